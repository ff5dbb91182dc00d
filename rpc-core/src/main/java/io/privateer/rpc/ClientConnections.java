package io.privateer.rpc;

import io.privateer.rpc.retry.Acquaintance;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.ClientTransport.Sharing;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connections: in lock step each with one call or idle and ready for the next, multiplexed one for each server
 * that all its calls share. Belongs to the client's thread.
 */
final class ClientConnections {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

    /** How long one PING does for all calls that would send one. */
    private static final long ASK_AGAIN = Duration.ofMillis(50).toNanos();

    /** Whoever holds a connection: a call, or the watch over a server. */
    interface User extends Bag.Member {
        /** The server told what it is. */
        void onPong(long now);

        /** A reply came, in lock step whatever it is, multiplexed only what has this user's number. */
        void onReply(long now, Reply reply);

        /** What is underneath was lost, and with it what was on its way. */
        void onLost(long now);
    }

    /** One connection and what its server told on it. */
    final class Connected implements ClientTransport.Listener {
        private final Server server;
        private final Acquaintance known;
        private final Bag<User> users = new Bag<>();
        private ClientTransport.@Nullable Connection connection;
        private long heardAt = System.nanoTime();
        /** It takes no new users, and is closed when the last one has left it. */
        private boolean retired;

        private Connected(Server server) {
            this.server = server;
            this.known = new Acquaintance(session, random);
        }

        Server server() {
            return server;
        }

        @Nullable
        Peer peer() {
            return known.peer();
        }

        boolean send(Request request) {
            ClientTransport.Connection open = connection;
            return open != null && open.send(Envelope.encode(request, format));
        }

        /** Sends a PING, unless one was sent just now whose PONG will do. */
        boolean ask(long now) {
            return (sharing == Sharing.MULTIPLEXED && known.isAsking(now, ASK_AGAIN)) || send(known.ask(now));
        }

        /** Sends a PING for what it tells of finished calls; its PONG is counted. */
        boolean tell(long now) {
            return send(known.ask(now));
        }

        @Override
        public void received(byte[] frame) {
            Reply reply;
            try {
                reply = Envelope.decodeReply(frame);
            } catch (MalformedFrameException e) {
                LOG.warn("unreadable reply from {}: {}", server, e.getMessage());
                return;
            }
            long now = System.nanoTime();
            heardAt = now;
            server.heard(now, reply.scope(), reply.draining());
            if (known.heard(now, reply)) {
                pongs++;
                ClientTransport.Connection open = connection;
                Peer peer = known.peer();
                if (open != null && peer != null && peer.batches()) {
                    open.allowBatches();
                }
                users.copy().forEach(user -> user.onPong(now));
            } else if (sharing == Sharing.LOCK_STEP) {
                users.copy().forEach(user -> user.onReply(now, reply));
            } else if (reply.server() == null) {
                byNumber(now, reply);
            }
        }

        private void byNumber(long now, Reply reply) {
            ClientCall call = calls.get(reply.sequence(), any -> any.isOn(this) && any.isOf(reply.client()));
            if (call != null) {
                call.onReply(now, reply);
            } else if (reply.sequence() == 0) {
                LOG.warn("{} did not read one of the requests: {}", server, reply.message());
            }
        }

        @Override
        public void lost() {
            long now = System.nanoTime();
            known.forget();
            server.lost(now);
            retire(this);
            users.copy().forEach(user -> user.onLost(now));
            closeIfLeft(this);
        }
    }

    private final Sharing sharing;
    private final Envelope.Format format;
    private final Session session;
    private final RandomGenerator random;
    private final CallTable<ClientCall> calls;
    /** What a new user may take: in lock step those without one, multiplexed the one of each server. */
    private final Map<Server, Deque<Connected>> free = new HashMap<>();

    private @Nullable ClientTransport transport;
    private int pongs;

