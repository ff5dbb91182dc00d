package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.BORN_MS;
import static io.privateer.rpc.dedup.AdmissionRig.CLIENT;
import static io.privateer.rpc.dedup.AdmissionRig.PLACE;
import static io.privateer.rpc.dedup.AdmissionRig.RETENTION_MS;
import static io.privateer.rpc.dedup.AdmissionRig.STORE;
import static io.privateer.rpc.dedup.AdmissionRig.about;
import static io.privateer.rpc.dedup.AdmissionRig.body;
import static io.privateer.rpc.dedup.AdmissionRig.call;
import static io.privateer.rpc.dedup.AdmissionRig.cancelledBeforeItArrived;
import static io.privateer.rpc.dedup.AdmissionRig.cancelledBeforeItStarted;
import static io.privateer.rpc.dedup.AdmissionRig.executing;
import static io.privateer.rpc.dedup.AdmissionRig.failure;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static io.privateer.rpc.dedup.AdmissionRig.full;
import static io.privateer.rpc.dedup.AdmissionRig.result;
import static io.privateer.rpc.dedup.AdmissionRig.stillRunning;
import static io.privateer.rpc.dedup.AdmissionRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The table of admission on the protocol's page: each row, and that it comes before those below it. */
final class AdmissionTableTest {
    private final AdmissionRig rig = new AdmissionRig();

    private static final Reply WRONG_SCOPE =
            failure(StatusCode.WRONG_SCOPE, Executed.UNKNOWN, "bound to another reply store");
    private static final Reply FINISHED =
            failure(StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, "the client declared sequence 1 finished");
    private static final Reply USED_BEFORE = failure(
            StatusCode.INVALID_ARGUMENT,
            Executed.UNKNOWN,
            "sequence 1 was used for another call before: a session has one user");
    private static final Reply NOT_FOUND = failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here");
    private static final Reply FORGOTTEN = failure(
            StatusCode.FAILED_PRECONDITION,
            Executed.UNKNOWN,
            "bound longer ago than the retention of 600000 ms: it may have been forgotten");
    private static final Reply AHEAD = failure(
            StatusCode.FAILED_PRECONDITION, Executed.NO, "bound_ms = 65001 is ahead of the store's clock, 65000");
    private static final Reply DRAINS = failure(StatusCode.UNAVAILABLE, Executed.NO, "the server drains");
    private static final Reply EXPIRED =
            failure(StatusCode.DEADLINE_EXCEEDED, Executed.NO, "expired on arrival: timeout_ms = 0");
    private static final Reply NEEDS_A_SCOPE = failure(
            StatusCode.FAILED_PRECONDITION,
            Executed.NO,
            PLACE + " is deduplicated: its calls need a scope; the caller's stub is older than that");
    private static final Reply NOT_KNOWN_BY_CANCEL =
            failure(StatusCode.CANCELLED, Executed.UNKNOWN, "no such call here");

    private static Request foreign(Kind kind) {
        return call(1).boundTo(InWords.id("other"), BORN_MS).about(kind);
    }

    private static Request finished(Request request) {
        return request.withDone(2, List.of());
    }

    private static Request otherBody(long sequence) {
        return Request.call(CLIENT, sequence, PLACE, BodyCodec.PROTOBUF, body("film"))
                .boundTo(STORE, BORN_MS)
                .withTimes(5_000, 0);
    }

    private static Request unbound(Request request) {
        return request.boundTo(Id.NONE, 0);
    }

