package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.about;
import static io.privateer.rpc.dedup.AdmissionRig.call;
import static io.privateer.rpc.dedup.AdmissionRig.cancelledBeforeItArrived;
import static io.privateer.rpc.dedup.AdmissionRig.died;
import static io.privateer.rpc.dedup.AdmissionRig.executing;
import static io.privateer.rpc.dedup.AdmissionRig.failure;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static io.privateer.rpc.dedup.AdmissionRig.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows the admission of a call: its end, late results, draining, and calls that a front handed over. */
final class AdmissionTest {
    private static final Reply EXPIRED = failure(
                    StatusCode.DEADLINE_EXCEEDED, Executed.NO, "the deadline passed before it started")
            .withSettled();
    private static final Reply FINISHED =
            failure(StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, "the client declared sequence 1 finished");

    private final AdmissionRig rig = new AdmissionRig();

    private static Request ping(long doneBelow) {
        return Request.ping(AdmissionRig.CLIENT, 7).withDone(doneBelow, List.of());
    }

    private static AdmissionRig done() {
        return executing("r").ends(result("done")).skip();
    }

    // ---- expiry in the queue

    @Test
    void whatExpiresInTheQueueBecomesAStoredNo() {
        rig.arrives("r", call(1)).after(4_999).hearsNothing().after(1).hears("r", EXPIRED);
        assertEquals(List.of(), rig.waiting);
        rig.arrives("late", call(1).withAttempt(2)).hears("late", EXPIRED);
        assertEquals(1, rig.admission.records());
    }

    @Test
    void theDeadlineIsTheEarliestOfAllCopies() {
        rig.arrives("r", call(1))
                .after(1_000)
                .arrives("r2", call(1).withAttempt(2).withTimes(3_000, 0));
        rig.arrives("r3", call(1).withAttempt(3).withTimes(60_000, 0));
        rig.after(2_999).hearsNothing().after(1).hears("r3", EXPIRED);
    }

    @Test
    void aLateCopyOfALowerAttemptBringsItsDeadlineAlong() {
        rig.arrives("r", call(1).withAttempt(2)).arrives("late", call(1).withTimes(100, 0));
        rig.after(99).hearsNothing().after(1).hears("r", EXPIRED);
    }

    @Test
    void aWaitSaysNothingOfTheDeadline() {
        rig.arrives("r", call(1)).arrives("r2", about(Kind.WAIT, 1).withTimes(10, 60_000));
        rig.after(4_999).hearsNothing().after(1).hears("r2", EXPIRED);
    }

    @Test
    void whatHasExpiredIsNotStarted() {
        rig.arrives("r", call(1));
        Ticket<String> ticket = rig.waiting.get(0);
        assertEquals(Start.NEVER, rig.admission.start(rig.now() + 5_000 * AdmissionRig.MILLI, ticket));
        assertEquals(0, ticket.starts());
        rig.after(1).skip().arrives("late", call(1)).hears("late", EXPIRED);
    }

    @Test
    void whatHasStartedDoesNotExpire() {
        executing("r").after(10_000).hearsNothing().ends(result("late")).hears("r", result("late"));
    }

    @Test
    void anExpiredIdempotentCallIsRefusedForThisCopyOnly() {
        rig.arrives("r", find(1)).after(5_000).hears("r", EXPIRED.withoutSettled());
        assertEquals(0, rig.admission.records());
    }

    // ---- results

    @Test
    void aResultOverTheLimitIsStoredAsResourceExhaustedAndExecuted() {
        AdmissionRig small = new AdmissionRig(StoreLimits.DEFAULTS.withMaxReplyBytes(4));
        Reply over = failure(
                        StatusCode.RESOURCE_EXHAUSTED,
                        Executed.YES,
                        "reply of 5 bytes is over maxMessageSize = 4 (shop.Orders/place)")
                .withSettled();
        small.arrives("r", call(1));
        small.admission.finished(small.now(), small.started(), result("12345"));
        small.hears("r", over).arrives("again", call(1)).hears("again", over);
    }

    @Test
    void aResultOfTheLimitIsTaken() {
        AdmissionRig small = new AdmissionRig(StoreLimits.DEFAULTS.withMaxReplyBytes(4));
        small.arrives("r", call(1));
        small.admission.finished(small.now(), small.started(), result("1234"));
        small.hears("r", result("1234"));
    }

    @Test
    void theCallOfADeadWorkerIsAStoredUnknown() {
        executing("r").dies().hears("r", died()).arrives("again", call(1)).hears("again", died());
    }

    @Test
    void aLateResultReplacesAStoredUnknown() {
        AdmissionRig known = executing("r").dies().skip().ends(result("late")).hearsNothing();
        known.arrives("again", call(1)).hears("again", result("late"));
    }

    @Test
    void yesAndNoNeverChange() {
        AdmissionRig yes = done().ends(result("another")).dies().hearsNothing();
        yes.arrives("again", call(1)).hears("again", result("done"));
        rig.arrives("r", call(1));
        Ticket<String> ticket = rig.waiting.get(0);
        rig.after(5_000).skip();
        rig.admission.finished(rig.now(), ticket, result("late"));
        rig.arrives("again", call(1)).hears("again", EXPIRED);
    }

    @Test
    void aSecondUnknownChangesNothing() {
        AdmissionRig known = executing("r").dies().skip();
        known.ends(failure(StatusCode.INTERNAL, Executed.UNKNOWN, "another")).hearsNothing();
        known.arrives("again", call(1)).hears("again", died());
    }

    @Test
    void aLateResultOfACallThatIsForgottenIsNotRememberedAgain() {
        AdmissionRig known = executing("r").dies().skip();
        known.arrives("other", call(2).withDone(2, List.of()));
        assertEquals(1, known.admission.records());
        known.ends(result("late"));
        assertEquals(1, known.admission.records());
        known.arrives("again", call(1)).hears("again", FINISHED);
    }

