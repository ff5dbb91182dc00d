package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.ServerInfo;

/**
 * What a server told of itself on a connection: in its last PONG, and in its replies since.
 *
 * @param scope its reply store
 * @param storeMs that store's clock
 * @param batches whether it takes several requests in one message
 * @param at when it was heard, in the client's own nanoseconds
 */
public record Peer(
        Id scope, long storeMs, boolean draining, long maxMessageBytes, long retentionMs, boolean batches, long at) {
    private static final String BATCH = "batch";

    static Peer of(Reply pong, ServerInfo server, long now) {
        return new Peer(
                pong.scope(),
                pong.storeMs(),
                pong.draining(),
                server.maxMessageBytes(),
                server.retentionMs(),
                server.capabilities().contains(BATCH),
                now);
    }

    /** The same server, heard again. */
    Peer heard(Reply reply, long now) {
        if (storeMs == reply.storeMs() && draining == reply.draining() && scope.equals(reply.scope())) {
            return this;
        }
        return new Peer(reply.scope(), reply.storeMs(), reply.draining(), maxMessageBytes, retentionMs, batches, now);
    }

    /**
     * Whether a call may be bound to what it told: a store forgets what was bound longer ago than its retention, so a call
     * must not start with most of that behind it.
     */
    boolean isFresh(long now, long longest) {
        long quarter = retentionMs > 0 ? retentionMs * 1_000_000 / 4 : longest;
        return now - at <= Math.min(longest, quarter);
    }
}
