package io.privateer.rpc.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that another thread or process does, for a bounded time and no longer than it takes. Thread-safe. */
public final class Await {
    /** Short enough that waiting costs a test next to nothing, long enough to leave the processor to those waited for. */
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private Await() {}

    /** As {@link #until(Duration, BooleanSupplier, Supplier)} with a message that does not change. */
    public static void until(Duration atMost, BooleanSupplier condition, String message) {
        until(atMost, condition, () -> message);
    }

    /**
     * Returns as soon as the condition holds, which is looked at once at least and then every 2 ms.
     *
     * @param message what was waited for, and what was there instead: made when the time is over
     * @throws AssertionError if it does not hold in time, or the waiting thread is interrupted (which it then still is).
     *     What the condition throws ends the wait at once.
     */
    public static void until(Duration atMost, BooleanSupplier condition, Supplier<String> message) {
        value(atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), message);
    }

    /**
     * Returns the first value that there is, which is asked for once at least and then every 2 ms.
     *
     * @param message what was waited for, and what was there instead: made when the time is over
     * @throws AssertionError if there is none in time, or the waiting thread is interrupted (which it then still is)
     */
    public static <T> T value(Duration atMost, Supplier<Optional<T>> source, Supplier<String> message) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            // Before the question, so that a slow answer is still the answer to a question asked in time.
            boolean last = System.nanoTime() - end >= 0;
            Optional<T> value = source.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (last) {
                throw new AssertionError("not within " + atMost + ": " + message.get());
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting: " + message.get());
            }
        }
    }
}
