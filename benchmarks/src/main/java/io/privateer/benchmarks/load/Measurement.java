package io.privateer.benchmarks.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a cell came to, as the client saw it.
 *
 * @param calls those that succeeded
 * @param failures those that did not
 * @param firstFailure why the first of them did not; {@code null} if there was none
 * @param cost what the client's process used
 */
public record Measurement(
        long calls,
        long failures,
        @Nullable String firstFailure,
        double seconds,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        double maxMicros,
        Cost cost) {
    static Measurement of(
            Histogram latencies, long failures, @Nullable String firstFailure, double seconds, Cost cost) {
        return new Measurement(
                latencies.getTotalCount(),
                failures,
                firstFailure,
                seconds,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                latencies.getValueAtPercentile(99.9) / 1e3,
                latencies.getMaxValue() / 1e3,
                cost);
    }
}
