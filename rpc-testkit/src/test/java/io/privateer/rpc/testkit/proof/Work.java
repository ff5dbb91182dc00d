package io.privateer.rpc.testkit.proof;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A handler's work: time that passes. */
final class Work {
    private Work() {}

    /** Returns when this much time has passed. */
    static void lasting(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
