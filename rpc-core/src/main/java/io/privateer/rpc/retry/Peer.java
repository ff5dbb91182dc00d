package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.ServerInfo;

/**
 * What a server told of itself in its last PONG on a connection.
 *
 * @param scope its reply store
 * @param storeMs that store's clock
 * @param at when it was heard, in the client's own nanoseconds
 */
public record Peer(Id scope, long storeMs, boolean draining, long maxMessageBytes, long retentionMs, long at) {
    static Peer of(Reply pong, ServerInfo server, long now) {
        return new Peer(
                pong.scope(), pong.storeMs(), pong.draining(), server.maxMessageBytes(), server.retentionMs(), now);
    }
}
