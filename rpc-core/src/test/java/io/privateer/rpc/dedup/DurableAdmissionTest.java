package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.BORN_MS;
import static io.privateer.rpc.dedup.AdmissionRig.CLIENT;
import static io.privateer.rpc.dedup.AdmissionRig.RETENTION_MS;
import static io.privateer.rpc.dedup.AdmissionRig.STORE;
import static io.privateer.rpc.dedup.AdmissionRig.about;
import static io.privateer.rpc.dedup.AdmissionRig.call;
import static io.privateer.rpc.dedup.AdmissionRig.cancelledBeforeItArrived;
import static io.privateer.rpc.dedup.AdmissionRig.cancelledBeforeItStarted;
import static io.privateer.rpc.dedup.AdmissionRig.died;
import static io.privateer.rpc.dedup.AdmissionRig.failure;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static io.privateer.rpc.dedup.AdmissionRig.result;
import static io.privateer.rpc.dedup.AdmissionRig.stillRunning;
import static io.privateer.rpc.dedup.AdmissionRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Admission over a store outside of this process: nothing starts, and nothing is said, before the store has it. */
final class DurableAdmissionTest {
    private static final long DIGEST = Digest.of(call(1));
    private static final Reply DRAINS = failure(StatusCode.UNAVAILABLE, Executed.NO, "the server drains");
    private static final Reply USED_BEFORE = failure(
            StatusCode.INVALID_ARGUMENT,
            Executed.UNKNOWN,
            "sequence 1 was used for another call before: a session has one user");

    private final DurableRig store = new DurableRig();
    private final AdmissionRig rig = store.rig;

    // ---- a first copy

    @Test
    void aFirstCopyWaitsForItsTurnAndItsStartIsDurableBeforeTheHandlerStarts() {
        Ticket<String> ticket = store.starting();
        assertEquals(List.of(), rig.recorded);
        assertEquals(0, ticket.starts());
        store.says(StoreAnswer.DONE).hearsNothing();
        assertEquals(List.of(ticket), rig.recorded);
        assertEquals(1, ticket.starts());
    }

    @Test
    void theStoreIsToldThatAHandlerRunsInItsTransaction() {
        store.transactional = true;
        Ticket<String> ticket = store.waits(call(1));
        assertEquals(Start.LATER, rig.admission.start(rig.now(), ticket));
        store.isAsked("start 1 in a transaction");
        assertTrue(ticket.transactional());
    }

    @Test
    void anIdempotentCallIsNoMatterOfTheStore() {
        rig.arrives("r", find(1));
        Ticket<String> ticket = rig.started();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hears("r", result("done"));
        store.isAsked();
    }

    @Test
    void aResultIsDurableBeforeItIsSaid() {
        Ticket<String> ticket = store.running();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hearsNothing();
        store.isAsked("settle 1 with OK YES");
        store.says(StoreAnswer.DONE).hears("r", result("done"));
        assertEquals(0, rig.admission.records(), "the store knows it now");
    }

    @Test
    void anUnknownIsDurableBeforeItIsSaid() {
        rig.admission.lost(rig.now(), store.running(), "the worker died");
        rig.hearsNothing();
        store.isAsked("settle 1, not certain, with ABORTED UNKNOWN");
        store.says(StoreAnswer.DONE).hears("r", died());
    }

    @Test
    void aLateResultReplacesTheUnknownOfTheStore() {
        Ticket<String> ticket = store.running();
        rig.admission.lost(rig.now(), ticket, "the worker died");
        store.says(StoreAnswer.DONE).skip();
        store.skip();
        rig.admission.finished(rig.now(), ticket, result("late"));
        store.isAsked("settle 1 with OK YES");
        rig.hearsNothing();
    }

    @Test
    void aResultThatComesWhileItsUnknownIsRecordedIsSaidInItsPlace() {
        Ticket<String> ticket = store.running();
        rig.admission.lost(rig.now(), ticket, "the worker died");
        rig.admission.finished(rig.now(), ticket, result("late"));
        store.isAsked("settle 1, not certain, with ABORTED UNKNOWN");
        store.says(StoreAnswer.DONE).hearsNothing();
        store.isAsked("settle 1 with OK YES");
        store.says(StoreAnswer.DONE).hears("r", result("late"));
    }