    @Test
    void ofAnIdempotentCallOnlyYesIsSettled() {
        Reply unknown = failure(StatusCode.ABORTED, Executed.UNKNOWN, "the worker died");
        rig.arrives("r", find(1));
        Ticket<String> first = rig.started();
        rig.admission.lost(rig.now(), first, "the worker died");
        rig.hears("r", unknown);
        rig.arrives("r", find(1));
        rig.admission.finished(rig.now(), rig.started(), failure(StatusCode.INVALID_ARGUMENT, Executed.NO, "why"));
        rig.hears("r", failure(StatusCode.INVALID_ARGUMENT, Executed.NO, "why"));
        rig.arrives("r", find(1));
        rig.admission.finished(rig.now(), rig.started(), failure(StatusCode.NOT_FOUND, Executed.YES, "why"));
        rig.hears("r", failure(StatusCode.NOT_FOUND, Executed.YES, "why").withSettled());
        assertEquals(0, rig.admission.records());
    }

    @Test
    void anIdempotentCallOfADeadWorkerWaitsForAnotherOne() {
        rig.arrives("r", find(1));
        Ticket<String> ticket = rig.started();
        rig.admission.restart(ticket);
        assertEquals(Start.NOW, rig.admission.start(rig.now(), ticket));
        assertEquals(2, ticket.starts());
        rig.admission.restart(ticket);
        rig.after(5_000).hears("r", EXPIRED.withoutSettled());
    }

    // ---- draining

    @Test
    void everyReplyOfADrainingServerSaysSo() {
        AdmissionRig known = executing("r");
        known.admission.drain();
        known.ends(result("done"));
        // The rig expects the flag in whatever it compares.
        known.hears("r", result("done"));
        assertTrue(known.admission.isDraining());
    }

    @Test
    void certainResultsHoldADrainingServerUpUntilTheyAreAcknowledged() {
        AdmissionRig known = executing("r");
        known.admission.drain();
        assertFalse(known.admission.hasUnacknowledged());
        known.ends(result("done"));
        assertTrue(known.admission.hasUnacknowledged());
        known.admission.acknowledge(known.now(), ping(2));
        assertFalse(known.admission.hasUnacknowledged());
    }

    @Test
    void aRefusalByCancelHoldsADrainingServerUpToo() {
        rig.admission.drain();
        rig.arrives("r", about(Kind.CANCEL, 1)).hears("r", cancelledBeforeItArrived());
        assertTrue(rig.admission.hasUnacknowledged());
    }

    @Test
    void aStoredUnknownHoldsNobodyUp() {
        assertFalse(executing("r").dies().admission.hasUnacknowledged());
    }

    // ---- as the worker of a front

    private static Request handedOver(long dispatch) {
        return call(1).dispatched(InWords.id("front"), dispatch, InWords.id("worker"), 5_000);
    }

    @Test
    void whatAFrontHandsOverIsExecutedAndNotRecorded() {
        rig.admission.handed(rig.now(), "front", handedOver(3));
        assertEquals(0, rig.admission.records());
        Ticket<String> ticket = rig.started();
        assertTrue(ticket.deduplicated(), "it runs at most once here");
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hears("front", result("done"));
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aFrontThatAsksForWhatItHandedOverHearsWorking() {
        rig.admission.handed(rig.now(), "front", handedOver(3));
        rig.admission.handedWait(rig.now(), "front", handedOver(3).about(Kind.WAIT));
        rig.hears("front", AdmissionRig.working());
        rig.admission.finished(rig.now(), rig.started(), result("done"));
        rig.skip().admission.handedWait(rig.now(), "front", handedOver(3).about(Kind.WAIT));
        rig.hears("front", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such dispatch here"));
    }

    @Test
    void aCopyOfWhatAFrontHandedOverIsToldThatTheResultIsToCome() {
        rig.admission.handed(rig.now(), "front", handedOver(3));
        rig.admission.handedInVain(rig.now(), "front", handedOver(3), "no copies");
        rig.hears("front", AdmissionRig.working());
        rig.admission.finished(rig.now(), rig.started(), result("done"));
        rig.hears("front", result("done"));
        rig.admission.handedInVain(rig.now(), "front", handedOver(3), "no copies");
        rig.hears("front", failure(StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, "no copies"));
    }

    @Test
    void anotherDispatchOfTheSameCallIsNotIt() {
        rig.admission.handed(rig.now(), "front", handedOver(3));
        rig.admission.handedWait(rig.now(), "front", handedOver(4).about(Kind.WAIT));
        rig.hears("front", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such dispatch here"));
    }

    @Test
    void whatAWorkerRefusesOfAFrontNeverRunsThere() {
        rig.busy = new Refusal(StatusCode.RESOURCE_EXHAUSTED, "the queue is full", 40);
        rig.admission.handed(rig.now(), "front", handedOver(1));
        rig.hears(
                "front",
                failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "the queue is full")
                        .withSettled());
        rig.admission.drain();
        rig.admission.handed(rig.now(), "front", handedOver(2));
        rig.hears(
                "front",
                failure(StatusCode.UNAVAILABLE, Executed.NO, "the worker drains")
                        .withSettled());
        assertEquals(List.of(), rig.waiting);
    }

    @Test
    void whatExpiresAtAWorkerNeverRunsThere() {
        rig.admission.handed(rig.now(), "front", handedOver(1));
        rig.after(5_000).hears("front", EXPIRED);
        rig.admission.handedWait(rig.now(), "front", handedOver(1).about(Kind.WAIT));
        rig.hears("front", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such dispatch here"));
    }
}
