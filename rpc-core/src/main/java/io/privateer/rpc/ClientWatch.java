package io.privateer.rpc;

import io.privateer.rpc.ClientConnections.Connected;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks each server by PING whether it is there, so that no call has to find out. When it asks and what it concludes are
 * decided by {@link Server}; this is the shell around it. Belongs to the client's thread.
 */
final class ClientWatch {
    /**
     * How long a client has had something to do before it asks: one that makes a call and ends needs no second connection,
     * which would most likely be closed while it is being made.
     */
    private static final long HEAD_START = Duration.ofMillis(200).toNanos();

    private final Endpoints endpoints;
    private final ClientConnections connections;
    private final BiConsumer<Long, Server> died;
    private final Map<Server, Probe> probes = new HashMap<>();
    private boolean begun;
    private long from;

    /** A PING that is under way. */
    private final class Probe implements ClientConnections.User {
        private final Server server;
        private @Nullable Connected connected;
        private int place;

        Probe(Server server) {
            this.server = server;
        }

        void ask(long now, boolean anew) {
            if (anew) {
                end(true, now);
                connections.retireAll(server);
            }
            if (connected == null) {
                connected = connections.take(server, this);
            }
            if (connected != null) {
                connected.ask(now);
            }
        }

        /** Gives the connection back. */
        void end(boolean silent, long now) {
            Connected held = connected;
            if (held != null) {
                connected = null;
                if (silent) {
                    connections.close(held, this, now, 0);
                } else {
                    connections.release(held, this);
                }
            }
        }

        @Override
        public int place() {
            return place;
        }

        @Override
        public void place(int newPlace) {
            place = newPlace;
        }

        @Override
        public void onPong(long now) {
            end(false, now);
        }

        @Override
        public void onReply(long now, Reply reply) {}

        @Override
        public void onLost(long now) {
            end(true, now);
        }
    }

    /** @param died told of each server that counts as dead from now on */
    ClientWatch(Endpoints endpoints, ClientConnections connections, BiConsumer<Long, Server> died) {
        this.endpoints = endpoints;
        this.connections = connections;
        this.died = died;
    }

    /** The client has something to do: its servers are asked from soon on. */
    void begin(long now) {
        if (!begun) {
            begun = true;
            from = now + HEAD_START;
        }
    }

    long sleep(long now, long otherwise) {
        long sleep = otherwise;
        if (begun) {
            if (from - now > 0) {
                return Math.min(sleep, from - now);
            }
            List<Server> servers = endpoints.all();
            for (int i = 0; i < servers.size(); i++) {
                sleep = Math.min(sleep, servers.get(i).nextTime() - now);
            }
        }
        return sleep;
    }

    void onTime(long now) {
        if (!begun || from - now > 0) {
            return;
        }
        List<Server> servers = endpoints.all();
        for (int i = 0; i < servers.size(); i++) {
            Server server = servers.get(i);
            switch (server.onTime(now)) {
                case NOTHING -> {}
                case ASK -> probe(server).ask(now, false);
                case ASK_ANEW -> probe(server).ask(now, true);
                case DIED -> {
                    probe(server).ask(now, true);
                    died.accept(now, server);
                }
            }
        }
    }

    private Probe probe(Server server) {
        return probes.computeIfAbsent(server, Probe::new);
    }

    /** Some servers are none of ours any more. */
    void keepOnly(List<Server> servers, long now) {
        probes.values().removeIf(probe -> {
            boolean gone = !servers.contains(probe.server);
            if (gone) {
                probe.end(true, now);
            }
            return gone;
        });
    }

    /** The transport was made anew: PINGs that were under way are lost. */
    void forget() {
        probes.clear();
    }
}
