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
import io.privateer.rpc.zmq.RouterTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** Where a reply goes, and in which format its request came. */
    record Client(Route route, Envelope.Format format) {}

    private final ServerSettings settings;
    private final @Nullable OpenStore store;
    private final CompletableFuture<String> bound;
    private final Dispatcher dispatcher;
    private final Id instance = Id.random(new SecureRandom());
    private final FrontGuard guard = new FrontGuard(instance);
    private final WorkerPool<Client> pool;
    private final Admission<Client> admission;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<LocalWorker> localWorkers = new ArrayList<>();
    private final List<FrontMembership> memberships = new ArrayList<>();

    private volatile ServerTransport transport;
    private volatile ServerHealth health = new ServerHealth(0, 0, 0, 0, false);
    private String endpoint;
    private int namedWorkers;
    private boolean closing;
    private long closeBy;
    /** When something other than a PING or a registration came last; while it drains at least when that began. */
    private long busyAt;

    /**
     * @param store where it keeps what it promises; {@code null} for memory
     */
    ServerLoop(ServerSettings settings, @Nullable OpenStore store, CompletableFuture<String> bound) {
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
        this.transport = new RouterTransport(settings.name(), settings.zmq());
    }

    // ---- from other threads

    ServerHealth health() {
        return health;
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
        transport.wake();
    }

    // ---- the loop

    @Override
    public void run() {
        try {
            open();
        } catch (RuntimeException e) {
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
        for (int i = 0; i < settings.workers(); i++) {
            addLocalWorker();
        }
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

    private void turn() {
        try {
            long now = System.nanoTime();
            long longest = closing ? QUIET / 10 : LONGEST_SLEEP;
            long next = Math.min(longest, Math.min(admission.nextTime(now) - now, pool.nextTime(now) - now));
            transport.poll(tasks.isEmpty() ? next : 0, this::receivedOrDropped);
        } catch (TransportException e) {
            LOG.error("{}: the transport is dead and is made anew", settings.name(), e);
            reopen();
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        long now = System.nanoTime();
        admission.onTime(now);
        pool.onTime(now);
        health = new ServerHealth(
                pool.queued(), pool.executing(), pool.size(), admission.records(), admission.isDraining());
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
        for (LocalWorker worker : localWorkers) {
            try {
                if (!worker.join(1_000)) {
                    LOG.warn("{}: a handler still runs after the end of its time; its thread stays", settings.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        closeStore();
    }

    private void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    /** An I/O thread died: new sockets, new workers. Clients find their results by asking again. */
    private void reopen() {
        long now = System.nanoTime();
        transport.close();
        List<LocalWorker> old = List.copyOf(localWorkers);
        localWorkers.clear();
        transport = new RouterTransport(settings.name(), settings.zmq());
        for (LocalWorker worker : old) {
            pool.died(now, worker, "the transport was made anew");
        }
        transport.bind(endpoint);
        for (int i = 0; i < settings.workers(); i++) {
            addLocalWorker();
        }
    }

    // ---- workers

    private void addLocalWorker() {
        String name = settings.name() + "-worker-" + ++namedWorkers;
        ServerTransport.WorkerSocket socket = transport.workerSocket(name);
        List<LocalWorker> self = new ArrayList<>(1);
        ServerTransport.Link link = transport.link("inproc://" + name, frame -> answered(self.get(0), frame));
        LocalWorker worker =
                new LocalWorker(name, socket, link, dispatcher, why -> execute(() -> replace(self.get(0), why)));
        self.add(worker);
        localWorkers.add(worker);
        pool.addLocal(System.nanoTime(), name, worker);
    }

    private void replace(LocalWorker worker, String why) {
        if (localWorkers.remove(worker)) {
            pool.died(System.nanoTime(), worker, why);
            addLocalWorker();
        }
    }

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
        }
    }

    private void received(Route route, byte[] frame) {
        Client client = new Client(route, Envelope.formatOf(frame));
        Request request;
        try {
            request = Envelope.decodeRequest(frame);
        } catch (MalformedFrameException e) {
            reply(
                    client,
                    Reply.failure(
                            Id.NONE, 0, StatusCode.INVALID_ARGUMENT, Executed.NO, String.valueOf(e.getMessage())));
            return;
        }
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
                localWorkers.forEach(worker -> worker.cancel(request.client(), request.sequence()));
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
                List.of(),
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
            reply(
                    client,
                    Reply.failure(
                            request.client(),
                            request.sequence(),
                            StatusCode.FAILED_PRECONDITION,
                            Executed.UNKNOWN,
                            refusal));
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
            Registration.Registered registered =
                    pool.register(now, registration, instance, at -> new JoinedWorker(transport, at, this::answered));
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
        transport.reply(client.route(), frame);
    }
}
