package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the descriptors of each service's methods, which its stub and its binding share. */
final class MethodsGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.services().stream()
                .map(service -> methods(module, service))
                .toList();
    }

    /** The constant that holds a method's descriptor. */
    static String constant(ServiceModel service, MethodModel wanted) {
        LocalNames names = new LocalNames(List.of());
        for (MethodModel method : service.methods()) {
            String constant = names.constant(method.javaName());
            if (method.wireName().equals(wanted.wireName())) {
                return constant;
            }
        }
        throw new IllegalArgumentException(wanted.path() + " is no method of " + service.javaType());
    }

    private static GeneratedFile methods(ModuleModel module, ServiceModel service) {
        JavaType.Declared name = JavaNames.methods(service);
        TypeSpec.Builder type = TypeSpec.classBuilder(JavaTypes.rawClass(name))
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The methods of {@code $L} as the runtime knows them.\n", service.javaType())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (MethodModel method : service.methods()) {
            type.addField(descriptor(module, method, constant(service, method)));
        }
        return JavaSource.file(name, service.origin(), type);
    }

    private static FieldSpec descriptor(ModuleModel module, MethodModel method, String constant) {
        ParameterizedTypeName type = ParameterizedTypeName.get(
                ClassName.get(MethodDescriptor.class),
                JavaTypes.of(module.message(method.request()).javaType()),
                JavaTypes.of(module.message(method.reply()).javaType()));
        return FieldSpec.builder(type, constant, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        """
                        new $T<>($>$>
                        $S,
                        $L, // idempotent
                        $L, // timeout
                        $L, // runs on the socket's thread
                        $T.$L,
                        $T.$L,
                        $L)$L$L$L$L$<$<""",
                        MethodDescriptor.class,
                        method.path(),
                        method.idempotent(),
                        method.timeout().map(MethodsGenerator::duration).orElse(CodeBlock.of("null")),
                        method.nonBlocking(),
                        JavaTypes.rawClass(module.message(method.request()).codec()),
                        JavaNames.CODEC_INSTANCE,
                        JavaTypes.rawClass(module.message(method.reply()).codec()),
                        JavaNames.CODEC_INSTANCE,
                        errors(module, method.errors()),
                        priority(method.priority()),
                        method.transactional() ? CodeBlock.of("\n.inTransaction()") : CodeBlock.of(""),
                        hedging(method.hedging()),
                        result(module.message(method.reply())))
                .build();
    }

    private static CodeBlock duration(Duration timeout) {
        return timeout.getNano() % 1_000_000 == 0
                ? CodeBlock.of("$T.ofMillis($L)", Duration.class, timeout.toMillis())
                : CodeBlock.of("$T.ofSeconds($L, $L)", Duration.class, timeout.getSeconds(), timeout.getNano());
    }

    private static CodeBlock priority(Priority priority) {
        return priority == Priority.DEFAULT
                ? CodeBlock.of("")
                : CodeBlock.of("\n.withPriority($T.$L)", Priority.class, priority);
    }

    private static CodeBlock hedging(Hedging hedging) {
        if (hedging.isOff()) {
            return CodeBlock.of("");
        }
        return hedging.delay()
                .map(delay -> CodeBlock.of("\n.withHedging($T.after($L))", Hedging.class, duration(delay)))
                .orElse(CodeBlock.of("\n.withHedging($T.atP95())", Hedging.class));
    }

    /** A descriptor knows how by itself if the reply is the result. */
    private static CodeBlock result(MessageModel reply) {
        return reply.standsAlone() ? CodeBlock.of("") : CodeBlock.of("\n.withValue($L)", value(reply));
    }

    /** What takes a method's result out of its reply. */
    static CodeBlock value(MessageModel reply) {
        if (reply.standsAlone()) {
            return CodeBlock.of("reply -> reply");
        }
        return reply.fields().stream()
                .map(result ->
                        CodeBlock.of("$T::$N", JavaTypes.of(reply.javaType()), LocalNames.component(result.accessor())))
                .findFirst()
                .orElse(CodeBlock.of("reply -> null"));
    }

    private static CodeBlock errors(ModuleModel module, List<ErrorModel> errors) {
        CodeBlock descriptors = errors.stream()
                .map(error -> CodeBlock.of(
                        "new $T<>($S, $T.class, $T.$L)",
                        ErrorDescriptor.class,
                        error.wireName(),
                        JavaTypes.of(error.javaType()),
                        JavaTypes.rawClass(module.message(error.message()).codec()),
                        JavaNames.CODEC_INSTANCE))
                .collect(CodeBlock.joining(",\n"));
        return CodeBlock.of(errors.isEmpty() ? "$T.of($L)" : "$T.of($>$>\n$L)$<$<", List.class, descriptors);
    }
}
