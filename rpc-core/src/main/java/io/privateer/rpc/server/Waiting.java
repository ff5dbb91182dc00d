package io.privateer.rpc.server;

import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.timer.TimerHeap;
import org.jspecify.annotations.Nullable;

/** A call that waits for a worker, and its neighbours in the line of its session and method. */
final class Waiting<R> extends TimerHeap.Timed {
    private final Ticket<R> ticket;
    private final long order;

    /** Who came before it. Belongs to the line that it stands in. */
    @Nullable
    Waiting<R> previous;

    /** Who came after it. Belongs to the line that it stands in. */
    @Nullable
    Waiting<R> next;

    /** @param order rises with each call that comes */
    Waiting(Ticket<R> ticket, long order) {
        this.ticket = ticket;
        this.order = order;
    }

    Ticket<R> ticket() {
        return ticket;
    }

    long order() {
        return order;
    }

    String method() {
        return ticket.request().method();
    }
}
