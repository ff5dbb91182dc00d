package io.privateer.rpc;

import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's connections: in use by one call each, or idle and ready for the next. Belongs to the client's thread. */
final class ClientConnections {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

    /** One connection and what its server told on it. */
    static final class Connected {
        private final String endpoint;
        private final Envelope.Format format;
        private ClientTransport.@Nullable Connection connection;
        private @Nullable Peer peer;
        private @Nullable Consumer<Reply> user;

        private Connected(String endpoint, Envelope.Format format) {
            this.endpoint = endpoint;
            this.format = format;
        }

        String endpoint() {
            return endpoint;
        }

        /**
         * What is known of the server; {@code null} if it has to be asked: on a fresh connection, and on one that was lost
         * and made again underneath, because another server may listen there by now.
         */
        @Nullable
        Peer peer() {
            ClientTransport.Connection open = connection;
            if (open == null || open.broke()) {
                peer = null;
            }
            return peer;
        }

        void learned(Peer newPeer) {
            peer = newPeer;
        }

        boolean send(Request request) {
            ClientTransport.Connection open = connection;
            return open != null && open.send(Envelope.encode(request, format));
        }

        /** Sends on an idle connection, whose reply goes to this taker. */
        boolean send(Request request, Consumer<Reply> taker) {
            user = taker;
            return send(request);
        }

        private void received(byte[] frame) {
            Consumer<Reply> taker = user;
            if (taker == null) {
                return;
            }
            try {
                taker.accept(Envelope.decodeReply(frame));
            } catch (MalformedFrameException e) {
                LOG.warn("unreadable reply from {}: {}", endpoint, e.getMessage());
            }
        }
    }

    private final Envelope.Format format;
    private final Map<String, Deque<Connected>> idle = new HashMap<>();
    private ClientTransport transport;

    ClientConnections(ClientTransport transport, Envelope.Format format) {
        this.transport = transport;
        this.format = format;
    }

    /** An idle connection, the one used last, or a new one; {@code null} if none can be had. */
    @Nullable
    Connected take(String endpoint, Consumer<Reply> user) {
        Deque<Connected> free = idle.get(endpoint);
        Connected connected = free == null ? null : free.pollFirst();
        if (connected == null) {
            connected = new Connected(endpoint, format);
            try {
                connected.connection = transport.open(endpoint, connected::received);
            } catch (TransportException e) {
                LOG.warn("no connection to {}: {}", endpoint, e.getMessage());
                return null;
            }
        }
        connected.user = user;
        return connected;
    }

    void release(Connected connected) {
        connected.user = null;
        if (connected.connection != null) {
            idle.computeIfAbsent(connected.endpoint, endpoint -> new ArrayDeque<>())
                    .addFirst(connected);
        }
    }

    void close(Connected connected) {
        connected.user = null;
        ClientTransport.Connection open = connected.connection;
        if (open != null) {
            connected.connection = null;
            open.close();
        }
    }

    /** An idle connection to this endpoint, which stays idle; {@code null} if there is none. */
    @Nullable
    Connected idle(String endpoint) {
        Deque<Connected> free = idle.get(endpoint);
        return free == null ? null : free.peekFirst();
    }

    /** The old transport is dead, and with it all connections: what is sent on them is never sent. */
    void moveTo(ClientTransport newTransport) {
        idle.clear();
        transport = newTransport;
    }
}
