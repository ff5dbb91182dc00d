package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A world for one call: what the call does is kept as text, what it hears and when is the test's. Back-off is always the
 * longest that jitter allows. The clock starts two seconds before it overflows, as {@link System#nanoTime} may.
 */
final class PirateRig implements Line {
    static final long MILLI = 1_000_000;
    static final Id CLIENT = InWords.id("me");
    static final Id STORE = InWords.id("store");
    static final Id OTHER_STORE = InWords.id("other");
    static final long STORE_MS = 65_000;

    /** Of each call: 1 s between signs of life, back-off from 100 ms to 800 ms. */
    static final long ATTEMPT_MS = 1_000;

    static final long FIRST_REST_MS = 100;

    final Session session = new Session(CLIENT);
    final Endpoints endpoints;
    final LongestRest random = new LongestRest();
    private final Map<String, Acquaintance> known = new HashMap<>();
    private final Set<String> unreachable = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final List<String> actions = new ArrayList<>();
    private RetryBudget budget;
    private int maxAttempts = 3;
    private long now = Long.MAX_VALUE - 2_000 * MILLI;
    private @Nullable CallMachine machine;
    private @Nullable Server connected;
    private @Nullable CallResult result;

    PirateRig(String... addresses) {
        endpoints = new Endpoints(HealthPolicy.of(ATTEMPT_MS * MILLI, ATTEMPT_MS * MILLI), random);
        endpoints.set(List.of(addresses), now);
        budget = new RetryBudget(1, 10, now);
    }

    /** Jitter's upper end, whatever is drawn; nonces 1, 2, 3 … */
    static final class LongestRest implements RandomGenerator {
        private long nonces;

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("only bounded numbers are drawn");
        }

        @Override
        public long nextLong(long bound) {
            return bound == Long.MAX_VALUE >> 1 ? ++nonces : bound - 1;
        }
    }

    // ---- before the call

    PirateRig maxAttempts(int attempts) {
        maxAttempts = attempts;
        return this;
    }

    PirateRig budget(double share, double perSecond) {
        budget = new RetryBudget(share, perSecond, now);
        return this;
    }

    Server server(String address) {
        return Objects.requireNonNull(endpoints.find(address));
    }

    /** No connection to it can be had. */
    void unreachable(String address) {
        unreachable.add(address);
    }

    /** Connections to it are there, and take nothing. */
    void broken(String address) {
        broken.add(address);
    }

    void mended(String address) {
        broken.remove(address);
    }

    /** An idle connection exists on which the server has just told what it is. */
    PirateRig met(String address) {
        Acquaintance met = new Acquaintance(session, new LongestRest());
        met.heard(now, pongTo(met.ask(now).sequence(), STORE, false));
        known.put(address, met);
        server(address).heard(now, STORE, false);
        return this;
    }

    PirateRig startDeduplicated(long timeoutMs) {
        return start(false, timeoutMs, "book");
    }

    PirateRig startIdempotent(long timeoutMs) {
        return start(true, timeoutMs, "book");
    }

    PirateRig start(boolean idempotent, long timeoutMs, String body) {
        create(idempotent, timeoutMs, body).start(now);
        return this;
    }

    LazyPirate create(boolean idempotent, long timeoutMs, String body) {
        LazyPirate created = new LazyPirate(shared(), this, request(body), idempotent, timeoutMs * MILLI, now);
        machine = created;
        return created;
    }

    LazyPirate.Shared shared() {
        RetryPolicy policy = new RetryPolicy(
                ATTEMPT_MS * MILLI, maxAttempts, FIRST_REST_MS * MILLI, 800 * MILLI, RetryPolicy.PONG_FRESH);
        return new LazyPirate.Shared(policy, session, budget, endpoints, random);
    }

    Request request(String body) {
        return Request.call(Id.NONE, 0, "shop.Orders/place", BodyCodec.PROTOBUF, body.getBytes(StandardCharsets.UTF_8))
                .withMetadata(Map.of("trace", "7"));
    }

    /** Another machine than that of a call. */
    PirateRig start(CallMachine other) {
        machine = other;
        other.start(now);
        return this;
    }

    /** A deduplicated call that was sent once, to {@code a}, with five seconds to go. */
    static PirateRig calling(String... addresses) {
        PirateRig rig = new PirateRig(addresses).met("a").startDeduplicated(5_000);
        rig.expect("connect a", CALL_1);
        return rig;
    }

    static final String CALL_1 = call(1, 1, 5_000);

    // ---- what it sends

    static String ping(int nonce, long doneBelow) {
        return "send kind=PING client=me sequence=nonce" + nonce + " doneBelow=" + doneBelow;
    }

    static String call(int sequence, int attempt, long timeoutMs) {
        return about("CALL", sequence, attempt, timeoutMs) + " metadata={trace=7} body=book";
    }

    static String about(String kind, int sequence, int attempt, long timeoutMs) {
        return "send kind=" + kind + " client=me sequence=" + sequence + " doneBelow=" + sequence
                + " scope=store boundMs=65000 attempt=" + attempt + " method=shop.Orders/place timeoutMs=" + timeoutMs
                + " beatMs=500";
    }

    /** An idempotent call; from its second attempt on it is an extra one. */
    static String idempotent(int sequence, int attempt, long timeoutMs) {
        return "send kind=CALL client=me sequence=" + sequence + " doneBelow=" + sequence + " attempt=" + attempt
                + " method=shop.Orders/place timeoutMs=" + timeoutMs + " beatMs=500 metadata={trace=7} body=book"
                + (attempt > 1 ? " extra=true" : "");
    }

    // ---- what happens

    long now() {
        return now;
    }

    CallMachine machine() {
        CallMachine created = machine;
        if (created == null) {
            throw new AssertionError("no call was started");
        }
        return created;
    }

    /** Time passes, and the call is woken whenever it wants to be. */
    PirateRig after(long millis) {
        long end = now + millis * MILLI;
        while (!machine().isOver() && machine().nextTime() - end <= 0) {
            now = machine().nextTime();
            machine().onTime(now);
        }
        now = end;
        return this;
    }

    PirateRig reply(Reply reply) {
        Server server = connected;
        boolean pong = false;
        if (server != null) {
            server.heard(now, reply.scope(), reply.draining());
            pong = acquaintance(server).heard(now, reply);
        }
        if (pong) {
            machine().onPong(now);
        } else if (reply.server() == null) {
            machine().onReply(now, reply);
        }
        return this;
    }

    private static Reply pongTo(long nonce, Id scope, boolean draining) {
        ServerInfo info = new ServerInfo(InWords.id("server"), 1_000, 600_000, List.of(), List.of(), 0, 0, 1);
        return Reply.pong(CLIENT, nonce, info).from(scope, STORE_MS, draining);
    }

    PirateRig pong(int nonce, Id scope, boolean draining) {
        return reply(pongTo((1L << 62) + nonce, scope, draining));
    }

    PirateRig pong(int nonce) {
        return pong(nonce, STORE, false);
    }

    PirateRig cancel() {
        machine().cancel(now);
        return this;
    }

    /** Of a server's failure of call 1. */
    static Reply failure(StatusCode code, Executed executed) {
        return Reply.failure(CLIENT, 1, code, executed, "why").from(STORE, STORE_MS, false);
    }

    static Reply settled(StatusCode code, Executed executed) {
        return failure(code, executed).withSettled();
    }

    static Reply refusal() {
        return failure(StatusCode.UNAVAILABLE, Executed.NO);
    }

    static Reply drainingRefusal() {
        return refusal().from(STORE, STORE_MS, true);
    }

    static Reply working() {
        return Reply.working(CLIENT, 1).from(STORE, STORE_MS, false);
    }

    static Reply result(String body) {
        return Reply.result(CLIENT, 1, body.getBytes(StandardCharsets.UTF_8)).from(STORE, STORE_MS, false);
    }

    // ---- what it did

    /** Everything that it did since this was asked last. */
    PirateRig expect(String... expected) {
        assertEquals(String.join("\n", expected), String.join("\n", actions));
        actions.clear();
        return this;
    }

    /** That it did nothing since this was asked last, and goes on. */
    PirateRig expectNothing() {
        return expect();
    }

    /** Forgets what it did so far. */
    PirateRig skip() {
        actions.clear();
        return this;
    }

    CallResult result() {
        CallResult ended = result;
        if (ended == null) {
            throw new AssertionError("the call is not over; it did " + actions);
        }
        return ended;
    }

    // ---- the line

    @Override
    public boolean connect(Server server) {
        if (connected != null) {
            throw new AssertionError("a second connection while one is held");
        }
        actions.add("connect " + server);
        if (unreachable.contains(server.address())) {
            return false;
        }
        connected = server;
        return true;
    }

    private Server held() {
        Server server = connected;
        if (server == null) {
            throw new AssertionError("no connection is held");
        }
        return server;
    }

    private Acquaintance acquaintance(Server server) {
        return known.computeIfAbsent(server.address(), any -> new Acquaintance(session, random));
    }

    @Override
    public @Nullable Peer peer() {
        return acquaintance(held()).peer();
    }

    @Override
    public boolean ask() {
        return send(acquaintance(held()).ask(now));
    }

    @Override
    public boolean send(Request request) {
        actions.add("send " + InWords.of(request));
        return !broken.contains(held().address());
    }

    @Override
    public void release() {
        held();
        connected = null;
        actions.add("release");
    }

    @Override
    public void close() {
        known.remove(held().address());
        connected = null;
        actions.add("close");
    }

    @Override
    public void done(CallResult ended) {
        if (result != null || connected != null) {
            throw new AssertionError("done twice, or with a connection in hand: " + ended);
        }
        result = ended;
        actions.add("done " + ended.code() + " " + ended.outcome());
    }
}
