package io.privateer.rpc.retry;

import io.privateer.rpc.call.Attempt;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way to a result: asks a fresh connection for a PONG, sends, tells slow from dead by the beat, closes and
 * opens and sends again with the same identity, and settles the outcome before it gives up.
 *
 * <p>A pure state machine: events and the time come in through its methods, actions go out through {@link Line}; it never
 * sleeps and reads no clock. Belongs to one thread. The name is ZeroMQ's for the pattern (zguide, chapter 4).
 */
public final class LazyPirate {
    /** How long a call with unknown outcome stays unfinished for servers: the default retention of a store. */
    private static final long RETENTION_NANOS = Duration.ofMinutes(10).toNanos();

    private static final String CANCELLED_BY_CALLER = "the caller cancelled the call";

    private enum Phase {
        READY,
        PINGING,
        CALLING,
        RESTING,
        /** Giving up or moving: waits for the PONG that must come before a CANCEL on a fresh connection. */
        SETTLING_PING,
        /** Giving up or moving: a CANCEL is on its way. */
        SETTLING,
        OVER
    }

    private enum Purpose {
        GIVE_UP,
        /** To place the call in another reply store, which is safe only after a settled NO. */
        MOVE
    }

    /** What all calls of a client share. */
    public record Shared(
            RetryPolicy policy, Session session, RetryBudget budget, Endpoints endpoints, RandomGenerator random) {}

    private final Shared shared;
    private final RetryPolicy policy;
    private final Line line;
    private final boolean deduplicated;
    private final long deadline;
    private final long timeout;
    private final List<Attempt> attempts = new ArrayList<>();
    /** Endpoints that told of another reply store than the one that this call is bound to. */
    private final Set<String> foreign = new HashSet<>();

    private Request request;
    private Phase phase = Phase.READY;
    private long timer;
    private long settleBy;

    private @Nullable String endpoint;
    private @Nullable String lastSentTo;
    private Kind lastKind = Kind.PING;
    private long nonce;
    private long attemptStarted;
    private int failures;
    private int sentInAll;

    private Purpose purpose = Purpose.GIVE_UP;
    private StatusCode giveUpCode = StatusCode.UNKNOWN;
    private String giveUpMessage = "";
    private boolean giveUpServerSaid;

    /**
     * @param request a CALL with method, codec, body and metadata; the machine fills in the rest
     * @param idempotent whether it may be executed again, anywhere; otherwise it is deduplicated
     * @param timeout how long the caller waits from {@code now} on, in nanoseconds
     */
    public LazyPirate(Shared shared, Line line, Request request, boolean idempotent, long timeout, long now) {
        this.shared = shared;
        this.policy = shared.policy();
        this.line = line;
        this.request = request;
        this.deduplicated = !idempotent;
        this.timeout = timeout;
        this.deadline = now + timeout;
    }

    /** When {@link #onTime} must be called next, in the caller's nanoseconds. */
    public long nextTime() {
        return phase == Phase.RESTING || phase == Phase.PINGING || phase == Phase.CALLING
                ? Math.min(timer, deadline)
                : timer;
    }

    public boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Begins. */
    public void start(long now) {
        identify();
        go(now);
    }

    /** Time has passed. */
    public void onTime(long now) {
        if (isOver() || nextTime() - now > 0) {
            return;
        }
        boolean settling = phase == Phase.SETTLING || phase == Phase.SETTLING_PING;
        if (!settling && deadline - now <= 0) {
            endAttempt(now, "the deadline passed");
            giveUp(now, StatusCode.DEADLINE_EXCEEDED, "no result within the deadline of " + seconds(timeout) + where());
            return;
        }
        switch (phase) {
            case PINGING -> pingUnanswered(now);
            case CALLING -> callUnanswered(now);
            case RESTING -> go(now);
            case SETTLING_PING, SETTLING -> unsettled(now);
            case READY, OVER -> {}
        }
    }

