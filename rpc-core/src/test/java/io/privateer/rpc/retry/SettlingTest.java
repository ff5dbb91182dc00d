package io.privateer.rpc.retry;

import static io.privateer.rpc.retry.PirateRig.OTHER_STORE;
import static io.privateer.rpc.retry.PirateRig.STORE;
import static io.privateer.rpc.retry.PirateRig.about;
import static io.privateer.rpc.retry.PirateRig.call;
import static io.privateer.rpc.retry.PirateRig.drainingRefusal;
import static io.privateer.rpc.retry.PirateRig.failure;
import static io.privateer.rpc.retry.PirateRig.idempotent;
import static io.privateer.rpc.retry.PirateRig.ping;
import static io.privateer.rpc.retry.PirateRig.refusal;
import static io.privateer.rpc.retry.PirateRig.result;
import static io.privateer.rpc.retry.PirateRig.settled;
import static io.privateer.rpc.retry.PirateRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Giving up and moving: how CANCEL finds out what became of a call before it ends. */
final class SettlingTest {
    private static final String CANCEL = about("CANCEL", 1, 1, 1);

    private static final String LATE =
            "client=me sequence=1 executed=YES scope=store storeMs=65000 body=late settled=true";

    private static PirateRig cancelled() {
        return PirateRig.calling("a").cancel().expect(CANCEL);
    }

    // ---- what may answer a CANCEL

    @Test
    void aSettledNoAfterCancelIsNotExecuted() {
        PirateRig rig = cancelled().reply(settled(StatusCode.CANCELLED, Executed.NO));
        rig.expect("release", "done CANCELLED NOT_EXECUTED");
        assertEquals(0, rig.session.unfinished());
        assertEquals(
                "cancelled by the caller, 1 attempt (shop.Orders/place, sequence 1)."
                        + " Outcome: NOT_EXECUTED, the call did not run and never will",
                rig.result().message());
    }

    @Test
    void theCallersCancelIsToldAmongTheAttempts() {
        PirateRig rig = PirateRig.calling("a").after(30).cancel().reply(result("late"));
        assertEquals(
                "[Attempt[endpoint=a, number=1, duration=PT0.03S, result=the caller cancelled]]",
                rig.result().attempts().toString());
    }

    @Test
    void aStillRunningCallAfterCancelIsUnknownAndStaysUnfinished() {
        PirateRig rig = cancelled().reply(failure(StatusCode.CANCELLED, Executed.UNKNOWN));
        rig.expect("release", "done CANCELLED UNKNOWN");
        assertEquals(1, rig.session.unfinished());
    }

    @Test
    void aCallThatRanIsExecutedAlsoForItsCancelledCaller() {
        PirateRig rig = cancelled().reply(result("late")).expect("release", "done CANCELLED EXECUTED");
        assertEquals(0, rig.session.unfinished());
        assertEquals(LATE, InWords.of(Objects.requireNonNull(rig.result().reply())));
    }

    @Test
    void noAnswerToCancelWithinOneAttemptTimeoutIsUnknown() {
        PirateRig rig = cancelled().after(999).expectNothing().after(1).expect("close", "done CANCELLED UNKNOWN");
        assertEquals(1, rig.session.unfinished());
    }

    @Test
    void anAnswerToCancelFromAnotherStoreIsDropped() {
        cancelled()
                .reply(settled(StatusCode.CANCELLED, Executed.NO).from(OTHER_STORE, 9, false))
                .expectNothing();
    }

    @Test
    void wrongScopeAfterCancelIsUnknown() {
        cancelled()
                .reply(failure(StatusCode.WRONG_SCOPE, Executed.UNKNOWN).from(OTHER_STORE, 9, false))
                .expect("release", "done CANCELLED UNKNOWN");
    }

    // ---- cancel in each phase

    @Test
    void cancelBeforeTheStartIsNotExecuted() {
        PirateRig rig = new PirateRig("a");
        rig.create(false, 5_000, "book");
        rig.cancel().expect("done CANCELLED NOT_EXECUTED");
    }

    @Test
    void cancelDuringTheFirstPingIsNotExecuted() {
        new PirateRig("a").startDeduplicated(5_000).skip().cancel().expect("close", "done CANCELLED NOT_EXECUTED");
    }

    @Test
    void cancelDuringALaterPingAsksOnceThePongIsThere() {
        PirateRig rig = PirateRig.calling("a").after(1_100).expect("close", "connect a", ping(1, 1));
        rig.cancel().expectNothing().pong(1).expect(CANCEL);
    }

    @Test
    void aResultThatComesBeforeTheCancelIsSentIsLeftToTheCancelToBring() {
        PirateRig rig = PirateRig.calling("a").after(1_100).skip().cancel();
        rig.reply(result("late")).expectNothing().pong(1).expect(CANCEL);
    }

    @Test
    void cancelWhileTheCallIsOutAsksOnTheSameConnection() {
        PirateRig.calling("a").reply(working()).skip().cancel().expect(CANCEL);
    }

