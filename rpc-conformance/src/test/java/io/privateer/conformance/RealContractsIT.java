package io.privateer.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationRequest;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.client.ClientLanguage;
import io.privateer.codegen.contract.RandomMessages;
import io.privateer.codegen.contract.RealContract;
import io.privateer.codegen.contract.RealContract.Unary;
import io.privateer.codegen.model.ModuleId;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.codec.NativeCodec;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients in all languages of contracts that nobody here wrote: they are generated and built, every method without streams is
 * called, and what is on the wire is compared with what protoc's classes write, byte by byte. None of the contracts has a map,
 * whose entries may come in any order.
 */
final class RealContractsIT {
    private static final int ROUNDS = 12;
    private static final Path FOLDER = Path.of("target/contracts");

    private static long seed;

    private final AtomicReference<Message> answer = new AtomicReference<>();

    @BeforeAll
    static void tellTheSeed() throws IOException {
        seed = Long.getLong("contract.seed", System.nanoTime());
        System.out.println("contract.seed=" + seed);
        delete(FOLDER.resolve("generated"));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void generateClient(ClientLanguage language) {
        Path generated = FOLDER.resolve("generated");
        Path own = generated.resolve(language.id());
        for (RealContract contract : RealContract.values()) {
            contract.copyInto(own.resolve("proto"));
        }
        GenerationResult result = CodeGeneration.run(GenerationRequest.builder()
                .contractRoots(List.of(own.resolve("proto")))
                .contractPackageSuffix(".rpc")
                .skipStreaming(true)
                .classPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList())
                .module(new ModuleId("io.privateer", "real-contracts"))
                .javaOutput(own.resolve("java"))
                .protoOutput(own.resolve("java"))
                .resourceOutput(own.resolve("java"))
                .stateFile(own.resolve("state"))
                .clients(List.of(language))
                .clientOutput(generated.resolve("clients"))
                .build());
        assertEquals(List.of(), result.problems());
    }

    @ParameterizedTest
    @EnumSource
    void bytesAreThoseOfProtocsClasses(ClientLanguage language) throws Exception {
        Driver driver = Driver.in(Path.of("contracts", language.id()).toAbsolutePath());
        long start = System.nanoTime();
        generateClient(language);
        driver.buildAll();
        long built = System.nanoTime();
        List<Unary> methods = Stream.of(RealContract.values())
                .flatMap(contract -> contract.methods().stream())
                .toList();
        RpcServer server = server(methods);
        try (FaultProxy proxy = FaultProxy.start(server.endpoint());
                DriverProcess process = DriverProcess.start(driver)) {
            Wire wire = Wire.of(proxy);
            TestedClient client = new TestedClient(process, true, "c", "PROTOBUF", wire.endpoint());
            RandomMessages random = RandomMessages.ofAllEnums(new SplittableRandom(seed));
            assertAll(methods.stream().map(unary -> () -> call(unary, random, client, wire)));
        } finally {
            server.close(Duration.ZERO);
        }
        System.out.printf(
                "measured: %s, built in %.1f s, called in %.1f s%n",
                language.id(), (built - start) / 1e9, (System.nanoTime() - built) / 1e9);
    }

    /** Serves these methods by protoc's classes; every method gives the answer that stands ready. */
    private RpcServer server(List<Unary> all) {
        Map<String, List<Unary>> services = all.stream().collect(Collectors.groupingBy(Unary::service));
        RpcServerBuilder builder = RpcServer.builder().bind("tcp://127.0.0.1:0").workers(1);
        services.forEach((name, methods) -> builder.serve(
                new ServiceBinding(name, methods.stream().map(this::served).toList())));
        return builder.start();
    }

    private ServiceBinding.Method<?, ?> served(Unary unary) {
        return new ServiceBinding.Method<>(
                new MethodDescriptor<>(
                        unary.path(),
                        false,
                        null,
                        false,
                        NativeCodec.of(unary.request()),
                        NativeCodec.of(unary.reply()),
                        List.of()),
                request -> Objects.requireNonNull(answer.get()));
    }

    private void call(Unary unary, RandomMessages random, TestedClient client, Wire wire) {
        callOnce(unary, unary.request(), unary.reply(), client, wire);
        for (int i = 0; i < ROUNDS; i++) {
            callOnce(unary, random.like(unary.request()), random.like(unary.reply()), client, wire);
        }
    }

    private void callOnce(Unary unary, Message request, Message reply, TestedClient client, Wire wire) {
        answer.set(reply);
        byte[] result = client.call(unary.path(), request.toByteArray());
        List<Request> calls = wire.of(Kind.CALL);
        Request sent = calls.get(calls.size() - 1);
        assertEquals(unary.path(), sent.method());
        assertSame(unary, request, sent.body());
        assertSame(unary, reply, result);
    }

    private static void assertSame(Unary unary, Message expected, byte[] bytes) {
        assertArrayEquals(
                expected.toByteArray(),
                bytes,
                () -> unary.path() + ", contract.seed=" + seed + ":\n" + expected + "became " + Arrays.toString(bytes)
                        + ", which is\n" + parsed(expected, bytes));
    }

    private static String parsed(Message prototype, byte[] bytes) {
        try {
            return prototype.newBuilderForType().mergeFrom(bytes).build().toString();
        } catch (InvalidProtocolBufferException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
