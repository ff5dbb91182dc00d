package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is known of the server at the other end of one connection, and the PING that asks for it. Belongs to one thread. */
public final class Acquaintance {
    private final Session session;
    private final RandomGenerator random;
    private @Nullable Peer peer;
    /** That of the PING that is under way; 0 if none is. */
    private long nonce;

    private long askedAt;

    public Acquaintance(Session session, RandomGenerator random) {
        this.session = session;
        this.random = random;
    }

    /** What the server told last; {@code null} if it has to be asked. */
    public @Nullable Peer peer() {
        return peer;
    }

    /** Another server may be at the other end by now. */
    public void forget() {
        peer = null;
        nonce = 0;
    }

    /** A PING to be sent; a second one before the PONG is the same one again. It tells what is finished, too. */
    public Request ask(long now) {
        if (nonce == 0) {
            // Far above any sequence number, so that no PONG can pass for a call's reply.
            nonce = random.nextLong(Long.MAX_VALUE >> 1) | 1L << 62;
        }
        askedAt = now;
        return session.acknowledging(Request.ping(session.client(), nonce), now);
    }

    /** Whether a PING is under way that was sent less than so long ago. */
    public boolean isAsking(long now, long ago) {
        return nonce != 0 && now - askedAt < ago;
    }

    /** A reply came, of whatever kind; whether it is the PONG that was asked for. */
    public boolean heard(long now, Reply reply) {
        ServerInfo server = reply.server();
        if (server == null) {
            Peer known = peer;
            if (known != null && !reply.scope().isNone()) {
                peer = known.heard(reply, now);
            }
            return false;
        }
        if (nonce == 0 || reply.sequence() != nonce || !reply.client().equals(session.client())) {
            return false;
        }
        nonce = 0;
        peer = Peer.of(reply, server, now);
        return true;
    }
}
