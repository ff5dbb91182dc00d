package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ParameterModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.service.AsyncRpcChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the asynchronous twin of each service: the interface with futures for results, and its stub. */
final class AsyncGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.services().stream()
                .flatMap(service -> Stream.of(twin(service), stub(module, service)))
                .toList();
    }

    private static GeneratedFile twin(ServiceModel service) {
        JavaType.Declared name = JavaNames.async(service);
        TypeSpec.Builder type =
                TypeSpec.interfaceBuilder(JavaTypes.rawClass(name)).addJavadoc("""
                        The methods of {@code $L}, which return at once.

                        <p>A future ends with the result, with an exception that the method declares, or with an
                        {@code RpcException} whose outcome says whether the call was executed. Cancelling it cancels the call.
                        """, service.javaType());
        if (service.publicAccess()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        for (MethodModel method : service.methods()) {
            LocalNames names = new LocalNames(List.of());
            type.addMethod(signature(method, parameters(method, names))
                    .addJavadoc(JavaSource.javadoc(method.doc()))
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .build());
        }
        return JavaSource.file(name, service.origin(), type);
    }

    private static GeneratedFile stub(ModuleModel module, ServiceModel service) {
        JavaType.Declared name = JavaNames.asyncStub(service);
        ClassName self = JavaTypes.rawClass(name);
        TypeSpec.Builder type = StubGenerator.shell(
                        self,
                        service,
                        ClassName.get(AsyncRpcChannel.class),
                        CodeBlock.of(
                                "Calls {@code $L} through a channel and returns at once. Immutable and thread-safe.\n",
                                service.javaType()))
                .addSuperinterface(JavaTypes.rawClass(JavaNames.async(service)));
        for (MethodModel method : service.methods()) {
            type.addMethod(method(module, service, method));
        }
        return JavaSource.file(name, service.origin(), type);
    }

    private static MethodSpec method(ModuleModel module, ServiceModel service, MethodModel method) {
        MessageModel request = module.message(method.request());
        MessageModel reply = module.message(method.reply());
        // A parameter may have any name, also that of a class, which it would hide.
        LocalNames names = new LocalNames(List.of(
                "reply",
                JavaNames.methods(service).simpleNames().get(0),
                method.reply().simpleName()));
        Map<String, String> parameters = parameters(method, names);
        return signature(method, parameters)
                .addJavadoc(JavaSource.javadoc(method.doc()))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addStatement(
                        "return this.channel.call(\n$T.$N, $L, this.options, $L)",
                        JavaTypes.rawClass(JavaNames.methods(service)),
                        MethodsGenerator.constant(service, method),
                        StubGenerator.argument(request, parameters),
                        MethodsGenerator.value(reply))
                .build();
    }

    private static Map<String, String> parameters(MethodModel method, LocalNames names) {
        Map<String, String> parameters = new LinkedHashMap<>();
        method.parameters().forEach(parameter -> parameters.put(parameter.name(), names.unique(parameter.name())));
        return parameters;
    }

    private static MethodSpec.Builder signature(MethodModel method, Map<String, String> parameters) {
        TypeName result = JavaTypes.of(method.returnType());
        MethodSpec.Builder signature = MethodSpec.methodBuilder(method.javaName())
                .returns(ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), result.box()))
                .varargs(method.varargs());
        for (ParameterModel parameter : method.parameters()) {
            signature.addParameter(
                    ParameterSpec.builder(JavaTypes.of(parameter.type()), parameters.get(parameter.name()))
                            .build());
        }
        return signature;
    }
}
