package io.privateer.rpc.retry;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.HashSet;
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
public final class LazyPirate implements CallMachine {
    /** How long a call with unknown outcome stays unfinished for servers: the default retention of a store. */
    private static final long RETENTION_NANOS = Duration.ofMinutes(10).toNanos();

    /** How often a call is sent that is made for an extra copy of another one: to one dead server, and to a living one. */
    private static final int EXTRA_ATTEMPTS = 2;

    private enum Phase {
        READY,
        PINGING,
        CALLING,
        RESTING,
        SETTLING,
        OVER
    }

    /** What all calls of a client share. */
    public record Shared(
            RetryPolicy policy, Session session, RetryBudget budget, Endpoints endpoints, RandomGenerator random) {}

    /**
     * What the call ends with once its outcome is known.
     *
     * @param moves it does not end then, if it was not executed: it is placed anew, wherever it is taken
     */
    private record Verdict(StatusCode code, String message, boolean serverSaid, boolean moves) {
        static final Verdict NONE_YET = new Verdict(StatusCode.UNKNOWN, "", false, false);
    }

    private final Shared shared;
    private final RetryPolicy policy;
    private final HeldLine line;
    private final CallLog log;
    private final boolean deduplicated;
    private final int maxAttempts;
    /** Where another copy of the call is, which this one is a hedge for. */
    private final @Nullable Server beside;

    private final long timeout;
    private final long deadline;
    /** Servers that told of another reply store than the one that this call is bound to. */
    private Set<Server> foreign = Set.of();

    private Request request;
    private Phase phase = Phase.READY;
    private long timer;
    private Kind lastKind = Kind.PING;
    private @Nullable Server lastSentTo;
    /** When something was sent last, a PING or a copy. */
    private long lastSentAt;

    private int failures;
    private Verdict verdict = Verdict.NONE_YET;
    /** There while the call is SETTLING: it gives up or moves. */
    private @Nullable Settlement settlement;

    /**
     * @param request a CALL with method, codec, body and metadata; the machine fills in the rest
     * @param idempotent whether it may be executed again, anywhere; otherwise it is deduplicated
     * @param timeout how long the caller waits from {@code now} on, in nanoseconds
     */
    public LazyPirate(Shared shared, Line line, Request request, boolean idempotent, long timeout, long now) {
        this(shared, line, request, idempotent, null, timeout, now);
    }

    /**
     * The second copy of an idempotent call.
     *
     * @param beside where the first one is: this one goes anywhere else, once
     */
    public static LazyPirate hedge(Shared shared, Line line, Request request, Server beside, long timeout, long now) {
        return new LazyPirate(shared, line, request.withExtra(true), true, beside, timeout, now);
    }

    private LazyPirate(
            Shared shared,
            Line line,
            Request request,
            boolean idempotent,
            @Nullable Server beside,
            long timeout,
            long now) {
        int most = beside != null ? 1 : request.extra() ? EXTRA_ATTEMPTS : Integer.MAX_VALUE;
        this.maxAttempts = Math.min(most, shared.policy().maxAttempts());
        this.beside = beside;
        this.shared = shared;
        this.policy = shared.policy();
        this.line = new HeldLine(line);
        this.log = new CallLog(request.method());
        this.request = request;
        this.deduplicated = !idempotent;
        this.timeout = timeout;
        this.deadline = now + timeout;
    }

    /** Where a copy of it is at the moment, if it is anywhere. */
    public @Nullable Server server() {
        return phase == Phase.CALLING ? line.server() : null;
    }

