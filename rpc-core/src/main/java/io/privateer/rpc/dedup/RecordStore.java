package io.privateer.rpc.dedup;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Ticket.State;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records in memory: by session and number, bounded, forgotten in the order of their last contact. */
final class RecordStore<R> {
    private final StoreLimits limits;
    private final StoreLimits tombstoneLimits;
    private final Map<Id, ClientSession<R>> sessions = new HashMap<>();
    /** Settled records, longest untouched first: stamps only grow, so the order of touching is the order of expiry. */
    private final LinkedHashSet<Ticket<R>> byStamp = new LinkedHashSet<>();
    /** Sessions without calls whose finished numbers are still worth something, longest silent first. */
    private final LinkedHashSet<ClientSession<R>> idle = new LinkedHashSet<>();

    private int records;
    private long bytes;
    /** Of idempotent calls, of which nothing is kept beyond their end. */
    private long passingBytes;

    RecordStore(StoreLimits limits) {
        this.limits = limits;
        this.tombstoneLimits = limits.andAnEighth();
    }

    @Nullable
    ClientSession<R> session(Id client) {
        return sessions.get(client);
    }

    /** Why this call cannot be remembered; {@code null} if it can. */
    @Nullable
    Refusal refusal(Request request) {
        Refusal full = refusal(request, limits);
        ClientSession<R> session = sessions.get(request.client());
        return full != null || session == null ? full : greed(session);
    }

    /**
     * Why it cannot be remembered that a call shall never run; {@code null} if it can. There is room for some of these when
     * there is none for calls: whoever is refused because the store is full can so be told that nothing was executed.
     */
    @Nullable
    Refusal tombstoneRefusal(Request request) {
        return refusal(request, tombstoneLimits);
    }

    private @Nullable Refusal refusal(Request request, StoreLimits bounds) {
        ClientSession<R> session = sessions.get(request.client());
        if (session == null && sessions.size() >= bounds.maxSessions()) {
            return full("maxSessions = " + bounds.maxSessions());
        }
        if (session != null && session.calls.size() >= bounds.maxRecordsPerSession()) {
            return full("maxRecordsPerSession = " + bounds.maxRecordsPerSession());
        }
        if (records >= bounds.maxRecords()) {
            return full("maxRecords = " + bounds.maxRecords());
        }
        if (bytes >= bounds.maxBytes()) {
            return full("maxBytes = " + bounds.maxBytes());
        }
        return null;
    }

    /** The same for an idempotent call: the queue bounds how many are under way, and this what they bring along. */
    @Nullable
    Refusal passingRefusal(Request request) {
        if (passingBytes == 0 || passingBytes + request.body().length <= limits.maxBytes() / 4) {
            return null;
        }
        return new Refusal(
                StatusCode.RESOURCE_EXHAUSTED,
                "no room for the argument: those of idempotent calls under way take " + passingBytes
                        + " bytes, of a quarter of maxBytes = " + limits.maxBytes(),
                RETRY_AFTER_MS);
    }

    /** One client must not fill the store for all: of the last quarter nobody gets more than he leaves to others. */
    private @Nullable Refusal greed(ClientSession<R> session) {
        if (records > limits.maxRecords() / 4 * 3L && session.calls.size() > limits.maxRecords() - records) {
            return full("this client's share of maxRecords = " + limits.maxRecords());
        }
        if (bytes > limits.maxBytes() / 4 * 3 && session.bytes > limits.maxBytes() - bytes) {
            return full("this client's share of maxBytes = " + limits.maxBytes());
        }
        return null;
    }

    private static Refusal full(String limit) {
        return new Refusal(StatusCode.RESOURCE_EXHAUSTED, fullMessage(limit), RETRY_AFTER_MS);
    }

    static String fullMessage(String limit) {
        return "the reply store is full: " + limit + " reached";
    }

    /** Long enough for acknowledgements of other calls to arrive. */
    static final long RETRY_AFTER_MS = 100;

    /** The client was heard of, and told what is finished: the settled records of that are freed. */
    void acknowledged(ClientSession<R> session, Request request, long nowMs) {
        session.contactMs = nowMs;
        if (request.doneBelow() > session.finished.below()) {
            session.finished.raise(request.doneBelow());
            accountRanges(session, session.finished.ranges());
            free(session, 1, request.doneBelow() - 1);
        }
        List<Range> done = request.done();
        // By index: an iterator is garbage for each call.
        for (int i = 0; i < done.size(); i++) {
            Range range = done.get(i);
            boolean room = bytes + RANGE_BYTES <= limits.maxBytes() || frees(session, range);
            if (session.finished.add(range, room)) {
                free(session, range.first(), range.last());
            }
            accountRanges(session, session.finished.ranges());
        }
        // Not before: nothing is counted for a session that is gone.
        retire(session);
    }

    /** Whether it gives back more than it takes. */
    private boolean frees(ClientSession<R> session, Range range) {
        for (Ticket<R> ticket :
                session.calls.subMap(range.first(), true, range.last(), true).values()) {
            if (ticket.state == State.DONE) {
                return true;
            }
        }
        return false;
    }

