package io.privateer.rpc.server;

import org.jspecify.annotations.Nullable;

/** Calls in the order in which they came; any of them may leave, at no cost. */
final class WaitingLine<R> {
    private @Nullable Waiting<R> oldest;
    private @Nullable Waiting<R> newest;

    boolean isEmpty() {
        return oldest == null;
    }

    @Nullable
    Waiting<R> oldest() {
        return oldest;
    }

    @Nullable
    Waiting<R> newest() {
        return newest;
    }

    /** The newest one; it stands in no line yet. */
    void add(Waiting<R> call) {
        call.previous = newest;
        if (newest == null) {
            oldest = call;
        } else {
            newest.next = call;
        }
        newest = call;
    }

    /** Takes one out that stands in this line. */
    void remove(Waiting<R> call) {
        Waiting<R> before = call.previous;
        Waiting<R> after = call.next;
        if (before == null) {
            oldest = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.previous = before;
        }
        call.previous = null;
        call.next = null;
    }
}
