package io.privateer.rpc.simulation;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.Journal;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.server.PoolSettings;
import io.privateer.rpc.server.WorkerPool;
import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A front with the real admission and the real pool. With its store in memory it starts again with a new one after it was
 * killed; one outside outlives it.
 */
final class SimulatedFront {
    static final String DEDUPLICATED = "sim.Orders/Place";
    static final String IDEMPOTENT = "sim.Orders/Find";
    static final String TRANSACTIONAL = "sim.Orders/Pay";

    private static final long TICK = 10 * World.MILLI;

    private final String address;
    private final World world;
    private final Weather weather;
    private final Network network;
    private final Sabotage sabotage;
    private final Ledger ledger;
    private final List<SimulatedWorker> workers;
    private final @Nullable SimulatedStore store;
    private @Nullable Life life;
    private Network.@Nullable Back anybody;
    private @Nullable Request lastRequest;

    /** From one start to the next. */
    private final class Life {
        final Id instance = Id.random(world.random());
        final WorkerPool<Network.Back> pool;
        Admission<Network.Back> admission;

        Life(Id scope) {
            pool = new WorkerPool<>(
                    new PoolSettings(
                            instance,
                            64,
                            5 * World.MILLI,
                            100 * World.MILLI,
                            true,
                            1_500 * World.MILLI,
                            10_000 * World.MILLI,
                            100,
                            100,
                            5_000 * World.MILLI),
                    Map.of(),
                    line -> {},
                    world.now());
            admission = admission(scope);
        }

        Admission<Network.Back> admission(Id scope) {
            StoreLimits limits = StoreLimits.DEFAULTS.withRetentionMs(20_000);
            Admission<Network.Back> fresh = store == null
                    ? new Admission<>(scope, limits, pool, SimulatedFront.this::answer, 0)
                    : new Admission<>(new Outside(store, this), limits, pool, SimulatedFront.this::answer);
            pool.serve(fresh);
            return fresh;
        }

        /**
         * What the store in memory holds for good of a call that was handed to a worker; {@code null} if nothing. It asks
         * like a copy of an earlier attempt, which is not answered while the call runs and changes nothing.
         */
        @Nullable
        Reply settled(Request handed) {
            if (store != null) {
                return null;
            }
            AtomicReference<@Nullable Reply> held = new AtomicReference<>();
            Request question =
                    handed.about(Kind.WAIT).boundTo(admission.scope(), 0).withAttempt(-1);
            admission.request(world.now(), held::set, question);
            Reply reply = held.get();
            return reply != null && reply.settled() ? reply : null;
        }
    }

    /** The store outside, as one life of the front sees it. */
    private final class Outside implements Journal<Network.Back> {
        private final SimulatedStore outside;
        private final Life user;

        Outside(SimulatedStore outside, Life user) {
            this.outside = outside;
            this.user = user;
        }

        @Override
        public Id scope() {
            return outside.scope;
        }

        @Override
        public long storeMs(long now) {
            return now / World.MILLI;
        }

        @Override
        public long toleranceMs() {
            return 0;
        }

        @Override
        public boolean transactional(String method) {
            return method.equals(TRANSACTIONAL);
        }

        @Override
        public void submit(@Nullable Ticket<Network.Back> ticket, StoreRequest request) {
            outside.submit(user.instance, request, () -> user == life, answer -> {
                if (ticket != null) {
                    user.admission.answered(world.now(), ticket, request, answer);
                }
            });
        }
    }

    SimulatedFront(
            String address,
            World world,
            Weather weather,
            Network network,
            Sabotage sabotage,
            Ledger ledger,
            List<SimulatedWorker> workers,
            @Nullable SimulatedStore store) {
        this.ledger = ledger;
        this.store = store;
        this.address = address;
        this.world = world;
        this.weather = weather;
        this.network = network;
        this.sabotage = sabotage;
        this.workers = workers;
        start();
    }

    private void start() {
        Life started = new Life(Id.random(world.random()));
        life = started;
        if (store != null) {
            store.opened(started.instance);
        }
        network.listen(address, this::arrived);
        world.after(TICK, () -> tick(started));
    }

    private void tick(Life ticked) {
        if (ticked != life) {
            return;
        }
        long now = world.now();
        if (now % (1_000 * World.MILLI) < TICK) {
            everySecond(ticked);
        }
        if (ticked == life) {
            ticked.admission.onTime(now);
            ticked.pool.onTime(now);
            world.after(TICK, () -> tick(ticked));
        }
    }

    private void everySecond(Life ticked) {
        for (SimulatedWorker worker : workers) {
            if (world.chance(weather.faults().stall())) {
                worker.standStill(world.between(0, 6_000));
            }
            if (worker.registers()) {
                network.deliver(() -> register(ticked, worker, worker.instance()));
            }
        }
        if (sabotage == Sabotage.EARLY_FORGETTING && world.chance(0.5)) {
            ticked.admission = ticked.admission(ticked.admission.scope());
        }
        if (store != null && world.chance(weather.faults().crash())) {
            store.suspect(ticked.instance);
        }
        if (world.chance(weather.faults().crash())) {
            crash();
        } else if (world.chance(weather.faults().drain())) {
            ticked.admission.drain();
            world.after(world.between(1_000, 5_000), () -> {
                if (ticked == life) {
                    crash();
                }
            });
        }
    }

