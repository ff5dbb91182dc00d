package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * A call's hand on the world: at most one connection at a time, and a place for the result. The client's loop implements
 * it over sockets, the simulation over a queue of messages.
 */
public interface Line {
    /** Takes a connection to this server, or opens one. {@code false} if none can be had. */
    boolean connect(Server server);

    /**
     * What the server on this connection told last; {@code null} on a fresh one, and on one that broke and was made again
     * underneath, because another server may have come up at the other end.
     */
    @Nullable
    Peer peer();

    /**
     * Has the server tell what it is, with a PING; then {@link LazyPirate#onPong} comes. {@code false} means that no answer
     * will come.
     */
    boolean ask();

    /** Sends; {@code false} means that this copy will never reach anybody. */
    boolean send(Request request);

    /** Gives the connection back for other calls: nothing is on its way on it. */
    void release();

    /** Gives the connection back as one that was silent, or has something on its way that is not wanted any more. */
    void close();

    /** The call is over. Comes once, and last. */
    void done(CallResult result);
}
