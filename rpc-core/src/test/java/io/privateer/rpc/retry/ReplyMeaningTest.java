package io.privateer.rpc.retry;

import static io.privateer.rpc.retry.PirateRig.CALL_1;
import static io.privateer.rpc.retry.PirateRig.CLIENT;
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

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Reply;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The table "What a reply means" of the protocol's page, row by row. */
final class ReplyMeaningTest {
    private final PirateRig bound = PirateRig.calling("a");

    private static PirateRig waiting() {
        return PirateRig.calling("a").reply(working()).expect(about("WAIT", 1, 1, 5_000));
    }

    private static PirateRig cancelling() {
        return PirateRig.calling("a").cancel().expect(about("CANCEL", 1, 1, 1));
    }

    private static PirateRig free() {
        return new PirateRig("a").met("a").startIdempotent(5_000).expect("connect a", idempotent(1, 1, 5_000));
    }

    // ---- another client or sequence than it waits for; to a bound call, another scope

    @Test
    void aReplyToAnotherClientIsDropped() {
        bound.reply(Reply.result(InWords.id("you"), 1, new byte[0]).from(STORE, 65_000, false))
                .expectNothing();
    }

    @Test
    void aReplyToAnotherSequenceIsDropped() {
        bound.reply(Reply.result(CLIENT, 2, new byte[0]).from(STORE, 65_000, false))
                .expectNothing();
    }

    @Test
    void aReplyFromAnotherScopeToABoundCallIsDropped() {
        bound.reply(result("other").from(OTHER_STORE, 65_000, false)).expectNothing();
        bound.reply(working().from(OTHER_STORE, 65_000, false)).expectNothing();
        bound.reply(settled(StatusCode.CANCELLED, Executed.NO).from(OTHER_STORE, 65_000, false))
                .expectNothing();
    }

    @Test
    void anIdempotentCallTakesAReplyFromAnyScope() {
        free().reply(result("other").from(OTHER_STORE, 65_000, false)).expect("release", "done OK EXECUTED");
    }

    // ---- working

    @Test
    void workingIsAnsweredWithWaitAndCostsNoAttempt() {
        bound.after(400)
                .reply(working())
                .expect(about("WAIT", 1, 1, 4_600))
                .after(600)
                .reply(working())
                .expect(about("WAIT", 1, 1, 4_000))
                .after(999)
                .expectNothing();
        assertEquals(0, attemptsEnded(bound));
    }

    private static int attemptsEnded(PirateRig rig) {
        return rig.reply(result("end")).skip().result().attempts().size() - 1;
    }

    // ---- executed YES