    /** @param calls who waits for which number */
    ClientConnections(
            ClientTransport transport,
            Sharing sharing,
            Envelope.Format format,
            Session session,
            RandomGenerator random,
            CallTable<ClientCall> calls) {
        this.transport = transport;
        this.sharing = sharing;
        this.format = format;
        this.session = session;
        this.random = random;
        this.calls = calls;
    }

    /** A connection to this server, the one used last if there is one; {@code null} if none can be had. */
    @Nullable
    Connected take(Server server, User user) {
        Deque<Connected> there = free.computeIfAbsent(server, any -> new ArrayDeque<>(1));
        Connected connected = there.peekFirst();
        while (connected != null && connected.connection != null && connected.connection.broke()) {
            // Noted underneath, and not told yet.
            connected.lost();
            connected = there.peekFirst();
        }
        if (connected == null) {
            connected = open(server);
            if (connected == null) {
                return null;
            }
            there.addFirst(connected);
        }
        if (sharing == Sharing.LOCK_STEP) {
            there.removeFirst();
        }
        connected.users.add(user);
        return connected;
    }

    private @Nullable Connected open(Server server) {
        ClientTransport there = transport;
        if (there == null) {
            return null;
        }
        Connected connected = new Connected(server);
        try {
            connected.connection = there.open(server.address(), sharing, connected);
        } catch (TransportException | IllegalArgumentException e) {
            LOG.warn("no connection to {}: {}", server, e.getMessage());
            return null;
        }
        return connected;
    }

    /** The user has nothing on its way on it any more. */
    void release(Connected connected, User user) {
        connected.users.remove(user);
        if (sharing == Sharing.LOCK_STEP && !connected.retired && connected.connection != null) {
            free.computeIfAbsent(connected.server, any -> new ArrayDeque<>(1)).addFirst(connected);
        }
        closeIfLeft(connected);
    }

    /**
     * The user waits no longer for what it has on its way. In lock step that is the end of the connection; one that is
     * shared goes on, unless it was silent for everybody.
     *
     * @param silentSince when the user sent last, if it heard nothing since; what was heard later counts for it
     * @param patience how long nothing at all may come on a connection
     */
    void close(Connected connected, User user, long silentSince, long patience) {
        connected.users.remove(user);
        long now = System.nanoTime();
        boolean silent = connected.heardAt - silentSince < 0 && now - silentSince >= patience;
        if (sharing == Sharing.LOCK_STEP || silent) {
            retire(connected);
        }
        closeIfLeft(connected);
    }

    /** No new user gets it. */
    private void retire(Connected connected) {
        connected.retired = true;
        Deque<Connected> there = free.get(connected.server);
        if (there != null) {
            there.remove(connected);
        }
    }

    /** Nobody gets a connection to this server that others may have used in vain. */
    void retireAll(Server server) {
        Deque<Connected> there = free.remove(server);
        if (there != null) {
            for (Connected connected : there) {
                connected.retired = true;
                closeIfLeft(connected);
            }
        }
    }

    private static void closeIfLeft(Connected connected) {
        ClientTransport.Connection open = connected.connection;
        if (connected.retired && connected.users.isEmpty() && open != null) {
            connected.connection = null;
            open.close();
        }
    }

    /** Closes what leads to servers that are none of ours any more, as soon as their calls have ended. */
    void keepOnly(List<Server> servers) {
        List.copyOf(free.keySet()).stream()
                .filter(server -> !servers.contains(server))
                .forEach(this::retireAll);
    }

    /** A connection that anybody may use, which stays where it is; {@code null} if there is none. */
    @Nullable
    Connected idle(Server server) {
        Deque<Connected> there = free.get(server);
        return there == null ? null : there.peekFirst();
    }

    /** How many PINGs were answered so far. */
    int pongs() {
        return pongs;
    }

    /**
     * The old transport is dead, and with it all connections: what is sent on them is never sent.
     *
     * @param newTransport {@code null} if there is none yet
     */
    void moveTo(@Nullable ClientTransport newTransport) {
        free.clear();
        transport = newTransport;
    }
}
