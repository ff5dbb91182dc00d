package io.privateer.rpc.transport;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A server's front and its links to workers. One thread owns it and makes all calls; only {@link #wake} may come from
 * others, and each {@link WorkerSocket} belongs to its worker's thread.
 */
public interface ServerTransport extends AutoCloseable {
    /** The way back to whoever sent a request. Opaque; good for any number of replies, each sent at most once. */
    interface Route {}

    /** Takes requests, inside {@link #poll}. */
    @FunctionalInterface
    interface Requests {
        void received(Route route, byte[] frame);

        /** A request of this size came, found no room and was thrown away unread. Its sender may be told. */
        default void thrownAway(Route route, int bytes) {}
    }

    /** The front's way to one worker. */
    interface Link {
        /**
         * Sends one frame, which must not be changed afterwards. Never waits.
         *
         * @return {@code false} means that it will never be sent; {@code true} promises nothing
         */
        boolean send(byte[] frame);

        /** Closes it and drops what was not sent. Idempotent. */
        void close();
    }

    /**
     * A worker's end: takes one request, gives one reply, in turn. Belongs to the worker's thread, which must be a
     * {@link WorkerThread} if anyone may interrupt it.
     */
    interface WorkerSocket extends AutoCloseable {
        /**
         * Waits for the next request.
         *
         * @return an empty frame tells the worker to end: the link sent one, or the transport is being closed
         * @throws IllegalStateException if the last request was not replied to
         */
        byte[] receive();

        /**
         * Answers the request that was received last. Dropped if the link or the transport is gone.
         *
         * @throws IllegalStateException if there is none, or it was answered
         */
        void reply(byte[] frame);

        /** The transport's own close waits for this, for a second. Idempotent. */
        @Override
        void close();
    }

    /**
     * Opens the front.
     *
     * @param endpoint {@code tcp://host:port}; port {@code *} or 0 takes a free one
     * @return the endpoint with the real port
     * @throws IllegalArgumentException if the endpoint cannot be read
     * @throws TransportException if it cannot be bound: in use, no such address
     */
    String bind(String endpoint);

    /**
     * Stops taking connections and gives the port back. The connections that exist go on: their requests still come in, to
     * be refused by whoever drains, and their replies go out. A client whose reply was lost may have to connect anew to get
     * it, so this comes at the end of draining, not at its start. Idempotent.
     */
    void unbind();

    /**
     * Sends a reply, which must not be changed afterwards. Never waits; dropped if the peer is gone or does not read.
     *
     * @param route one that this transport handed out
     */
    void reply(Route route, byte[] frame);

    /**
     * Makes the worker's end of an in-process link, to be handed to the worker's thread before that is started. Call
     * {@link #link} with the same name afterwards for the front's.
     *
     * @param name new each time: letters, digits, dot, dash and underscore, at most 200
     * @throws IllegalArgumentException if the name was used before
     * @throws TransportException if no socket can be had
     */
    WorkerSocket workerSocket(String name);

    /**
     * Opens a link to a worker.
     *
     * @param endpoint {@code inproc://name} for a {@link #workerSocket}, or {@code tcp://host:port}
     * @param received takes the worker's frames, inside {@link #poll}
     * @throws IllegalArgumentException if the endpoint cannot be read, or no worker socket has this name
     * @throws TransportException if no socket can be had
     */
    Link link(String endpoint, Consumer<byte[]> received);

    /**
     * Waits for frames for at most this long, or until {@link #wake}, and hands over what is there. Each link and the front
     * get a turn of bounded length; if one of them has more, the next poll does not wait.
     *
     * @param timeoutNanos 0 or less: only looks
     * @throws TransportException if the transport as a whole is dead: close it and make a new one
     */
    void poll(long timeoutNanos, Requests requests);

    /** How many connections could not be accepted, for want of file descriptors for example. From any thread. */
    long acceptFailures();

    /** Ends the current or the next {@link #poll} early. From any thread; cheap if it was done already. */
    void wake();

    /** Closes all; replies that are on their way out get this long. Bounded by it and one second more. Idempotent. */
    void close(Duration linger);

    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
