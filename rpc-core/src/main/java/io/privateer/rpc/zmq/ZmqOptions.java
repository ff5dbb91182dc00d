package io.privateer.rpc.zmq;

import java.time.Duration;

/**
 * Settings of {@link ClientSockets} and {@link RouterTransport}. Immutable; made by {@link #builder}, which tells each
 * option's meaning, default and range. Durations are whole milliseconds.
 */
public record ZmqOptions(
        int maxMessageBytes,
        Duration handshakeInterval,
        Duration acceptHandshakeInterval,
        Duration reconnectInterval,
        Duration reconnectIntervalMax,
        int sendHwm,
        int receiveHwm,
        int maxSockets,
        int ioThreads,
        int backlog,
        Duration tcpKeepAliveIdle) {

    /** Every option at its default. */
    public static final ZmqOptions DEFAULTS = builder().build();

    /**
     * As {@link Builder#build}.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ZmqOptions {
        within("maxMessageBytes", maxMessageBytes, 1_024, 1 << 30);
        within("handshakeInterval", handshakeInterval, 10, 60_000);
        within("acceptHandshakeInterval", acceptHandshakeInterval, 10, 60_000);
        within("reconnectInterval", reconnectInterval, 1, 60_000);
        within("reconnectIntervalMax", reconnectIntervalMax, 1, 600_000);
        within("sendHwm", sendHwm, 1, 10_000_000);
        within("receiveHwm", receiveHwm, 1, 10_000_000);
        within("maxSockets", maxSockets, 1, 1_000_000);
        within("ioThreads", ioThreads, 0, 64);
        within("backlog", backlog, 1, 65_535);
        within("tcpKeepAliveIdle", tcpKeepAliveIdle, 0, 24 * 3_600_000);
        if (reconnectIntervalMax.compareTo(reconnectInterval) < 0) {
            throw new IllegalArgumentException("reconnectIntervalMax = " + reconnectIntervalMax
                    + " is below reconnectInterval = " + reconnectInterval);
        }
    }

    /** A builder with every option at its default. */
    public static Builder builder() {
        return new Builder();
    }

    private static void within(String option, Duration value, long minMillis, long maxMillis) {
        Duration min = Duration.ofMillis(minMillis);
        Duration max = Duration.ofMillis(maxMillis);
        if (value.compareTo(min) < 0
                || value.compareTo(max) > 0
                || !value.equals(Duration.ofMillis(value.toMillis()))) {
            throw new IllegalArgumentException(
                    option + " = " + value + ", must be whole milliseconds from " + min + " to " + max);
        }
    }

    private static void within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + " = " + value + ", must be from " + min + " to " + max);
        }
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private int maxMessageBytes = 4 << 20;
        private Duration handshakeInterval = Duration.ofMillis(200);
        private Duration acceptHandshakeInterval = Duration.ofSeconds(2);
        private Duration reconnectInterval = Duration.ofMillis(100);
        private Duration reconnectIntervalMax = Duration.ofSeconds(1);
        private int sendHwm = 10_000;
        private int receiveHwm = 10_000;
        private int maxSockets = 4_096;
        private int ioThreads = 0;
        private int backlog = 1_024;
        private Duration tcpKeepAliveIdle = Duration.ofSeconds(60);

        private Builder() {}

        /**
         * The largest frame that is taken, in bytes; a peer that sends a larger one is disconnected. Default 4 MiB, as gRPC's;
         * 1 KiB to 1 GiB. JeroMQ's own default is no limit at all. It bounds a frame, not what all peers together send.
         */
        public Builder maxMessageBytes(int bytes) {
            maxMessageBytes = bytes;
            return this;
        }

        /**
         * How long a connection that we opened may take to exchange greetings before it is torn down and opened again.
         * Default 200 ms; 10 ms to 60 s. Short, because of every few hundred fresh connections JeroMQ forgets to watch one,
         * and only this timer brings it back. It is where an endpoint starts: {@link ClientSockets} allows one that is
         * farther away (a greeting needs about two round trips) more.
         */
        public Builder handshakeInterval(Duration interval) {
            handshakeInterval = interval;
            return this;
        }

        /**
         * The same for a connection that we accepted: a peer that connects and does not speak ZMTP is dropped after it.
         * Default 2 s; 10 ms to 60 s. Longer than {@link #handshakeInterval}, because it is the connecting side that
         * forgets connections, and peers on other continents shall get in.
         */
        public Builder acceptHandshakeInterval(Duration interval) {
            acceptHandshakeInterval = interval;
            return this;
        }

        /** The first pause before a broken connection is tried again; it doubles. Default 100 ms, as ZeroMQ's; 1 ms to 60 s. */
        public Builder reconnectInterval(Duration interval) {
            reconnectInterval = interval;
            return this;
        }

        /** Where {@link #reconnectInterval} stops doubling. Default 1 s; 1 ms to 10 min, not below it. */
        public Builder reconnectIntervalMax(Duration interval) {
            reconnectIntervalMax = interval;
            return this;
        }

        /**
         * Messages that may wait for one peer that does not read; what is over it is dropped. Default 10,000; 1 to 10 million.
         */
        public Builder sendHwm(int messages) {
            sendHwm = messages;
            return this;
        }

        /**
         * Messages of one peer that may wait to be taken; then reading from its connection stops. Default 10,000; 1 to 10
         * million. Must be above what admission lets one client have in flight: CURVE with a full queue corrupts the stream
         * (zeromq/jeromq#1009).
         */
        public Builder receiveHwm(int messages) {
            receiveHwm = messages;
            return this;
        }

        /**
         * Sockets of one transport, which is client connections or worker links. Default 4,096; 1 to 1 million. Each takes
         * about five file descriptors.
         */
        public Builder maxSockets(int sockets) {
            maxSockets = sockets;
            return this;
        }

        /**
         * Threads that do nothing but read and write the network. Default 0: the owner's own thread does it while it would
         * sleep, if it is an {@link IoOwner}; that spares two hand-offs from thread to thread in each direction, see
         * {@code docs/performance.md}. To 64. Any change of interest walks all of a thread's connections, so several
         * threads pay off from about a thousand connections on.
         */
        public Builder ioThreads(int threads) {
            ioThreads = threads;
            return this;
        }

        /**
         * Connections that may wait to be accepted. Default 1,024; 1 to 65,535; the kernel may cap it (Linux:
         * net.core.somaxconn). With ZeroMQ's 100 a burst of new clients waits for TCP's retransmission, a second or more.
         */
        public Builder backlog(int connections) {
            backlog = connections;
            return this;
        }

        /**
         * After this much silence TCP probes the peer, so that a connection whose other end vanished without a word is
         * given up. Default 60 s; zero turns it off; to 24 h. Where the platform cannot set the time, its own holds.
         */
        public Builder tcpKeepAliveIdle(Duration idle) {
            tcpKeepAliveIdle = idle;
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if one is out of its range; the message names it
         */
        public ZmqOptions build() {
            return new ZmqOptions(
                    maxMessageBytes,
                    handshakeInterval,
                    acceptHandshakeInterval,
                    reconnectInterval,
                    reconnectIntervalMax,
                    sendHwm,
                    receiveHwm,
                    maxSockets,
                    ioThreads,
                    backlog,
                    tcpKeepAliveIdle);
        }
    }
}
