package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/** Where admitted calls wait and run, as admission sees it. */
public interface Backlog<R> {
    /** Whether a method is declared idempotent; {@code null} if nobody here serves it. */
    @Nullable
    Boolean idempotent(String method);

    /** Why this call cannot be taken now; {@code null} if it can. */
    @Nullable
    Refusal refusal(long now, Request request);

    /** Takes a call that was admitted. */
    void add(long now, Ticket<R> ticket);

    /** A call that waits, for a worker or for its start to be recorded, shall not run any more. */
    void remove(Ticket<R> ticket);

    /** The start of a call is recorded: it goes to its worker. */
    void started(long now, Ticket<R> ticket);
}
