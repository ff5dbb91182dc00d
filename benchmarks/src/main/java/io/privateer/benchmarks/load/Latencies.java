package io.privateer.benchmarks.load;

import io.privateer.benchmarks.contender.Contender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Collects how long calls took, until a time is over. Thread-safe. */
final class Latencies implements Contender.Landings {
    private static final long LONGEST = Duration.ofMinutes(1).toNanos();

    private final Histogram histogram = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
    private final long until;

    /**
     * @param until when it closes, by {@link System#nanoTime}
     */
    Latencies(long until) {
        this.until = until;
    }

    @Override
    public boolean isClosed() {
        return System.nanoTime() - until >= 0;
    }

    @Override
    public void landed(long started) {
        histogram.recordValue(Math.min(LONGEST, System.nanoTime() - started));
    }

    @Override
    public void crashed(Throwable why) {
        failures.incrementAndGet();
        firstFailure.compareAndSet(null, why);
    }

    Measurement measurement(double seconds, Cost cost) {
        Throwable first = firstFailure.get();
        return Measurement.of(histogram, failures.get(), first == null ? null : first.toString(), seconds, cost);
    }
}