    @Override
    public long nextTime() {
        return settlement != null || timer - deadline < 0 ? timer : deadline;
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    @Override
    public void start(long now) {
        identify();
        go(now);
    }

    @Override
    public void onTime(long now) {
        if (isOver() || nextTime() - now > 0) {
            return;
        }
        if (settlement != null) {
            settled(now, settlement.onTime());
            return;
        }
        if (deadline - now <= 0) {
            log.ended(now, "the deadline passed");
            giveUp(
                    now,
                    StatusCode.DEADLINE_EXCEEDED,
                    "no result from " + line.endpoint() + " within the deadline of " + CallLog.seconds(timeout));
            return;
        }
        switch (phase) {
            case PINGING -> notReached(now);
            case CALLING ->
                unanswered(
                        now,
                        "no reply from " + line.endpoint() + " within " + CallLog.seconds(policy.attemptTimeout()));
            case RESTING -> go(now);
            case READY, SETTLING, OVER -> {}
        }
    }

    /** The caller does not want the result any more; the call ends as CANCELLED with a true outcome. */
    @Override
    public void cancel(long now) {
        Verdict cancelled = new Verdict(StatusCode.CANCELLED, "cancelled by the caller", false, false);
        if (settlement != null) {
            // One that wanted to move gives up instead; one that gives up goes on doing so.
            verdict = verdict.moves() ? cancelled : verdict;
        } else if (!isOver()) {
            log.ended(now, "the caller cancelled");
            settle(now, cancelled);
        }
    }

    /** The server on the current connection told what it is, because this call asked or another one did. */
    @Override
    public void onPong(long now) {
        Peer peer = line.peer();
        if (peer == null) {
            return;
        }
        if (settlement != null) {
            settled(now, settlement.onPong(now, peer));
        } else if (phase == Phase.PINGING) {
            call(now, peer);
        }
    }

    @Override
    public void onLost(long now) {
        noAnswer(now, "the connection to " + line.endpoint() + " was lost");
    }

    @Override
    public void onDeath(long now, Server server) {
        if (line.isHeld() && line.server() == server) {
            noAnswer(now, line.endpoint() + " has answered nothing, PINGs neither");
        }
    }

    private void noAnswer(long now, String why) {
        if (settlement != null) {
            settled(now, settlement.onNoAnswer(now));
        } else if (phase == Phase.PINGING) {
            notReached(now);
        } else if (phase == Phase.CALLING) {
            unanswered(now, why);
        }
    }

    /** A reply came on the current connection; one that this call did not ask for is dropped. */
    @Override
    public void onReply(long now, Reply reply) {
        if (phase == Phase.CALLING && reply.namesNoCall()) {
            tryAgain(now, "not read by the server: " + reply.message(), reply.retryAfterMs());
        } else if (isMine(reply)) {
            if (phase == Phase.CALLING) {
                onAnswer(now, reply);
            } else if (settlement != null) {
                settled(now, settlement.onReply(reply));
            }
        }
    }

    private boolean isMine(Reply reply) {
        boolean mine = reply.sequence() == request.sequence() && reply.client().equals(request.client());
        boolean otherStore = deduplicated && !reply.scope().equals(request.scope());
        return mine && (!otherStore || reply.code() == StatusCode.WRONG_SCOPE);
    }

    // ---- towards a connection

    /** A new identity, free to be bound to any reply store. */
    private void identify() {
        request = request.anew(shared.session().client(), shared.session().allocate());
        foreign = beside == null ? Set.of() : Set.of(beside);
        lastSentTo = null;
    }

    private void go(long now) {
        Server chosen = shared.endpoints().choose(now, request.scope(), foreign);
        if (chosen == null) {
            noneLeft(now);
            return;
        }
        lastSentAt = now;
        if (!line.connect(chosen)) {
            notReached(now);
        } else {
            Peer peer = line.peer();
            // One that drained may have been started anew since.
            if (peer == null || peer.draining() || !peer.isFresh(now, policy.pongFresh())) {
                ping(now);
            } else {
                call(now, peer);
            }
        }
    }

    private void ping(long now) {
        phase = Phase.PINGING;
        // Where there is another one to go to, a server is not waited for as long as it may take to connect.
        timer = now + (hasAnother(now) ? policy.attemptTimeout() / 2 : policy.attemptTimeout());
        if (!line.ask()) {
            notReached(now);
        }
    }

    /** Whether there is another server that this call could go to at once. */
    private boolean hasAnother(long now) {
        Server server = line.server();
        return server != null && shared.endpoints().hasAnother(server, request.scope(), now, foreign);
    }

    private void call(long now, Peer peer) {
        boolean bound = !request.scope().isNone();
        if (bound && !peer.scope().equals(request.scope())) {
            otherStore(now);
            return;
        }
        if (!bound && peer.draining()) {
            line.release();
            if (hasAnother(now)) {
                go(now);
            } else {
                rest(now, 0);
            }
            return;
        }
        if (peer.maxMessageBytes() > 0 && request.body().length > peer.maxMessageBytes()) {
            line.release();
            giveUp(
                    now,
                    StatusCode.RESOURCE_EXHAUSTED,
                    "request of " + request.body().length + " bytes is over maxMessageSize = " + peer.maxMessageBytes()
                            + " of " + line.endpoint());
            return;
        }
        if (log.sent() == 0) {
            if (beside == null) {
                shared.budget().deposit();
            }
        } else if (!shared.budget().withdraw(now)) {
            line.release();
            giveUp(now, StatusCode.UNAVAILABLE, "the client's retry budget is used up");
            return;
        }
        boolean binds = deduplicated && !bound;
        request = shared.session()
                .attempt(
                        request,
                        binds ? peer.scope() : request.scope(),
                        binds ? peer.storeMs() : request.boundMs(),
                        request.extra() || (!deduplicated && request.attempt() > 0),
                        leftMs(now),
                        policy.beatMillis(),
                        now);
        log.began(line.endpoint(), now);
        send(now, request);
    }

    private long leftMs(long now) {
        return Math.max(1, (deadline - now) / 1_000_000);
    }

    /** Sends a CALL, or a WAIT for one, and listens for as long as a server may be silent. */
    private void send(long now, Request out) {
        phase = Phase.CALLING;
        timer = now + policy.attemptTimeout();
        lastKind = out.kind();
        lastSentAt = now;
        if (line.send(out)) {
            lastSentTo = line.server();
        } else {
            unanswered(now, "it could not be handed to the connection to " + line.endpoint());
        }
    }

    // ---- what may come back

    private void onAnswer(long now, Reply reply) {
        failures = 0;
        if (reply.working()) {
            Request wait = request.about(Kind.WAIT);
            send(now, shared.session().acknowledging(wait, leftMs(now), policy.beatMillis(), now));
            return;
        }
        Server server = line.server();
        if (server != null) {
            server.answered(now, reply);
        }
        switch (reply.executed()) {
            case YES -> finish(now, reply, Outcome.EXECUTED);
            case NO -> onNotExecuted(now, reply);
            case UNKNOWN -> onUnknown(now, reply);
        }
    }

    private void onNotExecuted(long now, Reply reply) {
        boolean comeBack = reply.code() == StatusCode.UNAVAILABLE
                || (reply.code() == StatusCode.RESOURCE_EXHAUSTED && !reply.settled());
        String refused = "refused: " + reply.message();
        if (!comeBack && reply.settled()) {
            finish(now, reply, Outcome.NOT_EXECUTED);
        } else if (!comeBack) {
            log.ended(now, reply.code() + ": " + reply.message());
            settle(now, new Verdict(reply.code(), reply.message(), true, false));
        } else if (reply.settled()) {
            log.ended(now, refused);
            move(now, reply.message(), reply.retryAfterMs());
        } else if (reply.draining() && deduplicated) {
            log.ended(now, refused);
            settle(now, new Verdict(reply.code(), reply.message(), true, true));
        } else {
            tryAgain(now, refused, reply.retryAfterMs(), reply.draining());
        }
    }

    private void onUnknown(long now, Reply reply) {
        boolean neverArrived = lastKind == Kind.WAIT && reply.code() == StatusCode.NOT_FOUND && !reply.settled();
        boolean mayRunAgain =
                !deduplicated && (reply.code() == StatusCode.UNAVAILABLE || reply.code() == StatusCode.ABORTED);
        if (reply.code() == StatusCode.WRONG_SCOPE) {
            log.ended(now, "another reply store");
            otherStore(now);
        } else if (neverArrived || mayRunAgain) {
            tryAgain(now, reply.message(), reply.retryAfterMs());
        } else {
            finish(now, reply, Outcome.UNKNOWN);
        }
    }

    // ---- silence and rest

    /** This server is dead or cut off, or the message was lost. */
    private void unanswered(long now, String why) {
        Server server = line.server();
        line.close();
        if (server != null) {
            server.silent(now, lastSentAt);
        }
        tryAgain(now, why, 0, true);
    }

    private void tryAgain(long now, String why, long atLeastMs) {
        tryAgain(now, why, atLeastMs, false);
    }

    /**
     * The attempt came to nothing, and another one may follow.
     *
     * @param elsewhere whether it may do so at once, if there is another server for it: the one that was tried is no place
     *     to come back to
     */
    private void tryAgain(long now, String why, long atLeastMs, boolean elsewhere) {
        log.ended(now, why);
        line.release();
        if (log.sent() >= maxAttempts) {
            giveUp(now, StatusCode.UNAVAILABLE, why);
        } else if (elsewhere && hasAnother(now)) {
            go(now);
        } else {
            rest(now, atLeastMs);
        }
    }

    /** Nobody there to send to: another server, or the same one later. Costs no attempt. */
    private void notReached(long now) {
        Server server = line.server();
        line.close();
        if (server != null) {
            server.silent(now, lastSentAt);
        }
        if (hasAnother(now)) {
            go(now);
        } else {
            rest(now, 0);
        }
    }

    private void rest(long now, long atLeastMs) {
        failures++;
        phase = Phase.RESTING;
        timer = now + policy.pause(failures, atLeastMs, shared.random());
    }

    private void otherStore(long now) {
        Server server = line.server();
        if (server != null) {
            foreign = foreign.isEmpty() ? new HashSet<>() : foreign;
            foreign.add(server);
        }
        line.release();
        go(now);
    }

    /** No server is known yet, or every one answers, and none has the store that this call is bound to. */
    private void noneLeft(long now) {
        if (foreign.isEmpty() && shared.endpoints().isEmpty()) {
            rest(now, 0);
            return;
        }
        if (lastSentTo == null) {
            // Bound, but no copy was handed to a socket.
            shared.session().finish(request.sequence());
            identify();
            rest(now, 0);
            return;
        }
        verdict = new Verdict(
                StatusCode.UNAVAILABLE,
                "the server that took the call is gone, another reply store answers in its place",
                false,
                false);
        conclude(now, Outcome.UNKNOWN);
    }

    // ---- settling the outcome

    private void giveUp(long now, StatusCode code, String message) {
        settle(now, new Verdict(code, message, false, false));
    }

    /** Ends with the verdict once the server has said what became of all copies, or within one attempt timeout. */
    private void settle(long now, Verdict newVerdict) {
        verdict = newVerdict;
        if (lastSentTo == null) {
            conclude(now, Outcome.NOT_EXECUTED);
            return;
        }
        if (!deduplicated) {
            // It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
            if (phase == Phase.CALLING) {
                line.send(Settlement.cancellation(shared, request, now));
            }
            conclude(now, Outcome.UNKNOWN);
            return;
        }
        boolean asked = phase == Phase.PINGING;
        phase = Phase.SETTLING;
        timer = now + policy.attemptTimeout();
        settlement = new Settlement(shared, line, request, lastSentTo, foreign);
        settled(now, settlement.start(now, asked));
    }

    private void settled(long now, Settlement.@Nullable End end) {
        if (end == null) {
            return;
        }
        settlement = null;
        Reply reply = end.reply();
        if (reply == null) {
            unsettled(now, end.why());
            return;
        }
        switch (reply.executed()) {
            case NO -> {
                if (verdict.moves()) {
                    move(now, verdict.message(), 0);
                } else {
                    conclude(now, Outcome.NOT_EXECUTED);
                }
            }
            case YES -> {
                if (isStillWanted(now)) {
                    finish(now, reply, Outcome.EXECUTED);
                } else {
                    conclude(now, Outcome.EXECUTED, reply);
                }
            }
            case UNKNOWN -> conclude(now, Outcome.UNKNOWN);
        }
    }

    /** Whether the caller would take a result in place of the verdict. */
    private boolean isStillWanted(long now) {
        boolean cancelled = verdict.code() == StatusCode.CANCELLED && !verdict.serverSaid();
        return !cancelled && deadline - now > 0;
    }

    private void unsettled(long now, String why) {
        if (verdict.moves() && deadline - now > 0 && log.sent() < maxAttempts) {
            // Nobody may place it elsewhere yet: try again where it is bound.
            rest(now, 0);
            return;
        }
        if (!why.isEmpty()) {
            verdict = new Verdict(verdict.code(), verdict.message() + "; " + why, verdict.serverSaid(), false);
        }
        conclude(now, Outcome.UNKNOWN);
    }

    /** It did not run in the old store and never will: it is placed anew. */
    private void move(long now, String why, long atLeastMs) {
        line.release();
        if (log.sent() >= maxAttempts) {
            verdict = new Verdict(StatusCode.UNAVAILABLE, why, true, false);
            conclude(now, Outcome.NOT_EXECUTED);
            return;
        }
        shared.session().finish(request.sequence());
        identify();
        if (hasAnother(now)) {
            go(now);
        } else {
            rest(now, atLeastMs);
        }
    }

    // ---- the end

    private void conclude(long now, Outcome outcome) {
        conclude(now, outcome, null);
    }

    /** Ends with the verdict; a reply that came too late goes along with it. */
    private void conclude(long now, Outcome outcome, @Nullable Reply late) {
        end(now, verdict.code(), outcome, verdict.message(), verdict.serverSaid(), late);
    }

    /** Ends with what the server said. */
    private void finish(long now, Reply reply, Outcome outcome) {
        if (reply.code() == StatusCode.OK) {
            log.answered(now);
        } else {
            log.ended(now, reply.code() + ": " + reply.message());
        }
        line.release();
        end(now, reply.code(), outcome, reply.message(), true, reply);
    }

    private void end(
            long now, StatusCode code, Outcome outcome, String message, boolean serverSaid, @Nullable Reply reply) {
        phase = Phase.OVER;
        if (outcome == Outcome.UNKNOWN && deduplicated) {
            shared.session().finishUnknown(request.sequence(), now + RETENTION_NANOS);
        } else {
            shared.session().finish(request.sequence());
        }
        String told = code == StatusCode.OK ? "" : log.told(message, request.sequence(), outcome);
        // Nobody asks for the identity of a call that went well, and it costs more than the rest of this method.
        CallId id = code == StatusCode.OK ? null : callId();
        line.done(new CallResult(code, outcome, told, serverSaid, reply, log, id));
    }

    private CallId callId() {
        String client = request.client().toString();
        return request.scope().isNone()
                ? new CallId(client, request.sequence())
                : new CallId(client, request.sequence(), request.scope().toString(), request.boundMs());
    }
}
