package io.privateer.rpc.server;

import io.privateer.rpc.wire.Id;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiting calls of one client session and one priority, by method and in the order in which they came. */
final class SessionCalls<R> {
    final Id client;
    /** Its place in the round: whoever was served last comes last. Changes only while it is in no ordered set, or the only one. */
    long turn;

    /** Linked, because it is gone through for each call that is served, and holds one or two. */
    private final Map<String, WaitingLine<R>> byMethod = new LinkedHashMap<>();

    private int size;

    SessionCalls(Id client, long turn) {
        this.client = client;
        this.turn = turn;
    }

    int size() {
        return size;
    }

    Set<String> methods() {
        return byMethod.keySet();
    }

    void add(Waiting<R> call) {
        byMethod.computeIfAbsent(call.method(), method -> new WaitingLine<>()).add(call);
        size++;
    }

    /** Takes one out that is in. */
    void remove(Waiting<R> call) {
        WaitingLine<R> calls = byMethod.get(call.method());
        if (calls != null) {
            calls.remove(call);
            size--;
            if (calls.isEmpty()) {
                byMethod.remove(call.method());
            }
        }
    }

    /** The oldest or the newest call among those of these methods. */
    @Nullable
    Waiting<R> next(Set<String> methods, boolean newest) {
        Waiting<R> next = null;
        for (Map.Entry<String, WaitingLine<R>> calls : byMethod.entrySet()) {
            if (methods.contains(calls.getKey())) {
                WaitingLine<R> line = calls.getValue();
                Waiting<R> end = newest ? line.newest() : line.oldest();
                if (end != null && (next == null || (end.order() > next.order()) == newest)) {
                    next = end;
                }
            }
        }
        return next;
    }
}
