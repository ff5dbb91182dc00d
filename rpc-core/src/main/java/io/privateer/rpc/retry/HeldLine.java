package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/** A call's line, and whether it holds a connection at the moment, so that none is used after it was given back. */
final class HeldLine {
    private final Line line;
    private @Nullable Server server;
    private boolean held;

    HeldLine(Line line) {
        this.line = line;
    }

    /** The endpoint that was connected last; for messages also when it is not held any more. */
    String endpoint() {
        return server == null ? "no endpoint" : server.address();
    }

    /** The server that was connected last. */
    @Nullable
    Server server() {
        return server;
    }

    boolean isHeld() {
        return held;
    }

    boolean connect(Server newServer) {
        close();
        server = newServer;
        held = line.connect(newServer);
        if (held) {
            newServer.began();
        }
        return held;
    }

    @Nullable
    Peer peer() {
        return held ? line.peer() : null;
    }

    boolean ask() {
        return held && line.ask();
    }

    boolean send(Request request) {
        return held && line.send(request);
    }

    /** Gives the connection back for other calls, if one is held: nothing is on its way on it. */
    void release() {
        if (held) {
            left();
            line.release();
        }
    }

    /** Closes the connection, if one is held: what may still come on it is not wanted. */
    void close() {
        if (held) {
            left();
            line.close();
        }
    }

    private void left() {
        held = false;
        if (server != null) {
            server.ended();
        }
    }

    void done(CallResult result) {
        close();
        line.done(result);
    }
}
