package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client's identity, its sequence numbers, and what it tells servers to forget. Belongs to one thread.
 *
 * <p>A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has
 * passed, because a server must still be able to say what became of it.
 */
public final class Session {
    /** More ranges than this are not told at once: the next request goes on where this one stopped. */
    static final int MAX_RANGES = 64;

    /**
     * Calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a server
     * remembers twice as many calls of a client and takes no more: who is cut off for long must not be refused for the
     * retention when he is back.
     */
    static final int MAX_UNKNOWN = 4_096;

    private final Id client;
    private final FinishedRanges finished = new FinishedRanges();
    /** Calls of unknown outcome with the end of their time, in the order in which they ended. */
    private final LinkedHashMap<Long, Long> unknown = new LinkedHashMap<>();

    private long next = 1;
    private int unfinished;

    /** The number behind which the ranges of the next request begin; 0 if they are told from the first. */
    private long toldUpTo;

    public Session(Id client) {
        this.client = client;
    }

    public Id client() {
        return client;
    }

    /** How many calls are not finished, those with unknown outcome included. */
    public int unfinished() {
        return unfinished;
    }

    long allocate() {
        unfinished++;
        return next++;
    }

    /** The result is in hand, or nobody will ask for it: no server needs to remember it. */
    public void finish(long sequence) {
        if (sequence < next && finished.add(sequence)) {
            unfinished--;
        }
        if (!unknown.isEmpty()) {
            unknown.remove(sequence);
        }
    }

    /**
     * Nobody could say what became of it: it stays unfinished for the retention.
     *
     * @param until when that is over, not before the times of earlier calls
     */
    void finishUnknown(long sequence, long until) {
        unknown.put(sequence, until);
        if (unknown.size() > MAX_UNKNOWN) {
            finish(unknown.keySet().iterator().next());
        }
    }

    /** The request, telling what is finished by now. */
    public Request acknowledging(Request request, long now) {
        return acknowledging(request, request.timeoutMs(), request.beatMs(), now);
    }

    /** The request as it is {@linkplain Request#withTimes sent now}, telling what is finished. */
    Request acknowledging(Request request, long leftMs, long everyMs, long now) {
        forgetUnknown(now);
        return request.sent(leftMs, everyMs, finished.below(), done());
    }

    /** The call as its next attempt is {@linkplain Request#attempt sent}, telling what is finished. */
    Request attempt(Request call, Id store, long atMs, boolean extra, long leftMs, long everyMs, long now) {
        forgetUnknown(now);
        return call.attempt(call.attempt() + 1, store, atMs, extra, leftMs, everyMs, finished.below(), done());
    }

    /** Finishes those of unknown outcome whose time is over. */
    private void forgetUnknown(long now) {
        while (!unknown.isEmpty()) {
            Map.Entry<Long, Long> oldest = unknown.entrySet().iterator().next();
            if (oldest.getValue() - now > 0) {
                break;
            }
            finish(oldest.getKey());
        }
    }

    /** What is finished above the smallest unfinished number; what is too much for one request is told by the next ones. */
    private List<Range> done() {
        List<Range> done = finished.ranges(toldUpTo, MAX_RANGES);
        toldUpTo = done.size() == MAX_RANGES ? done.get(MAX_RANGES - 1).last() : 0;
        return done;
    }
}
