package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldLineTest {
    private static final Request PING = Request.ping(PirateRig.CLIENT, 7);
    private static final String SENT = "send kind=PING client=me sequence=7";

    private final PirateRig line = new PirateRig("a", "b");
    private final HeldLine held = new HeldLine(line);

    @Test
    void nothingIsSentWithoutAConnection() {
        assertFalse(held.send(PING));
        held.release();
        held.close();
        line.expectNothing();
        assertEquals("no endpoint", held.endpoint());
    }

    @Test
    void aReleasedConnectionIsNotUsedAnyMore() {
        assertTrue(held.connect("a"));
        assertTrue(held.send(PING));
        held.release();
        assertFalse(held.send(PING));
        held.release();
        held.close();
        line.expect("connect a", SENT, "release");
        assertEquals("a", held.endpoint(), "for messages it is known all the same");
        assertFalse(held.isHeld());
    }

    @Test
    void aClosedConnectionIsNotGivenBack() {
        held.connect("a");
        held.close();
        held.release();
        line.expect("connect a", "close");
    }

    @Test
    void oneConnectionIsHeldAtATime() {
        held.connect("a");
        held.connect("b");
        line.expect("connect a", "close", "connect b");
        assertEquals("b", held.endpoint());
    }

    @Test
    void aConnectionThatCannotBeHadIsNotHeld() {
        line.unreachable("a");
        assertFalse(held.connect("a"));
        assertFalse(held.isHeld());
        held.close();
        line.expect("connect a");
    }

    @Test
    void anyReplyTellsTheStoreAndItsClock() {
        line.met("a");
        held.connect("a");
        held.heard(
                line.now(),
                PirateRig.failure(StatusCode.ABORTED, Executed.UNKNOWN).from(Id.NONE, 0, true));
        assertEquals(new Peer(PirateRig.STORE, 65_000, false, 1_000, 600_000, line.now()), held.peer());
        held.heard(line.now() + 5, PirateRig.working().from(InWords.id("other"), 70_000, true));
        assertEquals(new Peer(PirateRig.OTHER_STORE, 70_000, true, 1_000, 600_000, line.now() + 5), held.peer());
    }

    @Test
    void aReplyMakesNoPeerOfAConnectionThatHasNone() {
        held.connect("a");
        held.heard(line.now(), PirateRig.working());
        assertEquals(null, held.peer());
    }

    @Test
    void theEndClosesWhatIsHeld() {
        held.connect("a");
        held.done(new CallResult(StatusCode.CANCELLED, Outcome.UNKNOWN, "", false, null, List.of(), null));
        line.expect("connect a", "close", "done CANCELLED UNKNOWN");
    }
}
