package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ReservedClockTest {
    private static final long MS = 1_000_000;

    @Test
    void itNeverTellsWhatIsNotReserved() {
        ReservedClock clock = new ReservedClock(500, 1_000, 0);
        assertTrue(clock.isDue(0));
        assertEquals(500, clock.ms(0));
        assertEquals(500, clock.ms(90 * MS), "nothing is reserved yet");
        clock.reserved(clock.next(0));
        assertEquals(590, clock.ms(90 * MS));
        assertFalse(clock.isDue(400 * MS));
        assertTrue(clock.isDue(600 * MS));
        assertEquals(1_500, clock.ms(10_000 * MS), "the disk is stuck");
        clock.reserved(clock.next(10_000 * MS));
        assertEquals(10_600, clock.ms(10_100 * MS));
    }

    @Test
    void itGoesOnFromItsReservation() {
        ReservedClock clock = new ReservedClock(1, 1_000, 0);
        long reserved = clock.next(0);
        clock.reserved(reserved);
        long told = clock.ms(900 * MS);
        ReservedClock next = new ReservedClock(reserved, 1_000, 77 * MS);
        assertTrue(next.ms(77 * MS) >= told);
    }
}
