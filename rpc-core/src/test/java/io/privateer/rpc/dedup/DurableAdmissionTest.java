package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.BORN_MS;
import static io.privateer.rpc.dedup.AdmissionRig.MILLI;
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
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Admission over a store outside of this process: nothing starts, and nothing is said, before the store has it. The store is
 * the test, which sees what it is asked for and answers when it likes.
 */
final class DurableAdmissionTest implements Journal<String> {
    private static final long DIGEST = Digest.of(call(1));
    private static final Reply DRAINS = failure(StatusCode.UNAVAILABLE, Executed.NO, "the server drains");
    private static final Reply USED_BEFORE = failure(
            StatusCode.INVALID_ARGUMENT,
            Executed.UNKNOWN,
            "sequence 1 was used for another call before: a session has one user");

    private final List<String> asked = new ArrayList<>();
    private final List<Submitted> open = new ArrayList<>();
    private boolean transactional;
    private final AdmissionRig rig = new AdmissionRig(this);

    private record Submitted(@Nullable Ticket<String> ticket, StoreRequest request) {}

    // ---- the store

    @Override
    public Id scope() {
        return STORE;
    }

    @Override
    public long storeMs(long now) {
        return BORN_MS + (now + 100_000 * MILLI) / MILLI;
    }

    @Override
    public long toleranceMs() {
        return 50;
    }

    @Override
    public boolean transactional(String method) {
        return transactional;
    }

    @Override
    public void submit(@Nullable Ticket<String> ticket, StoreRequest request) {
        asked.add(text(request));
        open.add(new Submitted(ticket, request));
    }

    private static String text(StoreRequest request) {
        if (request instanceof StoreRequest.Start start) {
            return "start " + start.call().sequence() + (start.transactional() ? " in a transaction" : "");
        } else if (request instanceof StoreRequest.Refuse refuse) {
            return "refuse " + refuse.call().sequence() + " with " + text(refuse.reply());
        } else if (request instanceof StoreRequest.Settle settle) {
            return "settle " + settle.call().sequence() + (settle.certain() ? " with " : ", not certain, with ")
                    + text(settle.reply());
        } else if (request instanceof StoreRequest.Find find) {
            return "find " + find.call().sequence();
        } else if (request instanceof StoreRequest.Finish finish) {
            return "finish below " + finish.below();
        }
        throw new AssertionError(request);
    }

