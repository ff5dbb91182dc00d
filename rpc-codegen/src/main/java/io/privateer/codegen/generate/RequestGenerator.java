package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the records that hold a method's arguments and its result, one message each, so that more can be added. */
final class RequestGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.ownMessages().stream()
                .filter(message ->
                        message.kind() == MessageModel.Kind.REQUEST || message.kind() == MessageModel.Kind.REPLY)
                .map(RequestGenerator::record)
                .toList();
    }

    private static GeneratedFile record(MessageModel message) {
        JavaType.Declared name = (JavaType.Declared) message.javaType();
        ClassName self = JavaTypes.rawClass(name);
        List<FieldModel> components = message.constructorOrder();
        TypeSpec.Builder type = TypeSpec.recordBuilder(self)
                .addJavadoc(
                        message.kind() == MessageModel.Kind.REQUEST
                                ? "The arguments of {@code $L}.\n"
                                : "The result of {@code $L}.\n",
                        message.origin());
        if (message.publicAccess()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.recordConstructor(MethodSpec.constructorBuilder()
                .addParameters(
                        components.stream().map(RequestGenerator::component).toList())
                .build());
        return JavaSource.file(name, message.origin(), type);
    }

    private static ParameterSpec component(FieldModel field) {
        CodeBlock doc = JavaSource.javadoc(field.doc());
        return ParameterSpec.builder(JavaTypes.of(field.javaType()), LocalNames.component(field.javaName()))
                .addJavadoc(doc)
                .build();
    }
}
