package io.privateer.rpc.server;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;

/** The front's way to one worker. The server's loop implements it over a socket, the simulation over a queue. */
public interface WorkerPort {
    /** Sends; {@code false} means that it will never reach the worker. */
    boolean send(Request request);

    /**
     * Sends a call, {@linkplain Request#dispatched as a front hands it to a worker}.
     *
     * @param worker the worker's instance, or {@link Id#NONE}
     * @param leftMs how long its caller still waits
     */
    default boolean hand(Request call, Id front, long dispatch, Id worker, long leftMs) {
        return send(call.dispatched(front, dispatch, worker, leftMs));
    }

    /** Closes the way and opens a new one to the same worker: what was under way on the old one is lost. */
    void reopen();

    /** The worker is not needed any more, or dead. */
    void close();
}
