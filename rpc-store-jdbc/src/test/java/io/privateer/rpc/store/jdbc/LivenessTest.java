package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Milliseconds throughout; a lease of 3,000 and a beat every 1,000. */
final class LivenessTest {
    private final Liveness liveness = new Liveness(3_000, 1_000);

    private void look(long at, long beats) {
        liveness.looked(at, at + 5, Map.of("other", beats));
    }

    @Test
    void whoStandsStillForALeaseIsDead() {
        look(0, 7);
        look(1_000, 8);
        look(2_000, 8);
        look(3_000, 8);
        look(4_000, 8);
        assertFalse(liveness.isDead("other"), "the lease is not over");
        look(5_000, 8);
        assertTrue(liveness.isDead("other"));
        look(6_000, 9);
        assertFalse(liveness.isDead("other"), "it is back");
    }

    @Test
    void aDatabaseThatWasAwayIsNobodysDeath() {
        look(0, 7);
        look(1_000, 7);
        look(2_000, 7);
        liveness.interrupted();
        look(3_500, 7);
        look(4_500, 7);
        look(5_500, 7);
        assertFalse(liveness.isDead("other"), "nobody's beats got through for a while");
        look(6_600, 7);
        assertTrue(liveness.isDead("other"));
    }

    @Test
    void aPauseOfOnesOwnIsNobodysDeath() {
        look(0, 7);
        look(60_000, 7);
        assertFalse(liveness.isDead("other"));
        look(61_000, 8);
        assertFalse(liveness.isDead("other"));
    }

    @Test
    void whoIsNotThereIsNotKnown() {
        look(0, 7);
        assertEquals(Set.of("other"), liveness.known());
        liveness.looked(1_000, 1_005, Map.of());
        assertEquals(Set.of(), liveness.known());
        assertFalse(liveness.isDead("other"));
    }
}
