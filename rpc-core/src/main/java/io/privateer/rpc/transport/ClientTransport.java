package io.privateer.rpc.transport;

/**
 * Connections to servers. One thread owns it and makes all calls; only {@link #wake} may come from others.
 */
public interface ClientTransport extends AutoCloseable {
    /** How requests share a connection. */
    enum Sharing {
        /** One request at a time: the next one abandons the one before. */
        LOCK_STEP,
        /** Any number at a time, whose replies come in any order. */
        MULTIPLEXED
    }

    /** What comes on a connection; called inside {@link #poll}, on the owner's thread. */
    @FunctionalInterface
    interface Listener {
        /** A reply's frame. */
        void received(byte[] frame);

        /**
         * What is underneath was up and was lost, and with it what was on its way. The transport connects again by itself;
         * who listens at the endpoint by then may be another server.
         */
        default void lost() {}
    }

    /** A way to one server, with a socket of its own. */
    interface Connection {
        /** The endpoint that it was opened with. */
        String endpoint();

        /**
         * Sends one frame, which must not be changed afterwards. Never waits; it may go out only with the next
         * {@link #poll}. In lock step, a request that still waits for its reply is abandoned by this: a reply that comes for
         * it later is dropped.
         *
         * @return whether the frame was handed to the transport; {@code false} means that it will never be sent
         */
        boolean send(byte[] frame);

        /**
         * Allows several frames that wait to go out together to be sent as one message. Not allowed at first, and without
         * meaning in lock step: only a server that says so takes it.
         */
        default void allowBatches() {}

        /**
         * Whether what is underneath was up and was lost, since this was last asked or since it was opened. Asking clears
         * it: several losses between two questions are told once, and one that was told here is not told to the listener.
         * Costs no system call and finds out without {@link #poll}.
         *
         * <p>So ask this before each request that relies on what an earlier reply told of the server, and if it is
         * {@code true}, have the server tell it again first.
         *
         * <p>A loss is told before a frame can go out over the next connection, and so before a reply that came over that is
         * handed over. Therefore: if it is {@code false} once a reply is there, then that reply came over the connection
         * that was up, or was about to be made, when it was asked before. For a request that is sent next it is no promise:
         * one that still waits to be written when a loss is found goes out over the next connection.
         *
         * <p>No loss is what never was up: a server that is not there or refuses, a handshake that fails. {@code true} does
         * not say that there is a next connection. Without meaning once closed.
         */
        boolean broke();

        /** Closes it at once and drops what was not sent. Idempotent. */
        void close();
    }

    /**
     * Opens a connection and returns before it is up.
     *
     * @throws IllegalArgumentException if the endpoint cannot be read
     * @throws TransportException if no socket can be had
     */
    Connection open(String endpoint, Sharing sharing, Listener listener);

    /**
     * Sends what waits, waits for replies for at most this long, or until {@link #wake}, and hands over what is there. It may
     * return early for nothing.
     *
     * @param timeoutNanos 0 or less: only looks
     * @throws TransportException if the transport as a whole is dead: close it and make a new one
     */
    void poll(long timeoutNanos);

    /** Ends the current or the next {@link #poll} early. From any thread; cheap if it was done already. */
    void wake();

    /** Closes all connections. Bounded: gives up on threads that do not end within a second. Idempotent. */
    @Override
    void close();
}
