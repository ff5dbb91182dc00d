package io.privateer.codegen.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.service.ServiceBinding;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the binding of each service: what a server calls an implementation through. */
final class BindingGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.services().stream()
                .map(service -> binding(module, service))
                .toList();
    }

    private static GeneratedFile binding(ModuleModel module, ServiceModel service) {
        JavaType.Declared name = JavaNames.binding(service);
        CodeBlock methods = service.methods().stream()
                .map(method -> method(module, service, method))
                .collect(CodeBlock.joining(",\n"));
        TypeSpec.Builder type = TypeSpec.classBuilder(JavaTypes.rawClass(name))
                .addModifiers(Modifier.FINAL)
                .addJavadoc("Ties an implementation of {@code $L} to its methods on the wire.\n", service.javaType())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("What a server serves. The implementation is called by many threads at once.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(ServiceBinding.class)
                        .addParameter(JavaTypes.of(service.javaType()), "implementation")
                        .addStatement(
                                "return new $T($S, $T.of($L))",
                                ServiceBinding.class,
                                service.wireName(),
                                List.class,
                                service.methods().isEmpty() ? methods : CodeBlock.of("\n$L", methods))
                        .build());
        if (service.publicAccess()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return JavaSource.file(name, service.origin(), type);
    }

    private static CodeBlock method(ModuleModel module, ServiceModel service, MethodModel method) {
        MessageModel reply = module.message(method.reply());
        // In the order of the interface's parameters, which need not be that of the request's components.
        CodeBlock arguments = module.message(method.request()).standsAlone()
                ? CodeBlock.of("request")
                : method.parameters().stream()
                        .map(parameter -> CodeBlock.of("request.$N()", LocalNames.component(parameter.name())))
                        .collect(CodeBlock.joining(", "));
        CodeBlock call = CodeBlock.of("implementation.$N($L)", method.javaName(), arguments);
        CodeBlock handler;
        if (reply.standsAlone()) {
            handler = call;
        } else if (reply.fields().isEmpty()) {
            handler = CodeBlock.of("{$>\n$L;\nreturn new $T();$<\n}", call, JavaTypes.of(reply.javaType()));
        } else {
            handler = CodeBlock.of("new $T($L)", JavaTypes.of(reply.javaType()), call);
        }
        return CodeBlock.of(
                "new $T.Method<>($>$>\n$T.$N,\nrequest -> $L)$<$<",
                ServiceBinding.class,
                JavaTypes.rawClass(JavaNames.methods(service)),
                MethodsGenerator.constant(service, method),
                handler);
    }
}
