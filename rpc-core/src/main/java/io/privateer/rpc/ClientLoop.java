package io.privateer.rpc;

import io.privateer.rpc.ClientConnections.Connected;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.RetryBudget;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.zmq.ReqTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final ClientConnections connections;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<PendingCall, Call> running = new HashMap<>();
    private final Deque<PendingCall> waiting = new ArrayDeque<>();
    private final CallCounts counts = new CallCounts();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private volatile ClientTransport transport;
    private volatile boolean ended;
    private boolean closing;

    ClientLoop(ClientSettings settings) {
        long now = System.nanoTime();
        SecureRandom secure = new SecureRandom();
        this.settings = settings;
        this.shared = new LazyPirate.Shared(
                settings.retry(),
                new Session(Id.random(secure)),
                new RetryBudget(settings.retryShare(), settings.retriesPerSecond(), now),
                new Endpoints(settings.endpoints()),
                new SplittableRandom(secure.nextLong()));
        this.transport = new ReqTransport(settings.name(), settings.zmq());
        this.connections = new ClientConnections(
                transport, settings.codec() == BodyCodec.JSON ? Envelope.Format.JSON : Envelope.Format.PROTOBUF);
    }

    // ---- from other threads

    ClientStatistics statistics() {
        return counts.snapshot();
    }

    /** Takes a call; it ends also if the client is closed before it begins. */
    void submit(PendingCall call) {
        execute(() -> accept(call));
        if (ended) {
            // The thread may have looked at its tasks for the last time before this one came.
            drainAfterEnd();
        }
    }

    void cancel(PendingCall call) {
        execute(() -> cancelNow(call));
    }

    void close() {
        execute(() -> {
            closing = true;
            List.copyOf(running.keySet()).forEach(this::cancelNow);
            for (PendingCall call = waiting.poll(); call != null; call = waiting.poll()) {
                notSent(call, StatusCode.CANCELLED, "the client was closed");
            }
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
            transport.poll(tasks.isEmpty() ? nextTime() - System.nanoTime() : 0);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            onTime(System.nanoTime());
        } catch (TransportException e) {
            LOG.error("{}: the transport is dead and is made anew", settings.name(), e);
            reopen();
        } catch (RuntimeException e) {
            // A mistake of ours. No caller may wait for ever because of it, and later calls start afresh.
            LOG.error("{}: all calls under way are given up", settings.name(), e);
            List.copyOf(running.values()).forEach(call -> call.giveUp(e));
            reopen();
        }
    }

    /** Calls under way find their connections dead, and go on as after any silence. */
    private void reopen() {
        transport.close();
        transport = new ReqTransport(settings.name(), settings.zmq());
        connections.moveTo(transport);
    }

    private long nextTime() {
        long now = System.nanoTime();
        long sleep = acknowledgements.sleep(now, LONGEST_SLEEP);
        for (Call call : running.values()) {
            sleep = Math.min(sleep, call.machine.nextTime() - now);
        }
        if (!waiting.isEmpty()) {
            sleep = Math.min(sleep, waiting.peekFirst().left(now));
        }
        return now + sleep;
    }

    private void onTime(long now) {
        List<Call> due = new ArrayList<>();
        for (Call call : running.values()) {
            if (call.machine.nextTime() - now <= 0) {
                due.add(call);
            }
        }
        due.forEach(call -> call.machine.onTime(now));
        waiting.removeIf(call -> {
            boolean late = call.left(now) <= 0;
            if (late) {
                notSent(
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
        acknowledge(acknowledgements.due(now), now, () -> {});
    }

    // ---- calls

    private void accept(PendingCall call) {
        if (closing) {
            notSent(call, StatusCode.CANCELLED, "the client is closed");
        } else if (running.size() < settings.maxConcurrent()) {
            begin(call);
        } else if (waiting.size() < settings.maxWaiting()) {
            waiting.addLast(call);
        } else {
            notSent(
                    call,
                    StatusCode.RESOURCE_EXHAUSTED,
                    "maxConcurrentCalls = " + settings.maxConcurrent() + " are under way and maxWaitingCalls = "
                            + settings.maxWaiting() + " wait");
        }
    }

    private void begin(PendingCall call) {
        long now = System.nanoTime();
        long left = call.left(now);
        if (left <= 0) {
            notSent(call, StatusCode.DEADLINE_EXCEEDED, "the deadline passed before the call was sent");
            return;
        }
        Call begun = new Call(call, left, now);
        running.put(call, begun);
        begun.machine.start(now);
    }

    private void cancelNow(PendingCall pending) {
        Call call = running.get(pending);
        if (call != null) {
            call.machine.cancel(System.nanoTime());
        } else if (waiting.remove(pending)) {
            notSent(pending, StatusCode.CANCELLED, "cancelled by the caller");
        }
    }

    private void notSent(PendingCall call, StatusCode code, String message) {
        end(
                call,
                new CallResult(
                        code,
                        Outcome.NOT_EXECUTED,
                        message + " (" + call.request().method() + "). Outcome: NOT_EXECUTED, nothing was sent",
                        false,
                        null,
                        List.of(),
                        null));
    }

    private void end(PendingCall call, CallResult result) {
        // Before the caller goes on: who has a result finds it counted.
        counts.ended(result);
        call.end(result);
    }

    /** A call under way: the machine, and the connection that it holds. */
    private final class Call implements Line {
        private final PendingCall pending;
        private final LazyPirate machine;
        private @Nullable Connected connected;
        /** Where it was sent last. */
        private @Nullable String sentTo;

        Call(PendingCall pending, long left, long now) {
            this.pending = pending;
            this.machine = new LazyPirate(shared, this, pending.request(), pending.idempotent(), left, now);
        }

        @Override
        public boolean connect(String endpoint) {
            connected = connections.take(endpoint, reply -> machine.onReply(System.nanoTime(), reply));
            return connected != null;
        }

        @Override
        public @Nullable Peer peer() {
            return connected == null ? null : connected.peer();
        }

        @Override
        public void learned(Peer peer) {
            if (connected != null) {
                connected.learned(peer);
            }
        }

        @Override
        public boolean send(Request request) {
            if (connected == null) {
                return false;
            }
            acknowledgements.told(connected.endpoint());
            if (request.kind() != Kind.PING && !connected.endpoint().equals(sentTo)) {
                // It moved, and is finished where it was before.
                owe();
                sentTo = connected.endpoint();
            }
            return connected.send(request);
        }

        private void owe() {
            if (sentTo != null && !pending.idempotent()) {
                acknowledgements.owed(sentTo, System.nanoTime());
            }
        }

        @Override
        public void release() {
            if (connected != null) {
                connections.release(connected);
                connected = null;
            }
        }

        @Override
        public void close() {
            if (connected != null) {
                connections.close(connected);
                connected = null;
            }
        }

        void giveUp(RuntimeException mistake) {
            running.remove(pending);
            end(
                    pending,
                    new CallResult(
                            StatusCode.INTERNAL,
                            Outcome.UNKNOWN,
                            "the client failed: " + mistake + " ("
                                    + pending.request().method()
                                    + "). Outcome: UNKNOWN, the call may have been executed",
                            false,
                            null,
                            List.of(),
                            null));
        }

        @Override
        public void done(CallResult result) {
            running.remove(pending);
            owe();
            end(pending, result);
        }
    }

    // ---- what servers may forget

    /**
     * Tells servers what is finished, so that they free it, and a draining one can end.
     *
     * @param answered told of each answer
     * @return how many answers to expect
     */
    private int acknowledge(List<String> endpoints, long now, Runnable answered) {
        int asked = 0;
        for (String endpoint : endpoints) {
            acknowledgements.told(endpoint);
            Connected connected = connections.idle(endpoint);
            Request ping = Request.ping(shared.session().client(), now | 1L << 62);
            if (connected != null
                    && connected.send(shared.session().acknowledging(ping, now), pong -> answered.run())) {
                asked++;
            }
        }
        return asked;
    }

    private void farewell() {
        List<String> endpoints = acknowledgements.all();
        if (endpoints.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        long until = now + FAREWELL;
        AtomicInteger answers = new AtomicInteger();
        int asked = acknowledge(endpoints, now, answers::incrementAndGet);
        try {
            for (long left = FAREWELL; left > 0 && answers.get() < asked; left = until - System.nanoTime()) {
                transport.poll(left);
            }
        } catch (TransportException e) {
            LOG.debug("{}: no farewell", settings.name(), e);
        }
    }
}
