package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.testkit.ExitWithParent;
import io.privateer.rpc.testkit.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server, or a worker of a broker, in a process of its own. It serves {@link TextService}: of {@code "id millis"} it
 * records {@code "begin id"}, works for so long, records {@code "end id"} and answers {@code "id by name"}.
 */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final JavaProcess process;
    private final String endpoint;

    private ServerProcess(JavaProcess process) {
        this.process = process;
        this.endpoint = process.awaitLine("listens at (\\S+)", START).group(1);
    }

    /** On a free port. */
    static ServerProcess start(String name, Effects effects) {
        return startAt("tcp://127.0.0.1:0", name, effects, List.of());
    }

    /** Where another one was before. */
    static ServerProcess startAt(String endpoint, String name, Effects effects) {
        return startAt(endpoint, name, effects, List.of());
    }

    /** A worker with one thread. */
    static ServerProcess startWorker(String broker, String name, Effects effects) {
        return startAt("tcp://127.0.0.1:0", name, effects, List.of(broker));
    }

    @SuppressWarnings("MustBeClosedChecker") // The new object closes it.
    private static ServerProcess startAt(String endpoint, String name, Effects effects, List<String> fronts) {
        JavaProcess.Builder builder = JavaProcess.of(ServerProcess.class)
                .name(name)
                .arguments(endpoint, name, effects.file().toString())
                .arguments(fronts.toArray(String[]::new));
        return new ServerProcess(builder.start());
    }

    public static void main(String[] arguments) throws InterruptedException {
        ExitWithParent.watch();
        String name = arguments[1];
        Effects effects = new Effects(Path.of(arguments[2]));
        RpcServerBuilder builder = RpcServer.builder()
                .name(name)
                .bind(arguments[0])
                .serve(TextService.binding(text -> work(name, effects, text)));
        if (arguments.length > 3) {
            builder.joinFront(arguments[3]).workers(1);
        }
        try (RpcServer server = builder.start()) {
            System.out.println("listens at " + server.endpoint());
            new CountDownLatch(1).await();
        }
    }

    private static String work(String name, Effects effects, String text) {
        String[] parts = text.split(" ", 2);
        effects.record("begin " + parts[0]);
        Work.lasting(Duration.ofMillis(Long.parseLong(parts[1])));
        effects.record("end " + parts[0]);
        return parts[0] + " by " + name;
    }

    String endpoint() {
        return endpoint;
    }

    JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
