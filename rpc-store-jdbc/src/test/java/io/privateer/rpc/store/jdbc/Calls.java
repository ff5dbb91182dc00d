package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Callers that call one after the other until they are told to stop, and what became of each call. Each has a client of its
 * own with another endpoint in front, so that all servers have something to do.
 */
final class Calls implements AutoCloseable {
    /**
     * How one call ended.
     *
     * @param outcome EXECUTED stands for a result
     * @param id of a call that failed
     * @param madeAt when, by {@link System#nanoTime}
     * @param toldAt the same
     */
    record Ended(
            boolean transactional,
            Outcome outcome,
            boolean succeeded,
            String told,
            @Nullable CallId id,
            long madeAt,
            long toldAt) {
        long nanos() {
            return toldAt - madeAt;
        }
    }

    private final Map<String, Ended> ended = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final List<RpcClient> clients = new ArrayList<>();
    private final int longestMicros;
    private final double transactional;
    private volatile boolean stopped;

    /**
     * @param transactional which share of the calls goes to the transactional method
     */
    Calls(List<String> endpoints, int callers, int longestMicros, double transactional, long seed) {
        this.longestMicros = longestMicros;
        this.transactional = transactional;
        for (int i = 0; i < callers; i++) {
            List<String> rotated = new ArrayList<>(endpoints);
            Collections.rotate(rotated, i);
            RpcClient client = client(rotated);
            clients.add(client);
            Random random = new Random(seed + i);
            Thread thread = new Thread(() -> call(client, random), "caller-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private static RpcClient client(List<String> endpoints) {
        RpcClientBuilder builder = RpcClient.builder()
                .deadline(Duration.ofMinutes(15))
                .attemptTimeout(Duration.ofSeconds(1))
                .maxAttempts(100)
                .backoff(Duration.ofMillis(5), Duration.ofMillis(50))
                // The budget protects servers from a crowd of clients; here one client meets servers that die all the
                // time.
                .retryBudget(1, 100_000);
        endpoints.forEach(builder::endpoint);
        return builder.build();
    }

    private void call(RpcClient client, Random random) {
        while (!stopped) {
            boolean pays = random.nextDouble() < transactional;
            String name = (pays ? "pay-" : "place-") + numbers.incrementAndGet();
            String text = name + " " + random.nextInt(longestMicros);
            long madeAt = System.nanoTime();
            Ended end;
            try {
                String result = client.call(pays ? Texts.PAY : Texts.PLACE, text, CallOptions.DEFAULTS);
                boolean own = result.equals((pays ? "paid " : "placed ") + name);
                end = new Ended(pays, Outcome.EXECUTED, own, result, null, madeAt, System.nanoTime());
            } catch (RpcException e) {
                String told = String.valueOf(e.getMessage());
                end = new Ended(pays, e.outcome(), false, told, e.callId(), madeAt, System.nanoTime());
            }
            ended.put(name, end);
        }
    }

    long made() {
        return numbers.get();
    }

    Map<String, Ended> ended() {
        return ended;
    }

    /** Waits for the calls that are under way. */
    void finish() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
        clients.forEach(RpcClient::close);
    }
}
