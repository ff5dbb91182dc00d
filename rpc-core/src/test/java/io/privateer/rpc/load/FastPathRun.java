package io.privateer.rpc.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Measures the server's side of a call: variants in alternating rounds, echoes of 40 bytes, deduplicated, from one DEALER
 * with 1, 64 and 1,024 calls in flight. Prints the median of the rounds: calls a second, microseconds of processor time and
 * bytes allocated by the server's threads for each call.
 */
public final class FastPathRun {
    private static final String TEXT = "0123456789012345678901234567890123456789";
    private static final int[] IN_FLIGHT = {1, 64, 1_024};

    private final Map<String, Supplier<RpcServer>> variants;
    private final int rounds;
    private final long roundMs;
    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    public FastPathRun(Map<String, Supplier<RpcServer>> variants, int rounds, long roundMs) {
        this.variants = variants;
        this.rounds = rounds;
        this.roundMs = roundMs;
    }

    public String table() {
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Supplier<RpcServer>> variant : variants.entrySet()) {
                try (RpcServer server = variant.getValue().get();
                        LoadSocket socket = new LoadSocket(server.endpoint())) {
                    for (int inFlight : IN_FLIGHT) {
                        double[] measured = measure(socket, inFlight);
                        if (round > 0) {
                            results.computeIfAbsent(variant.getKey() + " | " + inFlight, key -> new ArrayList<>())
                                    .add(measured);
                        }
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder("| variant | in flight | calls/s | spread | CPU | allocated |\n");
        table.append("| --- ".repeat(6)).append("|\n");
        results.forEach((key, rows) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f–%.0f | %.1f µs | %.0f B |\n",
                key,
                median(rows, 0),
                rows.stream().mapToDouble(row -> row[0]).min().orElse(0),
                rows.stream().mapToDouble(row -> row[0]).max().orElse(0),
                median(rows, 1),
                median(rows, 2))));
        return table.toString();
    }

    private static double median(List<double[]> rows, int column) {
        double[] sorted = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private double[] measure(LoadSocket socket, int inFlight) {
        Id client = Id.random(new Random());
        long sequence = 0;
        long done = 0;
        long begun = System.nanoTime();
        long warm = begun + roundMs * 1_000_000 / 4;
        long end = warm + roundMs * 1_000_000;
        long measuredFrom = 0;
        long cpu = 0;
        long allocated = 0;
        long at = begun;
        for (int i = 0; i < inFlight; i++) {
            send(socket, client, ++sequence, inFlight);
        }
        while (at < end) {
            Reply reply = socket.receive(Duration.ofSeconds(10));
            if (reply == null || reply.code().number() != 0) {
                throw new IllegalStateException("not answered as it should be: " + reply);
            }
            send(socket, client, ++sequence, inFlight);
            done++;
            at = System.nanoTime();
            if (measuredFrom == 0 && at >= warm) {
                measuredFrom = at;
                done = 0;
                cpu = cpuNanos();
                allocated = allocatedByOthers();
            }
        }
        double[] measured = {
            done * 1e9 / (at - measuredFrom),
            (cpuNanos() - cpu) / 1_000.0 / done,
            (double) (allocatedByOthers() - allocated) / done
        };
        for (int i = 0; i < inFlight; i++) {
            socket.receive(Duration.ofSeconds(10));
        }
        return measured;
    }

    private static void send(LoadSocket socket, Id client, long sequence, int inFlight) {
        socket.send(socket.bound(LoadService.call(client, sequence, TEXT))
                .withTimes(10_000, 500)
                .withDone(Math.max(1, sequence - 2L * inFlight), List.of()));
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** What the threads of servers have allocated so far. */
    private static long allocatedByOthers() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("rpc-server"))
                .mapToLong(info -> info.getThreadId())
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
    }

    /**
     * Measures and prints.
     *
     * @param arguments the number of rounds, and how many milliseconds each cell of one takes
     */
    public static void main(String[] arguments) {
        Map<String, Supplier<RpcServer>> variants = new LinkedHashMap<>();
        variants.put("workers", () -> server(false, false));
        if (Runtime.version().feature() >= 21) {
            variants.put("virtual threads", () -> server(false, true));
        }
        variants.put("owner thread", () -> server(true, false));
        System.out.println(
                new FastPathRun(variants, Integer.parseInt(arguments[0]), Long.parseLong(arguments[1])).table());
    }

    private static RpcServer server(boolean nonBlocking, boolean virtual) {
        MethodDescriptor<String, String> method = new MethodDescriptor<>(
                LoadService.WORK.path(),
                false,
                null,
                nonBlocking,
                LoadService.WORK.request(),
                LoadService.WORK.reply(),
                List.of());
        RpcServerBuilder builder = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(4)
                .maxQueued(4_096)
                .serve(LoadService.binding(method, text -> text));
        return (virtual ? builder.virtualThreads() : builder).start();
    }
}