    /** The caller does not want the result any more; the call ends as CANCELLED with a true outcome. */
    public void cancel(long now) {
        switch (phase) {
            case OVER -> {}
            case SETTLING, SETTLING_PING -> {
                // Already settling: a call that wanted to move gives up instead, one that gives up goes on doing so.
                if (purpose == Purpose.MOVE) {
                    purpose = Purpose.GIVE_UP;
                    giveUpCode = StatusCode.CANCELLED;
                    giveUpMessage = CANCELLED_BY_CALLER + where();
                    giveUpServerSaid = false;
                }
            }
            case READY, PINGING, CALLING, RESTING -> {
                endAttempt(now, "the caller cancelled");
                giveUp(now, StatusCode.CANCELLED, CANCELLED_BY_CALLER + where());
            }
        }
    }

    /** A reply came on the current connection; one that this call did not ask for is dropped. */
    public void onReply(long now, Reply reply) {
        ServerInfo server = reply.server();
        if (server != null) {
            if ((phase == Phase.PINGING || phase == Phase.SETTLING_PING)
                    && reply.sequence() == nonce
                    && reply.client().equals(shared.session().client())) {
                onPong(now, Peer.of(reply, server, now));
            }
            return;
        }
        if (phase != Phase.CALLING && phase != Phase.SETTLING) {
            return;
        }
        if (reply.sequence() == 0 && reply.client().isNone()) {
            onUnreadable(now, reply);
            return;
        }
        if (reply.sequence() != request.sequence() || !reply.client().equals(request.client())) {
            return;
        }
        boolean otherStore = deduplicated && !reply.scope().equals(request.scope());
        if (otherStore && reply.code() != StatusCode.WRONG_SCOPE) {
            return;
        }
        if (phase == Phase.SETTLING) {
            onSettlement(now, reply);
        } else {
            onAnswer(now, reply);
        }
    }

    // ---- towards a connection

    private void identify() {
        Session session = shared.session();
        long sequence = session.allocate();
        request = new Request(
                Kind.CALL,
                session.client(),
                sequence,
                0,
                List.of(),
                Id.NONE,
                0,
                0,
                request.method(),
                0,
                policy.beatMillis(),
                request.codec(),
                request.metadata(),
                request.body(),
                Id.NONE,
                0);
        foreign.clear();
    }

    private void go(long now) {
        String chosen = shared.endpoints().choose(now, address -> !foreign.contains(address));
        if (chosen == null) {
            storeIsGone(now);
            return;
        }
        endpoint = chosen;
        if (!line.connect(chosen)) {
            failed(now);
            return;
        }
        Peer peer = line.peer();
        if (peer == null || now - peer.at() > policy.pongFresh()) {
            ping(now, Phase.PINGING, now + policy.attemptTimeout());
        } else {
            call(now, peer);
        }
    }

    private void ping(long now, Phase next, long until) {
        // Far above any sequence number, so that no PONG can pass for a call's reply.
        nonce = shared.random().nextLong(Long.MAX_VALUE >> 1) | 1L << 62;
        Request ping = Request.ping(shared.session().client(), nonce);
        phase = next;
        timer = until;
        if (!line.send(shared.session().acknowledging(ping, now))) {
            if (next == Phase.PINGING) {
                pingUnanswered(now);
            } else {
                unsettled(now);
            }
        }
    }

    private void onPong(long now, Peer peer) {
        line.learned(peer);
        if (phase == Phase.SETTLING_PING) {
            if (peer.scope().equals(request.scope())) {
                cancelOnLine(now);
            } else if (!at().equals(lastSentTo)) {
                line.release();
                reconnectToSettle(now);
            } else {
                line.release();
                unsettledAtOnce(now, "another reply store answers in its place");
            }
            return;
        }
        shared.endpoints().trust(at());
        call(now, peer);
    }

