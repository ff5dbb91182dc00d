package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

final class IdTest {
    @Test
    void oneThatCameLatelyIsTheSame() {
        assertSame(Id.known(5, 7), Id.known(5, 7));
    }

    @Test
    void thoseThatShareAPlaceAreNotTakenForEachOther() {
        for (int i = 0; i < 2; i++) {
            assertEquals(new Id(5, 7), Id.known(5, 7));
            assertEquals(new Id(7, 5), Id.known(7, 5));
            assertEquals(new Id(5 + 1_024, 7 + 1_024), Id.known(5 + 1_024, 7 + 1_024));
            assertEquals(new Id(2, 0), Id.known(2, 0));
            assertEquals(new Id(0, 2), Id.known(0, 2));
        }
    }

    @Test
    void bothHalvesTellOneFromAnother() {
        Id id = new Id(1, 2);
        assertEquals(new Id(1, 2), id);
        assertEquals(new Id(1, 2).hashCode(), id.hashCode());
        assertNotEquals(new Id(1, 3), id);
        assertNotEquals(new Id(3, 2), id);
        assertNotEquals(new Id(2, 1), id);
    }
}
