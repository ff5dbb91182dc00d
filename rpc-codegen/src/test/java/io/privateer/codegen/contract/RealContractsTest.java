package io.privateer.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.longrunning.CancelOperationRequest;
import com.google.longrunning.DeleteOperationRequest;
import com.google.longrunning.GetOperationRequest;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.longrunning.WaitOperationRequest;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.CompactionResponse;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.DeleteRangeResponse;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Workspace;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts that nobody here wrote: they generate, compile, are called, and their bytes are those of protoc's classes. */
final class RealContractsTest {
    private static final int ROUNDS = 200;

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

    /** A method, and the classes that protoc made for it. */
    private record Unary(String name, Message request, Message reply) {}

    @Test
    void health() throws Exception {
        // Watch streams, as it always will.
        GenerationResult result = generate("grpc/health/v1/health.proto");
        assertEquals(
                "contracts/grpc/health/v1/health.proto:76: grpc.health.v1.Health/Watch is a streaming method, which cannot"
                        + " be called yet. Leave out all of them with <streaming>skip</streaming>",
                workspace.text(result).replaceFirst("health.proto:\\d+", "health.proto:76"));
        result = generateWithoutStreaming("grpc/health/v1/health.proto");
        assertEquals(
                true,
                result.warnings().contains("grpc.health.v1.Health/Watch is a streaming method, and left out"),
                () -> "no warning names Watch");
        call(
                "io.grpc.health.v1.rpc.Health",
                List.of(new Unary(
                        "check", HealthCheckRequest.getDefaultInstance(), HealthCheckResponse.getDefaultInstance())));
    }

    @Test
    void etcdKeysAndValues() throws Exception {
        generateWithoutStreaming("rpc.proto");
        call(
                "io.etcd.jetcd.api.rpc.KV",
                List.of(
                        new Unary("range", RangeRequest.getDefaultInstance(), RangeResponse.getDefaultInstance()),
                        new Unary("put", PutRequest.getDefaultInstance(), PutResponse.getDefaultInstance()),
                        new Unary(
                                "deleteRange",
                                DeleteRangeRequest.getDefaultInstance(),
                                DeleteRangeResponse.getDefaultInstance()),
                        new Unary("txn", TxnRequest.getDefaultInstance(), TxnResponse.getDefaultInstance()),
                        new Unary(
                                "compact",
                                CompactionRequest.getDefaultInstance(),
                                CompactionResponse.getDefaultInstance())));
    }

    @Test
    void longRunningOperations() throws Exception {
        generateWithoutStreaming("google/longrunning/operations.proto");
        call(
                "com.google.longrunning.rpc.Operations",
                List.of(
                        new Unary(
                                "listOperations",
                                ListOperationsRequest.getDefaultInstance(),
                                ListOperationsResponse.getDefaultInstance()),
                        new Unary(
                                "getOperation",
                                GetOperationRequest.getDefaultInstance(),
                                Operation.getDefaultInstance()),
                        new Unary(
                                "deleteOperation",
                                DeleteOperationRequest.getDefaultInstance(),
                                Empty.getDefaultInstance()),
                        new Unary(
                                "cancelOperation",
                                CancelOperationRequest.getDefaultInstance(),
                                Empty.getDefaultInstance()),
                        new Unary(
                                "waitOperation",
                                WaitOperationRequest.getDefaultInstance(),
                                Operation.getDefaultInstance())));
    }

    private GenerationResult generate(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(resource), resource)) {
            workspace.file("contracts/" + resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .contractPackageSuffix(".rpc")
                .build());
    }

    private GenerationResult generateWithoutStreaming(String resource) throws IOException {
        generate(resource);
        GenerationResult result = CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .contractPackageSuffix(".rpc")
                .skipStreaming(true)
                .build());
        assertEquals("", workspace.text(result));
        return result;
    }

    /** Calls every method over a real connection, with what protoc's classes wrote, and compares what arrives. */
    private void call(String service, List<Unary> methods) throws Exception {
        try (GeneratedCode code = new GeneratedCode(workspace.compile())) {
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
            try (RpcClient client =
                    RpcClient.builder().endpoint(server.endpoint()).build()) {
                Object stub = code.stub(service, client);
                RandomMessages random = new RandomMessages(new SplittableRandom(seed));
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
        for (Method method : service.getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new AssertionError(service + " has no method " + name);
    }
}