    private void call(long now, Peer peer) {
        boolean bound = !request.scope().isNone();
        if (bound && !peer.scope().equals(request.scope())) {
            line.release();
            otherStoreAt(now);
            return;
        }
        if (!bound && peer.draining()) {
            line.release();
            failed(now);
            return;
        }
        if (peer.maxMessageBytes() > 0 && request.body().length > peer.maxMessageBytes()) {
            line.release();
            giveUp(
                    now,
                    StatusCode.RESOURCE_EXHAUSTED,
                    "request of " + request.body().length + " bytes is over maxMessageSize = " + peer.maxMessageBytes()
                            + " of " + at() + where());
            return;
        }
        boolean again = sentInAll > 0;
        if (again && !shared.budget().withdraw(now)) {
            line.release();
            giveUp(now, StatusCode.UNAVAILABLE, "the client's retry budget is used up" + where());
            return;
        }
        if (!again) {
            shared.budget().deposit();
        }
        if (deduplicated && !bound) {
            request = request.boundTo(peer.scope(), peer.storeMs());
        }
        request = request.withAttempt(request.attempt() + 1);
        sentInAll++;
        attemptStarted = now;
        if (!send(now, request)) {
            callUnanswered(now);
        }
    }

    private boolean send(long now, Request out) {
        long remainingMs = Math.max(1, (deadline - now) / 1_000_000);
        phase = Phase.CALLING;
        timer = now + policy.attemptTimeout();
        lastKind = out.kind();
        boolean sent = line.send(shared.session().acknowledging(out.withTimes(remainingMs, policy.beatMillis()), now));
        if (sent) {
            lastSentTo = endpoint;
        }
        return sent;
    }

    // ---- what may come back

    private void onAnswer(long now, Reply reply) {
        failures = 0;
        if (reply.working()) {
            if (!send(now, request.about(Kind.WAIT))) {
                callUnanswered(now);
            }
            return;
        }
        if (reply.draining()) {
            shared.endpoints().avoid(at(), now);
        }
        switch (reply.executed()) {
            case YES -> {
                endAttempt(
                        now,
                        reply.code() == StatusCode.OK ? "result" : reply.code().toString());
                line.release();
                finish(reply, Outcome.EXECUTED);
            }
            case NO -> {
                endAttempt(now, "refused: " + reply.message());
                if (reply.settled() && !(deduplicated && mayMove(reply.code()))) {
                    line.release();
                    finish(reply, Outcome.NOT_EXECUTED);
                } else if (reply.settled()) {
                    line.release();
                    move(now, reply.retryAfterMs());
                } else {
                    onRefusal(now, reply);
                }
            }
            case UNKNOWN -> onUnknown(now, reply);
        }
    }

    /** This copy was refused; others may be on their way. */
    private void onRefusal(long now, Reply reply) {
        boolean comeBack = reply.code() == StatusCode.RESOURCE_EXHAUSTED || reply.code() == StatusCode.UNAVAILABLE;
        if (!comeBack) {
            giveUpAsTold(now, reply);
        } else if (deduplicated && reply.draining()) {
            // Should that take longer than the caller waits, it is what the call ends with.
            settle(now, Purpose.MOVE, StatusCode.UNAVAILABLE, at() + " drains: " + reply.message() + where(), true);
        } else if (sentInAll >= policy.maxAttempts()) {
            giveUpAsTold(now, reply);
        } else {
            line.release();
            failures++;
            rest(now, reply.retryAfterMs());
        }
    }

    private void onUnknown(long now, Reply reply) {
        if (reply.code() == StatusCode.WRONG_SCOPE) {
            endAttempt(now, "another reply store");
            line.release();
            otherStoreAt(now);
            return;
        }
        boolean neverArrived = lastKind == Kind.WAIT && reply.code() == StatusCode.NOT_FOUND && !reply.settled();
        boolean again = neverArrived
                || !deduplicated && (reply.code() == StatusCode.UNAVAILABLE || reply.code() == StatusCode.ABORTED);
        if (again && sentInAll < policy.maxAttempts()) {
            endAttempt(now, reply.message());
            line.release();
            failures++;
            rest(now, reply.retryAfterMs());
            return;
        }
        endAttempt(now, reply.code() + ": " + reply.message());
        line.release();
        finish(reply, Outcome.UNKNOWN);
    }

    /** The server could not read what we sent: it was damaged on its way. */
    private void onUnreadable(long now, Reply reply) {
        if (phase == Phase.SETTLING) {
            return;
        }
        endAttempt(now, "unreadable for the server: " + reply.message());
        if (sentInAll >= policy.maxAttempts()) {
            giveUpAsTold(now, reply);
        } else {
            line.release();
            failures++;
            rest(now, 0);
        }
    }

