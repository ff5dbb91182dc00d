package io.privateer.rpc.dedup;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Ticket.State;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.timer.TimerHeap;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each request before anything is queued, and remembers what became of each call, so that a call
 * with a scope runs at most once however often it is sent.
 *
 * <p>The order of the checks is the protocol's, and each closes an interleaving; see {@code docs/protocol.md}. A pure state
 * machine: requests, results and the time come in, replies and admitted calls go out. Belongs to one thread.
 *
 * @param <R> the way back to whoever sent a request
 */
public final class Admission<R> {
    private final Id scope;
    private final StoreLimits limits;
    private final Backlog<R> backlog;
    private final BiConsumer<R, Reply> replies;
    private final RecordStore<R> store;
    private final long epoch;
    /** The store outside of this process's memory; {@code null} if memory is the store. */
    private final @Nullable Journal<R> journal;

    private final @Nullable DurableRecords<R> durable;
    /** Calls in flight by the next time at which something is due: a beat, or the deadline of one that waits. */
    private final TimerHeap<Ticket<R>> timers = new TimerHeap<>();

    /** What fronts handed to this process as their worker, by front and dispatch. */
    private final Map<Handed, Ticket<R>> handed = new HashMap<>();

    private boolean draining;

    private record Handed(Id front, long dispatch) {
        static Handed of(Request request) {
            return new Handed(request.front(), request.dispatch());
        }
    }

    /**
     * With memory as its store.
     *
     * @param scope the identity of this reply store
     * @param replies takes each reply with its way back
     * @param now the start of the store's clock, in the server's nanoseconds
     */
    public Admission(Id scope, StoreLimits limits, Backlog<R> backlog, BiConsumer<R, Reply> replies, long now) {
        this.scope = scope;
        this.limits = limits;
        this.backlog = backlog;
        this.replies = replies;
        this.store = new RecordStore<>(limits);
        this.epoch = now;
        this.journal = null;
        this.durable = null;
    }

    /**
     * With a store that outlives this process, or that it shares with others.
     *
     * @param limits of what is kept in memory: calls that are under way
     * @param replies takes each reply with its way back
     */
    public Admission(Journal<R> journal, StoreLimits limits, Backlog<R> backlog, BiConsumer<R, Reply> replies) {
        this.scope = journal.scope();
        this.limits = limits;
        this.backlog = backlog;
        this.replies = replies;
        this.store = new RecordStore<>(limits);
        this.epoch = 0;
        this.journal = journal;
        this.durable = new DurableRecords<>(journal, this, backlog);
    }

    /** The store that keeps this call; {@code null} if that is memory, or if nothing is kept of it. */
    private @Nullable DurableRecords<R> keeper(Ticket<R> ticket) {
        return ticket.deduplicated && !ticket.handed ? durable : null;
    }

    // ---- requests

    /** A request that is no PING, which only tells what the server is, arrived. */
    public void request(long now, R route, Request request) {
        long storeMs = storeMs(now);
        boolean deduplicated = !request.scope().isNone();
        if (deduplicated && !request.scope().equals(scope)) {
            refuse(now, route, request, StatusCode.WRONG_SCOPE, Executed.UNKNOWN, "bound to another reply store");
            return;
        }
        acknowledge(now, request);
        ClientSession<R> session = store.session(request.client());
        if (session != null && session.finished.contains(request.sequence())) {
            refuse(
                    now,
                    route,
                    request,
                    StatusCode.FAILED_PRECONDITION,
                    Executed.UNKNOWN,
                    "the client declared sequence " + request.sequence() + " finished");
            return;
        }
        Ticket<R> known = session == null ? null : session.calls.get(request.sequence());
        if (known != null) {
            known(now, route, request, known);
        } else {
            unknown(now, storeMs, route, request, deduplicated);
        }
    }

    /** Frees what a client declares finished. A PING may bring nothing else. */
    public void acknowledge(long now, Request request) {
        ClientSession<R> session = store.session(request.client());
        if (session == null) {
            return;
        }
        store.acknowledged(session, request, storeMs(now));
        if (durable != null) {
            durable.acknowledged(now, session);
        }
    }