    @Test
    void aResultEndsTheCall() {
        bound.after(30).reply(result("done")).expect("release", "done OK EXECUTED");
        assertEquals(
                "client=me sequence=1 executed=YES scope=store storeMs=65000 body=done settled=true",
                InWords.of(Objects.requireNonNull(bound.result().reply())));
        assertEquals("", bound.result().message());
        assertEquals("[Attempt[endpoint=a, number=1, duration=PT0.03S, result=result]]", attempts(bound));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"OK", "WRONG_SCOPE"},
            mode = Mode.EXCLUDE)
    void aFailureOfTheHandlerEndsTheCallWithItsCode(StatusCode code) {
        bound.reply(settled(code, Executed.YES)).expect("release", "done " + code + " EXECUTED");
        assertEquals(
                "why, 1 attempt (shop.Orders/place, sequence 1). Outcome: EXECUTED, the call ran",
                bound.result().message());
        assertEquals(true, bound.result().serverSaid());
    }

    private static String attempts(PirateRig rig) {
        return rig.result().attempts().toString();
    }

    // ---- executed NO, settled

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"OK", "UNAVAILABLE", "WRONG_SCOPE"},
            mode = Mode.EXCLUDE)
    void aSettledNoIsNotExecutedAndFinal(StatusCode code) {
        bound.reply(settled(code, Executed.NO)).expect("release", "done " + code + " NOT_EXECUTED");
        assertEquals(
                "why, 1 attempt (shop.Orders/place, sequence 1)."
                        + " Outcome: NOT_EXECUTED, the call did not run and never will",
                bound.result().message());
    }

    @Test
    void aSettledUnavailableIsPlacedElsewhereAsANewCallWithANewNumber() {
        bound.reply(settled(StatusCode.UNAVAILABLE, Executed.NO))
                .expect("release")
                .after(100)
                .expect("connect a", call(2, 1, 4_900));
    }

    // ---- executed NO, not settled, to a CALL or WAIT

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED"})
    void aRefusalOfOneCopyIsRetriedWithTheSameId(StatusCode code) {
        bound.reply(failure(code, Executed.NO))
                .expect("release")
                .after(99)
                .expectNothing()
                .after(1)
                .expect("connect a", call(1, 2, 4_900));
        waiting().reply(failure(code, Executed.NO)).expect("release").after(100).expect("connect a", call(1, 2, 4_900));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"OK", "UNAVAILABLE", "RESOURCE_EXHAUSTED", "WRONG_SCOPE"},
            mode = Mode.EXCLUDE)
    void anyOtherRefusalOfACopyIsGivenUpAndCancelFindsTheOutcome(StatusCode code) {
        bound.reply(failure(code, Executed.NO))
                .expect(about("CANCEL", 1, 1, 1))
                .reply(settled(StatusCode.CANCELLED, Executed.NO))
                .expect("release", "done " + code + " NOT_EXECUTED");
        assertEquals(true, bound.result().serverSaid());
        waiting().reply(failure(code, Executed.NO)).expect(about("CANCEL", 1, 1, 1));
    }

    @Test
    void aRefusalByADrainingServerIsGivenUpAndCancelFindsTheOutcome() {
        bound.reply(drainingRefusal()).expect(about("CANCEL", 1, 1, 1));
    }

    @Test
    void anIdempotentCallIsRetriedWhereverAServerDrains() {
        free().reply(drainingRefusal()).expect("release").after(100).skip();
    }

    @Test
    void retryAfterIsHonouredWhereItIsLongerThanTheBackOff() {
        bound.reply(refusal().withRetryAfter(700))
                .expect("release")
                .after(699)
                .expectNothing()
                .after(1)
                .expect("connect a", call(1, 2, 4_300));
    }

    // ---- executed NO, not settled, after a CANCEL

    @Test
    void aRefusalThatComesAfterACancelIsOfAnEarlierCopyAndDropped() {
        cancelling()
                .reply(refusal())
                .reply(failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO))
                .reply(working())
                .reply(failure(StatusCode.NOT_FOUND, Executed.UNKNOWN))
                .expectNothing();
    }

    // ---- NOT_FOUND, to a WAIT

    @Test
    void notFoundToAWaitSendsTheCallAgainWithTheSameId() {
        waiting()
                .reply(failure(StatusCode.NOT_FOUND, Executed.UNKNOWN))
                .expect("release")
                .after(100)
                .expect("connect a", call(1, 2, 4_900));
    }

    @Test
    void notFoundAsTheHandlersOwnWordEndsTheCall() {
        waiting().reply(settled(StatusCode.NOT_FOUND, Executed.YES)).expect("release", "done NOT_FOUND EXECUTED");
    }

    // ---- WRONG_SCOPE

    @Test
    void wrongScopeLooksForAServerThatTellsTheScope() {
        PirateRig rig = PirateRig.calling("a", "b");
        rig.reply(failure(StatusCode.WRONG_SCOPE, Executed.UNKNOWN).from(OTHER_STORE, 3, false))
                .expect("release", "connect b", ping(1, 1))
                .pong(1)
                .expect(call(1, 2, 5_000));
    }

    @Test
    void wrongScopeOfAllServersIsUnknown() {
        PirateRig rig = PirateRig.calling("a", "b");
        rig.reply(failure(StatusCode.WRONG_SCOPE, Executed.UNKNOWN).from(OTHER_STORE, 3, false))
                .skip()
                .pong(1, InWords.id("third"), false)
                .expect("release", "done UNAVAILABLE UNKNOWN");
        assertEquals(
                "the server that took the call is gone, another reply store answers in its place, 1 attempt"
                        + " (shop.Orders/place, sequence 1). Outcome: UNKNOWN, the call may have been executed",
                rig.result().message());
        assertEquals(false, rig.result().serverSaid());
    }

    // ---- anything else with executed UNKNOWN

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"WRONG_SCOPE", "OK"},
            mode = Mode.EXCLUDE)
    void anythingElseThatIsUnknownIsFinalForABoundCall(StatusCode code) {
        bound.reply(failure(code, Executed.UNKNOWN)).expect("release", "done " + code + " UNKNOWN");
        assertEquals(1, bound.session.unfinished(), "its outcome may be asked for yet");
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"UNAVAILABLE", "ABORTED"})
    void anUnknownIdempotentCallIsRetriedWhereItMayHelp(StatusCode code) {
        free().reply(failure(code, Executed.UNKNOWN))
                .expect("release")
                .after(100)
                .expect("connect a", idempotent(1, 2, 4_900));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"WRONG_SCOPE", "OK", "UNAVAILABLE", "ABORTED"},
            mode = Mode.EXCLUDE)
    void anythingElseThatIsUnknownIsFinalForAnIdempotentCall(StatusCode code) {
        PirateRig rig = free().reply(failure(code, Executed.UNKNOWN)).expect("release", "done " + code + " UNKNOWN");
        assertEquals(0, rig.session.unfinished(), "nothing is kept of it");
    }

    // ---- a reply that names no call

    @Test
    void anUnreadableRequestEndsTheAttemptAtOnceAndIsSentAgainLikeAfterSilence() {
        Reply unreadable = Reply.failure(Id.NONE, 0, StatusCode.INVALID_ARGUMENT, Executed.NO, "cut short");
        bound.after(20).reply(unreadable).expect("release").after(100).expect("connect a", call(1, 2, 4_880));
        bound.reply(result("")).skip();
        assertEquals(
                "[Attempt[endpoint=a, number=1, duration=PT0.02S, result=not read by the server: cut short],"
                        + " Attempt[endpoint=a, number=2, duration=PT0S, result=result]]",
                attempts(bound));
    }

    @Test
    void aRequestForWhichTheServerHadNoMemoryIsSentAgainWhenTheServerAdvises() {
        Reply noMemory = Reply.failure(Id.NONE, 0, StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "no memory")
                .withRetryAfter(300);
        bound.after(20).reply(noMemory).expect("release").after(299).expectNothing();
        bound.after(1).expect("connect a", call(1, 2, 4_680));
    }

    @Test
    void anUnreadableRequestSaysNothingAfterACancel() {
        Reply unreadable = Reply.failure(Id.NONE, 0, StatusCode.INVALID_ARGUMENT, Executed.NO, "cut short");
        cancelling().reply(unreadable).expectNothing();
    }

    @Test
    void theFirstRowThatFitsDecides() {
        // A result of another store is no result, and WORKING comes before what else the reply may say.
        bound.reply(result("x").from(OTHER_STORE, 65_000, false)).expectNothing();
        Reply both = new Reply(
                CLIENT,
                1,
                StatusCode.UNAVAILABLE,
                "",
                null,
                Executed.NO,
                true,
                false,
                0,
                STORE,
                65_000,
                Map.of(),
                new byte[0],
                null,
                true);
        bound.reply(both).expect(about("WAIT", 1, 1, 5_000));
    }

    @Test
    void whatIsSentFirstIsTheWholeCall() {
        assertEquals(
                "send kind=CALL client=me sequence=1 doneBelow=1 scope=store boundMs=65000 attempt=1"
                        + " method=shop.Orders/place timeoutMs=5000 beatMs=500 metadata={trace=7} body=book",
                CALL_1);
    }
}
