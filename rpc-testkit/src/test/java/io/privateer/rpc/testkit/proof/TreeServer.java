package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.testkit.ExitWithParent;
import io.privateer.rpc.testkit.JavaProcess;
import io.privateer.rpc.testkit.proof.TreeService.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A server in a process of its own, with a heap of its own, that strangers may do anything to. It serves
 * {@link TreeService}: {@code "memory"} is answered with the bytes of live objects, {@code "big n"} with n characters,
 * {@code "slow n"} after n milliseconds, all else with itself.
 */
final class TreeServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final JavaProcess process;
    private final String endpoint;

    private TreeServer(JavaProcess process) {
        this.process = process;
        this.endpoint = process.awaitLine("listens at (\\S+)", START).group(1);
    }

    @SuppressWarnings("MustBeClosedChecker") // The new object closes it.
    static TreeServer start(int heapMiB) {
        return start(heapMiB, Duration.ofMinutes(10));
    }

    @SuppressWarnings("MustBeClosedChecker") // The new object closes it.
    static TreeServer start(int heapMiB, Duration retention) {
        return new TreeServer(JavaProcess.of(TreeServer.class)
                .heapMiB(heapMiB)
                .arguments(retention.toString())
                .start());
    }

    public static void main(String[] arguments) throws InterruptedException {
        ExitWithParent.watch();
        try (RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(4)
                .retention(Duration.parse(arguments[0]))
                .serve(TreeService.binding(TreeServer::answer))
                .start()) {
            System.out.println("listens at " + server.endpoint());
            new CountDownLatch(1).await();
        }
    }

    private static Tree answer(Tree tree) {
        String[] words = tree.text().split(" ", 2);
        switch (words[0]) {
            case "memory" -> {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                return Tree.leaf(Long.toString(runtime.totalMemory() - runtime.freeMemory()));
            }
            case "big" -> {
                return Tree.leaf("x".repeat(Integer.parseInt(words[1])));
            }
            case "slow" -> {
                Work.lasting(Duration.ofMillis(Long.parseLong(words[1])));
                return tree;
            }
            default -> {
                return tree;
            }
        }
    }

    String endpoint() {
        return endpoint;
    }

    JavaProcess process() {
        return process;
    }

    /** How much of its heap is in use by live objects, in MiB. */
    long liveMiB(RpcClient client) {
        return Long.parseLong(client.call(TreeService.LOOK, Tree.leaf("memory"), CallOptions.DEFAULTS)
                        .text())
                >> 20;
    }

    /** How much memory the system gave the process, in MiB. */
    long residentMiB() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String resident = lines.filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the server is gone: " + process.lines()));
            return Long.parseLong(resident.replaceAll("\\D", "")) >> 10;
        } catch (IOException e) {
            throw new UncheckedIOException("the server's memory cannot be read", e);
        }
    }

    /** How many sockets it holds open. */
    long sockets() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return descriptors.filter(TreeServer::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException("the server's sockets cannot be counted", e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    /** Lines of its log that tell of trouble, which no peer may cause. */
    List<String> troubles() {
        return process.lines().stream()
                .filter(line -> line.contains("ERROR") || line.contains("OutOfMemoryError"))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
