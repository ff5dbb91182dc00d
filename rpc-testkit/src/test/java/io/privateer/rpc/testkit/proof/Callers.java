package io.privateer.rpc.testkit.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Threads that make calls; what one of them throws fails the test that waits for them. */
final class Callers {
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    private Callers() {}

    /** Starts so many, each with its number from 0. */
    static Callers start(int count, IntConsumer work) {
        Callers callers = new Callers();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(() -> callers.run(number, work), "caller-" + number);
            thread.setDaemon(true);
            callers.threads.add(thread);
        }
        callers.threads.forEach(Thread::start);
        return callers;
    }

    private void run(int number, IntConsumer work) {
        try {
            work.accept(number);
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    Thread thread(int number) {
        return threads.get(number);
    }

    /** Waits for all of them to end well. */
    void join(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        for (Thread thread : threads) {
            long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
            try {
                thread.join(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + thread.getName(), e);
            }
            if (thread.isAlive()) {
                throw new AssertionError(
                        thread.getName() + " has not ended within " + atMost + ": " + List.of(thread.getStackTrace()));
            }
        }
        @Nullable Throwable first = failures.peek();
        if (first != null) {
            throw new AssertionError(failures.size() + " of " + threads.size() + " callers failed", first);
        }
    }
}
