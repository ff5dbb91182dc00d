package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Request;
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
        assertTrue(held.connect(line.server("a")));
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
        held.connect(line.server("a"));
        held.close();
        held.release();
        line.expect("connect a", "close");
    }

    @Test
    void oneConnectionIsHeldAtATime() {
        held.connect(line.server("a"));
        held.connect(line.server("b"));
        line.expect("connect a", "close", "connect b");
        assertEquals("b", held.endpoint());
    }

    @Test
    void aConnectionThatCannotBeHadIsNotHeld() {
        line.unreachable("a");
        assertFalse(held.connect(line.server("a")));
        assertFalse(held.isHeld());
        held.close();
        line.expect("connect a");
    }

    @Test
    void aServerHasACallInFlightForAsLongAsItsConnectionIsHeld() {
        Server a = line.server("a");
        held.connect(a);
        assertEquals(1, a.inFlight());
        held.connect(line.server("b"));
        assertEquals(0, a.inFlight());
        assertEquals(1, line.server("b").inFlight());
        held.release();
        held.close();
        assertEquals(0, line.server("b").inFlight());
    }

    @Test
    void theEndClosesWhatIsHeld() {
        held.connect(line.server("a"));
        held.done(new CallResult(StatusCode.CANCELLED, Outcome.UNKNOWN, "", false, null, new CallLog("Place"), null));
        line.expect("connect a", "close", "done CANCELLED UNKNOWN");
    }
}
