package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * A client's identity, its sequence numbers, and what it tells servers to forget. Belongs to one thread.
 *
 * <p>A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has
 * passed, because a server must still be able to say what became of it.
 */
public final class Session {
    /** More ranges than this are not told: a server learns of the rest when the first unfinished call ends. */
    static final int MAX_RANGES = 64;

    private record Lingering(long sequence, long until) {}

    private final Id client;
    private final TreeSet<Long> unfinished = new TreeSet<>();
    private final PriorityQueue<Lingering> unknown = new PriorityQueue<>((a, b) -> Long.signum(a.until() - b.until()));
    private long next = 1;

    public Session(Id client) {
        this.client = client;
    }

    public Id client() {
        return client;
    }

    /** How many calls are not finished, those with unknown outcome included. */
    public int unfinished() {
        return unfinished.size();
    }

    long allocate() {
        unfinished.add(next);
        return next++;
    }

    /** The result is in hand: no server needs to remember it. */
    void finish(long sequence) {
        unfinished.remove(sequence);
    }

    /** Nobody could say what became of it: it stays unfinished for the retention. */
    void finishUnknown(long sequence, long until) {
        unknown.add(new Lingering(sequence, until));
    }

    /** The request, telling what is finished by now. */
    public Request acknowledging(Request request, long now) {
        while (!unknown.isEmpty() && unknown.peek().until() - now <= 0) {
            unfinished.remove(unknown.remove().sequence());
        }
        if (unfinished.isEmpty()) {
            return request.withDone(next, List.of());
        }
        long doneBelow = unfinished.first();
        if (unfinished.last() - doneBelow + 1 == unfinished.size()) {
            return request.withDone(doneBelow, trailing(unfinished.last()));
        }
        List<Range> done = new ArrayList<>();
        long before = doneBelow;
        for (long sequence : unfinished) {
            if (sequence > before + 1) {
                done.add(new Range(before + 1, sequence - 1));
                if (done.size() == MAX_RANGES) {
                    return request.withDone(doneBelow, done);
                }
            }
            before = sequence;
        }
        done.addAll(trailing(before));
        return request.withDone(doneBelow, done);
    }

    /** What is finished above the last unfinished number. */
    private List<Range> trailing(long last) {
        return last + 1 < next ? List.of(new Range(last + 1, next - 1)) : List.of();
    }
}
