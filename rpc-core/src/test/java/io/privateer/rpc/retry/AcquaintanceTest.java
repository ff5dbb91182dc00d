package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.ServerInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AcquaintanceTest {
    private final Acquaintance known = new Acquaintance(new Session(PirateRig.CLIENT), new PirateRig.LongestRest());

    private static Reply pong(Id client, long nonce) {
        ServerInfo info = new ServerInfo(PirateRig.OTHER_STORE, 1_000, 600_000, List.of("batch"), List.of(), 0, 0, 1);
        return Reply.pong(client, nonce, info).from(PirateRig.STORE, 65_000, false);
    }

    @Test
    void nothingIsKnownBeforeThePong() {
        long nonce = known.ask(0).sequence();
        assertNull(known.peer());
        assertTrue(known.heard(7, pong(PirateRig.CLIENT, nonce)));
        assertEquals(new Peer(PirateRig.STORE, 65_000, false, 1_000, 600_000, true, 7), known.peer());
    }

    @Test
    void aStaleOrForeignPongIsDropped() {
        assertFalse(known.heard(0, pong(PirateRig.CLIENT, 1L << 62)));
        long nonce = known.ask(0).sequence();
        assertFalse(known.heard(0, pong(PirateRig.CLIENT, nonce + 1)));
        assertFalse(known.heard(0, pong(PirateRig.STORE, nonce)));
        known.forget();
        assertFalse(known.heard(0, pong(PirateRig.CLIENT, nonce)), "of the server that was there before");
        assertNull(known.peer());
    }

    /** An answer may take longer than the next question. */
    @Test
    void aSecondPingIsTheSameOneAgain() {
        long nonce = known.ask(0).sequence();
        assertEquals(nonce, known.ask(1).sequence());
        assertTrue(known.heard(2, pong(PirateRig.CLIENT, nonce)));
        assertTrue(known.ask(3).sequence() != nonce);
    }

    @Test
    void aPingIsUnderWayUntilItsPongOrForAsLongAsOneWaits() {
        assertFalse(known.isAsking(0, 50));
        long nonce = known.ask(0).sequence();
        assertTrue(known.isAsking(49, 50));
        assertFalse(known.isAsking(50, 50));
        known.heard(10, pong(PirateRig.CLIENT, nonce));
        assertFalse(known.isAsking(10, 50));
    }

    @Test
    void anyReplyTellsTheStoreAndItsClock() {
        known.heard(0, pong(PirateRig.CLIENT, known.ask(0).sequence()));
        known.heard(1, PirateRig.failure(StatusCode.ABORTED, Executed.UNKNOWN).from(Id.NONE, 0, true));
        assertEquals(new Peer(PirateRig.STORE, 65_000, false, 1_000, 600_000, true, 0), known.peer());
        known.heard(5, PirateRig.working().from(PirateRig.OTHER_STORE, 70_000, true));
        assertEquals(new Peer(PirateRig.OTHER_STORE, 70_000, true, 1_000, 600_000, true, 5), known.peer());
    }

    @Test
    void aReplyMakesNoPeerOfAConnectionThatHasNone() {
        known.heard(0, PirateRig.working());
        assertNull(known.peer());
    }
}
