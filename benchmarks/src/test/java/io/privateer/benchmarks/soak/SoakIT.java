package io.privateer.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The soak, short. */
final class SoakIT {
    @Test
    void aShortSoakLosesNothing() throws Exception {
        SoakResult result =
                Soak.run(Duration.ofSeconds(14), Duration.ofMillis(500), 8, Duration.ofSeconds(7), System.nanoTime());
        assertEquals(List.of(), result.complaints(), result::told);
        assertEquals(2, result.disturbances().size());
        assertEquals(3, result.samples().size());
        assertTrue(result.calls() > 100, result::told);
        assertTrue(result.all().maxMicros() >= result.calm().p50Micros(), result::told);
    }
}