    /** Ranges are counted like replies: a crowd of sessions with many of them would fill the heap as well. */
    private void accountRanges(ClientSession<R> session, int ranges) {
        long more = (long) ranges * RANGE_BYTES - session.rangeBytes;
        session.rangeBytes += more;
        session.bytes += more;
        bytes += more;
    }

    /** Of a map's entry with two numbers. */
    static final int RANGE_BYTES = 90;

    void add(Ticket<R> ticket, long nowMs) {
        Id client = ticket.request().client();
        ClientSession<R> session = sessions.get(client);
        if (session == null) {
            session = new ClientSession<>(client, limits.maxRecordsPerSession(), nowMs);
            sessions.put(client, session);
        }
        idle.remove(session);
        session.contactMs = nowMs;
        session.deduplicates |= ticket.deduplicated;
        session.calls.put(ticket.request().sequence(), ticket);
        // A session that starts late in its numbers brings its watermark along.
        session.finished.raise(
                Math.min(ticket.request().doneBelow(), ticket.request().sequence()));
        accountRanges(session, session.finished.ranges());
        ticket.stampMs = nowMs;
        records++;
        account(session, ticket, ticket.bytes());
    }

    /** Counts this for the ticket in place of what it took before. */
    private void account(ClientSession<R> session, Ticket<R> ticket, long now) {
        long more = now - ticket.accounted;
        ticket.accounted = now;
        if (ticket.deduplicated) {
            bytes += more;
            session.bytes += more;
        } else {
            passingBytes += more;
        }
    }

    /** A client asked for it: it lives for another retention. */
    void touch(Ticket<R> ticket, long nowMs) {
        ticket.stampMs = nowMs;
        if (byStamp.remove(ticket)) {
            byStamp.add(ticket);
        }
    }

    /** Its reply is there, or was replaced. Bytes that go over the bound are kept, but no new call is taken then. */
    void settled(Ticket<R> ticket, long nowMs) {
        ClientSession<R> session = sessions.get(ticket.request().client());
        if (session == null) {
            return;
        }
        account(session, ticket, ticket.bytes());
        ticket.stampMs = nowMs;
        byStamp.remove(ticket);
        byStamp.add(ticket);
        if (session.finished.contains(ticket.request().sequence())) {
            // Its caller gave up on it, and said so, while it still ran.
            forget(ticket);
        }
    }

    /** The result of an idempotent call is kept for a moment, if there is room for it beside the arguments of others. */
    boolean linger(Ticket<R> ticket) {
        ClientSession<R> session = sessions.get(ticket.request().client());
        long now = ticket.bytes();
        if (session == null || passingBytes + now - ticket.accounted > limits.maxBytes() / 4) {
            return false;
        }
        account(session, ticket, now);
        return true;
    }

    boolean holds(Ticket<R> ticket) {
        ClientSession<R> session = sessions.get(ticket.request().client());
        return session != null && session.calls.get(ticket.request().sequence()) == ticket;
    }

    /** Frees the settled records of these numbers, both included. */
    private void free(ClientSession<R> session, long first, long last) {
        // By keys, because an entry is a copy.
        for (Long number = session.calls.ceilingKey(first);
                number != null && number <= last;
                number = session.calls.higherKey(number)) {
            Ticket<R> ticket = session.calls.get(number);
            if (ticket != null && ticket.state == State.DONE) {
                session.calls.remove(number);
                dropped(session, ticket);
            }
        }
    }

    void forget(Ticket<R> ticket) {
        ClientSession<R> session = sessions.get(ticket.request().client());
        if (session != null && session.calls.remove(ticket.request().sequence(), ticket)) {
            dropped(session, ticket);
            retire(session);
        }
    }

    private void dropped(ClientSession<R> session, Ticket<R> ticket) {
        byStamp.remove(ticket);
        records--;
        account(session, ticket, 0);
    }

    private void retire(ClientSession<R> session) {
        if (!session.calls.isEmpty()) {
            return;
        }
        if (session.deduplicates) {
            idle.remove(session);
            idle.add(session);
        } else {
            remove(session);
        }
    }

    private void remove(ClientSession<R> session) {
        accountRanges(session, 0);
        sessions.remove(session.client);
    }

    void expire(long nowMs) {
        while (!byStamp.isEmpty()) {
            Ticket<R> oldest = byStamp.iterator().next();
            if (nowMs - oldest.stampMs < limits.retentionMs()) {
                break;
            }
            byStamp.remove(oldest);
            forget(oldest);
        }
        while (!idle.isEmpty()) {
            ClientSession<R> oldest = idle.iterator().next();
            if (nowMs - oldest.contactMs < limits.retentionMs()) {
                break;
            }
            idle.remove(oldest);
            remove(oldest);
        }
    }

    long nextExpiryMs() {
        long next = Long.MAX_VALUE;
        if (!byStamp.isEmpty()) {
            next = byStamp.iterator().next().stampMs + limits.retentionMs();
        }
        if (!idle.isEmpty()) {
            next = Math.min(next, idle.iterator().next().contactMs + limits.retentionMs());
        }
        return next;
    }

    int records() {
        return records;
    }

    /** Whether any settled record says for certain what became of its call. */
    boolean hasCertain() {
        for (Ticket<R> ticket : byStamp) {
            Reply stored = ticket.reply;
            if (stored != null && stored.executed() != Executed.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}
