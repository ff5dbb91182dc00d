package io.privateer.benchmarks.contender;

import java.io.IOException;
import java.util.Set;

/** One system in one configuration. */
public interface Contender {
    /** The name in tables and results. */
    String name();

    Set<Mode> modes();

    /** What it can carry: a bare transport has no orders. */
    Set<Workload> workloads();

    /**
     * Starts a server on a free port of the loopback interface.
     *
     * @param workers how many handlers may run at once; a contender whose threads are its connections' takes no notice
     */
    Server serve(int workers) throws Exception;

    /** A client of one server, connected as one process would connect. */
    Client connect(String endpoint) throws Exception;

    /** A running server. */
    interface Server extends AutoCloseable {
        /** Where clients find it, in a form that {@link #connect} of the same contender understands. */
        String endpoint();

        @Override
        void close() throws IOException;
    }

    /** One client. Thread-safe; what it makes belongs to one thread each. */
    interface Client extends AutoCloseable {
        /** What one caller's thread calls again and again. */
        BlockingCall blocking(Workload workload, int bytes) throws Exception;

        /**
         * A loop that keeps calls in flight.
         *
         * @throws UnsupportedOperationException if {@link Contender#modes} does not have {@link Mode#ASYNC}
         */
        default Flight flight(Workload workload, int bytes) throws Exception {
            throw new UnsupportedOperationException("no asynchronous calls here");
        }

        @Override
        void close() throws IOException;
    }

    /** The same call, made as often as wanted. */
    interface BlockingCall extends AutoCloseable {
        /**
         * Makes it and checks what came back.
         *
         * @throws Exception if it failed or came back wrong
         */
        void call() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    /** Keeps calls in flight. */
    interface Flight {
        /** Keeps this many calls in flight until the landing strip is closed, then waits for those that are up. */
        void fly(int inFlight, Landings landings) throws Exception;
    }

    /** Takes note of what came back. Thread-safe. */
    interface Landings {
        /** Whether no more calls are wanted. */
        boolean isClosed();

        /**
         * One call ended.
         *
         * @param started when it was sent, by {@link System#nanoTime}
         */
        void landed(long started);

        /** One call failed. */
        void crashed(Throwable why);
    }
}