    // ---- silence and rest

    private void pingUnanswered(long now) {
        line.close();
        failed(now);
    }

    private void callUnanswered(long now) {
        endAttempt(now, "no reply within " + seconds(policy.attemptTimeout()));
        line.close();
        shared.endpoints().avoid(at(), now);
        if (sentInAll >= policy.maxAttempts()) {
            giveUp(
                    now,
                    StatusCode.UNAVAILABLE,
                    "no reply from " + at() + " within " + seconds(policy.attemptTimeout()) + where());
            return;
        }
        failures++;
        rest(now, 0);
    }

    /** This try led to no sending: another endpoint, or the same one later. Costs no attempt. */
    private void failed(long now) {
        shared.endpoints().avoid(at(), now);
        failures++;
        rest(now, 0);
    }

    private void otherStoreAt(long now) {
        foreign.add(at());
        go(now);
    }

    /** Every endpoint answers, and none has the store that this call is bound to. */
    private void storeIsGone(long now) {
        if (lastSentTo == null) {
            // Bound, but no copy was handed to a socket: free to be bound anew.
            shared.session().finish(request.sequence());
            identify();
            rest(now, 0);
            return;
        }
        giveUpCode = StatusCode.UNAVAILABLE;
        giveUpMessage = "the server that took the call is gone and another reply store answers in its place" + where();
        giveUpServerSaid = false;
        finishUnsettled(now);
    }

    private void rest(long now, long atLeastMs) {
        long pause = policy.backoff(Math.max(1, failures), shared.random());
        phase = Phase.RESTING;
        timer = now + Math.max(pause, atLeastMs * 1_000_000);
    }

    // ---- settling the outcome

    private static boolean mayMove(StatusCode code) {
        return code == StatusCode.UNAVAILABLE;
    }

    /** It never ran in the old store and never will: a new identity, free to be bound to another one. */
    private void move(long now, long atLeastMs) {
        shared.session().finish(request.sequence());
        if (sentInAll >= policy.maxAttempts()) {
            phase = Phase.OVER;
            line.done(result(StatusCode.UNAVAILABLE, Outcome.NOT_EXECUTED, "refused by " + at() + where(), true, null));
            return;
        }
        identify();
        lastSentTo = null;
        failures++;
        rest(now, atLeastMs);
    }

    private void giveUpAsTold(long now, Reply reply) {
        settle(now, Purpose.GIVE_UP, reply.code(), reply.message() + where(), true);
    }

    private void giveUp(long now, StatusCode code, String message) {
        settle(now, Purpose.GIVE_UP, code, message, false);
    }

    /** Ends with this code, or moves, once the server has said what became of all copies; or nobody could. */
    private void settle(long now, Purpose why, StatusCode code, String message, boolean serverSaid) {
        purpose = why;
        giveUpCode = code;
        giveUpMessage = message;
        giveUpServerSaid = serverSaid;
        boolean connected = phase == Phase.CALLING || phase == Phase.PINGING;
        if (lastSentTo == null) {
            if (connected) {
                line.close();
            }
            finish(giveUpCode, Outcome.NOT_EXECUTED);
            return;
        }
        if (!deduplicated) {
            // Stops work that nobody waits for. Its outcome does not matter enough to wait for an answer.
            if (phase == Phase.CALLING) {
                line.send(request.about(Kind.CANCEL));
            }
            if (connected) {
                line.close();
            }
            finish(giveUpCode, Outcome.UNKNOWN);
            return;
        }
        settleBy = now + policy.attemptTimeout();
        timer = settleBy;
        switch (phase) {
            case CALLING -> cancelOnLine(now);
            case PINGING -> phase = Phase.SETTLING_PING;
            default -> reconnectToSettle(now);
        }
    }

    private void reconnectToSettle(long now) {
        endpoint = lastSentTo;
        if (!line.connect(at())) {
            unsettledAtOnce(now, at() + " cannot be reached");
            return;
        }
        Peer peer = line.peer();
        if (peer != null && peer.scope().equals(request.scope())) {
            cancelOnLine(now);
        } else {
            ping(now, Phase.SETTLING_PING, settleBy);
        }
    }