    private static String text(byte[] reply) {
        try {
            Reply stored = Envelope.decodeReply(reply);
            return stored.code() + " " + stored.executed() + (stored.settled() ? "" : ", not settled");
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    private void isAsked(String... expected) {
        assertEquals(List.of(expected), asked);
        asked.clear();
    }

    /** To what was asked last. */
    private AdmissionRig says(StoreAnswer answer) {
        Submitted last = open.remove(open.size() - 1);
        Ticket<String> ticket = last.ticket();
        if (ticket != null) {
            rig.admission.answered(rig.now(), ticket, last.request(), answer);
        }
        return rig;
    }

    private static StoreAnswer known(Reply reply) {
        return new StoreAnswer.Known(DIGEST, Envelope.encode(reply, Envelope.Format.PROTOBUF));
    }

    // ---- a first copy

    private Ticket<String> waits(Request request) {
        rig.arrives("r", request).hearsNothing();
        isAsked();
        return rig.waiting.remove(rig.waiting.size() - 1);
    }

    private Ticket<String> starting() {
        Ticket<String> ticket = waits(call(1));
        assertEquals(Start.LATER, rig.admission.start(rig.now(), ticket));
        isAsked("start 1");
        return ticket;
    }

    private Ticket<String> running() {
        Ticket<String> ticket = starting();
        says(StoreAnswer.DONE).hearsNothing();
        assertEquals(List.of(ticket), rig.recorded);
        return ticket;
    }

    @Test
    void aFirstCopyWaitsForItsTurnAndItsStartIsDurableBeforeTheHandlerStarts() {
        Ticket<String> ticket = starting();
        assertEquals(List.of(), rig.recorded);
        assertEquals(0, ticket.starts());
        says(StoreAnswer.DONE).hearsNothing();
        assertEquals(List.of(ticket), rig.recorded);
        assertEquals(1, ticket.starts());
    }

    @Test
    void theStoreIsToldThatAHandlerRunsInItsTransaction() {
        transactional = true;
        Ticket<String> ticket = waits(call(1));
        assertEquals(Start.LATER, rig.admission.start(rig.now(), ticket));
        isAsked("start 1 in a transaction");
        assertTrue(ticket.transactional());
    }

    @Test
    void anIdempotentCallIsNoMatterOfTheStore() {
        rig.arrives("r", find(1));
        Ticket<String> ticket = rig.started();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hears("r", result("done"));
        isAsked();
    }

    @Test
    void aResultIsDurableBeforeItIsSaid() {
        Ticket<String> ticket = running();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.hearsNothing();
        isAsked("settle 1 with OK YES");
        says(StoreAnswer.DONE).hears("r", result("done"));
        assertEquals(0, rig.admission.records(), "the store knows it now");
    }

    @Test
    void anUnknownIsDurableBeforeItIsSaid() {
        rig.admission.lost(rig.now(), running(), "the worker died");
        rig.hearsNothing();
        isAsked("settle 1, not certain, with ABORTED UNKNOWN");
        says(StoreAnswer.DONE).hears("r", died());
    }

    @Test
    void aLateResultReplacesTheUnknownOfTheStore() {
        Ticket<String> ticket = running();
        rig.admission.lost(rig.now(), ticket, "the worker died");
        says(StoreAnswer.DONE).skip();
        asked.clear();
        rig.admission.finished(rig.now(), ticket, result("late"));
        isAsked("settle 1 with OK YES");
        rig.hearsNothing();
    }

    @Test
    void aResultThatComesWhileItsUnknownIsRecordedIsSaidInItsPlace() {
        Ticket<String> ticket = running();
        rig.admission.lost(rig.now(), ticket, "the worker died");
        rig.admission.finished(rig.now(), ticket, result("late"));
        isAsked("settle 1, not certain, with ABORTED UNKNOWN");
        says(StoreAnswer.DONE).hearsNothing();
        isAsked("settle 1 with OK YES");
        says(StoreAnswer.DONE).hears("r", result("late"));
    }

    @Test
    void aSecondResultWhileTheFirstIsRecordedIsDropped() {
        Ticket<String> ticket = running();
        rig.admission.finished(rig.now(), ticket, result("first"));
        rig.admission.finished(rig.now(), ticket, result("second"));
        rig.admission.lost(rig.now(), ticket, "the worker died");
        isAsked("settle 1 with OK YES");
        says(StoreAnswer.DONE).hears("r", result("first"));
    }

    @Test
    void whatAnotherServerRecordedIsSaidInThePlaceOfAnUnknown() {
        rig.admission.lost(rig.now(), running(), "the worker died");
        says(known(result("elsewhere"))).hears("r", result("elsewhere"));
    }

    @Test
    void ofACallThatWasTakenAwayNothingIsSaid() {
        rig.admission.finished(rig.now(), running(), result("done"));
        says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(0, rig.admission.records());
    }

    // ---- what stands against a start

    @Test
    void aCallThatTheStoreKnowsIsNotStarted() {
        starting();
        says(known(result("done"))).hears("r", result("done"));
        assertEquals(List.of(), rig.recorded);
    }

    @Test
    void aCallWhoseServerDiedIsUnknown() {
        starting();
        says(new StoreAnswer.Lost(DIGEST))
                .hears(
                        "r",
                        failure(StatusCode.ABORTED, Executed.UNKNOWN, "the server died with the call in hand")
                                .withSettled());
    }

    @Test
    void aNumberThatTheStoreKnowsOfAnotherCallIsNeverAnsweredWithItsReply() {
        starting();
        says(new StoreAnswer.Known(7, Envelope.encode(result("done"), Envelope.Format.PROTOBUF)))
                .hears("r", USED_BEFORE);
        starting();
        says(new StoreAnswer.Running(7)).hears("r", USED_BEFORE);
        starting();
        says(new StoreAnswer.Lost(7)).hears("r", USED_BEFORE);
    }

    @Test
    void aNumberThatTheStoreKnowsAsFinishedIsNotStarted() {
        starting();
        says(new StoreAnswer.Finished())
                .hears(
                        "r",
                        failure(
                                StatusCode.FAILED_PRECONDITION,
                                Executed.UNKNOWN,
                                "the client declared sequence 1 finished"));
    }

    @Test
    void whatTheStoreMayHaveForgottenIsNotStarted() {
        starting();
        says(new StoreAnswer.Forgotten())
                .hears(
                        "r",
                        failure(
                                StatusCode.FAILED_PRECONDITION,
                                Executed.UNKNOWN,
                                "bound longer ago than the store remembers: it may have been forgotten"));
    }

    @Test
    void aFullStoreRefusesThisCopy() {
        starting();
        says(new StoreAnswer.Full("maxRecords = 3"));
        rig.hears(
                "r",
                failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "the reply store is full: maxRecords = 3 reached"));
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aStoredReplyThatCannotBeReadIsUnknown() {
        starting();
        says(new StoreAnswer.Known(DIGEST, new byte[] {1}));
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
        starting();
        says(new StoreAnswer.Running(DIGEST)).hearsNothing();
        for (long rest : new long[] {20, 40, 80, 160, 250, 250}) {
            rig.after(rest - 1);
            isAsked();
            rig.after(1).hearsNothing();
            isAsked("find 1");
            says(new StoreAnswer.Running(DIGEST));
        }
        rig.after(250);
        says(known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aCallThatRunsElsewhereBeats() {
        rig.arrives("r", call(1).withTimes(5_000, 10));
        rig.admission.start(rig.now(), rig.waiting.remove(0));
        says(new StoreAnswer.Running(DIGEST));
        rig.after(10).hears("r", working());
    }

    @Test
    void aCallThatRunsElsewhereIsForgottenHereWhenNobodyWaits() {
        rig.arrives("r", call(1).withTimes(5_000, 10));
        rig.admission.start(rig.now(), rig.waiting.remove(0));
        says(new StoreAnswer.Running(DIGEST));
        rig.after(20);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aCallWhoseServerLostItsTransactionIsTakenOver() {
        starting();
        says(new StoreAnswer.Running(DIGEST));
        rig.after(20);
        says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    // ---- other copies and questions are looked up first

    @Test
    void aLaterCopyIsLookedUpBeforeItWaits() {
        rig.arrives("r", call(1).withAttempt(2)).hearsNothing();
        isAsked("find 1");
        assertEquals(List.of(), rig.waiting);
        says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    @Test
    void aLaterCopyOfWhatIsDoneIsAnswered() {
        rig.arrives("r", call(1).withAttempt(2));
        says(known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aLaterCopyIsFoundAlsoByAServerThatDrains() {
        rig.admission.drain();
        rig.arrives("r", call(1).withAttempt(2));
        says(known(result("done"))).hears("r", result("done"));
        rig.arrives("r", call(1).withAttempt(2));
        says(StoreAnswer.ABSENT).hears("r", DRAINS);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aQuestionStartsNothing() {
        rig.arrives("r", about(Kind.WAIT, 1)).hearsNothing();
        isAsked("find 1");
        says(StoreAnswer.ABSENT).hears("r", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here"));
        assertEquals(0, rig.admission.records());
        rig.arrives("r", about(Kind.WAIT, 1));
        says(known(result("done"))).hears("r", result("done"));
    }

    @Test
    void aCallThatComesWhileItIsLookedForByAQuestionIsAdopted() {
        rig.arrives("question", about(Kind.WAIT, 1)).arrives("r", call(1));
        isAsked("find 1");
        says(StoreAnswer.ABSENT).hearsNothing();
        assertEquals(call(1).sequence(), rig.waiting.get(0).request().sequence());
        assertEquals(Kind.CALL, rig.waiting.get(0).request().kind());
    }

    // ---- CANCEL

    @Test
    void aNoIsDurableBeforeItIsSaid() {
        rig.arrives("r", about(Kind.CANCEL, 1)).hearsNothing();
        isAsked("refuse 1 with CANCELLED NO");
        says(StoreAnswer.DONE).hears("r", cancelledBeforeItArrived());
        assertEquals(0, rig.admission.records());
    }

    @Test
    void aNoThatCannotBeKeptIsNotGiven() {
        rig.arrives("r", about(Kind.CANCEL, 1));
        says(new StoreAnswer.Full("maxRecords = 3"));
        rig.hears(
                "r",
                failure(StatusCode.CANCELLED, Executed.UNKNOWN, "the reply store is full: maxRecords = 3 reached"));
    }

    @Test
    void cancelOfWhatTheStoreKnowsIsAnsweredByThat() {
        rig.arrives("r", about(Kind.CANCEL, 1));
        says(known(result("done"))).hears("r", result("done"));
    }

    @Test
    void cancelOfACallThatWaitsIsRecordedToo() {
        rig.arrives("old", call(1)).arrives("r", about(Kind.CANCEL, 1)).hearsNothing();
        isAsked("refuse 1 with CANCELLED NO");
        assertEquals(List.of(), rig.waiting);
        says(StoreAnswer.DONE).hears("r", cancelledBeforeItStarted());
    }

    @Test
    void cancelWhileTheStartIsRecordedKeepsTheHandlerFromStarting() {
        Ticket<String> ticket = starting();
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 500)).hearsNothing();
        says(StoreAnswer.DONE).hearsNothing();
        isAsked("settle 1 with CANCELLED NO");
        assertEquals(List.of(), rig.recorded);
        assertEquals(0, ticket.starts());
        says(StoreAnswer.DONE).hears("r", cancelledBeforeItStarted());
    }

    @Test
    void anAnswerToCancelIsPutOffWhileTheStoreIsAboutToKnow() {
        Ticket<String> ticket = running();
        rig.admission.finished(rig.now(), ticket, result("done"));
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 10)).after(200).hearsNothing();
        says(StoreAnswer.DONE).hears("r", result("done"));
    }

    @Test
    void cancelOfARunningCallIsUnknownAtItsBeat() {
        running();
        rig.arrives("r", about(Kind.CANCEL, 1).withTimes(1, 10)).after(10).hears("r", stillRunning());
    }

    @Test
    void aCallThatExpiresWhileItsStartIsRecordedDoesNotStart() {
        starting();
        rig.after(5_000);
        says(StoreAnswer.DONE);
        isAsked("settle 1 with DEADLINE_EXCEEDED NO");
        assertEquals(List.of(), rig.recorded);
    }

    @Test
    void whatExpiresInTheQueueIsRecorded() {
        rig.arrives("r", call(1)).after(5_000).hearsNothing();
        isAsked("refuse 1 with DEADLINE_EXCEEDED NO");
        says(StoreAnswer.DONE);
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
        isAsked();
        rig.after(1);
        isAsked("finish below 3");
        rig.after(10_000).skip();
        assertFalse(asked.contains("finish below 3"), "it is told once");
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
        isAsked();
        rig.hears(
                "r",
                failure(
                        StatusCode.FAILED_PRECONDITION,
                        Executed.UNKNOWN,
                        "bound longer ago than the retention of 600000 ms: it may have been forgotten"));
    }

    @Test
    void whatIsUnderWayToTheStoreHoldsADrainingServerUp() {
        running();
        assertTrue(rig.admission.hasUnacknowledged());
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        rig.arrives("r", call(1).withAttempt(2));
        Submitted first = open.get(0);
        Ticket<String> ticket = first.ticket();
        says(StoreAnswer.ABSENT);
        assertEquals(1, rig.waiting.size());
        if (ticket != null) {
            rig.admission.answered(rig.now(), ticket, first.request(), known(result("old")));
        }
        rig.hearsNothing();
        assertEquals("me", InWords.of(rig.waiting.get(0).request().client()));
    }
}
