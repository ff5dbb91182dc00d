package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.chaos.FaultKind.Strike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final int ROUND = FaultKind.values().length;

    private static List<Strike> strikes(long seed, int count) {
        Schedule schedule = new Schedule(seed);
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strikes.add(schedule.next());
        }
        return strikes;
    }

    @Test
    void aSeedRepeatsItsScheduleAndAnotherOneDoesNot() {
        assertEquals(strikes(20_261_125, 20 * ROUND), strikes(20_261_125, 20 * ROUND));
        assertNotEquals(strikes(20_261_125, ROUND), strikes(20_261_126, ROUND));
    }

    @Test
    void eachRoundHasEveryKindOnce() {
        Schedule schedule = new Schedule(7);
        for (int round = 0; round < 50; round++) {
            assertTrue(schedule.isBetweenRounds());
            Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
            for (int i = 0; i < ROUND; i++) {
                kinds.add(schedule.next().kind());
            }
            assertEquals(Set.copyOf(Arrays.asList(FaultKind.values())), kinds);
        }
    }

    @Test
    void theSeedOfTheCommandLineIsTaken() {
        String before = System.getProperty("chaos.seed");
        try {
            System.setProperty("chaos.seed", "4711");
            assertEquals(4_711, Schedule.seedOfThisRun());
            assertEquals(strikes(4_711, ROUND), strikes(Schedule.seedOfThisRun(), ROUND));
            System.clearProperty("chaos.seed");
            assertNotEquals(Schedule.seedOfThisRun(), Schedule.seedOfThisRun());
        } finally {
            if (before != null) {
                System.setProperty("chaos.seed", before);
            }
        }
    }
}
