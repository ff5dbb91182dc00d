package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.OneofModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes what a service from Java brings along and one from a {@code .proto} does not have: its interface, its records, its
 * enums, and a sealed interface for each {@code oneof}.
 */
public final class ContractTypesGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        List<GeneratedFile> files = new ArrayList<>();
        module.services().forEach(service -> files.add(serviceInterface(service)));
        Stream.concat(
                        module.ownMessages().stream()
                                .filter(MessageModel::standsAlone)
                                .map(message -> (JavaType.Declared) message.javaType()),
                        module.ownEnums().stream().map(EnumModel::javaType))
                .map(type -> new JavaType.Declared(
                        type.packageName(), type.simpleNames().subList(0, 1), List.of()))
                .distinct()
                .sorted(Comparator.comparing(JavaType.Declared::qualifiedName))
                .forEach(type -> files.add(JavaSource.file(type, origin(module, type), type(module, type))));
        return files;
    }

    private static GeneratedFile serviceInterface(ServiceModel service) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(JavaTypes.rawClass(service.javaType()))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(JavaSource.javadoc(documented(service.doc(), "The service " + service.wireName() + ".")));
        for (MethodModel method : service.methods()) {
            MethodSpec.Builder declared = MethodSpec.methodBuilder(method.javaName())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .addJavadoc(JavaSource.javadoc(documented(
                            method.doc(),
                            (method.idempotent() ? "Idempotent: " : "Deduplicated: ") + method.path() + ".")))
                    .returns(JavaTypes.of(method.returnType()));
            method.parameters()
                    .forEach(parameter -> declared.addParameter(JavaTypes.of(parameter.type()), parameter.name()));
            type.addMethod(declared.build());
        }
        return JavaSource.file(service.javaType(), service.origin(), type);
    }

    private static String documented(String doc, String otherwise) {
        return doc.isBlank() ? otherwise : doc;
    }

    private static String origin(ModuleModel module, JavaType.Declared type) {
        return Stream.concat(
                        module.messages().stream()
                                .filter(message -> encloses(type, message.javaType()))
                                .map(MessageModel::protoFile),
                        module.enums().stream()
                                .filter(enumeration -> encloses(type, enumeration.javaType()))
                                .map(EnumModel::protoFile))
                .findFirst()
                .orElse(type.qualifiedName());
    }

    private static boolean encloses(JavaType.Declared outer, JavaType inner) {
        return inner instanceof JavaType.Declared declared
                && declared.packageName().equals(outer.packageName())
                && declared.simpleNames().size() >= outer.simpleNames().size()
                && declared.simpleNames().subList(0, outer.simpleNames().size()).equals(outer.simpleNames());
    }

    private static TypeSpec.Builder type(ModuleModel module, JavaType.Declared type) {
        Optional<EnumModel> enumeration = module.ownEnums().stream()
                .filter(model -> model.javaType().equals(type))
                .findFirst();
        if (enumeration.isPresent()) {
            return enumeration(enumeration.get());
        }
        TypeSpec.Builder built = module.ownMessages().stream()
                .filter(model -> model.standsAlone() && model.javaType().equals(type))
                .findFirst()
                .map(ContractTypesGenerator::record)
                .orElseGet(() -> holder(type));
        nested(module, type)
                .forEach(inner -> built.addType(type(module, inner)
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .build()));
        return built;
    }

    /** The types directly inside this one, of which some may only hold others. */
    private static Set<JavaType.Declared> nested(ModuleModel module, JavaType.Declared outer) {
        Set<JavaType.Declared> inner = new LinkedHashSet<>();
        int depth = outer.simpleNames().size();
        Stream.concat(
                        module.ownMessages().stream()
                                .filter(MessageModel::standsAlone)
                                .map(MessageModel::javaType),
                        module.ownEnums().stream().map(EnumModel::javaType))
                .filter(type -> encloses(outer, type))
                .map(type -> (JavaType.Declared) type)
                .filter(type -> type.simpleNames().size() > depth)
                .forEach(type -> inner.add(new JavaType.Declared(
                        type.packageName(), type.simpleNames().subList(0, depth + 1), List.of())));
        return inner;
    }

    /** A message that no service reaches, around one that some service does. */
    private static TypeSpec.Builder holder(JavaType.Declared type) {
        TypeSpec.Builder holder =
                TypeSpec.interfaceBuilder(JavaTypes.rawClass(type)).addJavadoc("Encloses what is used of it.\n");
        if (type.simpleNames().size() == 1) {
            holder.addModifiers(Modifier.PUBLIC);
        }
        return holder;
    }

    private static TypeSpec.Builder enumeration(EnumModel model) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(JavaTypes.rawClass(model.javaType()))
                .addJavadoc(JavaSource.javadoc(documented(model.doc(), "The enum " + model.origin() + ".")));
        topLevelIsPublic(type, model.javaType());
        model.unknown()
                .ifPresent(zero -> type.addEnumConstant(
                        zero,
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc("Number 0.\n")
                                .build()));
        model.constants()
                .forEach(constant -> type.addEnumConstant(
                        constant.javaName(),
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc(JavaSource.javadoc(
                                        documented(constant.doc(), "Number " + constant.number() + ".")))
                                .build()));
        model.unrecognized()
                .ifPresent(constant -> type.addEnumConstant(
                        constant,
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc("A number that this program does not know. It cannot be sent.\n")
                                .build()));
        return type;
    }

    private static void topLevelIsPublic(TypeSpec.Builder type, JavaType.Declared name) {
        if (name.simpleNames().size() == 1) {
            type.addModifiers(Modifier.PUBLIC);
        }
    }

    private static TypeSpec.Builder record(MessageModel message) {
        JavaType.Declared name = (JavaType.Declared) message.javaType();
        TypeSpec.Builder type = TypeSpec.recordBuilder(JavaTypes.rawClass(name))
                .addJavadoc(JavaSource.javadoc(documented(message.doc(), "The message " + message.origin() + ".")));
        topLevelIsPublic(type, name);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (FieldModel field : message.constructorOrder()) {
            if (message.rivals(field).isEmpty()) {
                components.addParameter(component(field));
            }
        }
        for (OneofModel oneof : message.oneofs()) {
            components.addParameter(ParameterSpec.builder(optional(JavaTypes.of(oneof.javaType())), oneof.javaName())
                    .addJavadoc(JavaSource.javadoc(oneof.doc()))
                    .build());
        }
        type.recordConstructor(components.build());
        if (!message.oneofs().isEmpty()) {
            type.addMethod(membersConstructor(message));
            new OneofTypes(message).addTo(type);
        }
        return type;
    }

    /** What the codec calls, which reads the members one by one. */
    private static MethodSpec membersConstructor(MessageModel message) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        message.constructorOrder()
                .forEach(field -> constructor.addParameter(JavaTypes.of(field.javaType()), field.javaName()));
        List<CodeBlock> arguments = new ArrayList<>();
        message.constructorOrder().stream()
                .filter(field -> message.rivals(field).isEmpty())
                .forEach(field -> arguments.add(CodeBlock.of("$N", field.javaName())));
        message.oneofs()
                .forEach(oneof -> arguments.add(CodeBlock.of(
                        "$T.of($L)", JavaTypes.rawClass(oneof.javaType()), String.join(", ", oneof.members()))));
        return constructor
                .addStatement("this($L)", CodeBlock.join(arguments, ", "))
                .build();
    }

    private static ParameterSpec component(FieldModel field) {
        return ParameterSpec.builder(JavaTypes.of(field.javaType()), field.javaName())
                .addJavadoc(JavaSource.javadoc(field.doc()))
                .build();
    }

    static ParameterizedTypeName optional(TypeName type) {
        return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }
}
