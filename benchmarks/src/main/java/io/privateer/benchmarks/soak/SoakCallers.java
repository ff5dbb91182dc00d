package io.privateer.benchmarks.soak;

import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.contract.DeskStub;
import io.privateer.benchmarks.contract.Line;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.Receipt;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.RpcException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait, each with calls of its own numbers: an echo and an order in turn, whose results are compared. At a fixed
 * rate a call's latency counts from when it was due.
 */
final class SoakCallers implements AutoCloseable {
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int ECHO_BYTES = 40;
    private static final List<Line> LINES = Workload.order(64).lines();
    private static final long TOTAL = Workload.totalCents(new Order("", "", LINES));

    /** Latencies while nothing is wrong, and of all calls. */
    private final Histogram calm = new ConcurrentHistogram(LONGEST, 3);

    private final Histogram all = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> firstLoss = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final DeskStub desk;
    private volatile boolean disturbed;
    private volatile boolean over;

    /**
     * @param numbers the number of each caller's last call before; changed by the calls
     * @param ratePerSecond of all callers together; 0 for as fast as they can
     */
    SoakCallers(RpcClient client, long[] numbers, int ratePerSecond) {
        desk = new DeskStub(client);
        for (int i = 0; i < numbers.length; i++) {
            int caller = i;
            Thread thread = new Thread(() -> work(caller, numbers, ratePerSecond), "soak-caller-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    private void work(int caller, long[] numbers, int ratePerSecond) {
        long interval = ratePerSecond == 0 ? 0 : 1_000_000_000L * numbers.length / ratePerSecond;
        long due = System.nanoTime() + interval * caller / numbers.length;
        while (!over) {
            due = interval == 0 ? System.nanoTime() : due;
            for (long left = due - System.nanoTime(); left > 0 && !over; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (over) {
                return;
            }
            boolean wasDisturbed = disturbed;
            call(caller, ++numbers[caller]);
            long latency = Math.min(LONGEST, System.nanoTime() - due);
            all.recordValue(latency);
            if (!wasDisturbed && !disturbed) {
                calm.recordValue(latency);
            }
            due += interval;
        }
    }

    private void call(int caller, long number) {
        try {
            boolean right = number % 2 == 0 ? echoes(caller, number) : places(caller, number);
            if (!right) {
                wrong.incrementAndGet();
            }
        } catch (RpcException e) {
            lost.incrementAndGet();
            firstLoss.compareAndSet(null, e);
        }
    }

    private boolean echoes(int caller, long number) {
        byte[] bytes = new byte[ECHO_BYTES];
        ByteBuffer.wrap(bytes).putInt(caller).putLong(number);
        return Arrays.equals(bytes, desk.echo(bytes));
    }

    private boolean places(int caller, long number) {
        String id = caller + "-" + number;
        Receipt receipt = desk.place(new Order(id, "customer-17", LINES));
        return receipt.equals(new Receipt(id, TOTAL, LINES.size()));
    }

    /** Whether something is wrong at the moment, so that latencies are not those of calm times. */
    void disturbed(boolean now) {
        disturbed = now;
    }

    Histogram calm() {
        return calm;
    }

    Histogram all() {
        return all;
    }

    long wrong() {
        return wrong.get();
    }

    long lost() {
        return lost.get();
    }

    @Nullable
    Throwable firstLoss() {
        return firstLoss.get();
    }

    /** Ends after the calls that are under way. */
    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
