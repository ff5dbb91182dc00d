package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.OneofModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The sealed interface of each {@code oneof} of one message, and what asks for a single member. */
final class OneofTypes {
    private final MessageModel message;

    OneofTypes(MessageModel message) {
        this.message = message;
    }

    void addTo(TypeSpec.Builder record) {
        for (OneofModel oneof : message.oneofs()) {
            for (FieldModel member : members(oneof)) {
                record.addMethod(accessor(oneof, member));
            }
            record.addType(sealedInterface(oneof));
        }
    }

    private List<FieldModel> members(OneofModel oneof) {
        return oneof.members().stream()
                .map(name -> message.fields().stream()
                        .filter(field -> field.javaName().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static ClassName variant(OneofModel oneof, FieldModel member) {
        String name = Names.upperFirst(member.javaName());
        // Java does not let a class have the name of one that encloses it.
        return JavaTypes.rawClass(oneof.javaType())
                .nestedClass(oneof.javaType().simpleNames().contains(name) ? name + "_" : name);
    }

    /** The type of a member's value: that inside of its {@code Optional}. */
    private static TypeName value(FieldModel member) {
        return ((ParameterizedTypeName) JavaTypes.of(member.javaType()))
                .typeArguments()
                .get(0);
    }

    private static MethodSpec accessor(OneofModel oneof, FieldModel member) {
        ClassName variant = variant(oneof, member);
        return MethodSpec.methodBuilder(member.accessor())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Present if {@code $L} is this one.\n", oneof.javaName())
                .returns(JavaTypes.of(member.javaType()))
                .addStatement(
                        "return $N.filter($T.class::isInstance).map(variant -> (($T) variant).value())",
                        oneof.javaName(),
                        variant,
                        variant)
                .build();
    }

    private TypeSpec sealedInterface(OneofModel oneof) {
        ClassName self = JavaTypes.rawClass(oneof.javaType());
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SEALED)
                .addJavadoc(
                        oneof.doc().isBlank() ? CodeBlock.of("One of several.\n") : JavaSource.javadoc(oneof.doc()));
        MethodSpec.Builder of = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ContractTypesGenerator.optional(self))
                .addStatement("$T set = null", self);
        for (FieldModel member : members(oneof)) {
            ClassName variant = variant(oneof, member);
            type.addType(TypeSpec.recordBuilder(variant)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc(
                            member.doc().isBlank()
                                    ? CodeBlock.of("The member {@code $L}.\n", member.protoName())
                                    : JavaSource.javadoc(member.doc()))
                    .recordConstructor(MethodSpec.constructorBuilder()
                            .addParameter(value(member), "value")
                            .build())
                    .addSuperinterface(self)
                    .build());
            of.addParameter(JavaTypes.of(member.javaType()), member.javaName() + "_")
                    .beginControlFlow("if ($N.isPresent())", member.javaName() + "_")
                    .beginControlFlow("if (set != null)")
                    .addStatement(
                            "throw new $T($S)",
                            IllegalArgumentException.class,
                            oneof.javaName() + " is given more than once")
                    .endControlFlow()
                    .addStatement("set = new $T($N.get())", variant, member.javaName() + "_")
                    .endControlFlow();
        }
        return type.addMethod(of.addStatement("return $T.ofNullable(set)", Optional.class)
                        .build())
                .build();
    }
}
