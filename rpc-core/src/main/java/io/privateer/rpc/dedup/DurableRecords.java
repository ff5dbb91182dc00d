package io.privateer.rpc.dedup;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Ticket.State;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Admission with a store outside of this process: nothing is started, and nothing said, before the store has it.
 *
 * <p>In memory are only the calls that this server has to do with at the moment; the store knows the rest. A first copy of a
 * call waits for its turn at once, because recording its start finds out whether it is known; any other message about a call
 * that is not in memory is looked up first.
 */
final class DurableRecords<R> {
    /** How soon, and how often at most, the store is asked for the result of a call that runs on another server. */
    private static final long FIRST_LOOK = 20_000_000L;

    private static final long LONGEST_LOOK = 250_000_000L;

    /** How often watermarks are passed on. They free space and are in no hurry. */
    private static final long FLUSH_INTERVAL = 1_000_000_000L;

    private final Journal<R> journal;
    private final Admission<R> admission;
    private final Backlog<R> backlog;
    /** Sessions whose watermark rose since the store was told. */
    private final Set<ClientSession<R>> risen = new LinkedHashSet<>();

    private long flushAt;

    DurableRecords(Journal<R> journal, Admission<R> admission, Backlog<R> backlog) {
        this.journal = journal;
        this.admission = admission;
        this.backlog = backlog;
    }

    // ---- to the store

    /** Asks what became of the call; whoever waits for it has been entered. */
    void look(Ticket<R> ticket) {
        ticket.state = State.LOOKING;
        admission.schedule(ticket);
        submit(ticket, new StoreRequest.Find(ticket.callId()));
    }

    void start(Ticket<R> ticket) {
        ticket.transactional = journal.transactional(ticket.request().method());
        ticket.state = State.STARTING;
        admission.schedule(ticket);
        Request request = ticket.request();
        submit(ticket, new StoreRequest.Start(ticket.callId(), ticket.digest, request.boundMs(), ticket.transactional));
    }

    /** Records what became of a call, or that nothing ever will; then says it. */
    void settle(Ticket<R> ticket, Reply verdict) {
        boolean started = ticket.recorded;
        ticket.state = State.SETTLING;
        admission.schedule(ticket);
        ticket.verdict = verdict;
        CallId call = ticket.callId();
        byte[] bytes = Envelope.encode(verdict, Envelope.Format.PROTOBUF);
        submit(
                ticket,
                started
                        ? new StoreRequest.Settle(call, bytes, verdict.executed() != Executed.UNKNOWN)
                        : new StoreRequest.Refuse(
                                call, ticket.digest, ticket.request().boundMs(), bytes));
    }

    /** A certain result came after an UNKNOWN was said, or while that is being recorded. */
    void late(Ticket<R> ticket, Reply verdict) {
        if (ticket.state == State.SETTLING) {
            // The answer to what is under way finds that more is known by now.
            ticket.verdict = verdict;
        } else {
            journal.submit(
                    null,
                    new StoreRequest.Settle(ticket.callId(), Envelope.encode(verdict, Envelope.Format.PROTOBUF), true));
        }
    }

    /** A client's watermark may have risen. */
    void acknowledged(long now, ClientSession<R> session) {
        if (session.deduplicates && session.finished.below() > session.toldBelow && risen.add(session)) {
            if (risen.size() == 1) {
                flushAt = now + FLUSH_INTERVAL;
            }
        }
    }

    private void submit(Ticket<R> ticket, StoreRequest request) {
        ticket.pending = request;
        journal.submit(ticket, request);
    }

    // ---- from the store

    void answered(long now, Ticket<R> ticket, StoreRequest request, StoreAnswer answer) {
        if (ticket.pending != request) {
            return;
        }
        ticket.pending = null;
        if (answer instanceof StoreAnswer.Done) {
            done(now, ticket, request);
            return;
        }
        if (request instanceof StoreRequest.Start) {
            backlog.remove(ticket);
        }
        if (answer instanceof StoreAnswer.Absent) {
            absent(now, ticket, request);
        } else if (answer instanceof StoreAnswer.Known known) {
            conclude(now, ticket, known.digest(), decode(ticket, known.reply()));
        } else if (answer instanceof StoreAnswer.Lost lost) {
            conclude(now, ticket, lost.digest(), lost(ticket));
        } else if (answer instanceof StoreAnswer.Running running) {
            elsewhere(now, ticket, running.digest());
        } else if (answer instanceof StoreAnswer.Finished) {
            admission.refuseAll(now, ticket, StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, finished(ticket));
        } else if (answer instanceof StoreAnswer.Forgotten) {
            admission.refuseAll(
                    now,
                    ticket,
                    StatusCode.FAILED_PRECONDITION,
                    Executed.UNKNOWN,
                    "bound longer ago than the store remembers: it may have been forgotten");
        } else if (answer instanceof StoreAnswer.Full full) {
            full(now, ticket, request, full.limit());
        }
    }

