package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultPlanTest {
    @Test
    void decisionsDependOnSeedConnectionDirectionAndNumberAlone() {
        FaultPlan plan = halfOfAll(7);
        List<Optional<Fault>> schedule = schedule(plan, 3, Direction.TO_SERVER);
        assertEquals(schedule, schedule(halfOfAll(7), 3, Direction.TO_SERVER));
        assertNotEquals(schedule, schedule(halfOfAll(8), 3, Direction.TO_SERVER));
        assertNotEquals(schedule, schedule(plan, 4, Direction.TO_SERVER));
        assertNotEquals(schedule, schedule(plan, 3, Direction.TO_CLIENT));
    }

    @Test
    void scheduleOfASeedStaysTheSameInEveryVersion() {
        // Seeds are written into bug reports: a change here makes all of them worthless.
        FaultPlan plan = FaultPlan.builder()
                .seed(42)
                .drop(0.2)
                .duplicate(0.2)
                .delay(0.2, Duration.ofNanos(100))
                .build();
        assertEquals(
                "- Delay[by=PT0.000000068S] - Delay[by=PT0.000000096S] Drop[] - Delay[by=PT0.000000071S]"
                        + " - Drop[] Drop[] Duplicate[] -",
                String.join(
                        " ",
                        LongStream.range(0, 12)
                                .mapToObj(i -> plan.decide(0, Direction.TO_SERVER, i)
                                        .map(Object::toString)
                                        .orElse("-"))
                                .toList()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.3, 1})
    void faultsAreAsFrequentAsTheirProbability(double probability) {
        long seed = new Random().nextLong();
        System.out.println("frequency of seed " + seed);
        FaultPlan plan = FaultPlan.builder().seed(seed).reorder(probability).build();
        double share = LongStream.range(0, 100_000)
                        .filter(i -> plan.decide(0, Direction.TO_SERVER, i).isPresent())
                        .count()
                / 100_000.0;
        // Six standard deviations: one failure in a billion runs.
        assertEquals(probability, share, 6 * Math.sqrt(probability * (1 - probability) / 100_000));
    }

    @Test
    void delaysStayWithinTheirLimit() {
        FaultPlan plan =
                FaultPlan.builder().seed(1).delay(1, Duration.ofNanos(9)).build();
        List<Duration> delays = LongStream.range(0, 1_000)
                .mapToObj(i -> plan.decide(0, Direction.TO_CLIENT, i).orElseThrow())
                .map(fault -> ((Fault.Delay) fault).by())
                .distinct()
                .sorted()
                .toList();
        assertEquals(LongStream.rangeClosed(0, 9).mapToObj(Duration::ofNanos).toList(), delays);
    }

    @Test
    void planTellsItsSeed() {
        assertTrue(FaultPlan.builder().seed(4711).build().toString().contains("seed=4711"));
        assertNotEquals(
                FaultPlan.builder().build().seed(), FaultPlan.builder().build().seed());
    }

    @Test
    void impossibleProbabilitiesAreRefusedByName() {
        assertEquals(
                "drop = 1.5, a probability is within 0 to 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FaultPlan.builder().drop(1.5).build())
                        .getMessage());
        assertEquals(
                "cut = NaN, a probability is within 0 to 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FaultPlan.builder().cut(Double.NaN).build())
                        .getMessage());
        assertEquals(
                "the probabilities of all faults add up to 1.25, at most 1",
                assertThrows(IllegalArgumentException.class, () -> FaultPlan.builder()
                                .drop(0.75)
                                .corrupt(0.5)
                                .build())
                        .getMessage());
    }

    private static FaultPlan halfOfAll(long seed) {
        return FaultPlan.builder()
                .seed(seed)
                .drop(0.1)
                .duplicate(0.1)
                .delay(0.1, Duration.ofMillis(10))
                .reorder(0.1)
                .corrupt(0.05)
                .cut(0.05)
                .build();
    }

    private static List<Optional<Fault>> schedule(FaultPlan plan, long connection, Direction direction) {
        return LongStream.range(0, 100)
                .mapToObj(i -> plan.decide(connection, direction, i))
                .toList();
    }
}
