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
    }

    /** The front's way to one worker. */
    interface Link {
        /** Sends one frame; {@code false} means that it will never be sent. */
        boolean send(byte[] frame);

        /** Closes it and drops what was not sent. Idempotent. */
        void close();
    }

    /** A worker's end: takes one request, gives one reply, in turn. Belongs to the worker's thread. */
    interface WorkerSocket extends AutoCloseable {
        /** Waits for the next request; an empty frame tells the worker to end. */
        byte[] receive();

        /** Answers the request that was received last. */
        void reply(byte[] frame);

        /** Idempotent. */
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

    /** Stops taking new requests; replies may still be sent. Idempotent. */
    void unbind();

    /** Sends a reply; it is dropped if the peer is gone or does not read. */
    void reply(Route route, byte[] frame);

    /** Makes the worker's end of an in-process link. Call {@link #link} with the same name for the front's. */
    WorkerSocket workerSocket(String name);

    /**
     * Opens a link to a worker.
     *
     * @param endpoint {@code inproc://name} for a {@link #workerSocket}, or {@code tcp://host:port}
     * @param received takes the worker's frames, inside {@link #poll}
     */
    Link link(String endpoint, Consumer<byte[]> received);

    /**
     * Waits for frames for at most this long, or until {@link #wake}, and hands over all that are there.
     *
     * @param timeoutNanos 0 or less: only looks
     * @throws TransportException if the transport as a whole is dead: close it and make a new one
     */
    void poll(long timeoutNanos, Requests requests);

    /** Ends the current or the next {@link #poll} early. From any thread; cheap if it was done already. */
    void wake();

    /** Closes all; replies that are on their way out get this long. Bounded by it and one second more. Idempotent. */
    void close(Duration linger);

    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
