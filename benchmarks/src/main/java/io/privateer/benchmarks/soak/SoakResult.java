package io.privateer.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a soak came to.
 *
 * @param capacity calls a second that the callers made as fast as they could, before
 * @param samples in the order of time
 * @param firstLoss of the calls that failed, the first one's reason
 */
record SoakResult(
        long seed,
        double seconds,
        int capacity,
        int rate,
        long calls,
        long wrong,
        long lost,
        long executed,
        long twice,
        long skipped,
        Latency calm,
        Latency all,
        List<Sample> samples,
        List<String> disturbances,
        @Nullable String firstLoss) {
    SoakResult {
        samples = List.copyOf(samples);
        disturbances = List.copyOf(disturbances);
    }

    /** How long calls took, in microseconds. */
    record Latency(long p50Micros, long p99Micros, long p999Micros, long maxMicros) {
        static Latency of(Histogram histogram) {
            return new Latency(
                    histogram.getValueAtPercentile(50) / 1_000,
                    histogram.getValueAtPercentile(99) / 1_000,
                    histogram.getValueAtPercentile(99.9) / 1_000,
                    histogram.getMaxValue() / 1_000);
        }
    }

    /** What both processes hold on to at a time, reachable objects alone. */
    record Sample(double seconds, long serverHeapBytes, int serverThreads, long clientHeapBytes, int clientThreads) {}

    /** Both heaps may differ by so much from the first third to the last: counters, histograms, what a collector leaves. */
    private static final long LEEWAY_BYTES = 4 << 20;

    /** What is not as it must be; empty if all is. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        expect(complaints, wrong == 0, wrong + " calls had another result than theirs");
        expect(complaints, lost == 0, lost + " calls failed, the first one: " + firstLoss);
        expect(complaints, twice == 0, twice + " calls ran twice");
        expect(complaints, skipped == 0, skipped + " calls never ran");
        expect(complaints, executed == calls, executed + " executions of " + calls + " calls");
        expect(complaints, !disturbances.isEmpty(), "nothing was disturbed");
        if (samples.size() >= 6) {
            flat(complaints, "the server's heap", LEEWAY_BYTES, Sample::serverHeapBytes);
            flat(complaints, "the client's heap", LEEWAY_BYTES, Sample::clientHeapBytes);
            flat(complaints, "the server's threads", 1, Sample::serverThreads);
            flat(complaints, "the client's threads", 1, Sample::clientThreads);
        }
        return complaints;
    }

    private static void expect(List<String> complaints, boolean right, String otherwise) {
        if (!right) {
            complaints.add(otherwise);
        }
    }

    private void flat(List<String> complaints, String what, long leeway, ToLongFunction<Sample> figure) {
        int third = samples.size() / 3;
        long first = median(samples.subList(0, third), figure);
        long last = median(samples.subList(samples.size() - third, samples.size()), figure);
        expect(complaints, last <= first + leeway, what + " grew from " + first + " to " + last);
    }

    private static long median(List<Sample> samples, ToLongFunction<Sample> figure) {
        return samples.stream()
                .mapToLong(figure)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    String told() {
        return """
                soak of %.0f s at %,d calls/s, half of %,d; seed %d
                %,d calls, %,d executions; wrong %d, lost %d, twice %d, never %d; %d disturbances
                             p50 µs    p99 µs  p99.9 µs    max µs
                calm     %,10d%,10d%,10d%,10d
                all      %,10d%,10d%,10d%,10d
                heap KiB and threads: server %,d/%d -> %,d/%d, client %,d/%d -> %,d/%d
                """.formatted(
                        seconds,
                        rate,
                        capacity,
                        seed,
                        calls,
                        executed,
                        wrong,
                        lost,
                        twice,
                        skipped,
                        disturbances.size(),
                        calm.p50Micros,
                        calm.p99Micros,
                        calm.p999Micros,
                        calm.maxMicros,
                        all.p50Micros,
                        all.p99Micros,
                        all.p999Micros,
                        all.maxMicros,
                        first().serverHeapBytes >> 10,
                        first().serverThreads,
                        last().serverHeapBytes >> 10,
                        last().serverThreads,
                        first().clientHeapBytes >> 10,
                        first().clientThreads,
                        last().clientHeapBytes >> 10,
                        last().clientThreads);
    }

    private Sample first() {
        return samples.get(0);
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }
}
