package io.privateer.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResultsTest {
    private static Row row(String system, int round, double callsPerSecond) {
        return new Row(
                system, "sync", 8, 40, callsPerSecond, 100, 200, 300, 10, 1_000, round, "echo", 1, Cell.WORKERS, 0);
    }

    private static Cell cell(String system) {
        return Cell.of(system, Workload.ECHO, Mode.SYNC, 8, 40);
    }

    @Test
    void ratiosAreTakenWithinARoundAndNotBetweenRounds() {
        Results results = new Results(List.of(
                row("a", 1, 100),
                row("b", 1, 50),
                row("a", 2, 1_000),
                row("b", 2, 250),
                row("a", 3, 30),
                row("b", 3, 10)));
        assertEquals(Optional.of(new Spread(2, 3, 4, 3)), results.ratio(cell("a"), cell("b"), Row::callsPerSecond));
    }

    @Test
    void whatWasNotMeasuredHasNoFigure() {
        Results results = new Results(List.of(row("a", 1, 100)));
        assertEquals(Optional.empty(), results.spread(cell("b"), Row::callsPerSecond));
        assertEquals(Optional.empty(), results.ratio(cell("a"), cell("b"), Row::callsPerSecond));
        assertEquals(Optional.empty(), results.spread(cell("a").withClients(2), Row::callsPerSecond));
    }

    @Test
    void medianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleTwo() {
        assertEquals(new Spread(1, 2.5, 4, 4), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)));
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }

    @Test
    void goalsSayWhetherTheyAreMet() {
        Optional<Spread> half = Optional.of(new Spread(0.4, 0.5, 0.6, 3));
        assertEquals(
                "| p50 | ≤ 0.70 | ≤ 0.45 | 0.50 (0.40–0.60) | must met |",
                new Goal("p50", true, 0.7, 0.45, half).line());
        assertEquals("aim met", new Goal("p50", true, 0.7, 0.5, half).verdict());
        assertEquals("missed", new Goal("calls/s", false, 2, 4, half).verdict());
        assertEquals("not measured", new Goal("calls/s", false, 2, 4, Optional.empty()).verdict());
    }
}
