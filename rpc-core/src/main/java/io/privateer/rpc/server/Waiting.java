package io.privateer.rpc.server;

import io.privateer.rpc.dedup.Ticket;

/**
 * A call that waits for a worker.
 *
 * @param order rises with each call that comes
 * @param patienceOver until when it may wait while the queue stands
 */
record Waiting<R>(Ticket<R> ticket, long order, long patienceOver) {
    String method() {
        return ticket.request().method();
    }
}
