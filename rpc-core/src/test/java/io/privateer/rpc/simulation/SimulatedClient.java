package io.privateer.rpc.simulation;

import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.RetryBudget;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client with several callers, each one call after the other; idle connections are used again, as in the real one. */
final class SimulatedClient {
    static final long ATTEMPT_TIMEOUT = 500 * World.MILLI;

    private final World world;
    private final Weather weather;
    private final Network network;
    private final Ledger ledger;
    private final LazyPirate.Shared shared;
    private final Map<String, Deque<Connection>> idle = new HashMap<>();
    private int running;

    private static final class Connection {
        final String endpoint;

        @Nullable
        Peer peer;

        @Nullable
        Call user;

        boolean open = true;
        /** How often the server's end had broken when this connection was last looked at. */
        int born = -1;

        Connection(String endpoint) {
            this.endpoint = endpoint;
        }
    }

    SimulatedClient(World world, Weather weather, Network network, Ledger ledger, List<String> endpoints) {
        this.world = world;
        this.weather = weather;
        this.network = network;
        this.ledger = ledger;
        RetryPolicy policy =
                new RetryPolicy(ATTEMPT_TIMEOUT, 5, 50 * World.MILLI, 1_000 * World.MILLI, RetryPolicy.PONG_FRESH);
        this.shared = new LazyPirate.Shared(
                policy,
                new Session(Id.random(world.random())),
                new RetryBudget(0.2, 10, world.now()),
                new Endpoints(endpoints),
                world.random());
    }

    int running() {
        return running;
    }

    /** Makes this many calls, one after the other, and then no more. */
    void caller(String name, int calls) {
        running++;
        next(name, calls);
    }

    private void next(String name, int calls) {
        if (calls == 0) {
            running--;
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
        public boolean connect(String endpoint) {
            Connection old =
                    idle.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).pollFirst();
            Connection used = old == null ? new Connection(endpoint) : old;
            if (used.born != network.breaks(endpoint)) {
                used.born = network.breaks(endpoint);
                used.peer = null;
            }
            used.user = this;
            connection = used;
            return true;
        }

        @Override
        public @Nullable Peer peer() {
            return connection().peer;
        }

        @Override
        public void learned(Peer peer) {
            connection().peer = peer;
        }

        @Override
        public boolean send(Request request) {
            Connection used = connection();
            network.send(used.endpoint, request, reply -> received(used, reply));
            return true;
        }

        private static void received(Connection used, Reply reply) {
            Call user = used.user;
            if (used.open && user != null) {
                user.machine.onReply(user.now(), reply);
                user.wake();
            }
        }

        private long now() {
            return world.now();
        }

        @Override
        public void release() {
            Connection used = connection();
            used.user = null;
            connection = null;
            idle.computeIfAbsent(used.endpoint, key -> new ArrayDeque<>()).addLast(used);
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
