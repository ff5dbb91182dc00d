package io.privateer.rpc;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.server.Dispatcher;
import io.privateer.rpc.server.FrontGuard;
import io.privateer.rpc.server.PoolSettings;
import io.privateer.rpc.server.WorkerPool;
import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.transport.ServerTransport.Requests;
import io.privateer.rpc.transport.ServerTransport.Route;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns a server's sockets: the way of a request, from a frame to admission, and of a reply back. All
 * decisions are those of {@link Admission} and {@link WorkerPool}; this is the shell around them.
 */
final class ServerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLoop.class);

    /** The longest sleep: a bound on how late anything is noticed that comes without a wake-up. */
    private static final long LONGEST_SLEEP = Duration.ofMillis(250).toNanos();

    /**
     * How long nothing may have come but PINGs before a draining server ends: longer than a request is under way. Whoever
     * sent one before it heard of the drain gets an answer to it; a request that finds nobody has an unknown outcome.
     */
    private static final long QUIET = Duration.ofMillis(250).toNanos();

    /** Optional parts of the protocol that every server of this version has. */
    private static final List<String> CAPABILITIES = List.of("batch");

    /** Long enough for a large request of somebody else to be through. */
    private static final long NO_MEMORY_RETRY_MS = 100;

    /**
     * Where a reply goes.
     *
     * @param format that its request came in
     * @param batch whether it may go together with others
     */
    record Client(Route route, Envelope.Format format, boolean batch) {}

    private final ServerSettings settings;
    private final @Nullable OpenStore store;
    private final CompletableFuture<String> bound;
    private final Dispatcher dispatcher;
    private final Id instance = Id.random(new SecureRandom());
    private final FrontGuard guard = new FrontGuard(instance);
    private final WorkerPool<Client> pool;
    private final Admission<Client> admission;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final LocalWorkers workers;
    private final OwnerThreadHandlers inline;
    private final Mishaps mishaps = new Mishaps();
    private final List<FrontMembership> memberships = new ArrayList<>();

    private final Requests requests = new Requests() {
        @Override
        public void received(Route route, byte[] frame) {
            receivedOrDropped(route, frame);
        }

        @Override
        public void thrownAway(Route route, int bytes) {
            refused(route, bytes);
        }
    };

    private final Supplier<ServerTransport> transports;
    private volatile ServerTransport transport;
    private final HealthReport health;
    private String endpoint;
    /** Whether the sockets are there. If not, they are made anew when the pause is over. */
    private boolean listening;

    private final GrowingPause listenPause = new GrowingPause();
    private TransportException listenWhy = new TransportException("not bound yet");
    private long outOfMemory;
    private boolean closing;
    private long closeBy;
    /** When something other than a PING or a registration came last; while it drains at least when that began. */
    private long busyAt;

    /**
     * @param store where it keeps what it promises; {@code null} for memory
     * @param transports makes one, and another one whenever that is dead
     */
    ServerLoop(
            ServerSettings settings,
            @Nullable OpenStore store,
            CompletableFuture<String> bound,
            Supplier<ServerTransport> transports) {
        long now = System.nanoTime();
        this.settings = settings;
        this.bound = bound;
        this.endpoint = settings.endpoint();
        this.dispatcher = new Dispatcher(
                settings.bindings(),
                settings.interceptors(),
                CodecLimits.DEFAULTS.withMaxMessageBytes(settings.maxMessageBytes()),
                store);
        this.pool = new WorkerPool<>(
                PoolSettings.of(instance, settings.maxQueued(), settings.acceptsWorkers())
                        .withQueueDelay(settings.queueTarget(), settings.queueInterval()),
                dispatcher.methods(),
                LOG::info,
                now);
        this.store = store;
        this.admission = store == null
                ? new Admission<>(Id.random(new SecureRandom()), settings.store(), pool, this::reply, now)
                : new Admission<>(
                        new StoreJournal<>(store, dispatcher, this::answered), settings.store(), pool, this::reply);
        this.pool.serve(admission);
        this.workers = new LocalWorkers(settings, dispatcher, pool, this::wake);
        this.inline = new OwnerThreadHandlers(settings.name(), dispatcher);
        this.pool.serveInline(inline);
        this.health = new HealthReport(pool, admission, workers, inline, mishaps);
        this.transports = transports;
        this.transport = transports.get();
    }

    // ---- from other threads

    ServerHealth health() {
        return health.at(System.nanoTime());
    }

    void close(Duration patience) {
        execute(() -> {
            if (!closing) {
                closing = true;
                busyAt = System.nanoTime();
                closeBy = busyAt + patience.toNanos();
                admission.drain();
                memberships.forEach(FrontMembership::leave);
            }
        });
    }

    private void execute(Runnable task) {
        tasks.add(task);
        wake();
    }

    private void wake() {
        transport.wake();
    }

    // ---- the loop

    @Override
    public void run() {
        try {
            open();
        } catch (RuntimeException | Error e) {
            transport.close();
            closeStore();
            bound.completeExceptionally(e);
            return;
        }
        bound.complete(endpoint);
        try {
            while (!isDone()) {
                turn();
            }
        } finally {
            end();
        }
    }

    private void open() {
        endpoint = transport.bind(endpoint);
        listening = true;
        workers.open(System.nanoTime());
        String advertised = settings.advertised() == null ? endpoint : settings.advertised();
        for (String front : settings.fronts()) {
            memberships.add(new FrontMembership(
                    settings.name() + "-joins-" + memberships.size(),
                    front,
                    new Registration(advertised, instance, methods(), 0),
                    joined -> execute(() -> guard.joined(joined))));
        }
    }

    private List<Registration.Method> methods() {
        List<Registration.Method> methods = new ArrayList<>();
        dispatcher.methods().forEach((path, idempotent) -> methods.add(new Registration.Method(path, idempotent)));
        return methods;
    }

    /** Whatever goes wrong in a turn is noted, and the next one is taken: a server that ends by itself helps nobody. */
    private void turn() {
        try {
            listen();
            work();
        } catch (TransportException e) {
            LOG.error("{}: the transport is dead and is made anew", settings.name(), e);
            close(e);
        } catch (OutOfMemoryError e) {
            outOfMemory++;
        } catch (RuntimeException | Error e) {
            LOG.error("{}: a task failed", settings.name(), e);
            mishaps.mistake(System.nanoTime(), e);
            // Should it fail in every turn, the log shall not be all that this machine does.
            LockSupport.parkNanos(GrowingPause.FIRST);
        }
    }

    private void listen() {
        long now = System.nanoTime();
        if (!listening) {
            reopen(now);
        }
        if (listening) {
            transport.poll(tasks.isEmpty() && !workers.hasEnded() ? sleep(now) : 0, requests);
        } else {
            LockSupport.parkNanos(Math.min(GrowingPause.FIRST, sleep(now)));
        }
    }

    private long sleep(long now) {
        long longest = closing ? QUIET / 10 : health.isStale() ? HealthReport.INTERVAL : LONGEST_SLEEP;
        if (pool.executing() > 0) {
            longest = Math.min(longest, workers.nextTime() - now);
        }
        return Math.min(longest, Math.min(until(admission.nextTime(now), now), until(pool.nextTime(now), now)));
    }

    private static long until(long time, long now) {
        return time == Long.MAX_VALUE ? Long.MAX_VALUE : time - now;
    }

    private void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        long now = System.nanoTime();
        workers.takeAnswers(now);
        workers.watch(now);
        admission.onTime(now);
        pool.onTime(now);
        mishaps.outOfMemory(now, outOfMemory + workers.outOfMemory() + inline.outOfMemory());
        mishaps.acceptFailures(now, transport.acceptFailures());
        health.turned(now);
    }

    private boolean isDone() {
        long now = System.nanoTime();
        boolean idle = pool.queued() == 0 && pool.executing() == 0 && !admission.hasUnacknowledged();
        return closing && ((idle && now - busyAt >= QUIET) || closeBy - now <= 0);
    }

    private void end() {
        memberships.forEach(FrontMembership::close);
        long left = Math.max(0, closeBy - System.nanoTime());
        // The last replies are with the sockets by now; half a second gets them out where the time is already over.
        transport.close(Duration.ofNanos(Math.max(Duration.ofMillis(500).toNanos(), Math.min(left, LONGEST_SLEEP))));
        workers.close(1_000);
        inline.close();
        health.ended(closing);
        closeStore();
    }

    private void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    // ---- the sockets

    /** What is there is not to be used any more. */
    private void close(TransportException why) {
        listening = false;
        listenWhy = why;
        listenPause.restart(System.nanoTime());
        try {
            transport.close();
        } catch (RuntimeException e) {
            LOG.warn("{}: the dead transport cannot be closed in order", settings.name(), e);
        }
    }

    /**
     * An I/O thread died: new sockets. Calls run on, and clients find their results by asking again. Whatever stands in the
     * way, a port that somebody took or a full file table, is waited for.
     */
    private void reopen(long now) {
        if (!listenPause.isOver(now)) {
            return;
        }
        ServerTransport fresh = null;
        try {
            fresh = transports.get();
            fresh.bind(endpoint);
            transport = fresh;
            listening = true;
            pool.linksRenewed(now);
            mishaps.rebuilt(now, listenWhy);
            LOG.info("{}: listens on {} again", settings.name(), endpoint);
        } catch (TransportException | OutOfMemoryError e) {
            // The latter is also what is said where there are too many threads.
            listening = false;
            listenPause.failed(now);
            mishaps.notListening("cannot listen on " + endpoint + " any more, and tries again: " + e.getMessage());
            if (fresh != null) {
                fresh.close();
            }
        }
    }

    // ---- workers

    /** The store answered, on a thread of its own. */
    private void answered(Ticket<Client> ticket, StoreRequest request, StoreAnswer answer) {
        execute(() -> admission.answered(System.nanoTime(), ticket, request, answer));
    }

    private void answered(WorkerPort worker, byte[] frame) {
        try {
            pool.onReply(System.nanoTime(), worker, Envelope.decodeReply(frame));
        } catch (MalformedFrameException e) {
            LOG.warn("{}: unreadable reply from a worker: {}", settings.name(), e.getMessage());
        }
    }

    // ---- the way of a request

    /** A request that brings out a mistake of ours is lost, as on the network; the server goes on. */
    private void receivedOrDropped(Route route, byte[] frame) {
        try {
            received(route, frame);
        } catch (TransportException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{}: a request of {} bytes is dropped", settings.name(), frame.length, e);
            mishaps.mistake(System.nanoTime(), e);
        } catch (OutOfMemoryError e) {
            // Most likely of this very frame: it is lost, as on the network.
            outOfMemory++;
        }
    }

    /** Nobody knows which call it was, nor its format: the plain one is the one that every language's client reads. */
    private void refused(Route route, int bytes) {
        Reply refusal = Reply.failure(
                        Id.NONE,
                        0,
                        StatusCode.RESOURCE_EXHAUSTED,
                        Executed.NO,
                        "no memory for a request of " + bytes + " bytes at the moment, it was thrown away unread")
                .withRetryAfter(NO_MEMORY_RETRY_MS);
        reply(new Client(route, Envelope.Format.PROTOBUF, false), refusal);
    }

    private void received(Route route, byte[] frame) {
        Envelope.Format format = Envelope.formatOf(frame);
        Request request;
        try {
            request = Envelope.decodeRequest(frame);
        } catch (MalformedFrameException e) {
            reply(
                    new Client(route, format, false),
                    Reply.failure(
                            Id.NONE, 0, StatusCode.INVALID_ARGUMENT, Executed.NO, String.valueOf(e.getMessage())));
            return;
        }
        Client client = new Client(route, format, request.batch());
        long now = System.nanoTime();
        if (request.kind() == Kind.PING) {
            ping(now, client, request);
        } else if (!request.front().isNone()) {
            busyAt = now;
            handed(now, client, request);
        } else if (request.method().equals(Registration.PATH)) {
            register(now, client, request);
        } else {
            busyAt = now;
            if (request.kind() == Kind.CANCEL) {
                workers.cancel(request.client(), request.sequence());
            }
            admission.request(now, client, request);
        }
    }

    private void ping(long now, Client client, Request request) {
        admission.acknowledge(now, request);
        ServerInfo info = new ServerInfo(
                instance,
                settings.maxMessageBytes(),
                admission.retentionMs(),
                CAPABILITIES,
                pool.methods(),
                pool.queued(),
                pool.executing(),
                pool.size());
        // To a front whose confirmation has not arrived yet a worker shows itself as draining: what that front handed
        // over
        // now would be refused, with an unknown outcome.
        boolean notYet = !request.front().isNone() && !guard.hasJoined(request.front());
        reply(
                client,
                Reply.pong(request.client(), request.sequence(), info)
                        .from(admission.scope(), admission.storeMs(now), admission.isDraining() || notYet));
    }

    /** A front hands over a call, to this process as its worker. */
    private void handed(long now, Client client, Request request) {
        if (request.kind() == Kind.WAIT) {
            admission.handedWait(now, client, request);
            return;
        }
        String refusal = guard.refusal(request);
        if (refusal == null) {
            admission.handed(now, client, request);
        } else {
            admission.handedInVain(now, client, request, refusal);
        }
    }

    private void register(long now, Client client, Request request) {
        Id id = request.client();
        long sequence = request.sequence();
        if (request.kind() != Kind.CALL) {
            reply(client, Reply.failure(id, sequence, StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call here"));
            return;
        }
        if (!settings.acceptsWorkers()) {
            reply(
                    client,
                    Reply.failure(
                            id,
                            sequence,
                            StatusCode.UNIMPLEMENTED,
                            Executed.NO,
                            "this server takes no workers: acceptWorkers()"));
            return;
        }
        try {
            Registration registration =
                    withoutTransactional(Envelope.decodeRegistration(request.body(), request.codec()));
            if (!pool.hasRoomFor(registration)) {
                reply(
                        client,
                        Reply.failure(
                                id,
                                sequence,
                                StatusCode.RESOURCE_EXHAUSTED,
                                Executed.NO,
                                "no room for another worker"));
                return;
            }
            Registration.Registered registered = pool.register(
                    now, registration, instance, at -> new JoinedWorker(() -> transport, at, this::answered));
            reply(client, Reply.result(id, sequence, Envelope.encode(registered, request.codec())));
        } catch (MalformedFrameException | IllegalArgumentException | TransportException e) {
            reply(
                    client,
                    Reply.failure(
                            id, sequence, StatusCode.INVALID_ARGUMENT, Executed.NO, String.valueOf(e.getMessage())));
        }
    }

    /** A transaction of this server's store cannot span another process, so such methods stay here. */
    private Registration withoutTransactional(Registration registration) {
        List<Registration.Method> methods = registration.methods().stream()
                .filter(method -> !dispatcher.transactional(method.path()))
                .toList();
        return new Registration(registration.endpoint(), registration.instance(), methods, registration.leaseMs());
    }

    private void reply(Client client, Reply reply) {
        byte[] frame;
        try {
            frame = Envelope.encode(reply, client.format());
        } catch (IllegalArgumentException e) {
            // A body that does not fit the envelope: somebody asks in JSON for what was called in Protocol Buffers.
            Reply told = Reply.failure(
                            reply.client(),
                            reply.sequence(),
                            StatusCode.INTERNAL,
                            reply.executed(),
                            "the reply cannot be told in this envelope: " + e.getMessage())
                    .from(reply.scope(), reply.storeMs(), reply.draining());
            frame = Envelope.encode(reply.settled() ? told.withSettled() : told, client.format());
        }
        transport.reply(client.route(), frame, client.batch());
    }
}