    private void known(long now, R route, Request request, Ticket<R> ticket) {
        if (request.kind() == Kind.CALL && ticket.digest != Digest.NONE && ticket.digest != Digest.of(request)) {
            refuse(now, route, request, StatusCode.INVALID_ARGUMENT, Executed.UNKNOWN, usedBefore(ticket));
            return;
        }
        if (request.kind() == Kind.CALL
                && ticket.state == State.LOOKING
                && ticket.request().kind() != Kind.CALL) {
            ticket.adopt(request, Digest.of(request), now + request.timeoutMs() * 1_000_000);
        }
        store.touch(ticket, storeMs(now));
        if (request.kind() == Kind.CALL) {
            long deadline = now + request.timeoutMs() * 1_000_000;
            ticket.deadline = earlier(ticket.deadline, deadline, now);
            schedule(ticket);
        }
        Reply stored = ticket.reply;
        if (stored != null) {
            send(now, route, stored);
        } else if (request.kind() == Kind.CANCEL) {
            cancel(now, route, request, ticket);
        } else if (request.kind() == Kind.WAIT && request.beatMs() == 0) {
            // Somebody asks, and does not wait: whoever does keeps the route.
            send(now, route, Reply.working(request.client(), request.sequence()));
        } else if (request.attempt() >= ticket.attempt) {
            wait(now, route, request, ticket, false);
        }
    }

    static String usedBefore(Ticket<?> ticket) {
        return "sequence " + ticket.request().sequence() + " was used for another call before: a session has one user";
    }

