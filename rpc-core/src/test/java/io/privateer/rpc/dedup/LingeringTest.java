package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.RETENTION_MS;
import static io.privateer.rpc.dedup.AdmissionRig.failure;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static io.privateer.rpc.dedup.AdmissionRig.result;
import static io.privateer.rpc.dedup.AdmissionRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The result of an idempotent call that ends while nobody waits for it, because the WAIT is on its way. */
final class LingeringTest {
    private static final Request FIND = find(1).withTimes(60_000, 500);
    private static final Reply NOT_FOUND = failure(StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here");

    private AdmissionRig rig = new AdmissionRig();
    private Ticket<String> ticket = between(rig);

    /** Begun, and told WORKING. */
    private static Ticket<String> between(AdmissionRig rig) {
        rig.arrives("r", FIND);
        Ticket<String> ticket = rig.started();
        rig.after(500).hears("r", working());
        return ticket;
    }

    private void haveRoomFor(long bytes) {
        rig = new AdmissionRig(new StoreLimits(RETENTION_MS, 100, 4 * bytes, 100, 100, 1_000));
        ticket = between(rig);
    }

    private void ends(Reply answer) {
        rig.admission.finished(rig.now(), ticket, answer);
        rig.hearsNothing();
    }

    private void isForgotten() {
        assertEquals(0, rig.admission.records());
        rig.arrives("r2", FIND.about(Kind.WAIT)).hears("r2", NOT_FOUND);
    }

    @Test
    void aResultBetweenWorkingAndWaitIsKeptForTheWait() {
        ends(result("done"));
        rig.after(100).arrives("r2", FIND.about(Kind.WAIT)).hears("r2", result("done"));
        assertEquals(List.of(), rig.waiting);
    }

    /** As a hedge or a resending may come, when the WAIT was lost. */
    @Test
    void aCopyOfTheCallIsAnsweredWithItToo() {
        ends(result("done"));
        rig.after(3_000).arrives("r2", FIND.withAttempt(2)).hears("r2", result("done"));
        assertEquals(List.of(), rig.waiting, "it does not run again");
    }

    @Test
    void itIsForgottenWhenItsCallerCountsAsGone() {
        ends(result("done"));
        rig.after(3_499);
        assertEquals(1, rig.admission.records());
        rig.after(1 + 500);
        isForgotten();
        assertEquals(Long.MAX_VALUE, rig.admission.nextTime(rig.now()));
    }

    @Test
    void itIsForgottenWhenItsCallerSaysSo() {
        ends(result("done"));
        rig.admission.acknowledge(
                rig.now(), Request.ping(AdmissionRig.CLIENT, 7).withDone(2, List.of()));
        isForgotten();
        rig.after(10_000);
        assertEquals(Long.MAX_VALUE, rig.admission.nextTime(rig.now()));
    }

    @Test
    void aCallerThatWasGoneBeforeGetsNothing() {
        rig.after(4_000);
        ends(result("done"));
        isForgotten();
    }

    @Test
    void aCancelledCallersResultIsNotKept() {
        rig.arrives("r2", FIND.about(Kind.CANCEL).withTimes(1, 0));
        rig.hears("r2", AdmissionRig.stillRunning());
        ends(result("done"));
        isForgotten();
    }

    @Test
    void whatDidNotRunIsNotKept() {
        rig.admission.lost(rig.now(), ticket, "the worker died");
        isForgotten();
    }

    @Test
    void itIsKeptOnlyIfThereIsRoomBesideTheArgumentsOfOthers() {
        long bytes = Ticket.OVERHEAD + FIND.body().length + 100;
        haveRoomFor(bytes - 1);
        ends(result("x".repeat(100)));
        isForgotten();
        haveRoomFor(bytes);
        ends(result("x".repeat(100)));
        assertEquals(1, rig.admission.records());
        rig.arrives("r", find(2)).hears("r", noRoom(bytes));
        rig.after(4_000).arrives("r", find(2)).hearsNothing();
    }

    private static Reply noRoom(long bytes) {
        return failure(
                        2,
                        StatusCode.RESOURCE_EXHAUSTED,
                        Executed.NO,
                        "no room for the argument: those of idempotent calls under way take " + bytes
                                + " bytes, of a quarter of maxBytes = " + 4 * bytes)
                .withRetryAfter(100);
    }

    /** A session with idempotent calls alone is forgotten with the last of them, and so is what it told. */
    @Test
    void rangesThatFreeTheLastCallOfItsSessionTakeNoRoom() {
        int fitting = 26;
        rig = new AdmissionRig(
                new StoreLimits(RETENTION_MS, 100, fitting * (long) RecordStore.RANGE_BYTES, 100, 100, 1_000));
        ticket = between(rig);
        ends(result("done"));
        List<Range> ranges = LongStream.rangeClosed(2, fitting + 1)
                .mapToObj(i -> new Range(2 * i, 2 * i))
                .toList();
        rig.admission.acknowledge(
                rig.now(), Request.ping(AdmissionRig.CLIENT, 7).withDone(2, ranges));
        isForgotten();
        rig.arrives("r", AdmissionRig.call(2)).hearsNothing();
        assertEquals(1, rig.waiting.size());
    }

    /** Its absence would be answered by executing the call elsewhere, and that is allowed. */
    @Test
    void aDrainingServerDoesNotWaitForIt() {
        ends(result("done"));
        rig.admission.drain();
        assertFalse(rig.admission.hasUnacknowledged());
    }
}
