package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ParameterModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.service.RpcChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the blocking stub of each service: the interface, implemented by calls. */
final class StubGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.services().stream().map(service -> stub(module, service)).toList();
    }

    private static GeneratedFile stub(ModuleModel module, ServiceModel service) {
        JavaType.Declared name = JavaNames.stub(service);
        TypeSpec.Builder type = shell(
                        JavaTypes.rawClass(name),
                        service,
                        ClassName.get(RpcChannel.class),
                        CodeBlock.of("""
                                Calls {@code $L} through a channel and waits for each result. Immutable and thread-safe.

                                <p>Methods throw {@code RpcException} if there is no result; its outcome says whether the call was executed.
                                """, service.javaType()))
                .addSuperinterface(JavaTypes.of(service.javaType()));
        NestedTypes.of(module, service).forEach(type::alwaysQualify);
        for (MethodModel method : service.methods()) {
            type.addMethod(method(module, service, method));
        }
        return JavaSource.file(name, service.origin(), type);
    }

    /** A stub without its methods: a channel, options, and how to have others. */
    static TypeSpec.Builder shell(ClassName self, ServiceModel service, ClassName channel, CodeBlock javadoc) {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(javadoc)
                .addField(channel, "channel", Modifier.PRIVATE, Modifier.FINAL)
                .addField(CallOptions.class, "options", Modifier.PRIVATE, Modifier.FINAL);
        if (service.publicAccess()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("A stub that calls through a client, with the client's own settings.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(channel, "channel")
                        .addStatement("this(channel, $T.DEFAULTS)", CallOptions.class)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(channel, "channel")
                        .addParameter(CallOptions.class, "options")
                        .addStatement("this.channel = channel")
                        .addStatement("this.options = options")
                        .build())
                .addMethod(MethodSpec.methodBuilder("withOptions")
                        .addJavadoc("This stub with settings for all of its calls, in place of those that it had.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(self)
                        .addParameter(CallOptions.class, "newOptions")
                        .addStatement("return new $T(channel, newOptions)", self)
                        .build());
    }

    private static MethodSpec method(ModuleModel module, ServiceModel service, MethodModel method) {
        MessageModel request = module.message(method.request());
        MessageModel reply = module.message(method.reply());
        String methods = JavaNames.methods(service).simpleNames().get(0);
        // A parameter may have any name, also that of a class, which it would hide.
        LocalNames names = new LocalNames(List.of("e", "error", methods));
        Map<String, String> parameters = new LinkedHashMap<>();
        method.parameters().forEach(parameter -> parameters.put(parameter.name(), names.unique(parameter.name())));
        MethodSpec.Builder stub = MethodSpec.methodBuilder(method.javaName())
                .addJavadoc(JavaSource.javadoc(method.doc()))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(JavaTypes.of(method.returnType()))
                .varargs(method.varargs());
        for (ParameterModel parameter : method.parameters()) {
            stub.addParameter(ParameterSpec.builder(JavaTypes.of(parameter.type()), parameters.get(parameter.name()))
                    .build());
        }
        method.thrown().forEach(thrown -> stub.addException(JavaTypes.of(thrown)));
        CodeBlock call = call(service, MethodsGenerator.constant(service, method), request, reply, parameters);
        if (method.errors().isEmpty()) {
            return stub.addStatement(call).build();
        }
        stub.beginControlFlow("try").addStatement(call).nextControlFlow("catch ($T e)", RpcException.class);
        for (ErrorModel error : method.errors()) {
            stub.beginControlFlow("if (e.typedError() instanceof $T error)", JavaTypes.of(error.javaType()))
                    .addStatement("throw error")
                    .endControlFlow();
        }
        return stub.addStatement("throw e").endControlFlow().build();
    }

    private static CodeBlock call(
            ServiceModel service,
            String constant,
            MessageModel request,
            MessageModel reply,
            Map<String, String> parameters) {
        CodeBlock call = CodeBlock.of(
                "this.channel.call($T.$N, $L, this.options)",
                JavaTypes.rawClass(JavaNames.methods(service)),
                constant,
                argument(request, parameters));
        if (reply.standsAlone()) {
            return CodeBlock.of("return $L", call);
        }
        return reply.fields().stream()
                .map(result -> CodeBlock.of("return $L\n.$N()", call, LocalNames.component(result.accessor())))
                .findFirst()
                .orElse(call);
    }

    /** The request, as it is made of a method's parameters. */
    static CodeBlock argument(MessageModel request, Map<String, String> parameters) {
        if (request.standsAlone()) {
            return CodeBlock.of("$N", parameters.values().iterator().next());
        }
        CodeBlock fields = request.constructorOrder().stream()
                .map(field -> CodeBlock.of("$N", parameters.get(field.javaName())))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L)", JavaTypes.of(request.javaType()), fields);
    }
}
