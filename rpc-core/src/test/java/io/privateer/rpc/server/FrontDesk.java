package io.privateer.rpc.server;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A front of real admission and a real pool, with a virtual clock and workers that answer when they are told to. */
final class FrontDesk {
    static final long MILLI = 1_000_000;
    static final String PLACE = "shop.Orders/Place";
    static final String FIND = "shop.Orders/Find";

    private static final Id SCOPE = new Id(7, 7);
    private static final byte[] EMPTY = {};

    /** A worker that keeps what it is given. */
    static final class Worker implements WorkerPort {
        @Nullable
        Request inHand;

        @Override
        public boolean send(Request request) {
            inHand = request;
            return true;
        }

        @Override
        public void reopen() {
            throw new AssertionError("a worker of this process");
        }

        @Override
        public void close() {}
    }

    final WorkerPool<String> pool;
    final Admission<String> admission;
    final List<Worker> workers = new ArrayList<>();
    /** The last reply to each call, by {@code client/sequence}. */
    final Map<String, Reply> replies = new LinkedHashMap<>();
    /** What workers were given, in order, as {@code client/sequence}. */
    final List<String> started = new ArrayList<>();

    private final Set<String> known = new HashSet<>();
    private long now;

    FrontDesk(int maxQueued, int howManyWorkers) {
        Map<String, Boolean> methods = new LinkedHashMap<>();
        methods.put(PLACE, false);
        methods.put(FIND, true);
        pool = new WorkerPool<>(PoolSettings.of(new Id(1, 1), maxQueued, false), methods, line -> {}, 0);
        admission = new Admission<>(SCOPE, StoreLimits.DEFAULTS, pool, replies::put, 0);
        pool.serve(admission);
        for (int i = 0; i < howManyWorkers; i++) {
            Worker worker = new Worker();
            workers.add(worker);
            pool.addLocal(0, "worker-" + i, worker);
        }
    }

    long nowMs() {
        return now / MILLI;
    }

    void place(int client, int sequence, Priority priority, Duration timeout) {
        Request request = Request.call(new Id(0, client), sequence, PLACE, BodyCodec.PROTOBUF, EMPTY)
                .boundTo(SCOPE, nowMs())
                .withTimes(timeout.toMillis(), 0)
                .with(priority, false, false, Map.of());
        send(request);
    }

    void place(int client, int sequence) {
        place(client, sequence, Priority.DEFAULT, Duration.ofSeconds(10));
    }

    void find(int client, int sequence, Duration timeout) {
        send(Request.call(new Id(0, client), sequence, FIND, BodyCodec.PROTOBUF, EMPTY)
                .withTimes(timeout.toMillis(), 0));
    }

    void cancel(int client, int sequence) {
        send(Request.call(new Id(0, client), sequence, PLACE, BodyCodec.PROTOBUF, EMPTY)
                .boundTo(SCOPE, nowMs())
                .about(Kind.CANCEL));
    }

    void send(Request request) {
        admission.request(now, name(request), request);
        note();
    }

    /** Lets the worker answer. */
    void finish(Worker worker) {
        Request request = Objects.requireNonNull(worker.inHand, "nothing in hand");
        worker.inHand = null;
        pool.onReply(now, worker, Reply.result(request.client(), request.sequence(), EMPTY));
        note();
    }

    /** Time passes, and what is due in it happens when it is due. */
    void pass(long millis) {
        long until = now + millis * MILLI;
        while (true) {
            long next = Math.min(admission.nextTime(now), pool.nextTime(now));
            now = Math.min(until, Math.max(now, next));
            admission.onTime(now);
            pool.onTime(now);
            note();
            if (now == until) {
                return;
            }
        }
    }

    private void note() {
        for (Worker worker : workers) {
            Request request = worker.inHand;
            if (request != null && known.add(name(request))) {
                started.add(name(request));
            }
        }
    }

    Reply reply(String call) {
        return Objects.requireNonNull(replies.get(call), call + " got no reply");
    }

    static String name(Request request) {
        return request.client().low() + "/" + request.sequence();
    }
}