    @Test
    void cancelDuringARestConnectsToWhoWasSentACopy() {
        PirateRig rig = PirateRig.calling("a", "b").after(1_050).skip().cancel();
        rig.expect("connect a", ping(1, 1)).pong(1).expect(CANCEL);
    }

    @Test
    void cancelDuringARestBeforeAnythingWasSentIsNotExecuted() {
        PirateRig rig = new PirateRig("a");
        rig.unreachable("a");
        rig.startDeduplicated(5_000).skip().cancel().expect("done CANCELLED NOT_EXECUTED");
    }

    @Test
    void cancelWhileGivingUpChangesNothing() {
        PirateRig rig =
                new PirateRig("a").met("a").startDeduplicated(400).skip().after(400);
        rig.expect(CANCEL).cancel().expectNothing();
        rig.reply(settled(StatusCode.CANCELLED, Executed.NO)).expect("release", "done DEADLINE_EXCEEDED NOT_EXECUTED");
    }

    @Test
    void cancelWhileMovingEndsTheCallWhereItIs() {
        PirateRig rig = PirateRig.calling("a", "b").reply(drainingRefusal()).expect(CANCEL);
        rig.cancel().expectNothing();
        rig.reply(settled(StatusCode.CANCELLED, Executed.NO)).expect("release", "done CANCELLED NOT_EXECUTED");
    }

    // ---- the way to who was sent a copy

    @Test
    void theOutcomeIsAskedWhereAPongTellsTheScopeOfTheCall() {
        PirateRig rig = PirateRig.calling("a", "b").after(1_100).expect("close", "connect b", ping(1, 1));
        rig.cancel().pong(1, STORE, false).expect(CANCEL);
    }

    @Test
    void anotherStoreOnTheWaySendsTheQuestionToWhoWasSentACopy() {
        PirateRig rig = PirateRig.calling("a", "b").after(1_100).expect("close", "connect b", ping(1, 1));
        rig.cancel().pong(1, OTHER_STORE, false).expect("release", "connect a", ping(2, 1));
        rig.pong(2).expect(CANCEL);
    }

    @Test
    void anotherStoreInThePlaceOfTheCallsOwnIsUnknown() {
        PirateRig rig = PirateRig.calling("a").after(1_050).skip().cancel().skip();
        rig.pong(1, OTHER_STORE, false).expect("release", "done CANCELLED UNKNOWN");
        assertEquals(
                "cancelled by the caller; another reply store answers in its place, 1 attempt"
                        + " (shop.Orders/place, sequence 1). Outcome: UNKNOWN, the call may have been executed",
                rig.result().message());
    }

    @Test
    void aServerThatCannotBeReachedForTheCancelIsUnknown() {
        PirateRig rig = PirateRig.calling("a").after(1_050).skip();
        rig.unreachable("a");
        rig.cancel().expect("connect a", "done CANCELLED UNKNOWN");
        assertEquals(
                "cancelled by the caller; a cannot be reached, 1 attempt"
                        + " (shop.Orders/place, sequence 1). Outcome: UNKNOWN, the call may have been executed",
                rig.result().message());
    }

    @Test
    void thePingAndTheCancelShareOneAttemptTimeout() {
        PirateRig rig = PirateRig.calling("a").after(1_050).skip().cancel().skip();
        rig.after(600).pong(1).expect(CANCEL).after(399).expectNothing().after(1);
        rig.expect("close", "done CANCELLED UNKNOWN");
    }

    @Test
    void aCancelThatCannotBeSentIsUnknown() {
        PirateRig rig = PirateRig.calling("a");
        rig.broken("a");
        rig.cancel().expect(CANCEL, "close", "done CANCELLED UNKNOWN");
    }

    // ---- idempotent calls

    @Test
    void anIdempotentCallIsCancelledWithoutWaitingForAnAnswer() {
        PirateRig rig =
                new PirateRig("a").met("a").startIdempotent(5_000).skip().cancel();
        rig.expect(CANCEL.replace(" scope=store boundMs=65000", ""), "close", "done CANCELLED UNKNOWN");
        assertEquals(0, rig.session.unfinished());
    }

    @Test
    void anIdempotentCallThatWasNeverSentIsNotExecuted() {
        new PirateRig("a").startIdempotent(5_000).skip().cancel().expect("close", "done CANCELLED NOT_EXECUTED");
    }

    // ---- attempts are used up

    @Test
    void theResultThatCancelBringsIsTheCallsResult() {
        PirateRig rig = new PirateRig("a")
                .met("a")
                .maxAttempts(1)
                .startDeduplicated(60_000)
                .skip();
        rig.after(1_000).pong(1).skip().reply(result("late")).expect("release", "done OK EXECUTED");
        assertEquals("", rig.result().message());
    }

    @Test
    void theTypedFailureThatCancelBringsIsTheCallsFailure() {
        PirateRig rig = new PirateRig("a")
                .met("a")
                .maxAttempts(1)
                .startDeduplicated(60_000)
                .skip();
        rig.after(1_000).pong(1).skip().reply(settled(StatusCode.ABORTED, Executed.YES));
        rig.expect("release", "done ABORTED EXECUTED");
    }

