package io.privateer.rpc.retry;

import static io.privateer.rpc.retry.PirateRig.CALL_1;
import static io.privateer.rpc.retry.PirateRig.OTHER_STORE;
import static io.privateer.rpc.retry.PirateRig.STORE;
import static io.privateer.rpc.retry.PirateRig.about;
import static io.privateer.rpc.retry.PirateRig.call;
import static io.privateer.rpc.retry.PirateRig.failure;
import static io.privateer.rpc.retry.PirateRig.idempotent;
import static io.privateer.rpc.retry.PirateRig.ping;
import static io.privateer.rpc.retry.PirateRig.refusal;
import static io.privateer.rpc.retry.PirateRig.result;
import static io.privateer.rpc.retry.PirateRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a call up to its result: connections, sendings, silence, rest and what bounds them. */
final class LazyPirateTest {
    // ---- towards a connection

    @Test
    void aFreshConnectionIsPingedBeforeItIsUsed() {
        new PirateRig("a")
                .startDeduplicated(5_000)
                .expect("connect a", ping(1, 1))
                .after(10)
                .pong(1)
                .expect(call(1, 1, 4_990));
    }

    @Test
    void aKnownConnectionIsUsedWithoutAPingForAMinute() {
        PirateRig rig = new PirateRig("a").met("a");
        rig.create(false, 200_000, "book");
        rig.after(60_000);
        rig.machine().start(rig.now());
        rig.expect("connect a", call(1, 1, 140_000));
    }

    @Test
    void aConnectionIsPingedAgainWhenItsStoreTimeIsOverAMinuteOld() {
        PirateRig rig = new PirateRig("a").met("a");
        rig.create(false, 200_000, "book");
        rig.after(60_001);
        rig.machine().start(rig.now());
        rig.expect("connect a", ping(2, 1));
    }

    @Test
    void aStaleOrForeignPongIsDropped() {
        new PirateRig("a")
                .startDeduplicated(5_000)
                .skip()
                .pong(2)
                .expectNothing()
                .pong(1)
                .expect(CALL_1);
    }

    @Test
    void aCallsReplyIsNoPong() {
        new PirateRig("a")
                .startDeduplicated(5_000)
                .skip()
                .reply(result("of another life"))
                .expectNothing();
    }

    @Test
    void anEndpointThatTakesNoConnectionCostsNoAttempt() {
        PirateRig rig = new PirateRig("a", "b").met("b");
        rig.unreachable("a");
        rig.startDeduplicated(5_000).expect("connect a", "connect b", call(1, 1, 5_000));
    }

    @Test
    void aPingThatIsNotAnsweredCostsNoAttemptAndTheNextEndpointIsTriedAfterHalfTheTimeout() {
        PirateRig rig = new PirateRig("a", "b").met("b").startDeduplicated(5_000);
        rig.skip().after(499).expectNothing().after(1).expect("close", "connect b", call(1, 1, 4_500));
    }

    @Test
    void aPingIsWaitedForLongerWhereThereIsNobodyElse() {
        PirateRig rig = new PirateRig("a").startDeduplicated(5_000);
        rig.skip().after(999).expectNothing().after(1).expect("close").after(100);
        rig.expect("connect a", ping(2, 1));
    }

    @Test
    void aPingThatCannotBeSentCostsNoAttempt() {
        PirateRig rig = new PirateRig("a", "b").met("b");
        rig.broken("a");
        rig.startDeduplicated(5_000).expect("connect a", ping(1, 1), "close", "connect b", call(1, 1, 5_000));
    }

    @Test
    void aDrainingServerGetsNoNewCalls() {
        PirateRig rig = new PirateRig("a", "b").met("b").startDeduplicated(5_000);
        rig.skip().pong(1, STORE, true).expect("release", "connect b", call(1, 1, 5_000));
    }

    @Test
    void aDrainingServerIsAskedForACallThatIsBoundToIt() {
        PirateRig rig = PirateRig.calling("a").after(1_000).expect("close").after(100);
        rig.expect("connect a", ping(1, 1)).pong(1, STORE, true).expect(call(1, 2, 3_900));
    }

    @Test
    void aRequestOverTheServersLimitIsNotSent() {
        PirateRig rig = new PirateRig("a").met("a").start(false, 5_000, "x".repeat(1_001));
        rig.expect("connect a", "release", "done RESOURCE_EXHAUSTED NOT_EXECUTED");
        assertEquals(
                "request of 1001 bytes is over maxMessageSize = 1000 of a, 0 attempts (shop.Orders/place, sequence 1)."
                        + " Outcome: NOT_EXECUTED, the call did not run and never will",
                rig.result().message());
    }

    @Test
    void aRequestOfTheServersLimitIsSent() {
        PirateRig rig = new PirateRig("a").met("a").start(false, 5_000, "x".repeat(1_000));
        rig.expect("connect a", CALL_1.replace("book", "x".repeat(1_000)));
    }

    // ---- silence

