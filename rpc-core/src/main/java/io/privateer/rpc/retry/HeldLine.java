package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/** A call's line, and whether it holds a connection at the moment, so that none is used after it was given back. */
final class HeldLine {
    private final Line line;
    private @Nullable String endpoint;
    private boolean held;

    HeldLine(Line line) {
        this.line = line;
    }

    /** The endpoint that was connected last; for messages also when it is not held any more. */
    String endpoint() {
        return endpoint == null ? "no endpoint" : endpoint;
    }

    boolean isHeld() {
        return held;
    }

    boolean connect(String newEndpoint) {
        close();
        endpoint = newEndpoint;
        held = line.connect(newEndpoint);
        return held;
    }

    @Nullable
    Peer peer() {
        return line.peer();
    }

    void learned(Peer peer) {
        line.learned(peer);
    }

    /** Any reply tells the server's store and its clock, as a PONG does. */
    void heard(long now, Reply reply) {
        Peer peer = held ? line.peer() : null;
        if (peer != null && !reply.scope().isNone()) {
            line.learned(peer.heard(reply, now));
        }
    }

    boolean send(Request request) {
        return held && line.send(request);
    }

    /** Gives the connection back for other calls, if one is held: nothing is on its way on it. */
    void release() {
        if (held) {
            held = false;
            line.release();
        }
    }

    /** Closes the connection, if one is held: what may still come on it is not wanted. */
    void close() {
        if (held) {
            held = false;
            line.close();
        }
    }

    void done(CallResult result) {
        close();
        line.done(result);
    }
}