    @Test
    void whatAServerSaidOfACopyGivesWayToTheDeadline() {
        PirateRig rig = new PirateRig("a").met("a").startDeduplicated(450).skip();
        rig.reply(refusal().withRetryAfter(3_000)).after(450).skip();
        rig.reply(settled(StatusCode.CANCELLED, Executed.NO)).expect("release", "done DEADLINE_EXCEEDED NOT_EXECUTED");
    }

    @Test
    void aResultAfterTheDeadlineIsToldWithTheFailure() {
        PirateRig rig = new PirateRig("a")
                .met("a")
                .startDeduplicated(400)
                .skip()
                .after(400)
                .skip();
        rig.reply(result("late")).expect("release", "done DEADLINE_EXCEEDED EXECUTED");
        assertEquals(
                "no result from a within the deadline of 400 ms, 1 attempt (shop.Orders/place, sequence 1)."
                        + " Outcome: EXECUTED, the call ran",
                rig.result().message());
        assertEquals(LATE, InWords.of(Objects.requireNonNull(rig.result().reply())));
    }

    @Test
    void aResultThatComesWhileTheCallIsGivenUpButAfterItsDeadlineIsToldWithTheFailure() {
        PirateRig rig = new PirateRig("a")
                .met("a")
                .maxAttempts(1)
                .startDeduplicated(1_500)
                .skip();
        rig.after(1_000).pong(1).after(500).skip().reply(result("late"));
        rig.expect("release", "done UNAVAILABLE EXECUTED");
    }

    // ---- moving off a draining server

    @Test
    void aCallMovesOffADrainingServerAsANewCallOnceCancelSaidNo() {
        PirateRig rig = PirateRig.calling("a", "b").reply(drainingRefusal()).expect(CANCEL);
        rig.reply(settled(StatusCode.CANCELLED, Executed.NO).from(STORE, 65_000, true))
                .expect("release", "connect b", ping(1, 2));
        rig.pong(1, OTHER_STORE, false);
        rig.expect(call(2, 1, 5_000).replace("scope=store", "scope=other"));
        assertEquals(1, rig.session.unfinished());
    }

    @Test
    void aCallThatRanOnTheDrainingServerDoesNotMove() {
        PirateRig.calling("a", "b")
                .reply(drainingRefusal())
                .skip()
                .reply(result("done"))
                .expect("release", "done OK EXECUTED");
    }

    @Test
    void aCallWhoseOutcomeIsUnknownDoesNotMove() {
        PirateRig.calling("a", "b")
                .reply(drainingRefusal())
                .skip()
                .reply(failure(StatusCode.CANCELLED, Executed.UNKNOWN))
                .expect("release", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void aCallWhoseCancelIsNotAnsweredIsTriedAgainWhereItIsBound() {
        PirateRig rig = PirateRig.calling("a")
                .reply(drainingRefusal())
                .skip()
                .after(1_000)
                .expect("close");
        rig.after(100).expect("connect a", ping(1, 1)).pong(1, STORE, true).expect(call(1, 2, 3_900));
    }

    @Test
    void aMoveThatCannotBeSettledCostsNoMoreThanTheAttemptsOfTheCall() {
        PirateRig rig = new PirateRig("a")
                .met("a")
                .maxAttempts(1)
                .startDeduplicated(60_000)
                .skip();
        rig.reply(drainingRefusal()).skip().after(1_000).expect("close", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void aMoveCountsAgainstTheAttemptsOfTheCall() {
        PirateRig rig = new PirateRig("a", "b")
                .met("a")
                .maxAttempts(1)
                .startDeduplicated(60_000)
                .skip();
        rig.reply(drainingRefusal()).skip().reply(settled(StatusCode.CANCELLED, Executed.NO));
        rig.expect("release", "done UNAVAILABLE NOT_EXECUTED");
        assertEquals(Outcome.NOT_EXECUTED, rig.result().outcome());
    }

    @Test
    void aMoveEndsWithTheDeadline() {
        PirateRig rig = new PirateRig("a").met("a").startDeduplicated(500).skip();
        rig.reply(drainingRefusal()).skip().after(1_000).expect("close", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void anIdempotentCallMovesAsItIs() {
        PirateRig rig =
                new PirateRig("a", "b").met("a").met("b").startIdempotent(5_000).skip();
        rig.reply(drainingRefusal()).expect("release", "connect b", idempotent(1, 2, 5_000));
    }

    @Test
    void aCallThatIsCancelledWhileItMovesWasNeverSentWhereItGoes() {
        PirateRig rig = PirateRig.calling("a")
                .reply(settled(StatusCode.UNAVAILABLE, Executed.NO))
                .skip();
        rig.cancel().expect("done CANCELLED NOT_EXECUTED");
        assertEquals(0, rig.session.unfinished());
    }

    @Test
    void theNumberOfACallThatMovedIsFinished() {
        PirateRig rig = PirateRig.calling("a")
                .reply(settled(StatusCode.UNAVAILABLE, Executed.NO))
                .after(100);
        rig.expect("release", "connect a", call(2, 1, 4_900));
        rig.reply(refusal()).expectNothing();
    }
}
