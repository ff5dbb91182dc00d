package io.privateer.rpc.dedup;

import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Id;
import org.jspecify.annotations.Nullable;

/** A reply store outside of this process's memory, as admission sees it. */
public interface Journal<R> {
    /** The store's identity. */
    Id scope();

    /** The store's clock at this time. It never goes back. */
    long storeMs(long now);

    /** How far another server of the same store may be ahead with its clock. */
    long toleranceMs();

    /** Whether a method's handler runs inside a transaction of the store. */
    boolean transactional(String method);

    /**
     * Passes a request on to the store. The answer comes back through {@link Admission#answered}, later.
     *
     * @param ticket the call that it is about; {@code null} if it is about a session, and then the answer is of no use
     */
    void submit(@Nullable Ticket<R> ticket, StoreRequest request);
}