    @Test
    void retryAfterSilenceCarriesTheSameId() {
        PirateRig.calling("a")
                .after(999)
                .expectNothing()
                .after(1)
                .expect("close")
                .after(100)
                .expect("connect a", ping(1, 1))
                .pong(1)
                .expect(call(1, 2, 3_900));
    }

    @Test
    void silenceAfterWorkingIsSilence() {
        PirateRig.calling("a")
                .after(900)
                .reply(working())
                .skip()
                .after(999)
                .expectNothing()
                .after(1)
                .expect("close");
    }

    @Test
    void anIdempotentCallGoesToTheNextEndpointAtOnceAfterSilence() {
        new PirateRig("a", "b")
                .met("a")
                .met("b")
                .startIdempotent(5_000)
                .skip()
                .after(1_000)
                .expect("close", "connect b", idempotent(1, 2, 4_000));
    }

    @Test
    void aDeduplicatedCallGoesAtOnceToAnotherServerThatTellsItsScope() {
        PirateRig rig = new PirateRig("a", "b").met("a").met("b").startDeduplicated(5_000);
        rig.skip().after(1_000).expect("close", "connect b", call(1, 2, 4_000));
    }

    @Test
    void aLostConnectionIsSilenceAtOnce() {
        PirateRig rig = new PirateRig("a", "b").met("a").met("b").startIdempotent(5_000);
        rig.skip().after(10).machine().onLost(rig.now());
        rig.expect("close", "connect b", idempotent(1, 2, 4_990));
        assertTrue(rig.server("a").isDead());
    }

    @Test
    void aDeadServersCallsDoNotWaitForTheirOwnTimeout() {
        PirateRig rig = new PirateRig("a", "b").met("a").met("b").startIdempotent(5_000);
        rig.skip().after(750).machine().onDeath(rig.now(), rig.server("b"));
        rig.expectNothing().machine().onDeath(rig.now(), rig.server("a"));
        rig.expect("close", "connect b", idempotent(1, 2, 4_250));
    }

    @Test
    void aLostConnectionDuringTheRestSaysNothing() {
        PirateRig rig = PirateRig.calling("a").reply(refusal()).skip();
        rig.machine().onLost(rig.now());
        rig.machine().onDeath(rig.now(), rig.server("a"));
        rig.expectNothing();
    }

    @Test
    void aCallWaitsForServersThatAreNotKnownYet() {
        PirateRig rig = new PirateRig();
        rig.startDeduplicated(5_000).expectNothing();
        rig.endpoints.set(List.of("a"), rig.now());
        rig.after(100).expect("connect a", ping(1, 1));
    }

    @Test
    void aServersFailuresCountAgainstItAndItsResultsForIt() {
        PirateRig rig = new PirateRig("a").maxAttempts(10).met("a").startIdempotent(60_000);
        for (int i = 0; i < 5; i++) {
            assertFalse(rig.server("a").isEjected(rig.now()));
            rig.reply(refusal()).after(100);
        }
        assertTrue(rig.server("a").isEjected(rig.now()));
    }

