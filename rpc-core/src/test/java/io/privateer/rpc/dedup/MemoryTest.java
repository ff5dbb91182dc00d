package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.RETENTION_MS;
import static io.privateer.rpc.dedup.AdmissionRig.STORE;
import static io.privateer.rpc.dedup.AdmissionRig.about;
import static io.privateer.rpc.dedup.AdmissionRig.call;
import static io.privateer.rpc.dedup.AdmissionRig.executing;
import static io.privateer.rpc.dedup.AdmissionRig.failure;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static io.privateer.rpc.dedup.AdmissionRig.full;
import static io.privateer.rpc.dedup.AdmissionRig.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of calls, for how long, and how much of it. */
final class MemoryTest {
    /** Bytes that a call takes. */
    private static final long RECORD = Ticket.OVERHEAD + call(1).body().length;

    private static final Reply FINISHED = finished(1);

    private final AdmissionRig rig = new AdmissionRig();

    private static Request ping(long doneBelow) {
        return Request.ping(AdmissionRig.CLIENT, 7).withDone(doneBelow, List.of());
    }

    private static AdmissionRig done() {
        return executing("r").ends(result("done")).skip();
    }

    // ---- what a client declares finished

    @Test
    void doneFreesTheReplyAndTheNumberStays() {
        AdmissionRig known = done();
        known.admission.acknowledge(known.now(), ping(2));
        assertEquals(0, known.admission.records());
        known.arrives("late", call(1)).hears("late", FINISHED);
    }

    @Test
    void doneRangesFreeWhatLiesInThem() {
        for (int sequence = 1; sequence <= 4; sequence++) {
            rig.arrives("r", call(sequence));
            rig.admission.finished(rig.now(), rig.started(), result("done"));
        }
        rig.admission.acknowledge(rig.now(), ping(1).withDone(1, List.of(new Range(2, 2), new Range(4, 9))));
        assertEquals(2, rig.admission.records());
        rig.skip().arrives("r", call(3)).arrives("r", call(1)).hears("r", result("done"), "r", result("done"));
        rig.arrives("late", call(9)).hears("late", finished(9));
    }

    @Test
    void whatIsDeclaredFinishedWhileItRunsIsForgottenWhenItEnds() {
        AdmissionRig known = executing("r");
        known.admission.acknowledge(known.now(), ping(2));
        assertEquals(1, known.admission.records());
        known.ends(result("done")).hears("r", result("done"));
        assertEquals(0, known.admission.records());
        known.arrives("late", call(1)).hears("late", FINISHED);
    }

