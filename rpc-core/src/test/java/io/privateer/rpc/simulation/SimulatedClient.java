package io.privateer.rpc.simulation;

import io.privateer.rpc.retry.Acquaintance;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.HealthPolicy;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.RetryBudget;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client with several callers, each one call after the other; idle connections are used again, as in the real one. */
final class SimulatedClient {
    static final long ATTEMPT_TIMEOUT = 500 * World.MILLI;

    private static final long WATCH = 20 * World.MILLI;

    private final World world;
    private final Weather weather;
    private final Network network;
    private final Sabotage sabotage;
    private final Ledger ledger;
    private final LazyPirate.Shared shared;
    private final Endpoints endpoints;
    private final Map<Server, Deque<Connection>> idle = new HashMap<>();
    private final Set<Call> running = new LinkedHashSet<>();
    private int callers;

    private final class Connection {
        final Server server;
        final Acquaintance known = new Acquaintance(shared.session(), world.random());

        @Nullable
        Call user;

        boolean open = true;
        /** How often the server's end had broken when this connection was last looked at. */
        int born = -1;

        Connection(Server server) {
            this.server = server;
        }

        void send(Request request) {
            network.send(
                    server.address(), sabotage == Sabotage.IDS_CHANGED ? renamed(request) : request, this::received);
        }

        private void received(Reply received) {
            if (!open) {
                return;
            }
            Reply reply = sabotage == Sabotage.IDS_CHANGED ? named(received) : received;
            server.heard(world.now(), reply.scope(), reply.draining());
            boolean pong = known.heard(world.now(), reply);
            Call waiting = user;
            if (waiting != null && pong) {
                waiting.machine.onPong(world.now());
                waiting.wake();
            } else if (waiting != null) {
                waiting.machine.onReply(world.now(), reply);
                waiting.wake();
            }
        }
    }

    SimulatedClient(
            World world,
            Weather weather,
            Network network,
            Sabotage sabotage,
            Ledger ledger,
            Id session,
            List<String> known) {
        this.sabotage = sabotage;
        this.world = world;
        this.weather = weather;
        this.network = network;
        this.ledger = ledger;
        RetryPolicy policy =
                new RetryPolicy(ATTEMPT_TIMEOUT, 5, 50 * World.MILLI, 1_000 * World.MILLI, RetryPolicy.PONG_FRESH);
        this.endpoints = new Endpoints(HealthPolicy.of(1_000 * World.MILLI, ATTEMPT_TIMEOUT), world.random());
        this.endpoints.set(known, world.now());
        this.shared = new LazyPirate.Shared(
                policy, new Session(session), new RetryBudget(0.2, 10, world.now()), endpoints, world.random());
        watch();
    }

    private static final long OTHER_NAMES = 1L << 32;

    /** Under another number in each attempt. */
    private static Request renamed(Request request) {
        long sequence = request.sequence() + (request.attempt() - 1) * OTHER_NAMES;
        return request.kind() == Kind.PING || request.attempt() < 2
                ? request
                : new Request(
                        request.kind(),
                        request.client(),
                        sequence,
                        request.doneBelow(),
                        List.of(),
                        request.scope(),
                        request.boundMs(),
                        request.attempt(),
                        request.method(),
                        request.timeoutMs(),
                        request.beatMs(),
                        request.codec(),
                        request.metadata(),
                        request.body(),
                        request.front(),
                        request.dispatch(),
                        request.priority(),
                        request.extra(),
                        request.batch());
    }

    /** The reply to a renamed request as that to the one that it was. */
    private static Reply named(Reply reply) {
        return reply.server() != null
                ? reply
                : SimulatedFront.to(reply.client(), reply.sequence() % OTHER_NAMES, reply);
    }

