package io.privateer.rpc.overload;

import com.sun.management.ThreadMXBean;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.load.LoadService;
import io.privateer.rpc.load.LoadSocket;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * What it costs a server to turn a call away, beside what it costs to serve one whose handler does nothing: processor time of
 * all its threads, JeroMQ's included, and how long its client waits for the answer.
 */
final class RejectionRun {
    /** Calls in flight. */
    private static final int WINDOW = 256;

    private static final int PER_SERVER = 8;

    private final long roundMs;

    RejectionRun(long roundMs) {
        this.roundMs = roundMs;
    }

    private record Cost(double micros, double millis) {}

    /** A table with a row for each thing that can become of a call; medians of the rounds. */
    String table(int rounds) {
        Cost[][] costs = new Cost[2][rounds];
        for (int round = -1; round < rounds; round++) {
            Cost served = served();
            Cost refused = refused();
            if (round >= 0) {
                costs[0][round] = served;
                costs[1][round] = refused;
            }
        }
        StringBuilder table = new StringBuilder("| call | CPU of the server | answered after |\n| --- | --- | --- |\n");
        for (int row = 0; row < 2; row++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f µs | %.2f ms |\n",
                    List.of("served, its handler does nothing", "refused, the queue is full")
                            .get(row),
                    Arrays.stream(costs[row]).mapToDouble(Cost::micros).sorted().toArray()[rounds / 2],
                    Arrays.stream(costs[row]).mapToDouble(Cost::millis).sorted().toArray()[rounds / 2]));
        }
        return table.toString();
    }

    private Cost served() {
        try (RpcServer server = server(4, 4_096, new CountDownLatch(0));
                LoadSocket socket = new LoadSocket(server.endpoint())) {
            return measure(socket, Id.random(new Random()), 1, Executed.YES);
        }
    }

    private Cost refused() {
        CountDownLatch end = new CountDownLatch(1);
        try (RpcServer server = server(1, PER_SERVER, end);
                LoadSocket socket = new LoadSocket(server.endpoint())) {
            try {
                Id client = Id.random(new Random());
                for (int i = 1; i <= PER_SERVER + 1; i++) {
                    socket.send(
                            socket.bound(LoadService.call(client, i, "waits")).withTimes(600_000, 0));
                }
                return measure(socket, client, PER_SERVER + 2, Executed.NO);
            } finally {
                // Before the server is closed, which waits for its handlers.
                end.countDown();
            }
        }
    }

    private static RpcServer server(int workers, int maxQueued, CountDownLatch waitsFor) {
        return RpcServer.builder()
                .name("rpc-server-rejections")
                .bind("tcp://127.0.0.1:0")
                .workers(workers)
                .maxQueued(maxQueued)
                .queueDelay(Duration.ofMinutes(1), Duration.ofMinutes(1))
                .serve(LoadService.binding(LoadService.WORK, text -> {
                    waitsFor.await();
                    return text;
                }))
                .start();
    }

    private Cost measure(LoadSocket socket, Id client, long first, Executed expected) {
        long sequence = first;
        for (; sequence < first + WINDOW; sequence++) {
            send(socket, client, sequence, expected);
        }
        long warm = System.nanoTime() + roundMs * 250_000;
        long end = warm + roundMs * 1_000_000;
        long from = 0;
        long cpu = 0;
        long answered = 0;
        long now = System.nanoTime();
        while (now < end) {
            Reply reply = socket.receive(Duration.ofSeconds(10));
            if (reply == null || reply.executed() != expected) {
                throw new IllegalStateException("expected " + expected + ", not " + reply);
            }
            send(socket, client, ++sequence, expected);
            answered++;
            now = System.nanoTime();
            if (from == 0 && now >= warm) {
                from = now;
                answered = 0;
                cpu = cpuNanos();
            }
        }
        double micros = (cpuNanos() - cpu) / 1_000.0 / answered;
        double millis = (now - from) / 1e6 / answered * WINDOW;
        for (int i = 0; i < WINDOW; i++) {
            socket.receive(Duration.ofSeconds(10));
        }
        return new Cost(micros, millis);
    }

    private static void send(LoadSocket socket, Id client, long sequence, Executed expected) {
        long doneBelow = expected == Executed.YES ? Math.max(1, sequence - 2L * WINDOW) : 1;
        socket.send(socket.bound(LoadService.call(client, sequence, "work"))
                .withTimes(10_000, 0)
                .withDone(doneBelow, List.of()));
    }

    private static long cpuNanos() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("rpc-"))
                .mapToLong(info -> info.getThreadId())
                .toArray();
        return Arrays.stream(threads.getThreadCpuTime(ids)).sum();
    }
}
