package io.privateer.benchmarks.load;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a cell over connected clients.
 *
 * <p>At a fixed rate each call has a time at which it is due, and its latency counts from then and not from when its caller
 * got round to it: a server that stands still for a second delays all calls of that second, and none is omitted (Tene, "How
 * NOT to Measure Latency"; wrk2 does the same).
 */
public final class Load {
    private Load() {}

    public static Measurement run(Cell cell, List<Contender.Client> clients, Duration time) throws Exception {
        return cell.mode() == Mode.ASYNC ? flights(cell, clients, time) : callers(cell, clients, time);
    }

    // ---- callers that wait

    private static Measurement callers(Cell cell, List<Contender.Client> clients, Duration time) throws Exception {
        List<Contender.BlockingCall> calls = new ArrayList<>();
        for (int i = 0; i < cell.callers(); i++) {
            Contender.BlockingCall call = clients.get(i % clients.size()).blocking(cell.workload(), cell.bytes());
            // Connections are made before the clock runs.
            call.call();
            calls.add(call);
        }
        CountDownLatch ready = new CountDownLatch(cell.callers());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<Latencies> started = new ArrayList<>(1);
        for (int i = 0; i < calls.size(); i++) {
            int number = i;
            Thread thread = new Thread(
                    () -> {
                        ready.countDown();
                        awaitUninterruptibly(go);
                        work(cell, number, calls.get(number), started.get(0));
                    },
                    "caller-" + i);
            thread.start();
            threads.add(thread);
        }
        ready.await();
        Cost before = Cost.now();
        long begin = System.nanoTime();
        Latencies latencies = new Latencies(begin + time.toNanos());
        started.add(latencies);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Cost cost = Cost.now().since(before);
        for (Contender.BlockingCall call : calls) {
            call.close();
        }
        return latencies.measurement(seconds, cost);
    }

    private static void work(Cell cell, int number, Contender.BlockingCall call, Latencies latencies) {
        long interval = cell.ratePerSecond() == 0 ? 0 : 1_000_000_000L * cell.callers() / cell.ratePerSecond();
        // Callers take turns within an interval, so that their calls are not all due at once.
        long due = System.nanoTime() + interval * number / cell.callers();
        while (!latencies.isClosed()) {
            if (interval == 0) {
                due = System.nanoTime();
            } else {
                parkUntil(due);
            }
            try {
                call.call();
                latencies.landed(due);
            } catch (Exception e) {
                latencies.crashed(e);
            }
            due += interval;
        }
    }

    private static void parkUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts callers", e);
        }
    }

    // ---- calls in flight

    private static Measurement flights(Cell cell, List<Contender.Client> clients, Duration time) throws Exception {
        if (cell.ratePerSecond() != 0) {
            throw new IllegalArgumentException("a fixed rate is measured with callers that wait: " + cell);
        }
        Contender.Flight flight = clients.get(0).flight(cell.workload(), cell.bytes());
        Cost before = Cost.now();
        long begin = System.nanoTime();
        Latencies latencies = new Latencies(begin + time.toNanos());
        flight.fly(cell.callers(), latencies);
        double seconds = (System.nanoTime() - begin) / 1e9;
        return latencies.measurement(seconds, Cost.now().since(before));
    }
}
