package io.privateer.rpc.server;

import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.wire.Id;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pool knows of one worker. Belongs to the pool's thread. */
final class PooledWorker<R> {
    enum State {
        /** In another process, and has not answered a PING on this link yet. */
        JOINING,
        IDLE,
        /** Kept for a call whose start is being recorded. */
        RESERVED,
        BUSY,
        /** Its lease is over and what it had in hand is settled. It may come back. */
        LOST
    }

    /** For logs: {@code worker-3}, or the endpoint of a worker in another process. */
    final String name;

    final WorkerPort port;
    /** New at each start of a worker in another process; {@link Id#NONE} for a thread of this one. */
    final Id instance;

    Set<String> methods;
    State state;
    /** What it was given last and has not answered. */
    @Nullable
    Ticket<R> inHand;

    /** The number under which it got what it has in hand. */
    long dispatch;

    /** When it got what it has in hand. */
    long handedAt;

    long leaseNanos;
    long leaseUntil;
    /** The nonce of a PING that waits for its PONG; 0 if none does. */
    long pingNonce;

    long pingedAt;
    /** When it is asked next whether it has its call in hand at all. */
    long askAt;

    long askInterval;
    /** It said once that it does not have its call. */
    boolean missing;

    PooledWorker(String name, WorkerPort port, Id instance, Set<String> methods, State state) {
        this.name = name;
        this.port = port;
        this.instance = instance;
        this.methods = methods;
        this.state = state;
    }

    boolean isRemote() {
        return !instance.isNone();
    }
}
