package io.privateer.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Message;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Workspace;
import io.privateer.codegen.contract.RealContract.Unary;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contracts that nobody here wrote: they generate, compile, are called, and their bytes are those of protoc's classes. */
final class RealContractsTest {
    private static final int ROUNDS = 100;

    private final Workspace workspace;
    private long seed;

    RealContractsTest(@TempDir Path folder) {
        workspace = new Workspace(folder);
    }

    @BeforeEach
    void tellTheSeed() {
        seed = Long.getLong("contract.seed", System.nanoTime());
        System.out.println("contract.seed=" + seed);
    }

    @Test
    void streamingMethodsAreNamed() {
        // Watch streams, as it always will.
        GenerationResult result = generate(RealContract.HEALTH, false);
        assertEquals(
                "contracts/grpc/health/v1/health.proto:76: grpc.health.v1.Health/Watch is a streaming method, which cannot"
                        + " be called yet. Leave out all of them with <streaming>skip</streaming>",
                workspace.text(result).replaceFirst("health.proto:\\d+", "health.proto:76"));
        result = generate(RealContract.HEALTH, true);
        assertEquals(List.of("grpc.health.v1.Health/Watch is a streaming method, and left out"), result.warnings());
    }

    @ParameterizedTest
    @EnumSource
    void everyUnaryMethodIsCalled(RealContract contract) throws Exception {
        assertEquals("", workspace.text(generate(contract, true)));
        Map<String, List<Unary>> services = contract.methods().stream().collect(Collectors.groupingBy(Unary::service));
        try (GeneratedCode code = new GeneratedCode(workspace.compile())) {
            for (Map.Entry<String, List<Unary>> service : services.entrySet()) {
                String name = service.getKey().substring(service.getKey().lastIndexOf('.') + 1);
                call(code, contract.javaPackage() + ".rpc." + name, service.getValue());
            }
        }
    }

    private GenerationResult generate(RealContract contract, boolean skipStreaming) {
        contract.copyInto(workspace.path("contracts"));
        return CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .contractPackageSuffix(".rpc")
                .skipStreaming(skipStreaming)
                .build());
    }

    /** Calls every method over a real connection, with what protoc's classes wrote, and compares what arrives. */
    private void call(GeneratedCode code, String service, List<Unary> methods) throws Exception {
        AtomicReference<Object> received = new AtomicReference<>();
        AtomicReference<Object> answer = new AtomicReference<>();
        RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(1)
                .serve(code.binding(service, (proxy, method, arguments) -> {
                    received.set(arguments[0]);
                    return method.getReturnType() == void.class ? null : answer.get();
                }))
                .start();
        try (RpcClient client = RpcClient.builder().endpoint(server.endpoint()).build()) {
            Object stub = code.stub(service, client);
            RandomMessages random = RandomMessages.ofKnownEnums(new SplittableRandom(seed));
            for (Unary unary : methods) {
                Method method = method(code.type(service), unary.name());
                for (int i = 0; i < ROUNDS; i++) {
                    callOnce(
                            code,
                            stub,
                            method,
                            random.like(unary.request()),
                            random.like(unary.reply()),
                            received,
                            answer);
                }
            }
        } finally {
            server.close(java.time.Duration.ZERO);
        }
    }

    private static void callOnce(
            GeneratedCode code,
            Object stub,
            Method method,
            Message request,
            Message reply,
            AtomicReference<Object> received,
            AtomicReference<Object> answer)
            throws ReflectiveOperationException {
        String requestType = method.getParameterTypes()[0].getName();
        Object argument = code.decode(requestType, request.toByteArray());
        assertArrayEquals(request.toByteArray(), code.encode(requestType, argument), request::toString);
        if (method.getReturnType() == void.class) {
            method.invoke(stub, argument);
        } else {
            String replyType = method.getReturnType().getName();
            answer.set(code.decode(replyType, reply.toByteArray()));
            byte[] again = code.encode(replyType, code.decode(replyType, reply.toByteArray()));
            assertArrayEquals(reply.toByteArray(), again, () -> reply + " became " + parsed(reply, again));
            Object result = method.invoke(stub, argument);
            assertArrayEquals(reply.toByteArray(), code.encode(replyType, result), reply::toString);
        }
        assertArrayEquals(
                request.toByteArray(),
                code.encode(requestType, Objects.requireNonNull(received.get())),
                request::toString);
    }

    private static Message parsed(Message prototype, byte[] body) {
        try {
            return prototype.newBuilderForType().mergeFrom(body).build();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Method method(Class<?> service, String name) {
        String javaName = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        for (Method method : service.getMethods()) {
            if (method.getName().equals(javaName)) {
                return method;
            }
        }
        throw new AssertionError(service + " has no method " + javaName);
    }
}