    private void cancelOnLine(long now) {
        phase = Phase.SETTLING;
        timer = settleBy;
        lastKind = Kind.CANCEL;
        if (!line.send(
                shared.session().acknowledging(request.about(Kind.CANCEL).withTimes(1, policy.beatMillis()), now))) {
            unsettled(now);
        }
    }

    private void onSettlement(long now, Reply reply) {
        boolean lateRefusal = reply.executed() == Executed.NO && !reply.settled();
        boolean lateBeat =
                reply.working() || reply.code() == StatusCode.NOT_FOUND && reply.executed() == Executed.UNKNOWN;
        if (lateRefusal || lateBeat) {
            // It answers a copy that was sent before the CANCEL.
            return;
        }
        line.release();
        switch (reply.executed()) {
            case NO -> {
                if (purpose == Purpose.MOVE) {
                    move(now, 0);
                } else {
                    finish(giveUpCode, Outcome.NOT_EXECUTED);
                }
            }
            case YES -> {
                if (purpose == Purpose.MOVE) {
                    finish(reply, Outcome.EXECUTED);
                } else {
                    finish(giveUpCode, Outcome.EXECUTED);
                }
            }
            case UNKNOWN -> finishUnsettled(now);
        }
    }

    private void unsettled(long now) {
        line.close();
        unsettledAtOnce(now, "");
    }

    private void unsettledAtOnce(long now, String why) {
        if (purpose == Purpose.MOVE && deadline - now > 0) {
            // Nobody may place it elsewhere yet: try again where it is bound.
            shared.endpoints().avoid(at(), now);
            failures++;
            rest(now, 0);
            return;
        }
        if (!why.isEmpty()) {
            giveUpMessage += "; " + why;
        }
        finishUnsettled(now);
    }

    private void finishUnsettled(long now) {
        phase = Phase.OVER;
        shared.session().finishUnknown(request.sequence(), now + RETENTION_NANOS);
        line.done(result(giveUpCode, Outcome.UNKNOWN, described(giveUpMessage, Outcome.UNKNOWN), false, null));
    }

    // ---- the end

    private void finish(StatusCode code, Outcome outcome) {
        phase = Phase.OVER;
        shared.session().finish(request.sequence());
        line.done(result(code, outcome, described(giveUpMessage, outcome), giveUpServerSaid, null));
    }

    private void finish(Reply reply, Outcome outcome) {
        phase = Phase.OVER;
        if (outcome == Outcome.UNKNOWN) {
            shared.session().finishUnknown(request.sequence(), attemptStarted + RETENTION_NANOS);
        } else {
            shared.session().finish(request.sequence());
        }
        String message = reply.code() == StatusCode.OK ? "" : described(reply.message() + where(), outcome);
        line.done(result(reply.code(), outcome, message, true, reply));
    }

    private CallResult result(
            StatusCode code, Outcome outcome, String message, boolean serverSaid, @Nullable Reply reply) {
        CallId id = new CallId(request.client().toString(), request.sequence());
        return new CallResult(code, outcome, message, serverSaid, reply, attempts, id);
    }

    private void endAttempt(long now, String result) {
        if (phase == Phase.CALLING) {
            attempts.add(new Attempt(at(), sentInAll, Duration.ofNanos(now - attemptStarted), result));
        }
    }

    private String at() {
        return endpoint == null ? "no endpoint" : endpoint;
    }

    private String where() {
        String tries = sentInAll == 1 ? "1 attempt" : sentInAll + " attempts";
        return ", " + tries + " (" + request.method() + ", sequence " + request.sequence() + ")";
    }

    private static String described(String message, Outcome outcome) {
        return message + ". Outcome: " + outcome
                + switch (outcome) {
                    case NOT_EXECUTED -> ", the call did not run and never will";
                    case EXECUTED -> ", the call ran";
                    case UNKNOWN -> ", the call may have been executed";
                };
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis < 1_000 ? millis + " ms" : millis / 1_000.0 + " s";
    }
}
