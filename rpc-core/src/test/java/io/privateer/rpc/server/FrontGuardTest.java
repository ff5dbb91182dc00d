package io.privateer.rpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Request;
import org.junit.jupiter.api.Test;

final class FrontGuardTest {
    private static final Id WORKER = InWords.id("worker");
    private static final Id FRONT = InWords.id("front");

    private final FrontGuard guard = new FrontGuard(WORKER);

    private static Request handed(Id front, long dispatch) {
        return Request.call(InWords.id("me"), 1, "shop.Orders/place", BodyCodec.PROTOBUF, new byte[0])
                .dispatched(front, dispatch, WORKER, 1_000);
    }

    @Test
    void aDispatchAboveTheLastFromItsFrontExecutes() {
        guard.joined(FRONT);
        assertNull(guard.refusal(handed(FRONT, 1)));
        assertNull(guard.refusal(handed(FRONT, 7)));
    }

    @Test
    void aDispatchThatIsNotAboveTheLastNeverExecutes() {
        guard.joined(FRONT);
        assertNull(guard.refusal(handed(FRONT, 5)));
        assertEquals("dispatch 5 is not above the last from this front, 5", guard.refusal(handed(FRONT, 5)));
        assertEquals("dispatch 4 is not above the last from this front, 5", guard.refusal(handed(FRONT, 4)));
    }

    @Test
    void eachFrontCountsForItself() {
        guard.joined(FRONT);
        guard.joined(InWords.id("other"));
        assertNull(guard.refusal(handed(FRONT, 5)));
        assertNull(guard.refusal(handed(InWords.id("other"), 1)));
    }

    @Test
    void aFrontThatWasNeverJoinedIsRefused() {
        assertFalse(guard.hasJoined(FRONT));
        assertEquals("this worker did not join front " + FRONT, guard.refusal(handed(FRONT, 1)));
        guard.joined(FRONT);
        assertTrue(guard.hasJoined(FRONT));
    }

    @Test
    void whatIsMeantForAPredecessorIsRefused() {
        guard.joined(FRONT);
        Request old = handed(FRONT, 1).dispatched(FRONT, 1, InWords.id("predecessor"), 1_000);
        assertEquals("handed to worker " + InWords.id("predecessor") + ", this is " + WORKER, guard.refusal(old));
        assertNull(guard.refusal(handed(FRONT, 1)), "and counts for nothing");
    }

    @Test
    void joiningAgainForgetsNoDispatch() {
        guard.joined(FRONT);
        assertNull(guard.refusal(handed(FRONT, 5)));
        guard.joined(FRONT);
        assertEquals("dispatch 5 is not above the last from this front, 5", guard.refusal(handed(FRONT, 5)));
    }

    @Test
    void theFrontThatWasConfirmedLongestAgoIsForgottenFirst() {
        guard.joined(FRONT);
        guard.joined(InWords.id("silent"));
        for (int start = 0; start < 62; start++) {
            guard.joined(InWords.id("start " + start));
        }
        guard.joined(FRONT);
        guard.joined(InWords.id("newest"));
        assertTrue(guard.hasJoined(FRONT));
        assertFalse(guard.hasJoined(InWords.id("silent")));
        assertTrue(guard.hasJoined(InWords.id("start 0")));
    }
}