    @Test
    void aServerThatAsksForAPauseIsSparedByAllCalls() {
        PirateRig rig = new PirateRig("a", "b").met("a").met("b").startIdempotent(60_000);
        rig.reply(failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO).withRetryAfter(3_000));
        assertTrue(rig.server("a").isPushedBack(rig.now() + 2_999 * PirateRig.MILLI));
        assertFalse(rig.server("a").isPushedBack(rig.now() + 3_000 * PirateRig.MILLI));
    }

    @Test
    void aDeduplicatedCallIsSentAgainOnlyWhereAPingTellsItsScope() {
        PirateRig rig = PirateRig.calling("a", "b").after(1_100).expect("close", "connect b", ping(1, 1));
        rig.pong(1, OTHER_STORE, false).expect("release", "connect a", ping(2, 1));
        rig.pong(2).expect(call(1, 2, 3_900));
    }

    @Test
    void aDeduplicatedCallIsNeverHedged() {
        PirateRig rig = new PirateRig("a", "b").met("a").met("b").startDeduplicated(5_000);
        rig.skip().after(999).expectNothing();
    }

    @Test
    void anEndpointWithAnotherStoreIsNotAskedTwice() {
        PirateRig rig = PirateRig.calling("a", "b").after(1_100).skip();
        rig.pong(1, OTHER_STORE, false).expect("release", "connect a", ping(2, 1));
        rig.after(1_000).expect("close").after(200).expect("connect a", ping(3, 1));
    }

    @Test
    void aCopyThatNobodyWasHandedMovesToAnotherStoreAsANewCall() {
        PirateRig rig = new PirateRig("a").met("a");
        rig.broken("a");
        rig.startDeduplicated(5_000).expect("connect a", CALL_1, "close");
        rig.mended("a");
        rig.after(100).expect("connect a", ping(1, 1)).pong(1, OTHER_STORE, false);
        rig.expect("release").after(200).expect("connect a", call(2, 1, 4_700).replace("scope=store", "scope=other"));
    }

    // ---- rest

    @Test
    void restDoublesWithEachFailureUpToItsCap() {
        PirateRig rig = new PirateRig("a");
        rig.unreachable("a");
        rig.startDeduplicated(60_000).skip();
        for (long rest : new long[] {100, 200, 400, 800, 800, 800}) {
            rig.after(rest - 1).expectNothing().after(1).expect("connect a");
        }
    }

    @Test
    void anAnswerStartsTheRestAnew() {
        PirateRig rig = new PirateRig("a").met("a").maxAttempts(10).startDeduplicated(60_000);
        for (int i = 0; i < 4; i++) {
            rig.skip().reply(refusal()).after(99).expect("release").after(1);
        }
    }

    @Test
    void aReplyDuringTheRestIsNotHeard() {
        PirateRig.calling("a").after(1_050).skip().reply(result("late")).expectNothing();
    }

    // ---- what bounds it

    @Test
    void theCallIsGivenUpAfterItsAttempts() {
        PirateRig rig = new PirateRig("a").met("a").maxAttempts(2).startDeduplicated(60_000);
        rig.after(1_000).after(100).pong(1).skip();
        rig.after(1_000).expect("close", "connect a", ping(2, 1));
        rig.after(1_000).expect("close", "done UNAVAILABLE UNKNOWN");
        assertEquals(
                "no reply from a within 1 s, 2 attempts (shop.Orders/place, sequence 1)."
                        + " Outcome: UNKNOWN, the call may have been executed",
                rig.result().message());
        assertEquals(2, rig.result().attempts().size());
    }

    @Test
    void refusalsCountAsAttempts() {
        PirateRig rig = new PirateRig("a").met("a").maxAttempts(2).startDeduplicated(60_000);
        rig.reply(refusal()).after(100).skip().reply(refusal());
        rig.expect("release", "connect a", about("CANCEL", 1, 2, 1));
    }

    @Test
    void theCallIsGivenUpWhenTheRetryBudgetIsUsedUp() {
        PirateRig rig = new PirateRig("a").budget(0, 0).met("a").startDeduplicated(60_000);
        rig.skip()
                .reply(refusal())
                .after(100)
                .expect("release", "connect a", "release", "connect a", about("CANCEL", 1, 1, 1));
        rig.after(1_000).skip();
        assertEquals(
                "the client's retry budget is used up, 1 attempt (shop.Orders/place, sequence 1)."
                        + " Outcome: UNKNOWN, the call may have been executed",
                rig.result().message());
    }

    @Test
    void theDeadlineEndsTheCallDuringAPing() {
        PirateRig rig = new PirateRig("a").startDeduplicated(400).skip();
        rig.after(399).expectNothing().after(1).expect("close", "done DEADLINE_EXCEEDED NOT_EXECUTED");
        assertEquals(
                "no result from a within the deadline of 400 ms, 0 attempts (shop.Orders/place, sequence 1)."
                        + " Outcome: NOT_EXECUTED, the call did not run and never will",
                rig.result().message());
    }

    @Test
    void theDeadlineEndsTheCallWhileItIsOut() {
        PirateRig rig = new PirateRig("a").met("a").startDeduplicated(400).skip();
        rig.after(399).expectNothing().after(1).expect(about("CANCEL", 1, 1, 1));
        rig.after(1_000).expect("close", "done DEADLINE_EXCEEDED UNKNOWN");
        assertEquals(
                "[Attempt[endpoint=a, number=1, duration=PT0.4S, result=the deadline passed]]",
                rig.result().attempts().toString());
    }

    @Test
    void theDeadlineEndsTheCallWhileItRests() {
        PirateRig rig = new PirateRig("a").met("a").startDeduplicated(450).skip();
        rig.reply(refusal().withRetryAfter(3_000)).after(450).expect("release", "connect a", about("CANCEL", 1, 1, 1));
    }

    @Test
    void theDeadlineEndsARestBeforeAnythingWasSent() {
        PirateRig rig = new PirateRig("a");
        rig.unreachable("a");
        rig.startDeduplicated(50).skip().after(50).expect("done DEADLINE_EXCEEDED NOT_EXECUTED");
    }

    @Test
    void workingDoesNotMoveTheDeadline() {
        PirateRig rig = PirateRig.calling("a");
        for (int i = 1; i <= 5; i++) {
            rig.after(999).reply(working()).expect(about("WAIT", 1, 1, 5_000 - 999L * i));
        }
        rig.after(5).expect(about("CANCEL", 1, 1, 1));
    }

    @Test
    void whatIsOverHearsNothingMore() {
        PirateRig rig = PirateRig.calling("a").reply(result("done")).skip();
        rig.reply(result("again")).cancel().after(10_000).expectNothing();
    }

    @Test
    void aWakeUpThatComesTooEarlyDoesNothing() {
        PirateRig rig = PirateRig.calling("a");
        rig.machine().onTime(rig.now() + 999 * PirateRig.MILLI);
        rig.expectNothing();
        assertFalse(rig.machine().isOver());
    }
}
