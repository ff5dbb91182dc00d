package io.privateer.rpc.overload;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.server.PoolSettings;
import io.privateer.rpc.server.WorkerPool;
import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * More calls than can be served, in virtual time: real admission and the real pool, eight workers whose service times are
 * spread, and twenty clients that do not slow down, one of which sends half of all calls.
 *
 * <p>A second front beside it keeps a plain queue, first come, first served, that knows no deadlines: what everybody starts
 * with, and what it comes to.
 */
final class OverloadSimulation {
    static final int WORKERS = 8;
    static final double SERVICE_MS = 10;
    static final double CAPACITY = WORKERS * 1_000 / SERVICE_MS;
    static final long TIMEOUT_MS = 500;
    static final int MAX_QUEUED = 1_024;
    static final int CLIENTS = 20;
    static final int CALM_MS = 2_000;
    static final int STORM_MS = 10_000;
    static final int AFTER_MS = 4_000;
    static final double CALM_LOAD = 0.7;

    private static final long MILLI = 1_000_000;
    private static final Id SCOPE = new Id(7, 7);
    private static final String PLACE = "shop.Orders/Place";
    private static final byte[] EMPTY = {};

    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.number(), b.number()));
    private final SplittableRandom random;
    private final double factor;
    private final OverloadFigures figures = new OverloadFigures(CALM_MS, STORM_MS, AFTER_MS, CAPACITY, TIMEOUT_MS);
    private final long[] sequences = new long[CLIENTS];
    private final Front front;
    private long now;
    private long numbers;

    private OverloadSimulation(long seed, double factor, boolean plain) {
        this.random = new SplittableRandom(seed);
        this.factor = factor;
        this.front = plain ? new PlainFront() : new RealFront();
    }

    /**
     * Runs it.
     *
     * @param factor how many times the capacity comes during the storm
     * @param plain whether the plain queue serves in place of ours
     */
    static OverloadFigures run(long seed, double factor, boolean plain) {
        return new OverloadSimulation(seed, factor, plain).run();
    }

    private OverloadFigures run() {
        arrive();
        long end = (figures.endMs() + TIMEOUT_MS) * MILLI;
        while (true) {
            long next = Math.min(
                    events.isEmpty() ? Long.MAX_VALUE : events.element().at(), front.nextTime());
            if (next > end) {
                return figures;
            }
            now = Math.max(now, next);
            front.onTime();
            while (!events.isEmpty() && events.element().at() <= now) {
                events.remove().action().run();
            }
        }
    }

    private void after(double millis, Runnable action) {
        events.add(new Event(now + (long) (millis * MILLI), ++numbers, action));
    }

    /** A Poisson stream, as of many who do not know of each other. */
    private void arrive() {
        double perMs = CAPACITY / 1_000 * (figures.isStorm(now / (double) MILLI) ? factor : CALM_LOAD);
        after(-Math.log(1 - random.nextDouble()) / perMs, () -> {
            if (now < figures.endMs() * MILLI) {
                call();
                arrive();
            }
        });
    }

    private void call() {
        int client = random.nextBoolean() ? 0 : random.nextInt(1, CLIENTS);
        int kind = random.nextInt(10);
        Priority priority = kind == 0 ? Priority.CRITICAL : kind < 8 ? Priority.DEFAULT : Priority.BACKGROUND;
        Request request = Request.call(new Id(0, client + 1), ++sequences[client], PLACE, BodyCodec.PROTOBUF, EMPTY)
                .boundTo(SCOPE, now / MILLI)
                .withDone(Math.max(1, sequences[client] - 4_000), List.of())
                .withTimes(TIMEOUT_MS, 0)
                .with(priority, false, false, Map.of());
        OverloadFigures.Call call = figures.sent(now / (double) MILLI, priority, client == 0);
        front.request(request, call);
    }

    /** Most calls are short, some are long: the mean of a mixture. */
    private double serviceMs() {
        return random.nextInt(10) == 0 ? SERVICE_MS * 3.7 : SERVICE_MS * (0.5 + 0.4 * random.nextDouble());
    }

    private interface Front {
        void request(Request request, OverloadFigures.Call call);

        long nextTime();

        void onTime();
    }

    /** What is shipped. */
    private final class RealFront implements Front {
        private final WorkerPool<OverloadFigures.Call> pool =
                new WorkerPool<>(PoolSettings.of(new Id(1, 1), MAX_QUEUED, false), Map.of(PLACE, false), line -> {}, 0);
        private final Admission<OverloadFigures.Call> admission =
                new Admission<>(SCOPE, StoreLimits.DEFAULTS, pool, this::answered, 0);

        RealFront() {
            pool.serve(admission);
            for (int i = 0; i < WORKERS; i++) {
                pool.addLocal(0, "worker-" + i, new Worker());
            }
        }

        private final class Worker implements WorkerPort {
            @Override
            public boolean send(Request request) {
                after(
                        serviceMs(),
                        () -> pool.onReply(now, this, Reply.result(request.client(), request.sequence(), EMPTY)));
                return true;
            }

            @Override
            public void reopen() {
                throw new AssertionError("a worker of this process");
            }

            @Override
            public void close() {}
        }

        private void answered(OverloadFigures.Call call, Reply reply) {
            double ms = now / (double) MILLI;
            if (reply.executed() == Executed.YES) {
                call.result(ms);
            } else if (!reply.settled()) {
                call.refused(ms, reply.retryAfterMs());
            } else {
                call.shed(ms, reply.retryAfterMs());
            }
        }

        @Override
        public void request(Request request, OverloadFigures.Call call) {
            admission.request(now, call, request);
        }

        @Override
        public long nextTime() {
            return Math.min(admission.nextTime(now), pool.nextTime(now));
        }

        @Override
        public void onTime() {
            admission.onTime(now);
            pool.onTime(now);
        }
    }

    /** First come, first served, bounded by the same number of calls. */
    private final class PlainFront implements Front {
        private final ArrayDeque<OverloadFigures.Call> queue = new ArrayDeque<>();
        private int idle = WORKERS;

        @Override
        public void request(Request request, OverloadFigures.Call call) {
            if (queue.size() >= MAX_QUEUED) {
                call.refused(now / (double) MILLI, 0);
                return;
            }
            queue.add(call);
            serve();
        }

        private void serve() {
            while (idle > 0 && !queue.isEmpty()) {
                OverloadFigures.Call call = queue.remove();
                idle--;
                after(serviceMs(), () -> {
                    call.result(now / (double) MILLI);
                    idle++;
                    serve();
                });
            }
        }

        @Override
        public long nextTime() {
            return Long.MAX_VALUE;
        }

        @Override
        public void onTime() {}
    }
}
