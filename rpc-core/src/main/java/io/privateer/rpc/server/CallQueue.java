package io.privateer.rpc.server;

import io.privateer.rpc.dedup.Ticket;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Admitted calls that wait for a worker: first come first served among those that a worker can serve, so that a method
 * without a worker holds up no other.
 */
final class CallQueue<R> {
    private record Waiting<R>(long order, Ticket<R> ticket) {}

    private final Map<String, ArrayDeque<Waiting<R>>> byMethod = new LinkedHashMap<>();
    private int size;
    private long orders;

    int size() {
        return size;
    }

    void add(Ticket<R> ticket) {
        lane(ticket).addLast(new Waiting<>(++orders, ticket));
        size++;
    }

    /** Before all others of its method: it waited its turn already. */
    void addFirst(Ticket<R> ticket) {
        lane(ticket).addFirst(new Waiting<>(0, ticket));
        size++;
    }

    private ArrayDeque<Waiting<R>> lane(Ticket<R> ticket) {
        return byMethod.computeIfAbsent(ticket.request().method(), method -> new ArrayDeque<>());
    }

    void remove(Ticket<R> ticket) {
        String method = ticket.request().method();
        ArrayDeque<Waiting<R>> lane = byMethod.get(method);
        if (lane != null && lane.removeIf(waiting -> waiting.ticket() == ticket)) {
            size--;
            if (lane.isEmpty()) {
                byMethod.remove(method);
            }
        }
    }

    /** Takes the call that has waited longest of those that these methods cover. */
    @Nullable
    Ticket<R> take(Set<String> methods) {
        String oldest = null;
        long order = Long.MAX_VALUE;
        for (Map.Entry<String, ArrayDeque<Waiting<R>>> lane : byMethod.entrySet()) {
            long head = lane.getValue().getFirst().order();
            if (head < order && methods.contains(lane.getKey())) {
                order = head;
                oldest = lane.getKey();
            }
        }
        if (oldest == null) {
            return null;
        }
        ArrayDeque<Waiting<R>> lane = byMethod.get(oldest);
        if (lane == null) {
            return null;
        }
        Ticket<R> ticket = lane.removeFirst().ticket();
        size--;
        if (lane.isEmpty()) {
            byMethod.remove(oldest);
        }
        return ticket;
    }
}