    private void crash() {
        Life crashed = life;
        if (store != null && crashed != null) {
            store.died(crashed.instance);
        }
        life = null;
        network.listen(address, null);
        world.after(world.between(0, 2_000), this::start);
    }

    private void register(Life ticked, SimulatedWorker worker, Id instance) {
        if (ticked != life || !instance.equals(worker.instance())) {
            return;
        }
        Registration registration = new Registration(
                worker.endpoint,
                instance,
                List.of(
                        new Registration.Method(DEDUPLICATED, false),
                        new Registration.Method(TRANSACTIONAL, false),
                        new Registration.Method(IDEMPOTENT, true)),
                1_500);
        ticked.pool.register(world.now(), registration, ticked.instance, endpoint -> port(ticked, worker));
        network.deliver(() -> worker.joined(ticked.instance));
    }

    /** The same reply to another call. */
    static Reply to(Id client, long sequence, Reply reply) {
        return new Reply(
                client,
                sequence,
                reply.code(),
                reply.message(),
                reply.detail(),
                reply.executed(),
                reply.working(),
                reply.draining(),
                reply.retryAfterMs(),
                reply.scope(),
                reply.storeMs(),
                reply.metadata(),
                reply.body(),
                reply.server(),
                reply.settled());
    }

    private WorkerPort port(Life ticked, SimulatedWorker worker) {
        return new Link(ticked, worker);
    }

    /** The way to a worker, and what comes back on it for as long as it is open. */
    private final class Link implements WorkerPort {
        private final Life ticked;
        private final SimulatedWorker worker;
        private boolean open = true;
        private @Nullable Request given;

        Link(Life ticked, SimulatedWorker worker) {
            this.ticked = ticked;
            this.worker = worker;
        }

        @Override
        public boolean send(Request request) {
            given = request.kind() == Kind.CALL ? request : given;
            network.deliver(() -> worker.arrived(request, reply -> network.deliver(() -> received(request, reply))));
            return true;
        }

        private void received(Request request, Reply reply) {
            if (ticked != life || !open) {
                return;
            }
            Reply stored = request.kind() == Kind.CALL ? ticked.settled(request) : null;
            boolean late = stored != null && stored.executed() == Executed.UNKNOWN;
            if (!late || sabotage != Sabotage.LATE_RESULT_DROPPED) {
                ticked.pool.onReply(world.now(), this, reply);
            }
            Request other = given;
            if (late && other != null && sabotage == Sabotage.LATE_RESULT_DOUBLED) {
                ticked.pool.onReply(world.now(), this, to(other.client(), other.sequence(), reply));
            }
            Reply after = late && reply.executed() == Executed.YES ? ticked.settled(request) : null;
            if (after != null && after.executed() != Executed.YES) {
                ledger.broken("the late result of " + new String(request.body(), StandardCharsets.UTF_8)
                        + " did not count: " + after.message());
            }
        }

        @Override
        public void reopen() {}

        @Override
        public void close() {
            open = false;
        }
    }

    private void arrived(Request arrived, Network.Back back) {
        Life living = life;
        if (living == null) {
            return;
        }
        Request request = arrived;
        if (request.kind() == Kind.PING) {
            ServerInfo info = new ServerInfo(living.instance, 4 << 20, 20_000, List.of(), List.of(), 0, 0, 1);
            living.admission.acknowledge(world.now(), request);
            back.reply(Reply.pong(request.client(), request.sequence(), info)
                    .from(
                            living.admission.scope(),
                            living.admission.storeMs(world.now()),
                            living.admission.isDraining()));
            return;
        }
        if (sabotage == Sabotage.ACROSS_SCOPES && !request.scope().isNone()) {
            request = request.boundTo(living.admission.scope(), living.admission.storeMs(world.now()));
        }
        if (sabotage == Sabotage.DEDUPLICATION_OFF && request.kind() == Kind.CALL) {
            living.admission = living.admission(living.admission.scope());
        }
        living.admission.request(world.now(), back, request);
        anybody = back;
        lastRequest = request;
    }

    private void answer(Network.Back back, Reply reply) {
        Request other = lastRequest;
        Network.Back otherBack = anybody;
        if (sabotage == Sabotage.WRONG_CALLER && other != null && otherBack != null && world.chance(0.1)) {
            otherBack.reply(to(other.client(), other.sequence(), reply));
            return;
        }
        boolean passedOff = sabotage == Sabotage.REFUSAL_AS_SETTLED && reply.executed() == Executed.NO;
        back.reply(passedOff && reply.code() != StatusCode.OK ? reply.withSettled() : reply);
    }
}
