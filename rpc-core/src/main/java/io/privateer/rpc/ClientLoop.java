package io.privateer.rpc;

import io.privateer.rpc.ClientConnections.Connected;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.retry.CallLog;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.Latencies;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Resolver;
import io.privateer.rpc.retry.RetryBudget;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.timer.TimerHeap;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns a client's sockets and makes its calls. No caller's thread ever touches a socket: it may be
 * interrupted at any moment, and an interrupt in the middle of a socket's write closes channels that others need.
 *
 * <p>All decisions are those of {@link LazyPirate}; this is the shell around it.
 */
final class ClientLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClientLoop.class);

    private static final long LONGEST_SLEEP = Duration.ofMillis(250).toNanos();

    /** How long a closing client waits for the answers to its last words. */
    private static final long FAREWELL = Duration.ofMillis(100).toNanos();

    private final ClientSettings settings;
    private final LazyPirate.Shared shared;
    private final Endpoints endpoints;
    private final ClientConnections connections;
    private final ClientWatch watch;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final CallTable<ClientCall> calls = new CallTable<>();
    private final TimerHeap<TimedCall> timers = new TimerHeap<>();
    private final Bag<PendingCall> running = new Bag<>();
    private final Deque<PendingCall> waiting = new ArrayDeque<>();
    /** Of the methods that are hedged, which are as many as the client's stubs have. */
    private final Map<String, Latencies> latencies = new HashMap<>();

    private final Completions completions;

    /** Async calls that were submitted and whose results were not taken yet. */
    private final AtomicInteger untaken = new AtomicInteger();

    private final CallCounts counts = new CallCounts();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final RenewedTransport transport;
    private volatile boolean ended;
    private boolean closing;

    /** @param transports makes one, and another one whenever that is dead */
    ClientLoop(ClientSettings settings, Completions completions, Supplier<ClientTransport> transports) {
        long now = System.nanoTime();
        SecureRandom secure = new SecureRandom();
        this.settings = settings;
        this.completions = completions;
        SplittableRandom random = new SplittableRandom(secure.nextLong());
        Session session = new Session(Id.random(secure));
        this.endpoints = new Endpoints(settings.health(), random);
        this.endpoints.set(settings.endpoints(), now);
        this.shared = new LazyPirate.Shared(
                settings.retry(),
                session,
                new RetryBudget(settings.retryShare(), settings.retriesPerSecond(), now),
                endpoints,
                random);
        this.transport = new RenewedTransport(settings.name(), transports);
        this.connections = new ClientConnections(
                transport.current(),
                settings.sharing(),
                settings.codec() == BodyCodec.JSON ? Envelope.Format.JSON : Envelope.Format.PROTOBUF,
                session,
                random,
                calls);
        this.watch = new ClientWatch(endpoints, connections, this::died);
    }

    // ---- for its calls, on its own thread

    LazyPirate.Shared shared() {
        return shared;
    }

    ClientConnections connections() {
        return connections;
    }

    CallTable<ClientCall> calls() {
        return calls;
    }

    TimerHeap<TimedCall> timers() {
        return timers;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** How long nothing at all may come on a connection. */
    long patience() {
        return settings.health().suspicion();
    }

    // ---- from other threads

    ClientStatistics statistics() {
        return counts.snapshot();
    }

    /**
     * Takes a call; it ends also if the client is closed before it begins.
     *
     * @return {@code null}, or at once the end of one async call too many. That is found out here, on the caller's thread,
     *     and told there: what waits to be looked at, or for a thread to be told on, is bounded too. Callers that wait are
     *     bounded by themselves, and are not harmed by one that leaves its results lying
     */
    @Nullable
    CallResult submit(PendingCall call) {
        if (call.isAsync() && untaken.incrementAndGet() > mostUntaken()) {
            taken();
            CallResult refused = notSent(call, StatusCode.RESOURCE_EXHAUSTED, tooMany());
            counts.ended(refused);
            return refused;
        }
        execute(() -> accept(call));
        if (ended) {
            // The thread may have looked at its tasks for the last time before this one came.
            drainAfterEnd();
        }
        return null;
    }

    /** Half of the room for waiting calls is for callers that wait themselves, however many calls others leave lying. */
    private int mostUntaken() {
        return settings.maxConcurrent() + settings.maxWaiting() / 2;
    }

    /** The result of an async call was taken, with all that its caller does then. */
    void taken() {
        untaken.decrementAndGet();
    }

    void cancel(PendingCall call) {
        execute(() -> cancelNow(call));
    }

    /** The same for a call whose caller will not hear of its end. */
    void abandon(PendingCall call) {
        execute(() -> {
            call.abandon();
            cancelNow(call);
        });
    }

    void close() {
        execute(() -> {
            closing = true;
            running.copy().forEach(this::cancelNow);
            for (PendingCall call = waiting.poll(); call != null; call = waiting.poll()) {
                endUnsent(call, StatusCode.CANCELLED, "the client was closed");
            }
        });
    }

    /** From now on these are the servers. */
    void endpoints(List<String> addresses) {
        execute(() -> {
            long now = System.nanoTime();
            endpoints.set(addresses, now);
            connections.keepOnly(endpoints.all());
            watch.keepOnly(endpoints.all(), now);
        });
    }

    private void execute(Runnable task) {
        tasks.add(task);
        transport.wake();
    }

    private synchronized void drainAfterEnd() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    // ---- the loop

    @Override
    public void run() {
        try {
            while (!closing || !running.isEmpty() || !tasks.isEmpty()) {
                turn();
            }
            farewell();
        } finally {
            closing = true;
            ended = true;
            drainAfterEnd();
            transport.close();
        }
    }

    private void turn() {
        try {
            poll();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            onTime(System.nanoTime());
        } catch (TransportException e) {
            LOG.error("{}: the transport is dead and is made anew", settings.name(), e);
            abandonTransport();
        } catch (RuntimeException | Error e) {
            // A mistake of ours, or no memory. No caller may wait for ever because of it, and later calls start afresh.
            LOG.error("{}: all calls under way are given up", settings.name(), e);
            running.copy().forEach(call -> call.giveUp(failed(call, e)));
            abandonTransport();
        }
    }

    private void poll() {
        ClientTransport fresh = transport.renew(System.nanoTime());
        if (fresh != null) {
            connections.moveTo(fresh);
        }
        transport.poll(tasks.isEmpty() ? nextTime() - System.nanoTime() : 0);
    }

    /** Calls under way find their connections dead, and go on as after any silence. */
    private void abandonTransport() {
        connections.moveTo(null);
        watch.forget();
        transport.abandon(System.nanoTime());
    }

    private static CallResult failed(PendingCall call, Throwable mistake) {
        return new CallResult(
                StatusCode.INTERNAL,
                Outcome.UNKNOWN,
                "the client failed: " + mistake + " (" + call.request().method()
                        + "). Outcome: UNKNOWN, the call may have been executed",
                false,
                null,
                new CallLog(call.request().method()),
                null);
    }

    /** A server counts as dead. */
    private void died(long now, Server server) {
        running.copy().forEach(call -> call.onDeath(now, server));
    }

    private long nextTime() {
        long now = System.nanoTime();
        long sleep = watch.sleep(now, acknowledgements.sleep(now, LONGEST_SLEEP));
        sleep = timers.sleep(now, sleep);
        sleep = completions.sleep(now, sleep);
        if (!waiting.isEmpty()) {
            sleep = Math.min(sleep, waiting.peekFirst().left(now));
        }
        return now + sleep;
    }

    private void onTime(long now) {
        for (TimedCall due = timers.due(now); due != null; due = timers.due(now)) {
            due.onTime(now);
        }
        watch.onTime(now);
        waiting.removeIf(call -> {
            boolean late = call.left(now) <= 0;
            if (late) {
                endUnsent(
                        call,
                        StatusCode.DEADLINE_EXCEEDED,
                        "no connection came free within the deadline: maxConcurrentCalls = "
                                + settings.maxConcurrent());
            }
            return late;
        });
        while (!waiting.isEmpty() && running.size() < settings.maxConcurrent()) {
            begin(waiting.removeFirst());
        }
        acknowledge(acknowledgements.due(now), now);
        completions.onTime(now);
    }

    // ---- calls

    private void accept(PendingCall call) {
        if (closing) {
            endUnsent(call, StatusCode.CANCELLED, "the client is closed");
        } else if (running.size() < settings.maxConcurrent()) {
            begin(call);
        } else if (waiting.size() < settings.maxWaiting()) {
            waiting.addLast(call);
        } else {
            endUnsent(call, StatusCode.RESOURCE_EXHAUSTED, tooMany());
        }
    }

    private String tooMany() {
        return "maxConcurrentCalls = " + settings.maxConcurrent() + " are under way and maxWaitingCalls = "
                + settings.maxWaiting() + " wait";
    }

    private void begin(PendingCall call) {
        long now = System.nanoTime();
        long left = call.left(now);
        if (left <= 0) {
            endUnsent(call, StatusCode.DEADLINE_EXCEEDED, "the deadline passed before the call was sent");
            return;
        }
        watch.begin(now);
        running.add(call);
        CallId question = call.question();
        long delay = hedgeDelay(call);
        if (delay < left) {
            HedgedCall hedged = new HedgedCall(this, call, delay, left, now, result -> ended(call, result));
            call.begins(hedged);
            hedged.start(now);
            return;
        }
        boolean remembered = question != null || !call.idempotent();
        ClientCall made = new ClientCall(this, remembered, result -> ended(call, result));
        call.begins(made);
        made.start(
                question == null
                        ? new LazyPirate(shared, made, call.request(), call.idempotent(), left, now)
                        : new Resolver(shared, made, question, call.request().codec(), left, now),
                now);
    }

    private void ended(PendingCall call, CallResult result) {
        running.remove(call);
        CallId id = result.callId();
        if (call.isAbandoned() && id != null) {
            // Nobody can ask what became of it, so no server needs to remember that for the retention.
            // A server remembers so many calls of a client and takes no more.
            shared.session().finish(id.sequence());
        }
        if (!call.hedging().isOff() && result.code() == StatusCode.OK) {
            latencies(call.request().method()).took(call.age(System.nanoTime()));
        }
        end(call, result);
    }

    /** After how long a second copy is sent; {@link Long#MAX_VALUE} if never. */
    private long hedgeDelay(PendingCall call) {
        if (call.hedging().isOff()) {
            return Long.MAX_VALUE;
        }
        return call.hedging().delay().map(Duration::toNanos).orElseGet(() -> latencies(
                        call.request().method())
                .p95());
    }

    private Latencies latencies(String method) {
        return latencies.computeIfAbsent(method, any -> new Latencies());
    }

    private void cancelNow(PendingCall pending) {
        if (running.contains(pending)) {
            pending.cancel(System.nanoTime());
        } else if (waiting.remove(pending)) {
            endUnsent(pending, StatusCode.CANCELLED, "cancelled by the caller");
        }
    }

    private void endUnsent(PendingCall call, StatusCode code, String message) {
        end(call, notSent(call, code, message));
    }

    private static CallResult notSent(PendingCall call, StatusCode code, String message) {
        CallId question = call.question();
        if (question != null) {
            // That nobody was asked says nothing of the call.
            return new CallResult(
                    code,
                    Outcome.UNKNOWN,
                    message + ", no server was asked what became of " + question,
                    false,
                    null,
                    new CallLog(call.request().method()),
                    question);
        }
        return new CallResult(
                code,
                Outcome.NOT_EXECUTED,
                message + " (" + call.request().method() + "). Outcome: NOT_EXECUTED, nothing was sent",
                false,
                null,
                new CallLog(call.request().method()),
                null);
    }

    private void end(PendingCall call, CallResult result) {
        if (call.question() == null) {
            // Before the caller goes on: who has a result finds it counted.
            counts.ended(result);
        }
        call.end(result);
    }

    // ---- what servers may forget

    /**
     * Tells servers what is finished, so that they free it, and a draining one can end.
     *
     * @return how many answers to expect
     */
    private int acknowledge(List<Server> servers, long now) {
        int asked = 0;
        for (Server server : servers) {
            acknowledgements.told(server);
            Connected connected = connections.idle(server);
            if (connected != null && connected.tell(now)) {
                asked++;
            }
        }
        return asked;
    }

    private void farewell() {
        List<Server> owed = acknowledgements.all();
        if (owed.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        long until = now + FAREWELL;
        int before = connections.pongs();
        int asked = acknowledge(owed, now);
        try {
            for (long left = FAREWELL;
                    left > 0 && connections.pongs() - before < asked;
                    left = until - System.nanoTime()) {
                transport.poll(left);
            }
        } catch (TransportException e) {
            LOG.debug("{}: no farewell", settings.name(), e);
        }
    }
}
