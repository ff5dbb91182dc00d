package io.privateer.rpc.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SimulationTest {
    private static final int SCHEDULES = 3_000;

    private static long firstSeed() {
        return Long.getLong("simulation.seed", System.nanoTime());
    }

    @Test
    void everyScheduleKeepsThePromises() {
        long first = firstSeed();
        int schedules = Integer.getInteger("simulation.schedules", SCHEDULES);
        System.out.println("simulation: " + schedules + " schedules from -Dsimulation.seed=" + first);
        long succeeded = 0;
        long unknown = 0;
        long notExecuted = 0;
        for (long seed = first; seed < first + schedules; seed++) {
            Schedule schedule = Schedule.run(seed, Sabotage.NONE);
            assertEquals(List.of(), schedule.violations(), schedule.toString());
            succeeded += schedule.ledger().answers(StatusCode.OK);
            unknown += schedule.ledger().answers(Outcome.UNKNOWN);
            notExecuted += schedule.ledger().answers(Outcome.NOT_EXECUTED);
        }
        System.out.println(
                "simulation: " + succeeded + " results, " + unknown + " unknown, " + notExecuted + " not executed");
        // A world in which nothing works would keep all promises: calls must get through, and faults must bite.
        assertTrue(succeeded > unknown + notExecuted, "more failures than results");
        assertTrue(unknown > 0 && notExecuted > 0, "the faults never bit");
    }

    @ParameterizedTest
    @EnumSource(
            value = Sabotage.class,
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aBrokenRuleIsNoticed(Sabotage sabotage) {
        long first = firstSeed();
        for (long seed = first; seed < first + SCHEDULES; seed++) {
            List<String> violations = Schedule.run(seed, sabotage).violations();
            if (!violations.isEmpty()) {
                System.out.println("simulation: " + sabotage + " noticed after " + (seed - first + 1) + " schedules: "
                        + violations.get(0));
                return;
            }
        }
        throw new AssertionError(sabotage + " was not noticed in " + SCHEDULES + " schedules from seed " + first);
    }
}
