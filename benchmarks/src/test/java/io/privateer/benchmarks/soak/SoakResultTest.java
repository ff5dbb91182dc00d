package io.privateer.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.benchmarks.soak.SoakResult.Latency;
import io.privateer.benchmarks.soak.SoakResult.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a soak complains about. */
final class SoakResultTest {
    private static SoakResult result(
            long wrong, long lost, long executed, long twice, long skipped, List<Sample> samples) {
        Latency latency = new Latency(1, 2, 3, 4);
        return new SoakResult(
                1,
                60,
                2,
                1,
                10,
                wrong,
                lost,
                executed,
                twice,
                skipped,
                latency,
                latency,
                samples,
                List.of("CUT"),
                "why");
    }

    private static List<Sample> samples(long serverGrowth, int threadGrowth) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            samples.add(new Sample(i, (10 << 20) + i * serverGrowth, 10 + i * threadGrowth, 10 << 20, 5));
        }
        return samples;
    }

    @Test
    void whatIsNotAsItMustBeIsSaid() {
        assertEquals(List.of(), result(0, 0, 10, 0, 0, samples(0, 0)).complaints());
        assertEquals(List.of(), result(0, 0, 10, 0, 0, samples(100_000, 0)).complaints());
        assertEquals(
                List.of(
                        "1 calls had another result than theirs",
                        "2 calls failed, the first one: why",
                        "3 calls ran twice",
                        "4 calls never ran",
                        "11 executions of 10 calls"),
                result(1, 2, 11, 3, 4, samples(0, 0)).complaints());
        assertEquals(
                List.of("the server's heap grew from 11485760 to 17485760", "the server's threads grew from 11 to 17"),
                result(0, 0, 10, 0, 0, samples(1_000_000, 1)).complaints());
    }
}
