package io.privateer.rpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.Journal;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pool behind a real admission, with a virtual clock. What goes to workers and back to callers is kept as text, in order;
 * workers are played by the test.
 */
final class PoolRig {
    static final long MILLI = 1_000_000;
    static final Id CLIENT = InWords.id("me");
    static final Id STORE = InWords.id("store");
    static final Id FRONT = InWords.id("front");
    static final String PLACE = "shop.Orders/place";
    static final String FIND = "shop.Orders/find";
    static final long LEASE_MS = 3_000;

    final WorkerPool<String> pool;
    final Admission<String> admission;
    final List<String> log = new ArrayList<>();
    private final Map<String, Port> ports = new LinkedHashMap<>();
    private final List<String> did = new ArrayList<>();
    private long now = -20_000 * MILLI;

    /** A way to one worker. */
    final class Port implements WorkerPort {
        final String name;
        boolean broken;

        Port(String name) {
            this.name = name;
        }

        @Override
        public boolean send(Request request) {
            did.add(name + " <- " + InWords.of(request));
            return !broken;
        }

        @Override
        public void reopen() {
            did.add(name + " reopened");
            broken = false;
        }

        @Override
        public void close() {
            did.add(name + " closed");
        }
    }

    /** With workers in other processes alone. */
    PoolRig() {
        this(Map.of());
    }

    PoolRig(Map<String, Boolean> ownMethods) {
        this(ownMethods, null);
    }

    /**
     * @param journal the store outside of memory; {@code null} if memory is the store
     */
    PoolRig(Map<String, Boolean> ownMethods, @Nullable Journal<String> journal) {
        PoolSettings settings = new PoolSettings(
                FRONT,
                100,
                60_000 * MILLI,
                60_000 * MILLI,
                true,
                LEASE_MS * MILLI,
                10_000 * MILLI,
                3,
                4,
                60_000 * MILLI);
        pool = new WorkerPool<>(settings, ownMethods, log::add, now);
        admission = journal == null
                ? new Admission<>(STORE, StoreLimits.DEFAULTS, pool, this::say, now)
                : new Admission<>(journal, StoreLimits.DEFAULTS, pool, this::say);
        pool.serve(admission);
    }

    private void say(String route, Reply reply) {
        did.add(route + " hears " + InWords.of(reply.from(Id.NONE, 0, false)));
    }

    // ---- workers

    Registration.Registered register(String worker, String instance, String... methods) {
        List<Registration.Method> served = new ArrayList<>();
        for (String method : methods) {
            served.add(new Registration.Method(method, method.equals(FIND)));
        }
        return register(new Registration(worker, InWords.id(instance), served, 0));
    }

    Registration.Registered register(Registration registration) {
        return pool.register(now, registration, FRONT, endpoint -> {
            Port port = new Port(endpoint);
            ports.put(endpoint, port);
            return port;
        });
    }

    /** A worker joined and answered its PING: it is idle. Its instance is its name with an {@code i} before it. */
    PoolRig joined(String worker, String... methods) {
        register(worker, "i" + worker, methods);
        return pong(worker, "i" + worker, false).skip();
    }

    PoolRig joined(String worker) {
        return joined(worker, PLACE, FIND);
    }

    Port port(String worker) {
        return Objects.requireNonNull(ports.get(worker), worker);
    }

    /** A thread of this process is ready. */
    Port local(String name) {
        Port port = new Port(name);
        ports.put(name, port);
        pool.addLocal(now, name, port);
        return port;
    }

    private long lastNonce(String worker) {
        for (int i = did.size() - 1; i >= 0; i--) {
            if (did.get(i).startsWith(worker + " <- kind=PING ")) {
                return Long.parseLong(did.get(i).replaceAll(".* sequence=(\\d+).*", "$1"));
            }
        }
        throw new AssertionError(worker + " was not pinged");
    }

    /** The answer to the last PING. */
    PoolRig pong(String worker, String instance, boolean draining) {
        return pong(worker, lastNonce(worker), instance, draining);
    }

    PoolRig pong(String worker, long nonce, String instance, boolean draining) {
        ServerInfo info = new ServerInfo(InWords.id(instance), 0, 0, List.of(), List.of(), 0, 0, 1);
        return reply(worker, Reply.pong(InWords.id(instance), nonce, info).from(Id.NONE, 0, draining));
    }

    PoolRig reply(String worker, Reply reply) {
        pool.onReply(now, port(worker), reply);
        return this;
    }

    // ---- calls

    static Request placed(long sequence) {
        return Request.call(CLIENT, sequence, PLACE, BodyCodec.PROTOBUF, "book".getBytes(StandardCharsets.UTF_8))
                .withTimes(60_000, 0);
    }

    PoolRig place(long sequence) {
        admission.request(now, "r" + sequence, placed(sequence).boundTo(STORE, admission.storeMs(now)));
        return this;
    }

    PoolRig find(long sequence) {
        Request request = Request.call(
                        CLIENT, sequence, FIND, BodyCodec.PROTOBUF, "book".getBytes(StandardCharsets.UTF_8))
                .withTimes(60_000, 0);
        admission.request(now, "r" + sequence, request);
        return this;
    }

    static Reply result(long sequence) {
        return Reply.result(CLIENT, sequence, "done".getBytes(StandardCharsets.UTF_8));
    }

    static Reply failure(long sequence, StatusCode code, Executed executed) {
        return Reply.failure(CLIENT, sequence, code, executed, "why");
    }

    static Reply notFound(long sequence) {
        return failure(sequence, StatusCode.NOT_FOUND, Executed.UNKNOWN);
    }

    /** What a worker in another process gets. */
    static String handed(String worker, String method, long sequence, long dispatch, long timeoutMs) {
        return worker + " <- kind=CALL client=me sequence=" + sequence + " scope=i" + worker
                + " attempt=1 method=" + method + " timeoutMs=" + timeoutMs + " body=book front=front dispatch="
                + dispatch;
    }

    static String asked(String worker, String method, long sequence, long dispatch) {
        return worker + " <- kind=WAIT client=me sequence=" + sequence + " scope=i" + worker + " attempt=1 method="
                + method + " timeoutMs=1 front=front dispatch=" + dispatch;
    }

    static String pinged(String worker, long nonce) {
        return worker + " <- kind=PING client=i" + worker + " sequence=" + nonce + " front=front";
    }

    static String hears(long sequence, Reply reply) {
        return "r" + sequence + " hears " + InWords.of(reply);
    }

    /** The call of a worker that was given up. */
    static String lost(long sequence, String message) {
        return hears(
                sequence,
                Reply.failure(CLIENT, sequence, StatusCode.ABORTED, Executed.UNKNOWN, message)
                        .withSettled());
    }

    // ---- time, and what came of it

    /** Time passes in steps of a quarter of a second, as the loop wakes the pool. */
    PoolRig after(long millis) {
        for (long left = millis; left > 0; left -= 250) {
            now += Math.min(left, 250) * MILLI;
            admission.onTime(now);
            pool.onTime(now);
        }
        return this;
    }

    long now() {
        return now;
    }

    PoolRig expect(String... expected) {
        assertEquals(String.join("\n", expected), String.join("\n", did));
        did.clear();
        return this;
    }

    PoolRig skip() {
        did.clear();
        return this;
    }

    List<String> did(String start) {
        return did.stream().filter(line -> line.startsWith(start)).toList();
    }
}