    private void done(long now, Ticket<R> ticket, StoreRequest request) {
        if (request instanceof StoreRequest.Start) {
            ticket.recorded = true;
            if (ticket.isCancelled() || ticket.deadline() - now <= 0) {
                backlog.remove(ticket);
                settle(
                        ticket,
                        ticket.isCancelled()
                                ? Admission.notExecuted(ticket, StatusCode.CANCELLED, "cancelled before it started")
                                : Admission.notExecuted(
                                        ticket, StatusCode.DEADLINE_EXCEEDED, "the deadline passed before it started"));
                return;
            }
            admission.began(ticket);
            backlog.started(now, ticket);
            return;
        }
        Reply verdict = ticket.verdict;
        if (verdict == null) {
            return;
        }
        boolean said = request instanceof StoreRequest.Settle settled && !settled.certain();
        if (said && verdict.executed() != Executed.UNKNOWN) {
            settle(ticket, verdict);
        } else {
            admission.conclude(now, ticket, verdict);
        }
    }

    /** Nobody knows of it, or it was taken from a server that died. */
    private void absent(long now, Ticket<R> ticket, StoreRequest request) {
        if (request instanceof StoreRequest.Settle) {
            // Taken from this server, which was thought dead. Whoever waits asks again, and another one has it by then.
            admission.drop(ticket);
        } else if (ticket.isCancelled()) {
            settle(ticket, Admission.notExecuted(ticket, StatusCode.CANCELLED, "cancelled before it arrived"));
        } else if (ticket.request().kind() == Kind.CALL) {
            admission.queue(now, ticket);
        } else {
            admission.refuseAll(now, ticket, StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here");
        }
    }

    private void elsewhere(long now, Ticket<R> ticket, long digest) {
        if (differs(ticket, digest)) {
            admission.refuseAll(
                    now, ticket, StatusCode.INVALID_ARGUMENT, Executed.UNKNOWN, Admission.usedBefore(ticket));
            return;
        }
        ticket.state = State.ELSEWHERE;
        ticket.lookInterval = Math.min(LONGEST_LOOK, Math.max(FIRST_LOOK, 2 * ticket.lookInterval));
        ticket.lookAt = now + ticket.lookInterval;
        admission.schedule(ticket);
    }

    private void conclude(long now, Ticket<R> ticket, long digest, Reply reply) {
        if (differs(ticket, digest)) {
            admission.refuseAll(
                    now, ticket, StatusCode.INVALID_ARGUMENT, Executed.UNKNOWN, Admission.usedBefore(ticket));
        } else {
            admission.conclude(now, ticket, reply);
        }
    }

    private static boolean differs(Ticket<?> ticket, long digest) {
        return digest != Digest.NONE && ticket.digest != Digest.NONE && digest != ticket.digest;
    }

    private void full(long now, Ticket<R> ticket, StoreRequest request, String limit) {
        if (request instanceof StoreRequest.Refuse && ticket.isCancelled()) {
            // The NO cannot be kept, so it cannot be given.
            admission.refuseAll(now, ticket, StatusCode.CANCELLED, Executed.UNKNOWN, RecordStore.fullMessage(limit));
        } else {
            admission.refuseAll(
                    now, ticket, StatusCode.RESOURCE_EXHAUSTED, Executed.NO, RecordStore.fullMessage(limit));
        }
    }

    private static String finished(Ticket<?> ticket) {
        return "the client declared sequence " + ticket.request().sequence() + " finished";
    }

    private static Reply decode(Ticket<?> ticket, byte[] stored) {
        try {
            return Envelope.decodeReply(stored);
        } catch (MalformedFrameException e) {
            return Reply.failure(
                            ticket.request().client(),
                            ticket.request().sequence(),
                            StatusCode.DATA_LOSS,
                            Executed.UNKNOWN,
                            "the stored reply cannot be read: " + e.getMessage())
                    .withSettled();
        }
    }

    private static Reply lost(Ticket<?> ticket) {
        return Reply.failure(
                        ticket.request().client(),
                        ticket.request().sequence(),
                        StatusCode.ABORTED,
                        Executed.UNKNOWN,
                        "the server died with the call in hand")
                .withSettled();
    }

    // ---- time

    long nextTime() {
        return flushAt;
    }

    boolean hasRisen() {
        return !risen.isEmpty();
    }

    void onTime(long now) {
        if (risen.isEmpty() || flushAt - now > 0) {
            return;
        }
        for (ClientSession<R> session : risen) {
            session.toldBelow = session.finished.below();
            journal.submit(null, new StoreRequest.Finish(session.client.toString(), session.toldBelow));
        }
        risen.clear();
    }

    /** A call that runs elsewhere is due to be asked for, or dropped if nobody waits for it any more. */
    void lookAgain(Ticket<R> ticket) {
        @Nullable R route = ticket.route;
        if (route == null) {
            admission.drop(ticket);
        } else {
            look(ticket);
        }
    }
}
