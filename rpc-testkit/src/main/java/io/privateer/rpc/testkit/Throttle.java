package io.privateer.rpc.testkit;

import java.util.concurrent.TimeUnit;

/** How many bytes may pass: a bucket that fills at a steady rate. Pure, takes time as a parameter. For one thread. */
final class Throttle {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** What may pass in one go after a pause: enough for a smooth stream, too little to hide the rate. */
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final long bytesPerSecond;
    /** The time up to which everything is paid for: bytes push it on, and while it lies ahead nothing passes. */
    private long paidNanos;

    /** @throws IllegalArgumentException if the rate is not positive */
    Throttle(long bytesPerSecond, long now) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("throttle to " + bytesPerSecond + " bytes/s, must be positive");
        }
        this.bytesPerSecond = bytesPerSecond;
        this.paidNanos = now;
    }

    /** How many of these bytes may pass now; 0: none before {@link #nextNanos}. */
    int allowance(int wanted, long now) {
        if (paidNanos - now > 0) {
            return 0;
        }
        // One byte at least, or a slow rate would never let the first one through.
        return (int) Math.min(wanted, Math.max(1, BURST_NANOS * (double) bytesPerSecond / SECOND));
    }

    void spend(int bytes, long now) {
        paidNanos = now + (long) (bytes * (double) SECOND / bytesPerSecond);
    }

    /** When the next bytes may pass. */
    long nextNanos() {
        return paidNanos;
    }
}
