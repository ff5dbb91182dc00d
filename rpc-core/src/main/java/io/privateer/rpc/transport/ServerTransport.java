package io.privateer.rpc.transport;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A server's front and its links to workers in other processes. One thread owns it and makes all calls; only {@link #wake}
 * and {@link #acceptFailures} may come from others.
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
     * @param batch whether it may stand behind one empty frame with others; it goes out with the next {@link #poll} then
     */
    void reply(Route route, byte[] frame, boolean batch);

    /**
     * Opens a link to a worker in another process.
     *
     * @param endpoint {@code tcp://host:port}
     * @param received takes the worker's frames, inside {@link #poll}
     * @throws IllegalArgumentException if the endpoint cannot be read
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