    @Test
    void aSecondResultWhileTheFirstIsRecordedIsDropped() {
        Ticket<String> ticket = store.running();
        rig.admission.finished(rig.now(), ticket, result("first"));
        rig.admission.finished(rig.now(), ticket, result("second"));
        rig.admission.lost(rig.now(), ticket, "the worker died");
        store.isAsked("settle 1 with OK YES");
        store.says(StoreAnswer.DONE).hears("r", result("first"));
    }

    @Test
    void whatAnotherServerRecordedIsSaidInThePlaceOfAnUnknown() {
        rig.admission.lost(rig.now(), store.running(), "the worker died");
        store.says(DurableRig.known(result("elsewhere"))).hears("r", result("elsewhere"));
    }

    @Test
    void ofACallThatWasTakenAwayNothingIsSaid() {
        rig.admission.finished(rig.now(), store.running(), result("done"));
        store.says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aCallWaitsAndBeatsWhileTheStoreIsOutOfReach() {
        rig.arrives("r", call(1).withTimes(5_000, 10));
        assertEquals(Start.LATER, rig.admission.start(rig.now(), rig.waiting.remove(0)));
        rig.after(10).hears("r", working());
        rig.arrives("r", about(Kind.WAIT, 1).withTimes(5_000, 300)).after(300).hears("r", working());
        rig.arrives("new", call(2).withAttempt(2).withTimes(5_000, 10))
                .after(10)
                .hears("new", Reply.working(CLIENT, 2));
        assertEquals(List.of(), rig.recorded);
    }

    // ---- what stands against a start

    @Test
    void aCallThatTheStoreKnowsIsNotStarted() {
        store.starting();
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
        assertEquals(List.of(), rig.recorded);
    }

    @Test
    void aCallWhoseServerDiedIsUnknown() {
        store.starting();
        store.says(new StoreAnswer.Lost(DIGEST))
                .hears(
                        "r",
                        failure(StatusCode.ABORTED, Executed.UNKNOWN, "the server died with the call in hand")
                                .withSettled());
    }

    @Test
    void aNumberThatTheStoreKnowsOfAnotherCallIsNeverAnsweredWithItsReply() {
        store.starting();
        store.says(new StoreAnswer.Known(7, Envelope.encode(result("done"), Envelope.Format.PROTOBUF)))
                .hears("r", USED_BEFORE);
        store.starting();
        store.says(new StoreAnswer.Running(7)).hears("r", USED_BEFORE);
        store.starting();
        store.says(new StoreAnswer.Lost(7)).hears("r", USED_BEFORE);
    }

    @Test
    void aNumberThatTheStoreKnowsAsFinishedIsNotStarted() {
        store.starting();
        store.says(new StoreAnswer.Finished())
                .hears(
                        "r",
                        failure(
                                StatusCode.FAILED_PRECONDITION,
                                Executed.UNKNOWN,
                                "the client declared sequence 1 finished"));
    }

    @Test
    void whatTheStoreMayHaveForgottenIsNotStarted() {
        store.starting();
        store.says(new StoreAnswer.Forgotten())
                .hears(
                        "r",
                        failure(
                                StatusCode.FAILED_PRECONDITION,
                                Executed.UNKNOWN,
                                "bound longer ago than the store remembers: it may have been forgotten"));
    }

    @Test
    void aFullStoreRefusesThisCopy() {
        store.starting();
        store.says(new StoreAnswer.Full("maxRecords = 3"));
        rig.hears(
                "r",
                failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "the reply store is full: maxRecords = 3 reached"));
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aStoredReplyThatCannotBeReadIsUnknown() {
        store.starting();
        store.says(new StoreAnswer.Known(DIGEST, new byte[] {1}));
        String why = "reply, byte 1 of 1: Protocol message contained an invalid tag (zero).";
        rig.hears(
                "r",
                failure(StatusCode.DATA_LOSS, Executed.UNKNOWN, "the stored reply cannot be read: " + why)
                        .withSettled());
        assertEquals(0, rig.admission.records());
    }

    // ---- a call that runs on another server

    @Test
    void aCallThatRunsElsewhereIsLookedForEverMoreRarelyWhileSomebodyWaits() {
        store.starting();
        store.says(new StoreAnswer.Running(DIGEST)).hearsNothing();
        for (long rest : new long[] {20, 40, 80, 160, 250, 250}) {
            rig.after(rest - 1);
            store.isAsked();
            rig.after(1).hearsNothing();
            store.isAsked("find 1");
            store.says(new StoreAnswer.Running(DIGEST));
        }
        rig.after(250);
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aCallThatRunsElsewhereBeats() {
        rig.arrives("r", call(1).withTimes(5_000, 10));
        rig.admission.start(rig.now(), rig.waiting.remove(0));
        store.says(new StoreAnswer.Running(DIGEST));
        rig.after(10).hears("r", working());
    }

    @Test
    void aCallThatRunsElsewhereIsForgottenHereWhenNobodyWaits() {
        rig.arrives("r", call(1).withTimes(5_000, 10));
        rig.admission.start(rig.now(), rig.waiting.remove(0));
        store.says(new StoreAnswer.Running(DIGEST));
        rig.after(20);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void cancelDoesNotReachACallThatRunsElsewhere() {
        store.starting();
        store.says(new StoreAnswer.Running(DIGEST));
        rig.arrives("r2", about(Kind.CANCEL, 1).withTimes(1, 10)).after(10).hears("r2", stillRunning());
        store.isAsked();
    }

    @Test
    void aCallWhoseServerLostItsTransactionIsTakenOver() {
        store.starting();
        store.says(new StoreAnswer.Running(DIGEST));
        rig.after(20);
        store.says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    // ---- other copies and questions are looked up first

    @Test
    void aLaterCopyIsLookedUpBeforeItWaits() {
        rig.arrives("r", call(1).withAttempt(2)).hearsNothing();
        store.isAsked("find 1");
        assertEquals(List.of(), rig.waiting);
        store.says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    @Test
    void aLaterCopyOfWhatIsDoneIsAnswered() {
        rig.arrives("r", call(1).withAttempt(2));
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aLaterCopyIsFoundAlsoByAServerThatDrains() {
        rig.admission.drain();
        rig.arrives("r", call(1).withAttempt(2));
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
        rig.arrives("r", call(1).withAttempt(2));
        store.says(StoreAnswer.ABSENT).hears("r", DRAINS);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aQuestionStartsNothing() {
        rig.arrives("r", about(Kind.WAIT, 1)).hearsNothing();
        store.isAsked("find 1");
        store.says(StoreAnswer.ABSENT).hears("r", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here"));
        assertEquals(0, rig.admission.records());
        rig.arrives("r", about(Kind.WAIT, 1));
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aCallThatComesWhileItIsLookedForByAQuestionIsAdopted() {
        rig.arrives("question", about(Kind.WAIT, 1)).arrives("r", call(1));
        store.isAsked("find 1");
        store.says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(call(1).sequence(), rig.waiting.get(0).request().sequence());
        assertEquals(Kind.CALL, rig.waiting.get(0).request().kind());
    }

    // ---- CANCEL

    @Test
    void aNoIsDurableBeforeItIsSaid() {
        rig.arrives("r", about(Kind.CANCEL, 1)).hearsNothing();
        store.isAsked("refuse 1 with CANCELLED NO");
        store.says(StoreAnswer.DONE).hears("r", cancelledBeforeItArrived());
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aNoThatCannotBeKeptIsNotGiven() {
        rig.arrives("r", about(Kind.CANCEL, 1));
        store.says(new StoreAnswer.Full("maxRecords = 3"));
        rig.hears(
                "r",
                failure(StatusCode.CANCELLED, Executed.UNKNOWN, "the reply store is full: maxRecords = 3 reached"));
    }

    @Test
    void cancelOfWhatTheStoreKnowsIsAnsweredByThat() {
        rig.arrives("r", about(Kind.CANCEL, 1));
        store.says(DurableRig.known(result("done"))).hears("r", result("done"));
    }

    @Test
    void cancelOfACallThatWaitsIsRecordedToo() {
        rig.arrives("old", call(1)).arrives("r", about(Kind.CANCEL, 1)).hearsNothing();
        store.isAsked("refuse 1 with CANCELLED NO");
        assertEquals(List.of(), rig.waiting);
        store.says(StoreAnswer.DONE).hears("r", cancelledBeforeItStarted());
    }

    @Test
    void cancelWhileTheStartIsRecordedKeepsTheHandlerFromStarting() {
        Ticket<String> ticket = store.starting();
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 500)).hearsNothing();
        store.says(StoreAnswer.DONE).hearsNothing();
        store.isAsked("settle 1 with CANCELLED NO");
        assertEquals(List.of(), rig.recorded);
        assertEquals(0, ticket.starts());
        store.says(StoreAnswer.DONE).hears("r", cancelledBeforeItStarted());
    }

    @Test
    void anAnswerToCancelIsPutOffWhileTheStoreIsAboutToKnow() {
        Ticket<String> ticket = store.running();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 10)).after(200).hearsNothing();
        store.says(StoreAnswer.DONE).hears("r", result("done"));
    }

    @Test
    void cancelOfARunningCallIsUnknownAtItsBeat() {
        store.running();
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 10)).after(10).hears("r", stillRunning());
    }

    @Test
    void aCallThatExpiresWhileItsStartIsRecordedDoesNotStart() {
        store.starting();
        rig.after(5_000);
        store.says(StoreAnswer.DONE);
        store.isAsked("settle 1 with DEADLINE_EXCEEDED NO");
        assertEquals(List.of(), rig.recorded);
    }

    @Test
    void whatExpiresInTheQueueIsRecorded() {
        rig.arrives("r", call(1)).after(5_000).hearsNothing();
        store.isAsked("refuse 1 with DEADLINE_EXCEEDED NO");
        store.says(StoreAnswer.DONE);
        rig.hears(
                "r",
                failure(StatusCode.DEADLINE_EXCEEDED, Executed.NO, "the deadline passed before it started")
                        .withSettled());
    }

    // ---- what is finished, and the clock

    @Test
    void theStoreIsToldOfAWatermarkWithinASecond() {
        rig.arrives("r", call(3).withDone(3, List.of()));
        rig.after(999);
        store.isAsked();
        rig.after(1);
        store.isAsked("finish below 3");
        rig.after(10_000).skip();
        assertFalse(store.wasAsked("finish below 3"), "it is told once");
    }

    @Test
    void aBoundMayBeAheadByWhatServersOfOneStoreDiffer() {
        rig.arrives("r", call(1).boundTo(STORE, BORN_MS + 50)).hearsNothing();
        rig.arrives("r", call(2).boundTo(STORE, BORN_MS + 51))
                .hears(
                        "r",
                        failure(
                                2,
                                StatusCode.FAILED_PRECONDITION,
                                Executed.NO,
                                "bound_ms = 65051 is ahead of the store's clock, 65000"));
    }

    @Test
    void whatIsOlderThanTheRetentionIsNotEvenLookedUp() {
        rig.after(RETENTION_MS);
        rig.arrives("r", call(1).withAttempt(2));
        store.isAsked();
        rig.hears(
                "r",
                failure(
                        StatusCode.FAILED_PRECONDITION,
                        Executed.UNKNOWN,
                        "bound longer ago than the retention of 600000 ms: it may have been forgotten"));
    }

    @Test
    void whatIsUnderWayToTheStoreHoldsADrainingServerUp() {
        store.running();
        assertTrue(rig.admission.hasUnacknowledged());
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        rig.arrives("r", call(1).withAttempt(2));
        DurableRig.Submitted first = store.first();
        Ticket<String> ticket = first.ticket();
        store.says(StoreAnswer.ABSENT);
        assertEquals(1, rig.waiting.size());
        if (ticket != null) {
            rig.admission.answered(rig.now(), ticket, first.request(), DurableRig.known(result("old")));
        }
        rig.hearsNothing();
        assertEquals("me", InWords.of(rig.waiting.get(0).request().client()));
    }
}