    private void unknown(long now, long storeMs, R route, Request request, boolean deduplicated) {
        if (request.kind() == Kind.WAIT && (durable == null || !deduplicated || store.refusal(request) != null)) {
            refuse(now, route, request, StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here");
            return;
        }
        if (deduplicated && storeMs - request.boundMs() >= limits.retentionMs()) {
            refuse(
                    now,
                    route,
                    request,
                    StatusCode.FAILED_PRECONDITION,
                    Executed.UNKNOWN,
                    "bound longer ago than the retention of " + limits.retentionMs()
                            + " ms: it may have been forgotten");
            return;
        }
        if (deduplicated && request.boundMs() > storeMs + (journal == null ? 0 : journal.toleranceMs())) {
            // Nobody can have seen that clock; taken at its word, its record would never be forgotten.
            refuse(
                    now,
                    route,
                    request,
                    StatusCode.FAILED_PRECONDITION,
                    Executed.NO,
                    "bound_ms = " + request.boundMs() + " is ahead of the store's clock, " + storeMs);
            return;
        }
        if (request.kind() == Kind.CANCEL) {
            cancelUnknown(now, storeMs, route, request, deduplicated);
            return;
        }
        // Of a first copy the store most likely knows nothing, and recording its start finds out. Any other is looked
        // up.
        boolean looked = durable != null && deduplicated && (request.kind() == Kind.WAIT || request.attempt() > 1);
        Refusal refusal = looked ? store.refusal(request) : refusal(now, request, deduplicated);
        if (refusal != null) {
            send(now, route, refusalOf(request, refusal));
            return;
        }
        long digest = request.kind() == Kind.WAIT ? Digest.NONE : Digest.of(request);
        Ticket<R> ticket = new Ticket<>(request, digest, now + request.timeoutMs() * 1_000_000);
        add(now, storeMs, ticket);
        wait(now, route, request, ticket, false);
        if (durable != null && looked) {
            durable.look(ticket);
        } else {
            backlog.add(now, ticket);
        }
    }

    private void add(long now, long storeMs, Ticket<R> ticket) {
        store.add(ticket, storeMs);
        ClientSession<R> session = store.session(ticket.request().client());
        if (durable != null && session != null) {
            durable.acknowledged(now, session);
        }
    }

    private static Reply refusalOf(Request request, Refusal refusal) {
        return Reply.failure(request.client(), request.sequence(), refusal.code(), Executed.NO, refusal.message())
                .withRetryAfter(refusal.retryAfterMs());
    }

    private @Nullable Refusal refusal(long now, Request request, boolean deduplicated) {
        Refusal unfit = unfit(request);
        Refusal full = unfit != null ? unfit : deduplicated ? store.refusal(request) : store.passingRefusal(request);
        Refusal busy = full != null ? full : backlog.refusal(now, request);
        if (busy != null || deduplicated || !Boolean.FALSE.equals(backlog.idempotent(request.method()))) {
            return busy;
        }
        return new Refusal(
                StatusCode.FAILED_PRECONDITION,
                request.method() + " is deduplicated: its calls need a scope; the caller's stub is older than that",
                0);
    }

    /** As {@link #refusal}, of a call that takes its room already. */
    private @Nullable Refusal newcomer(long now, Request request) {
        Refusal unfit = unfit(request);
        return unfit != null ? unfit : backlog.refusal(now, request);
    }

    private @Nullable Refusal unfit(Request request) {
        if (draining) {
            return new Refusal(StatusCode.UNAVAILABLE, "the server drains", 0);
        }
        return request.timeoutMs() > 0
                ? null
                : new Refusal(StatusCode.DEADLINE_EXCEEDED, "expired on arrival: timeout_ms = 0", 0);
    }

    /**
     * A front, whose memory of the call counts, hands it to this process as its worker. The caller has made sure that this
     * dispatch never ran before, so what is said of it is the last word.
     */
    public void handed(long now, R route, Request request) {
        Refusal refusal =
                draining ? new Refusal(StatusCode.UNAVAILABLE, "the worker drains", 0) : backlog.refusal(now, request);
        if (refusal != null) {
            send(
                    now,
                    route,
                    Reply.failure(request.client(), request.sequence(), refusal.code(), Executed.NO, refusal.message())
                            .withSettled());
            return;
        }
        Ticket<R> ticket = new Ticket<>(request, Digest.NONE, now + request.timeoutMs() * 1_000_000);
        handed.put(Handed.of(request), ticket);
        wait(now, route, request, ticket, false);
        backlog.add(now, ticket);
    }

    /** A front asks whether this process has what it handed over. */
    public void handedWait(long now, R route, Request request) {
        if (handed.containsKey(Handed.of(request))) {
            send(now, route, Reply.working(request.client(), request.sequence()));
        } else {
            refuse(now, route, request, StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such dispatch here");
        }
    }

    /**
     * A front handed over what must not execute. A copy of what this process has in hand is told WORKING: any other word
     * would be taken for the end of the call, and its result is still to come.
     *
     * @param why it must not
     */
    public void handedInVain(long now, R route, Request request, String why) {
        if (handed.containsKey(Handed.of(request))) {
            handedWait(now, route, request);
        } else {
            refuse(now, route, request, StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, why);
        }
    }

    /** The call's next reply goes this way, or WORKING when the beat is due. */
    private void wait(long now, R route, Request request, Ticket<R> ticket, boolean cancels) {
        ticket.route = route;
        ticket.routeCancels = cancels;
        ticket.attempt = Math.max(ticket.attempt, request.attempt());
        ticket.beatNanos = request.beatMs() > 0 || cancels ? request.beatMs() * 1_000_000 : NEVER;
        ticket.beatAt = now + ticket.beatNanos;
        schedule(ticket);
    }

    // ---- cancelling

    private void cancel(long now, R route, Request request, Ticket<R> ticket) {
        ticket.cancel();
        if (ticket.state == State.QUEUED) {
            backlog.remove(ticket);
            wait(now, route, request, ticket, true);
            settle(now, ticket, notExecuted(ticket, StatusCode.CANCELLED, "cancelled before it started"));
        } else if (ticket.state == State.LOOKING || ticket.state == State.SETTLING) {
            // What became of it is about to be known.
            wait(now, route, request, ticket, true);
        } else if (request.beatMs() > 0 && request.attempt() >= ticket.attempt) {
            // It may end within the beat, and then the caller learns the result.
            wait(now, route, request, ticket, true);
        } else {
            send(now, route, stillRunning(ticket));
        }
    }

    private void cancelUnknown(long now, long storeMs, R route, Request request, boolean deduplicated) {
        if (!deduplicated || store.tombstoneRefusal(request) != null) {
            // Without a scope nothing is remembered, so it may have run; without room the NO could not be kept.
            refuse(now, route, request, StatusCode.CANCELLED, Executed.UNKNOWN, "no such call here");
            return;
        }
        Ticket<R> tombstone = new Ticket<>(request, Digest.NONE, now);
        add(now, storeMs, tombstone);
        tombstone.cancel();
        wait(now, route, request, tombstone, true);
        settle(now, tombstone, notExecuted(tombstone, StatusCode.CANCELLED, "cancelled before it arrived"));
    }

    private static Reply stillRunning(Ticket<?> ticket) {
        return Reply.failure(
                ticket.request().client(),
                ticket.request().sequence(),
                StatusCode.CANCELLED,
                Executed.UNKNOWN,
                "cancellation is signalled; the call still runs");
    }

    // ---- execution

    /** A waiting call is about to be handed to a worker: whether it may. */
    public Start start(long now, Ticket<R> ticket) {
        if (ticket.state != State.QUEUED) {
            return Start.NEVER;
        }
        if (ticket.deadline - now <= 0) {
            expire(now, ticket);
            return Start.NEVER;
        }
        if (ticket.route == null && ticket.goneAt - now <= 0) {
            settle(now, ticket, notExecuted(ticket, StatusCode.CANCELLED, "its caller is gone: no WAIT came"));
            return Start.NEVER;
        }
        DurableRecords<R> keeper = keeper(ticket);
        if (keeper != null && !ticket.recorded) {
            keeper.start(ticket);
            return Start.LATER;
        }
        began(ticket);
        return Start.NOW;
    }

    void began(Ticket<R> ticket) {
        ticket.state = State.STARTED;
        schedule(ticket);
        ticket.starts++;
    }

    /** A waiting call is given up, and that it never ran is its stored reply. */
    public void shed(long now, Ticket<R> ticket, Refusal why) {
        if (ticket.state == State.QUEUED) {
            settle(now, ticket, notExecuted(ticket, why.code(), why.message()).withRetryAfter(why.retryAfterMs()));
        }
    }

    /** A started call goes back to wait: its worker died, and it may be executed again, or never got it. */
    public void restart(Ticket<R> ticket) {
        ticket.state = State.QUEUED;
        schedule(ticket);
    }

    /** A worker answered. A late answer replaces a stored UNKNOWN; YES and NO never change. */
    public void finished(long now, Ticket<R> ticket, Reply answer) {
        Reply stored = ticket.reply;
        if (stored != null && (stored.executed() != Executed.UNKNOWN || answer.executed() == Executed.UNKNOWN)) {
            return;
        }
        DurableRecords<R> keeper = keeper(ticket);
        if (stored != null && keeper == null && !store.holds(ticket)) {
            return;
        }
        if (ticket.state == State.SETTLING
                && (answer.executed() == Executed.UNKNOWN
                        || ticket.verdict == null
                        || ticket.verdict.executed() != Executed.UNKNOWN)) {
            return;
        }
        if (answer.body().length > limits.maxReplyBytes()) {
            answer = Reply.failure(
                    ticket.request().client(),
                    ticket.request().sequence(),
                    StatusCode.RESOURCE_EXHAUSTED,
                    Executed.YES,
                    "reply of " + answer.body().length + " bytes is over maxMessageSize = " + limits.maxReplyBytes()
                            + " (" + ticket.request().method() + ")");
        }
        Reply verdict = answer.settled() ? answer : answer.withSettled();
        if (keeper != null && (stored != null || ticket.state == State.SETTLING)) {
            keeper.late(ticket, verdict);
        } else {
            settle(now, ticket, verdict);
        }
    }

    /** The worker died with the call in hand, or was declared dead: nobody can say how far it came. */
    public void lost(long now, Ticket<R> ticket, String message) {
        finished(
                now,
                ticket,
                Reply.failure(
                        ticket.request().client(),
                        ticket.request().sequence(),
                        StatusCode.ABORTED,
                        Executed.UNKNOWN,
                        message));
    }

    private void expire(long now, Ticket<R> ticket) {
        settle(now, ticket, notExecuted(ticket, StatusCode.DEADLINE_EXCEEDED, "the deadline passed before it started"));
    }

    static Reply notExecuted(Ticket<?> ticket, StatusCode code, String message) {
        return Reply.failure(ticket.request().client(), ticket.request().sequence(), code, Executed.NO, message)
                .withSettled();
    }

    private void settle(long now, Ticket<R> ticket, Reply reply) {
        DurableRecords<R> keeper = keeper(ticket);
        if (keeper != null) {
            keeper.settle(ticket, reply);
        } else {
            conclude(now, ticket, reply);
        }
    }

    /** What became of the call is known for good: whoever waits for it is told. */
    void conclude(long now, Ticket<R> ticket, Reply reply) {
        timers.remove(ticket);
        R route = ticket.route;
        ticket.route = null;
        ticket.state = State.DONE;
        // Nothing is remembered of an idempotent call, so what is said of this execution cannot hold for every copy.
        boolean binding = ticket.deduplicated || reply.executed() == Executed.YES;
        Reply said = binding ? reply : reply.withoutSettled();
        ticket.reply = said;
        if (ticket.handed) {
            handed.remove(Handed.of(ticket.request()));
        } else if (ticket.deduplicated && durable == null) {
            ticket.forgetArgument();
            store.settled(ticket, storeMs(now));
        } else if (!ticket.deduplicated && route == null && isAwaited(now, ticket, said)) {
            ticket.forgetArgument();
            ticket.lingers = store.linger(ticket);
            schedule(ticket);
            if (!ticket.lingers) {
                store.forget(ticket);
            }
        } else {
            store.forget(ticket);
        }
        if (route != null) {
            send(now, route, said);
        }
    }

    /**
     * Whether somebody is about to ask for it: between WORKING and the WAIT that answers it a call has no route. To forget a
     * result then means to execute the call again, as often as the way is long beside the beat.
     */
    private static boolean isAwaited(long now, Ticket<?> ticket, Reply said) {
        return said.executed() == Executed.YES && !ticket.isCancelled() && ticket.goneAt - now > 0;
    }

    // ---- a store outside of this process's memory

    /** The store answered a request. */
    public void answered(long now, Ticket<R> ticket, StoreRequest request, StoreAnswer answer) {
        if (durable != null) {
            durable.answered(now, ticket, request, answer);
        }
    }

    /** The store does not know a call that it was asked for: it is new. */
    void queue(long now, Ticket<R> ticket) {
        Refusal refusal = newcomer(now, ticket.request());
        if (refusal == null) {
            ticket.state = State.QUEUED;
            schedule(ticket);
            backlog.add(now, ticket);
            return;
        }
        R route = ticket.route;
        drop(ticket);
        if (route != null) {
            send(now, route, refusalOf(ticket.request(), refusal));
        }
    }

    /** Whoever waits for a call is told this, and nothing is recorded of it. */
    void refuseAll(long now, Ticket<R> ticket, StatusCode code, Executed executed, String message) {
        R route = ticket.route;
        drop(ticket);
        if (route != null) {
            refuse(now, route, ticket.request(), code, executed, message);
        }
    }

    /** Forgets what is in memory of a call; the store knows the rest. */
    void drop(Ticket<R> ticket) {
        timers.remove(ticket);
        ticket.lingers = false;
        ticket.route = null;
        ticket.state = State.DONE;
        store.forget(ticket);
    }

    // ---- time

    /** When {@link #onTime} must be called next; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextTime(long now) {
        long records = store.nextExpiryMs();
        // One millisecond more, where the clock is not ours: its milliseconds begin when they like.
        long expiry = records == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : journal == null ? epoch + records * 1_000_000 : now + (records - storeMs(now) + 1) * 1_000_000;
        if (durable != null && durable.hasRisen()) {
            expiry = expiry == Long.MAX_VALUE ? durable.nextTime() : sooner(expiry, durable.nextTime());
        }
        if (timers.isEmpty()) {
            return expiry;
        }
        long due = timers.firstTime();
        return expiry == Long.MAX_VALUE || due - expiry < 0 ? due : expiry;
    }

    /** Time has passed: beats, deadlines, retention. */
    public void onTime(long now) {
        for (Ticket<R> ticket = timers.due(now); ticket != null; ticket = timers.due(now)) {
            if (ticket.state == State.QUEUED && ticket.deadline - now <= 0) {
                backlog.remove(ticket);
                expire(now, ticket);
            } else if (ticket.lingers) {
                drop(ticket);
            } else if (durable != null && ticket.state == State.ELSEWHERE && ticket.lookAt - now <= 0) {
                durable.lookAgain(ticket);
            } else {
                beat(now, ticket);
            }
        }
        if (durable != null) {
            durable.onTime(now);
        }
        store.expire(storeMs(now));
    }

    private void beat(long now, Ticket<R> ticket) {
        R route = ticket.route;
        boolean cancels = ticket.routeCancels;
        if (cancels && (ticket.state == State.LOOKING || ticket.state == State.SETTLING)) {
            // To say that it runs would be a guess, and the certain answer is on its way.
            ticket.beatAt = now + UNSURE;
            schedule(ticket);
            return;
        }
        ticket.route = null;
        ticket.goneAt =
                now + Math.max(GONE_AFTER, GONE_AFTER_BEATS * Math.min(ticket.beatNanos, NEVER / GONE_AFTER_BEATS));
        schedule(ticket);
        if (route != null) {
            Request request = ticket.request();
            send(now, route, cancels ? stillRunning(ticket) : Reply.working(request.client(), request.sequence()));
        }
    }

    /** What a ticket's timer depends on has changed. */
    void schedule(Ticket<R> ticket) {
        boolean beats = ticket.route != null;
        boolean otherwise = ticket.state == State.QUEUED || ticket.state == State.ELSEWHERE || ticket.lingers;
        if (!beats && !otherwise) {
            timers.remove(ticket);
            return;
        }
        long other =
                switch (ticket.state) {
                    case QUEUED -> ticket.deadline;
                    case DONE -> ticket.goneAt;
                    default -> ticket.lookAt;
                };
        timers.set(ticket, !beats ? other : !otherwise ? ticket.beatAt : sooner(ticket.beatAt, other));
    }

    /** How long an answer to a CANCEL is put off each time, while the store has not answered. */
    private static final long UNSURE = 50_000_000L;

    /**
     * A caller that was told WORKING asks for the next beat at once. After so many beats without a word it is not cut off
     * for a moment, it is gone; a client that met silence has been back by then.
     */
    private static final int GONE_AFTER_BEATS = 8;

    /** And no less than this, for beats that are shorter than a round trip. */
    private static final long GONE_AFTER = 2_000_000_000L;

    /** Far beyond every deadline, and far enough from overflow for differences of two times. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    private static long sooner(long a, long b) {
        return a - b < 0 ? a : b;
    }

    private static long earlier(long deadline, long other, long now) {
        return other - now < deadline - now ? other : deadline;
    }

    // ---- telling

    /** From now on new calls are refused as not executed; known ones go on to their end. */
    public void drain() {
        draining = true;
    }

    public boolean isDraining() {
        return draining;
    }

    /**
     * Whether there is a result, or a certain refusal, that no client has acknowledged yet. A stored UNKNOWN does not count:
     * whoever comes too late for it learns as much from the server's absence.
     */
    public boolean hasUnacknowledged() {
        // What a store outside keeps needs no server that waits; what it has not answered yet does.
        return durable != null ? store.records() > 0 : store.hasCertain();
    }

    /** Records of all kinds, for health and tests. */
    public int records() {
        return store.records();
    }

    public Id scope() {
        return scope;
    }

    public long retentionMs() {
        return limits.retentionMs();
    }

    /** The store's clock: milliseconds since the store began. */
    public long storeMs(long now) {
        return journal != null ? journal.storeMs(now) : (now - epoch) / 1_000_000;
    }

    private void refuse(long now, R route, Request request, StatusCode code, Executed executed, String message) {
        send(now, route, Reply.failure(request.client(), request.sequence(), code, executed, message));
    }

    private void send(long now, R route, Reply reply) {
        replies.accept(route, reply.from(scope, storeMs(now), draining));
    }
}
