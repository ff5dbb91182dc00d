package io.privateer.rpc.zmq;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Warns at most every ten seconds and tells how much it kept back, so that no peer can fill the log. Thread-safe. */
final class RateLimitedLog {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final Logger logger;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicLong keptBack = new AtomicLong();

    RateLimitedLog(Logger logger) {
        this.logger = logger;
    }

    void warn(String message) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + INTERVAL)) {
            keptBack.incrementAndGet();
            return;
        }
        logger.warn("{} ({} more were not logged)", message, keptBack.getAndSet(0));
    }
}
