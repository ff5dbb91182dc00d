package io.privateer.rpc.zmq;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition of another thread, and fails if it does not come; JUnit's timeouts end no thread that spins. */
public final class Await {
    private Await() {}

    public static void await(BooleanSupplier condition) {
        await(Duration.ofSeconds(5), condition);
    }

    public static void await(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + atMost);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