    // ---- bound to another scope

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PING"},
            mode = Mode.EXCLUDE)
    void whatIsBoundToAnotherScopeIsWrongHereAndTheServerCannotKnow(Kind kind) {
        rig.arrives("r", foreign(kind)).hears("r", WRONG_SCOPE);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void wrongScopeComesBeforeAllElseAndTellsNothingOfThisStore() {
        rig.arrives("r", call(1)).started();
        rig.admission.drain();
        rig.arrives("r", finished(foreign(Kind.CALL).withTimes(0, 0))).hears("r", WRONG_SCOPE);
        rig.arrives("r", about(Kind.WAIT, 1).withTimes(5_000, 500)).hearsNothing();
    }

    // ---- below the highest done_below seen, or in done

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PING"},
            mode = Mode.EXCLUDE)
    void aNumberThatWasToldAsFinishedIsNotAnswered(Kind kind) {
        rig.arrives("old", call(2));
        rig.arrives("r", finished(call(1)).about(kind)).hears("r", FINISHED);
        AdmissionRig ranges = new AdmissionRig();
        ranges.arrives("old", call(2));
        ranges.arrives("r", call(1).withDone(1, List.of(new Range(1, 1))).about(kind))
                .hears("r", FINISHED);
    }

    @Test
    void theHighestDoneBelowThatWasSeenCounts() {
        rig.arrives("old", call(9).withDone(9, List.of()));
        rig.arrives("r", call(1).withDone(1, List.of())).hears("r", FINISHED);
    }

    @Test
    void finishedComesBeforeAnotherDigestAndDrain() {
        rig.arrives("old", call(1)).started();
        rig.admission.drain();
        rig.arrives("r", finished(otherBody(1))).hears("r", FINISHED);
    }

    // ---- known, but another digest

    @Test
    void aKnownNumberWithAnotherBodyIsNeverAnsweredWithTheStoredReply() {
        executing("old").ends(result("done")).skip().arrives("r", otherBody(1)).hears("r", USED_BEFORE);
    }

    @Test
    void methodAndCodecAreOfTheDigestToo() {
        AdmissionRig known = executing("old");
        known.arrives("r", find(1).boundTo(STORE, BORN_MS)).hears("r", USED_BEFORE);
        known.arrives(
                        "r",
                        Request.call(CLIENT, 1, PLACE, BodyCodec.JSON, body("book"))
                                .boundTo(STORE, BORN_MS)
                                .withTimes(5_000, 0))
                .hears("r", USED_BEFORE);
    }

    @Test
    void theDigestComesBeforeTheStateOfTheCallAndDrain() {
        rig.arrives("old", call(1));
        rig.admission.drain();
        rig.arrives("r", otherBody(1)).hears("r", USED_BEFORE);
        rig.started();
        rig.arrives("r", otherBody(1).withAttempt(9)).hears("r", USED_BEFORE);
    }

    @Test
    void whatDoesNotChangeTheCallIsNotOfTheDigest() {
        AdmissionRig known = executing("old").ends(result("done")).skip();
        known.arrives("r", call(1).withAttempt(7).withTimes(1, 1).withDone(1, List.of()))
                .hears("r", result("done"));
    }

    @Test
    void waitAndCancelCarryNoBodyAndAreNotCompared() {
        AdmissionRig known = executing("old")
                .arrives("r", find(1).boundTo(STORE, BORN_MS).about(Kind.WAIT).withTimes(5_000, 300));
        known.hearsNothing().ends(result("done")).hears("r", result("done"));
        known.arrives("r", find(1).boundTo(STORE, BORN_MS).about(Kind.CANCEL)).hears("r", result("done"));
    }

    // ---- known and done

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PING"},
            mode = Mode.EXCLUDE)
    void whatIsDoneIsAnsweredWithTheStoredReplyAgain(Kind kind) {
        AdmissionRig known = executing("old").ends(result("done")).hears("old", result("done"));
        known.arrives("r1", about(kind, 1)).skip();
        known.arrives("r2", kind == Kind.CALL ? call(1) : about(kind, 1)).hears("r2", result("done"));
    }

    @Test
    void theStoredReplyComesBeforeDrainAndExpiry() {
        AdmissionRig known = executing("old").ends(result("done")).skip();
        known.admission.drain();
        known.arrives("r", call(1).withTimes(0, 0)).hears("r", result("done"));
    }

    // ---- CANCEL of a known call

    @Test
    void cancelOfACallThatWaitsTakesItOutOfTheQueueAndItsNoIsARecord() {
        rig.arrives("old", call(1));
        Ticket<String> ticket = rig.waiting.get(0);
        rig.arrives("r", about(Kind.CANCEL, 1)).hears("r", cancelledBeforeItStarted());
        assertEquals(List.of(), rig.waiting);
        assertEquals(Start.NEVER, rig.admission.start(rig.now(), ticket));
        rig.arrives("late", call(1).withAttempt(2)).hears("late", cancelledBeforeItStarted());
        assertEquals(1, rig.admission.records());
    }

    @Test
    void cancelOfAStartedCallIsUnknownUntilItEnds() {
        AdmissionRig known = executing("old");
        known.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 500)).hearsNothing();
        assertEquals(true, known.running().isCancelled());
        known.after(499).hearsNothing().after(1).hears("r", stillRunning());
        known.ends(result("done")).hearsNothing();
    }

    @Test
    void aCallThatEndsWithinTheCancelsBeatIsAnsweredWithItsReply() {
        executing("old")
                .arrives("r", about(Kind.CANCEL, 1).withTimes(1, 500))
                .after(499)
                .ends(result("done"))
                .hears("r", result("done"));
    }

    @Test
    void cancelWithoutABeatIsAnsweredAtOnce() {
        executing("old").arrives("r", about(Kind.CANCEL, 1)).hears("r", stillRunning());
    }

    @Test
    void cancelOfALowerAttemptDoesNotTakeTheRouteOfAHigherOne() {
        AdmissionRig known = executing("old").arrives("new", call(1).withAttempt(3));
        known.arrives("r", about(Kind.CANCEL, 1).withAttempt(2).withTimes(1, 500))
                .hears("r", stillRunning());
        known.ends(result("done")).hears("new", result("done"));
    }

    // ---- known and executing

    @Test
    void theReplyGoesToTheNewestAttemptsRoute() {
        executing("old")
                .arrives("new", call(1).withAttempt(2))
                .ends(result("done"))
                .hears("new", result("done"));
    }

    @Test
    void aLowerAttemptNeverReplacesAHigherOnesRouteAndIsNotAnswered() {
        executing("old")
                .arrives("new", call(1).withAttempt(2))
                .arrives("late", call(1).withAttempt(1).withTimes(5_000, 100))
                .after(200)
                .ends(result("done"))
                .hears("new", result("done"));
    }

    @Test
    void aWaitTakesOverTheRoute() {
        executing("old")
                .arrives("r", about(Kind.WAIT, 1).withTimes(5_000, 500))
                .ends(result("done"))
                .hears("r", result("done"));
    }

    /** Of a caller that asks again later, perhaps from another process, while the first one waits. */
    @Test
    void aWaitWithoutABeatIsAnsweredAtOnceAndNeverMovesTheRoute() {
        AdmissionRig known =
                executing("old").arrives("asks", about(Kind.WAIT, 1).withAttempt(9));
        known.hears("asks", working()).ends(result("done")).hears("old", result("done"));
        known.arrives("asks", about(Kind.WAIT, 1)).hears("asks", result("done"));
    }

    @Test
    void aWaitWithoutABeatIsAnsweredAtOnceAlsoWhileTheCallWaits() {
        rig.arrives("r", call(1)).arrives("asks", about(Kind.WAIT, 1)).hears("asks", working());
    }

    @Test
    void workingIsSaidWhenTheBeatIsDueAndOnlyOnce() {
        AdmissionRig known = executing("old").arrives("r", about(Kind.WAIT, 1).withTimes(5_000, 300));
        known.after(299).hearsNothing().after(1).hears("r", working());
        known.after(10_000).hearsNothing().ends(result("done")).hearsNothing();
    }

    @Test
    void aCallThatWaitsForAWorkerBeatsToo() {
        rig.arrives("r", call(1).withTimes(5_000, 300)).after(300).hears("r", working());
    }

    // ---- unknown, WAIT

    @Test
    void waitForAnUnknownCallStartsNothing() {
        rig.arrives("r", about(Kind.WAIT, 1)).hears("r", NOT_FOUND);
        rig.arrives("r", unbound(about(Kind.WAIT, 1))).hears("r", NOT_FOUND);
        assertEquals(List.of(), rig.waiting);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void waitForAnUnknownCallComesBeforeTheRetentionTheClockAndDrain() {
        rig.after(RETENTION_MS);
        rig.admission.drain();
        rig.arrives("r", about(Kind.WAIT, 1)).hears("r", NOT_FOUND);
        rig.arrives("r", about(Kind.WAIT, 1).boundTo(STORE, 1L << 50)).hears("r", NOT_FOUND);
    }

    // ---- unknown, deduplicated, bound longer ago than the retention

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CALL", "CANCEL"})
    void anUnknownCallThatIsBoundForTheRetentionMayHaveBeenForgottenAndNeverRuns(Kind kind) {
        rig.after(RETENTION_MS);
        rig.arrives("r", kind == Kind.CALL ? call(1) : about(kind, 1)).hears("r", FORGOTTEN);
        assertEquals(List.of(), rig.waiting);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void anUnknownCallThatIsBoundForLessThanTheRetentionRuns() {
        rig.after(RETENTION_MS - 1).arrives("r", call(1)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    @Test
    void theRetentionComesBeforeDrainAndExpiry() {
        rig.after(RETENTION_MS);
        rig.admission.drain();
        rig.arrives("r", call(1).withTimes(0, 0)).hears("r", FORGOTTEN);
    }

    @Test
    void theRetentionIsNoMatterOfIdempotentCalls() {
        rig.after(RETENTION_MS).arrives("r", find(1)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    // ---- unknown, deduplicated, and ahead of the store's clock

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CALL", "CANCEL"})
    void aBoundThatIsAheadOfTheStoresClockIsRefused(Kind kind) {
        Request ahead = call(1).boundTo(STORE, BORN_MS + 1);
        rig.admission.drain();
        rig.arrives("r", kind == Kind.CALL ? ahead : ahead.about(kind)).hears("r", AHEAD);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aBoundOfThisMillisecondIsNotAhead() {
        rig.arrives("r", call(1).boundTo(STORE, BORN_MS)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    // ---- unknown, CANCEL

    @Test
    void cancelOfAnUnknownCallIsARecordSoThatALateCopyIsNotExecuted() {
        rig.arrives("r", about(Kind.CANCEL, 1)).hears("r", cancelledBeforeItArrived());
        rig.arrives("late", call(1)).hears("late", cancelledBeforeItArrived());
        assertEquals(List.of(), rig.waiting);
        assertEquals(1, rig.admission.records());
    }

    @Test
    void cancelOfAnUnknownCallComesBeforeDrainAndExpiry() {
        rig.admission.drain();
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(0, 0)).hears("r", cancelledBeforeItArrived());
    }

    @Test
    void cancelWithoutRoomForItsRecordIsUnknown() {
        AdmissionRig small = new AdmissionRig(new StoreLimits(RETENTION_MS, 1, 1 << 20, 10, 10, 100));
        small.arrives("old", call(2)).arrives("r", about(Kind.CANCEL, 1)).hears("r", NOT_KNOWN_BY_CANCEL);
        assertEquals(1, small.admission.records());
    }

    @Test
    void cancelWithoutAScopeIsUnknownBecauseNothingIsKeptOfIdempotentCalls() {
        rig.arrives("r", unbound(about(Kind.CANCEL, 1))).hears("r", NOT_KNOWN_BY_CANCEL);
        assertEquals(0, rig.admission.records());
    }

    // ---- expired, over a limit, store full, or the server drains

    @Test
    void aDrainingServerRefusesNewCalls() {
        rig.admission.drain();
        rig.arrives("r", call(1)).hears("r", DRAINS);
        rig.arrives("r", find(1)).hears("r", DRAINS);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void anExpiredCallIsRefused() {
        rig.arrives("r", call(1).withTimes(0, 500)).hears("r", EXPIRED);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aFullStoreRefusesNewCalls() {
        AdmissionRig small = new AdmissionRig(new StoreLimits(RETENTION_MS, 1, 1 << 20, 10, 10, 100));
        small.arrives("old", call(2)).arrives("r", call(1)).hears("r", full("maxRecords = 1"));
        assertEquals(1, small.admission.records());
    }

    @Test
    void aBacklogThatTakesNoMoreRefusesNewCalls() {
        rig.busy = new Refusal(StatusCode.UNIMPLEMENTED, "nobody here", 40);
        rig.arrives("r", call(1))
                .hears(
                        "r",
                        failure(StatusCode.UNIMPLEMENTED, Executed.NO, "nobody here")
                                .withRetryAfter(40));
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aRefusalIsNoRecordAndALaterCopyRuns() {
        rig.busy = new Refusal(StatusCode.RESOURCE_EXHAUSTED, "the queue is full", 40);
        rig.arrives("r", call(1)).skip();
        rig.busy = null;
        rig.arrives("r", call(1).withAttempt(2)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    // ---- a deduplicated method without a scope

    @Test
    void aDeduplicatedMethodWithoutAScopeIsRefused() {
        rig.arrives("r", unbound(call(1))).hears("r", NEEDS_A_SCOPE);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void whatIsRefusedForTheMomentComesBeforeAMissingScope() {
        rig.arrives("r", unbound(call(1)).withTimes(0, 0)).hears("r", EXPIRED);
        rig.busy = new Refusal(StatusCode.RESOURCE_EXHAUSTED, "the queue is full", 0);
        rig.arrives("r", unbound(call(1)))
                .hears("r", failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "the queue is full"));
        rig.admission.drain();
        rig.arrives("r", unbound(call(1))).hears("r", DRAINS);
    }

    // ---- new

    @Test
    void aNewCallIsRecordedQueuedAndExecutedOnce() {
        rig.arrives("r", call(1)).hearsNothing();
        assertEquals(1, rig.admission.records());
        Ticket<String> ticket = rig.started();
        assertEquals(1, ticket.starts());
        assertEquals(Start.NEVER, rig.admission.start(rig.now(), ticket));
        rig.arrives("r2", call(1).withAttempt(2)).hearsNothing();
        assertEquals(List.of(), rig.waiting);
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hears("r2", result("done"));
    }

    @Test
    void aCallWithAScopeIsDeduplicatedWhateverTheServerBelievesOfItsMethod() {
        rig.arrives("r", find(1).boundTo(STORE, BORN_MS));
        Ticket<String> ticket = rig.started();
        assertEquals(true, ticket.deduplicated());
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.skip().arrives("again", find(1).boundTo(STORE, BORN_MS)).hears("again", result("done"));
    }

    @Test
    void anIdempotentCallIsKeptOnlyWhileItExecutes() {
        rig.arrives("r", find(1));
        Ticket<String> ticket = rig.started();
        rig.arrives("r2", find(1).withAttempt(2)).hearsNothing();
        assertEquals(List.of(), rig.waiting, "a copy of what executes joins it");
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hears("r2", result("done"));
        assertEquals(0, rig.admission.records());
        rig.arrives("r", find(1)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }
}