    @Test
    void aPingOfAStrangerIsNotRemembered() {
        rig.admission.acknowledge(rig.now(), ping(100));
        rig.arrives("r", call(1)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    @Test
    void aSessionThatStartsLateInItsNumbersBringsItsWatermarkAlong() {
        rig.arrives("r", call(9).withDone(9, List.of()));
        rig.arrives("late", call(1).withDone(1, List.of())).hears("late", FINISHED);
    }

    // ---- retention

    @Test
    void aRecordLivesForTheRetentionAfterCompletion() {
        AdmissionRig known = executing("r").after(500_000).ends(result("done")).skip();
        known.after(RETENTION_MS - 1);
        assertEquals(1, known.admission.records());
        known.after(1);
        assertEquals(0, known.admission.records());
        assertEquals(Long.MAX_VALUE, known.admission.nextTime(known.now()));
    }

    @Test
    void aRecordLivesForTheRetentionAfterTheLastContact() {
        AdmissionRig known = done().after(500_000).arrives("again", call(1)).skip();
        known.after(RETENTION_MS - 1);
        assertEquals(1, known.admission.records());
        known.after(1);
        assertEquals(0, known.admission.records());
    }

    @Test
    void aRefusalByCancelLivesAsLong() {
        rig.arrives("r", about(Kind.CANCEL, 1)).skip().after(RETENTION_MS - 1);
        assertEquals(1, rig.admission.records());
        rig.after(1);
        assertEquals(0, rig.admission.records());
    }

    @Test
    void recordsAreForgottenInTheOrderOfTheirLastContact() {
        for (int sequence = 1; sequence <= 2; sequence++) {
            rig.arrives("r", call(sequence));
            rig.admission.finished(rig.now(), rig.started(), result("done"));
        }
        rig.after(1_000).arrives("again", call(1)).skip().after(RETENTION_MS - 1_000);
        assertEquals(1, rig.admission.records());
        rig.arrives("r", about(Kind.WAIT, 1)).hears("r", result("done"));
    }

    @Test
    void aCallThatRunsIsNotForgotten() {
        AdmissionRig known = executing("r").after(10 * RETENTION_MS);
        assertEquals(1, known.admission.records());
        known.ends(result("done")).hears("r", result("done"));
    }

    @Test
    void aWatermarkLivesForTheRetentionAfterTheLastContact() {
        AdmissionRig known = done();
        known.admission.acknowledge(known.now(), ping(2));
        known.after(RETENTION_MS - 1)
                .woken()
                .arrives("late", about(Kind.WAIT, 1))
                .hears("late", FINISHED);
        known.after(RETENTION_MS - 1)
                .woken()
                .arrives("late", about(Kind.WAIT, 1))
                .hears("late", FINISHED);
        known.after(RETENTION_MS);
        known.arrives("late", about(Kind.WAIT, 1))
                .hears("late", failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here"));
    }

    @Test
    void aSessionWithACallThatRunsIsNotForgotten() {
        AdmissionRig known = done();
        known.admission.acknowledge(known.now(), ping(2));
        known.arrives("r", call(2).withDone(2, List.of()));
        Ticket<String> second = known.started();
        known.after(2 * RETENTION_MS)
                .woken()
                .arrives("again", call(2).withAttempt(2).withDone(2, List.of()));
        known.hearsNothing().admission.finished(known.now(), second, result("done"));
        known.hears("again", result("done"));
    }

    @Test
    void aSessionWithOneCallLeftIsNotForgottenWithTheOthers() {
        AdmissionRig known = executing("r").arrives("r2", call(2));
        known.admission.finished(known.now(), known.started(), result("done"));
        known.skip().admission.acknowledge(known.now(), ping(1).withDone(1, List.of(new Range(2, 2))));
        known.after(2 * RETENTION_MS).woken().arrives("again", call(1).withAttempt(2));
        known.hearsNothing().ends(result("done")).hears("again", result("done"));
    }

    @Test
    void aLateResultIsARecordAnew() {
        AdmissionRig known = executing("r").dies().arrives("r", call(2));
        known.admission.finished(known.now(), known.started(), result("done"));
        known.after(1_000).ends(result("late")).after(RETENTION_MS - 1_000);
        assertEquals(1, known.admission.records(), "the second call is forgotten");
        known.after(999);
        assertEquals(1, known.admission.records());
        known.after(1);
        assertEquals(0, known.admission.records());
    }

    @Test
    void aLateResultOfWhatIsForgottenHoldsNobodyUp() {
        AdmissionRig known = executing("r").dies().after(RETENTION_MS);
        assertEquals(0, known.admission.records());
        assertFalse(known.ends(result("late")).admission.hasUnacknowledged());
    }

    @Test
    void sessionsAreForgottenInTheOrderOfTheirLastContact() {
        AdmissionRig small = limited(100, 1 << 20, 100, 2);
        for (String client : List.of("you", "they")) {
            small.arrives("r", of(client));
            small.admission.finished(small.now(), small.started(), result("done"));
            small.admission.acknowledge(
                    small.now(), Request.ping(InWords.id(client), 7).withDone(2, List.of()));
        }
        small.after(1_000).admission.acknowledge(small.now(), Request.ping(InWords.id("you"), 8));
        small.skip()
                .after(RETENTION_MS - 1_000)
                .arrives("r", of("third").boundTo(STORE, small.admission.storeMs(small.now())));
        small.hearsNothing();
        assertEquals(1, small.waiting.size());
    }

    // ---- limits

    private static AdmissionRig limited(int records, long bytes, int perSession, int sessions) {
        return new AdmissionRig(new StoreLimits(RETENTION_MS, records, bytes, perSession, sessions, 1_000));
    }

    private static Request of(String client) {
        return of(client, 1);
    }

    private static Request of(String client, long sequence) {
        Request mine = call(1);
        return Request.call(InWords.id(client), sequence, mine.method(), mine.codec(), mine.body())
                .boundTo(STORE, mine.boundMs())
                .withTimes(5_000, 0);
    }

    @Test
    void thereIsAQuotaPerSession() {
        AdmissionRig small = limited(100, 1 << 20, 2, 100);
        small.arrives("r", call(2)).arrives("r", call(3)).arrives("r", call(1));
        small.hears("r", full("maxRecordsPerSession = 2"));
        small.arrives("r", of("you")).hearsNothing();
    }

    @Test
    void sessionsAreBounded() {
        AdmissionRig small = limited(100, 1 << 20, 100, 1).arrives("r", of("you"));
        small.arrives("r", call(1)).hears("r", full("maxSessions = 1"));
        small.arrives("r", about(Kind.CANCEL, 1))
                .hears("r", failure(StatusCode.CANCELLED, Executed.UNKNOWN, "no such call here"));
    }

    @Test
    void bytesAreBoundedAndNothingIsForgottenEarly() {
        AdmissionRig small = limited(100, 2 * Ticket.OVERHEAD + 10, 100, 100).arrives("r", call(1));
        small.admission.finished(small.now(), small.started(), result("0123456789"));
        small.skip().arrives("r", call(2)).hearsNothing().arrives("r", call(3));
        small.hears(
                "r",
                failure(
                                3,
                                StatusCode.RESOURCE_EXHAUSTED,
                                Executed.NO,
                                "the reply store is full: maxBytes = 810 reached")
                        .withRetryAfter(100));
        small.arrives("again", call(1)).hears("again", result("0123456789"));
    }

    @Test
    void oneClientDoesNotFillTheStoreForAllWithBytes() {
        AdmissionRig small = limited(1_000, 100 * Ticket.OVERHEAD, 1_000, 100);
        int mine = 0;
        for (; small.admission.records() == mine; mine++) {
            small.skip().arrives("r", call(mine + 1));
        }
        assertEquals(76, mine, "three quarters, and one more");
        small.hears("r", fullFor(76, "this client's share of maxBytes = 40000"));
        small.arrives("r", of("you")).hearsNothing();
    }

    @Test
    void oneClientDoesNotFillTheStoreForAllWithRecords() {
        AdmissionRig small = limited(100, 1 << 20, 1_000, 100);
        for (int i = 1; i <= 76; i++) {
            small.arrives("r", call(i)).hearsNothing();
        }
        small.arrives("r", call(77)).hears("r", fullFor(77, "this client's share of maxRecords = 100"));
        small.arrives("r", of("you")).hearsNothing();
    }

    /** Each of its messages may bring many, and each takes room until its session is forgotten. */
    @Test
    void finishedRangesAreBoundedTogether() {
        AdmissionRig small = limited(100, 2 * RECORD + 2 * RecordStore.RANGE_BYTES, 100, 100);
        small.arrives("r", call(1)).arrives("r", of("you")).hearsNothing();
        List<Range> three = List.of(new Range(10, 10), new Range(20, 20), new Range(30, 30));
        small.admission.acknowledge(small.now(), ping(1).withDone(1, three));
        small.arrives("late", call(10)).hears("late", finished(10));
        small.arrives("late", call(20)).hears("late", finished(20));
        small.arrives("new", call(30)).hears("new", fullFor(30, "maxBytes = 988"));
        small.admission.acknowledge(small.now(), ping(1).withDone(1, List.of(new Range(11, 19))));
        small.arrives("late", call(15)).hears("late", finished(15));
        small.arrives("new", of("they")).hearsNothing();
        small.arrives("new", of("nobody"));
        assertEquals(3, small.waiting.size(), "the two ranges are one by now, and its room is taken");
    }

    /** Or a full store would stay full. */
    @Test
    void aRangeThatFreesARecordIsRememberedInAFullStoreToo() {
        AdmissionRig small = limited(100, 2 * RECORD, 100, 100);
        small.arrives("r", call(1)).arrives("r", call(2));
        small.admission.finished(small.now(), small.started(), Reply.result(AdmissionRig.CLIENT, 2, new byte[0]));
        Ticket<String> first = small.started();
        small.admission.acknowledge(small.now(), ping(1).withDone(1, List.of(new Range(2, 2))));
        assertEquals(1, small.admission.records());
        small.skip().arrives("late", call(2)).hears("late", finished(2));
        small.admission.finished(small.now(), first, result("done"));
        small.hears("r", result("done"));
    }

    @Test
    void theRangesOfAForgottenSessionTakeNoRoom() {
        AdmissionRig small = limited(100, RECORD + RecordStore.RANGE_BYTES, 100, 100);
        small.arrives("r", call(1));
        small.admission.finished(small.now(), small.started(), result(""));
        small.skip().admission.acknowledge(small.now(), ping(2).withDone(2, List.of(new Range(9, 9))));
        small.after(RETENTION_MS);
        small.arrives("r", of("you").boundTo(STORE, small.admission.storeMs(small.now())));
        small.hearsNothing();
        small.admission.acknowledge(
                small.now(), Request.ping(InWords.id("you"), 7).withDone(1, List.of(new Range(9, 9))));
        small.arrives("late", of("you", 9).boundTo(STORE, small.admission.storeMs(small.now())))
                .hears("late", finished("you", 9));
    }

    private static Reply finished(long sequence) {
        return finished("me", sequence);
    }

    private static Reply finished(String client, long sequence) {
        return Reply.failure(
                InWords.id(client),
                sequence,
                StatusCode.FAILED_PRECONDITION,
                Executed.UNKNOWN,
                "the client declared sequence " + sequence + " finished");
    }

    private static Request with(Request request, int bytes) {
        Request other =
                Request.call(request.client(), request.sequence(), request.method(), request.codec(), new byte[bytes]);
        return other.boundTo(request.scope(), request.boundMs()).withTimes(5_000, 0);
    }

    private static Reply fullFor(long sequence, String limit) {
        return failure(
                        sequence,
                        StatusCode.RESOURCE_EXHAUSTED,
                        Executed.NO,
                        "the reply store is full: " + limit + " reached")
                .withRetryAfter(100);
    }

    @Test
    void whoIsRefusedByAFullStoreLearnsThatNothingWasExecuted() {
        AdmissionRig small = limited(8, 1 << 20, 100, 100);
        for (int i = 1; i <= 7; i++) {
            small.arrives("r", of("client " + i)).hearsNothing();
        }
        small.arrives("r", call(1)).hearsNothing();
        small.arrives("r", call(2)).hears("r", fullFor(2, "maxRecords = 8"));
        small.arrives("r", about(Kind.CANCEL, 2))
                .hears(
                        "r",
                        failure(2, StatusCode.CANCELLED, Executed.NO, "cancelled before it arrived")
                                .withSettled());
        small.arrives("r", about(Kind.CANCEL, 3))
                .hears("r", failure(3, StatusCode.CANCELLED, Executed.UNKNOWN, "no such call here"));
    }

    @Test
    void idempotentCallsGoOnWhileTheStoreIsFull() {
        AdmissionRig small = limited(1, 1 << 20, 1, 1).arrives("r", of("you"));
        small.arrives("r", call(1)).hears("r", full("maxSessions = 1"));
        small.arrives("r", find(2)).hearsNothing();
    }

    @Test
    void theArgumentsOfIdempotentCallsAreBounded() {
        AdmissionRig small = limited(100, 8_000, 100, 100);
        small.arrives("r", with(find(1), 1_500)).hearsNothing();
        small.arrives("r", with(find(2), 500))
                .hears(
                        "r",
                        failure(
                                        2,
                                        StatusCode.RESOURCE_EXHAUSTED,
                                        Executed.NO,
                                        "no room for the argument: those of idempotent calls under way take 1900 bytes, of a"
                                                + " quarter of maxBytes = 8000")
                                .withRetryAfter(100));
        small.admission.finished(small.now(), small.started(), result("done"));
        small.skip().arrives("r", with(find(3), 500)).hearsNothing();
    }

    @Test
    void anArgumentTakesRoomOnlyWhileItsCallIsUnderWay() {
        AdmissionRig small = limited(100, 2_000, 100, 100);
        small.arrives("r", with(call(1), 1_700));
        small.arrives("r", call(2)).hears("r", fullFor(2, "maxBytes = 2000"));
        small.admission.finished(small.now(), small.started(), result("done"));
        small.skip().arrives("r", call(2)).hearsNothing();
        small.arrives("again", with(call(1), 1_700)).hears("again", result("done"));
    }

    @Test
    void whatIsAcknowledgedMakesRoom() {
        AdmissionRig small = limited(1, 1 << 20, 100, 100).arrives("r", call(1));
        small.admission.finished(small.now(), small.started(), result("done"));
        small.skip().arrives("r", call(2).withDone(2, List.of())).hearsNothing();
        assertEquals(1, small.waiting.size());
    }

    @Test
    void whatIsForgottenMakesRoom() {
        AdmissionRig small = limited(1, Ticket.OVERHEAD + 1, 1, 1).arrives("r", of("you"));
        small.admission.finished(small.now(), small.started(), result("done"));
        small.after(RETENTION_MS).skip();
        small.arrives("r", call(1).boundTo(STORE, small.admission.storeMs(small.now())))
                .hearsNothing();
        assertEquals(1, small.waiting.size());
    }

    @Test
    void aSessionOfIdempotentCallsAloneIsNotRememberedAfterThem() {
        AdmissionRig small = limited(1, 1 << 20, 1, 1).arrives("r", find(1));
        small.admission.finished(small.now(), small.started(), result("done"));
        small.skip().arrives("r", of("you")).hearsNothing();
    }
}
