package io.privateer.rpc.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Admission with its store in memory, a virtual clock, and a backlog that does nothing by itself: what is admitted waits
 * until the test starts and ends it. Routes are names; what is said to them is kept as text. The store is 65 s old, and the
 * server's nanoseconds are negative, as {@link System#nanoTime} may be.
 */
final class AdmissionRig implements Backlog<String> {
    static final long MILLI = 1_000_000;
    static final Id CLIENT = InWords.id("me");
    static final Id STORE = InWords.id("store");
    static final String PLACE = "shop.Orders/place";
    static final String FIND = "shop.Orders/find";
    static final long BORN_MS = 65_000;
    static final long RETENTION_MS = 600_000;

    final Admission<String> admission;
    final List<Ticket<String>> waiting = new ArrayList<>();
    /** Calls whose start is in the store outside. */
    final List<Ticket<String>> recorded = new ArrayList<>();

    private final List<String> said = new ArrayList<>();
    private long now = -100_000 * MILLI;

    @Nullable
    Refusal busy;

    AdmissionRig() {
        this(StoreLimits.DEFAULTS);
    }

    AdmissionRig(StoreLimits limits) {
        admission = new Admission<>(STORE, limits, this, this::say, now - BORN_MS * MILLI);
    }

    /** With a store outside of memory. */
    AdmissionRig(Journal<String> journal) {
        admission = new Admission<>(journal, StoreLimits.DEFAULTS, this, this::say);
    }

    private void say(String route, Reply reply) {
        said.add(route + ": " + InWords.of(reply));
    }

    // ---- requests

    static Request call(long sequence) {
        return Request.call(CLIENT, sequence, PLACE, BodyCodec.PROTOBUF, body("book"))
                .boundTo(STORE, BORN_MS)
                .withTimes(5_000, 0);
    }

    static Request find(long sequence) {
        return Request.call(CLIENT, sequence, FIND, BodyCodec.PROTOBUF, body("book"))
                .withTimes(5_000, 0);
    }

    static Request about(Kind kind, long sequence) {
        return call(sequence).about(kind);
    }

    static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // ---- replies

    static Reply failure(StatusCode code, Executed executed, String message) {
        return failure(1, code, executed, message);
    }

    static Reply failure(long sequence, StatusCode code, Executed executed, String message) {
        return Reply.failure(CLIENT, sequence, code, executed, message);
    }

    static Reply working() {
        return Reply.working(CLIENT, 1);
    }

    static Reply result(String text) {
        return Reply.result(CLIENT, 1, body(text));
    }

    static Reply cancelledBeforeItStarted() {
        return failure(StatusCode.CANCELLED, Executed.NO, "cancelled before it started")
                .withSettled();
    }

    static Reply cancelledBeforeItArrived() {
        return failure(StatusCode.CANCELLED, Executed.NO, "cancelled before it arrived")
                .withSettled();
    }

    static Reply stillRunning() {
        return failure(StatusCode.CANCELLED, Executed.UNKNOWN, "cancellation is signalled; the call still runs");
    }

    static Reply died() {
        return failure(StatusCode.ABORTED, Executed.UNKNOWN, "the worker died").withSettled();
    }

    static Reply full(String limit) {
        return failure(StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "the reply store is full: " + limit + " reached")
                .withRetryAfter(100);
    }

    // ---- what happens

    AdmissionRig arrives(String route, Request request) {
        admission.request(now, route, request);
        return this;
    }

    /** Time passes, and admission is woken whenever it wants to be. */
    AdmissionRig after(long millis) {
        long end = now + millis * MILLI;
        long next = admission.nextTime(now);
        for (int wakes = 0; next != Long.MAX_VALUE && next - end <= 0; wakes++) {
            if (next - now < 0 || wakes > 10_000) {
                throw new AssertionError("woken " + wakes + " times, now for " + (next - now) + " ns from now");
            }
            now = next;
            admission.onTime(now);
            next = admission.nextTime(now);
        }
        now = end;
        return this;
    }

    /** It is woken although nothing is due. */
    AdmissionRig woken() {
        admission.onTime(now);
        return this;
    }

    long now() {
        return now;
    }

    /** The call that was admitted last goes to a worker. */
    Ticket<String> started() {
        Ticket<String> ticket = waiting.remove(waiting.size() - 1);
        assertEquals(Start.NOW, admission.start(now, ticket));
        return ticket;
    }

    /** Call 1 came on this route and is with a worker. */
    static AdmissionRig executing(String route) {
        AdmissionRig rig = new AdmissionRig();
        rig.arrives(route, call(1));
        rig.running = rig.started();
        return rig;
    }

    private @Nullable Ticket<String> running;

    Ticket<String> running() {
        Ticket<String> ticket = running;
        if (ticket == null) {
            throw new AssertionError("no call is with a worker");
        }
        return ticket;
    }

    AdmissionRig ends(Reply answer) {
        admission.finished(now, running(), answer);
        return this;
    }

    AdmissionRig dies() {
        admission.lost(now, running(), "the worker died");
        return this;
    }

    // ---- what was said

    /** This was said since it was asked last, and nothing else. */
    AdmissionRig hears(String route, Reply reply) {
        assertEquals(text(route, reply), String.join("\n", said));
        said.clear();
        return this;
    }

    AdmissionRig hears(String route, Reply reply, String other, Reply otherReply) {
        assertEquals(text(route, reply) + "\n" + text(other, otherReply), String.join("\n", said));
        said.clear();
        return this;
    }

    private String text(String route, Reply reply) {
        return route + ": " + InWords.of(reply.from(STORE, admission.storeMs(now), admission.isDraining()));
    }

    AdmissionRig hearsNothing() {
        assertEquals("", String.join("\n", said));
        return this;
    }

    AdmissionRig skip() {
        said.clear();
        return this;
    }

    // ---- the backlog

    @Override
    public @Nullable Boolean idempotent(String method) {
        return switch (method) {
            case PLACE -> false;
            case FIND -> true;
            default -> null;
        };
    }

    @Override
    public @Nullable Refusal refusal(long at, Request request) {
        return busy;
    }

    @Override
    public void add(long at, Ticket<String> ticket) {
        waiting.add(ticket);
    }

    @Override
    public void remove(Ticket<String> ticket) {
        waiting.remove(ticket);
    }

    /** Its start was recorded. */
    @Override
    public void started(long at, Ticket<String> ticket) {
        recorded.add(ticket);
    }
}