    /** Asks servers whether they are there, as the real client does. */
    private void watch() {
        for (Server server : endpoints.all()) {
            Server.Due due = server.onTime(world.now());
            if (due != Server.Due.NOTHING) {
                Connection probe = new Connection(server);
                probe.send(probe.known.ask(world.now()));
            }
            if (due == Server.Due.DIED) {
                for (Call call : List.copyOf(running)) {
                    call.machine.onDeath(world.now(), server);
                    call.wake();
                }
            }
        }
        world.after(WATCH, this::watch);
    }

    int running() {
        return callers;
    }

    /** Makes this many calls, one after the other, and then no more. */
    void caller(String name, int calls) {
        callers++;
        next(name, calls);
    }

    private void next(String name, int calls) {
        if (calls == 0) {
            callers--;
            return;
        }
        String id = name + "-" + calls;
        boolean idempotent = world.chance(0.3);
        String method = idempotent
                ? SimulatedFront.IDEMPOTENT
                : world.chance(0.5) ? SimulatedFront.TRANSACTIONAL : SimulatedFront.DEDUPLICATED;
        boolean patient = weather.faults().equals(Faults.NONE);
        long timeout = patient ? world.between(6_000, 12_000) : world.between(500, 12_000);
        ledger.asked(id, idempotent, world.now() + timeout);
        Call call =
                new Call(id, method, timeout, () -> world.after(world.between(0, 300), () -> next(name, calls - 1)));
        running.add(call);
        call.machine.start(world.now());
        call.wake();
        if (world.chance(weather.faults().cancel())) {
            world.after(world.between(0, 3_000), () -> {
                call.machine.cancel(world.now());
                call.wake();
            });
        }
    }

    private final class Call implements Line {
        private final String id;
        private final Runnable next;
        private final LazyPirate machine;
        private @Nullable Connection connection;
        private long wakeAt = Long.MIN_VALUE;

        Call(String id, String method, long timeout, Runnable next) {
            this.id = id;
            this.next = next;
            Request request = Request.call(Id.NONE, 0, method, BodyCodec.PROTOBUF, id.getBytes(StandardCharsets.UTF_8));
            boolean idempotent = method.equals(SimulatedFront.IDEMPOTENT);
            this.machine = new LazyPirate(shared, this, request, idempotent, timeout, world.now());
        }

        void wake() {
            if (machine.isOver() || machine.nextTime() == wakeAt) {
                return;
            }
            long at = machine.nextTime();
            wakeAt = at;
            world.after(at - world.now(), () -> {
                if (wakeAt == at) {
                    wakeAt = Long.MIN_VALUE;
                    machine.onTime(world.now());
                    wake();
                }
            });
        }

        @Override
        public boolean connect(Server server) {
            Connection old =
                    idle.computeIfAbsent(server, key -> new ArrayDeque<>()).pollFirst();
            Connection used = old == null ? new Connection(server) : old;
            if (used.born != network.breaks(server.address())) {
                used.born = network.breaks(server.address());
                used.known.forget();
            }
            used.user = this;
            connection = used;
            return true;
        }

        @Override
        public @Nullable Peer peer() {
            return connection().known.peer();
        }

        @Override
        public boolean ask() {
            connection().send(connection().known.ask(world.now()));
            return true;
        }

        @Override
        public boolean send(Request request) {
            connection().send(request);
            return true;
        }

        @Override
        public void release() {
            Connection used = connection();
            used.user = null;
            connection = null;
            idle.computeIfAbsent(used.server, key -> new ArrayDeque<>()).addLast(used);
        }

        @Override
        public void close() {
            Connection used = connection();
            used.open = false;
            used.user = null;
            connection = null;
        }

        @Override
        public void done(CallResult result) {
            if (connection != null) {
                throw new AssertionError(id + " ended and kept its connection: " + result);
            }
            running.remove(this);
            ledger.answered(id, result, world.now());
            next.run();
        }

        private Connection connection() {
            if (connection == null) {
                throw new AssertionError(id + " has no connection");
            }
            return connection;
        }
    }
}
