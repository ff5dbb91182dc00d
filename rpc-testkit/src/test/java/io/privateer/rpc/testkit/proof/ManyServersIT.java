package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Envelopes;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one bad server among three costs callers. */
@Timeout(120)
final class ManyServersIT {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);
    private static final int CALLERS = 8;

    /** One call: when it began after the server went bad, and how long it took, both in nanoseconds. */
    private record Took(long begun, long nanos, boolean ok) {}

    private static RpcClient client(List<String> endpoints) {
        var builder = RpcClient.builder().attemptTimeout(ATTEMPT_TIMEOUT).deadline(Duration.ofSeconds(20));
        endpoints.forEach(builder::endpoint);
        return builder.build();
    }

    /** A server behind a proxy, which sees when calls are sent to it. */
    private static final class Watched implements AutoCloseable {
        final ServerProcess server;
        final FaultProxy proxy;
        final Queue<Long> calls = new ConcurrentLinkedQueue<>();

        Watched(String name, Path folder) {
            server = ServerProcess.start(name, new Effects(folder.resolve(name)));
            proxy = FaultProxy.start(server.endpoint());
            proxy.next(Direction.TO_SERVER, 1, this::seen, new Fault.Drop());
        }

        /** Takes note of calls, and meets nothing. */
        private boolean seen(ProxiedMessage message) {
            if (Envelopes.call().test(message)) {
                calls.add(System.nanoTime());
            }
            return false;
        }

        long calls(long from, long to) {
            return calls.stream().filter(at -> at - from >= 0 && at - to < 0).count();
        }

        @Override
        public void close() {
            proxy.close();
            server.close();
        }
    }

    /** Stopped with SIGSTOP it says nothing at all; killed, its connections end. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeadServerAmongThreeCostsLessThanAnAttemptTimeoutAndSoonNothing(boolean stopped, @TempDir Path folder) {
        long three = Duration.ofSeconds(3).toNanos();
        Queue<Took> calls = new ConcurrentLinkedQueue<>();
        List<Watched> servers = new ArrayList<>();
        long died;
        try {
            for (String name : List.of("one", "two", "three")) {
                servers.add(new Watched(name, folder));
            }
            Watched dead = servers.get(0);
            try (RpcClient client = client(
                    servers.stream().map(watched -> watched.proxy.endpoint()).toList())) {
                Callers.start(3, number -> repeat(Duration.ofSeconds(2), any -> TextService.find(client, "warm 0")))
                        .join(Duration.ofSeconds(30));
                if (stopped) {
                    dead.server.process().stop();
                } else {
                    dead.server.process().kill();
                }
                died = System.nanoTime();
                Callers.start(
                                CALLERS,
                                number -> repeat(Duration.ofSeconds(6), i -> {
                                    long begun = System.nanoTime();
                                    // A deduplicated call that is bound to a server when it dies has to wait for that
                                    // one; those that begin later have no part in it.
                                    boolean placed = begun - died >= three && i % 2 == 0;
                                    boolean ok = call(client, placed, number + "." + i + " 0");
                                    calls.add(new Took(begun - died, System.nanoTime() - begun, ok));
                                }))
                        .join(Duration.ofSeconds(60));
            }
        } finally {
            servers.forEach(Watched::close);
        }
        long failed = calls.stream().filter(call -> !call.ok()).count();
        long before = longest(calls, 0, three);
        long after = longest(calls, three, Long.MAX_VALUE);
        long sentBefore = servers.get(0).calls(died, died + three);
        long sentLater =
                servers.get(0).calls(died + three, died + Duration.ofHours(1).toNanos());
        System.out.printf(
                "measured: one of three servers %s: %d calls, %d failed; of those begun within 3 s %d were sent to it and the"
                        + " longest took %d ms, of those begun later %d and %d ms%n",
                stopped ? "stands still" : "killed",
                calls.size(),
                failed,
                sentBefore,
                before / 1_000_000,
                sentLater,
                after / 1_000_000);
        assertEquals(0, failed);
        assertTrue(before < ATTEMPT_TIMEOUT.toNanos(), () -> before / 1_000_000 + " ms within 3 s");
        assertEquals(0, sentLater, "calls that were sent to it after 3 s");
        assertTrue(after < ATTEMPT_TIMEOUT.toNanos() / 2, () -> after / 1_000_000 + " ms later");
    }

    private static long longest(Queue<Took> calls, long from, long to) {
        return calls.stream()
                .filter(call -> call.begun() >= from && call.begun() < to)
                .mapToLong(Took::nanos)
                .max()
                .orElseThrow();
    }

    private static boolean call(RpcClient client, boolean deduplicated, String text) {
        try {
            String result = deduplicated ? TextService.place(client, text) : TextService.find(client, text);
            return result.startsWith(text.split(" ", 2)[0]);
        } catch (RpcException e) {
            return false;
        }
    }

    private static void repeat(Duration length, Consumer<Integer> work) {
        long end = System.nanoTime() + length.toNanos();
        for (int i = 0; System.nanoTime() - end < 0; i++) {
            work.accept(i);
            // A pause as long as the calls of an idle machine: the servers shall not be the ones that are measured.
            Work.lasting(Duration.ofMillis(2));
        }
    }

    @Test
    void aServerThatIsSlowAndAliveIsUsedLessAndNotEjected() {
        Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
        try (RpcServer one = server("one", Duration.ofMillis(5), served);
                RpcServer two = server("two", Duration.ofMillis(5), served);
                RpcServer slow = server("slow", Duration.ofMillis(200), served);
                RpcClient client = client(List.of(one.endpoint(), two.endpoint(), slow.endpoint()))) {
            Map<String, Integer> firstHalf = serve(client, served);
            Map<String, Integer> all = serve(client, served);
            int fast = all.getOrDefault("one", 0) + all.getOrDefault("two", 0);
            int late = all.getOrDefault("slow", 0) - firstHalf.getOrDefault("slow", 0);
            System.out.println("measured: two servers of 5 ms and one of 200 ms, " + CALLERS + " callers for 6 s: "
                    + all + ", of the slow one " + late + " in the second half");
            assertTrue(fast > 10 * all.getOrDefault("slow", 0), all::toString);
            assertTrue(late > 0, "it was used no more in the second half: " + all);
        }
    }

    private static Map<String, Integer> serve(RpcClient client, Map<String, AtomicInteger> served) {
        Callers.start(CALLERS, number -> repeat(Duration.ofSeconds(3), i -> TextService.find(client, number + "/" + i)))
                .join(Duration.ofSeconds(30));
        Map<String, Integer> counts = new TreeMap<>();
        served.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    private static RpcServer server(String name, Duration work, Map<String, AtomicInteger> served) {
        return RpcServer.builder()
                .name(name)
                .bind("tcp://127.0.0.1:0")
                .workers(CALLERS)
                .serve(TextService.binding(text -> {
                    served.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
                    Work.lasting(work);
                    return text;
                }))
                .start();
    }

    @Test
    void serversMayComeAndGoAtRunTime() {
        Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
        try (RpcServer one = server("one", Duration.ZERO, served);
                RpcServer two = server("two", Duration.ZERO, served);
                RpcClient client = client(List.of(one.endpoint()))) {
            TextService.place(client, "a");
            assertEquals(List.of("one"), List.copyOf(served.keySet()));
            client.endpoints(List.of(two.endpoint()));
            for (int i = 0; i < 10; i++) {
                TextService.place(client, "b" + i);
            }
            assertEquals(10, served.getOrDefault("two", new AtomicInteger()).get());
            assertEquals(1, served.getOrDefault("one", new AtomicInteger()).get());
        }
    }
}
