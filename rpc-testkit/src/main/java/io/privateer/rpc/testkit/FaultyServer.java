package io.privateer.rpc.testkit;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.ServerInterceptor;
import io.privateer.rpc.service.ServiceBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server of this process on a network that fails by name: replies are lost, late or come twice, and the server is slow,
 * dead, or killed between the execution of a call and its reply.
 *
 * <pre>{@code
 * try (FaultyServer server = FaultyServer.serving(() -> OrdersBinding.of(new Shop())).start();
 *         RpcClient client = server.client().build()) {
 *     server.loseReply();
 *     new OrdersStub(client).place(order);   // sent twice, executed once
 *     server.history().check();
 * }
 * }</pre>
 *
 * <p>Clients of {@link #client} and the server itself are watched by {@link #history}. Killing is what it can be for a
 * server among others of one process: from that moment on no client hears of it, its reply store is gone unless the
 * settings give it one that is not in memory, and the call that met the kill ends there; other handlers that are at work
 * go on to their end. For {@code kill -9} see {@link JavaProcess} and {@link KillSwitch}.
 *
 * <p>Thread-safe.
 */
public final class FaultyServer implements AutoCloseable {
    /** One server between two kills. */
    private record Life(RpcServer server, AtomicBoolean dead) {}

    private final List<Supplier<ServiceBinding>> services;
    private final UnaryOperator<RpcServerBuilder> settings;
    private final CallHistory history = new CallHistory();
    private final FaultProxy proxy = FaultProxy.start();
    private final KillSwitch killSwitch = KillSwitch.of(this::killAndRestart);
    private final Object lock = new Object();
    private volatile Duration slowness = Duration.ZERO;
    /** The server from its start to its death; {@code null} while it is dead. Guarded by the lock, as is the next. */
    private @Nullable Life life;

    private boolean closed;

    private FaultyServer(List<Supplier<ServiceBinding>> services, UnaryOperator<RpcServerBuilder> settings) {
        this.services = services;
        this.settings = settings;
    }

    /** A server of this service. The supplier is asked at each start, so a started one may have forgotten everything. */
    public static Builder serving(Supplier<ServiceBinding> service) {
        return new Builder().and(service);
    }

    /** Where clients connect to, through the network that fails. It stays the same through kills and restarts. */
    public String endpoint() {
        return proxy.endpoint();
    }

    /** A client's builder with this server's endpoint and this history, to be set further. */
    public RpcClientBuilder client() {
        return RpcClient.builder().endpoint(endpoint()).intercept(history.callers());
    }

    /** What its callers were told and its handlers did. */
    public CallHistory history() {
        return history;
    }

    /** The network between clients and server, for faults that have no name here. */
    public FaultProxy network() {
        return proxy;
    }

    /**
     * The server that runs now.
     *
     * @throws IllegalStateException if it is dead
     */
    public RpcServer server() {
        synchronized (lock) {
            if (life == null) {
                throw new IllegalStateException("the server is dead: restart() it");
            }
            return life.server;
        }
    }

    // ---- faults of the network

    /** The next result is executed and never arrives. */
    public void loseReply() {
        nextReply(new Fault.Drop());
    }

    /** The next result arrives twice. */
    public void duplicateReply() {
        nextReply(new Fault.Duplicate());
    }

    /** The next result, and what comes behind it on its connection, arrives so much later. */
    public void delayReply(Duration by) {
        nextReply(new Fault.Delay(by));
    }

    /** The next call does not arrive; nothing is executed until it is sent again. */
    public void loseRequest() {
        nextCall(new Fault.Drop());
    }

    /** The next call arrives twice. */
    public void duplicateRequest() {
        nextCall(new Fault.Duplicate());
    }

    /** The next call arrives so much later, and so does what comes behind it on its connection. */
    public void delayRequest(Duration by) {
        nextCall(new Fault.Delay(by));
    }

    /** The server is out of reach and silent, as after a pulled cable or for a process that is stopped, until {@link #heal}. */
    public void goSilent() {
        proxy.blackHole();
    }

    private void nextReply(Fault fault) {
        next(Direction.TO_CLIENT, Envelopes.result(), fault);
    }

    private void nextCall(Fault fault) {
        next(Direction.TO_SERVER, Envelopes.call(), fault);
    }

    private void next(Direction direction, Predicate<ProxiedMessage> which, Fault fault) {
        proxy.next(direction, 1, which, fault);
    }

    // ---- faults of the server

    /**
     * The next call finds a server that dies before its handler runs. A new one is started at once, as a supervisor would.
     */
    public void killBeforeExecution() {
        killSwitch.beforeExecution(1);
    }

    /**
     * The next call is executed, and the server dies before its reply is sent: the moment after which nobody can tell a
     * caller what happened, unless the reply store survives. A new server is started at once, as a supervisor would.
     */
    public void killAfterExecutionBeforeReply() {
        killSwitch.afterExecutionBeforeReply(1);
    }

    /** Every handler takes so much longer, until {@link #heal}. */
    public void slowDown(Duration by) {
        slowness = by;
    }

    /** Kills the server, which stays dead until {@link #restart}. Returns at once; a no-op if it is dead. */
    public void kill() {
        RpcServer victim = takeDown();
        if (victim != null) {
            Thread undertaker = new Thread(() -> victim.close(Duration.ZERO), "faulty-server-undertaker");
            undertaker.setDaemon(true);
            undertaker.start();
        }
    }

    /** Nobody hears from it any more, as of now. */
    private @Nullable RpcServer takeDown() {
        proxy.cut();
        synchronized (lock) {
            Life victim = life;
            life = null;
            if (victim == null) {
                return null;
            }
            victim.dead.set(true);
            return victim.server;
        }
    }

    /**
     * Starts a dead server anew, at the same endpoint for its clients, and ends all faults of the network.
     *
     * @throws IllegalStateException if it is not dead
     */
    public void restart() {
        synchronized (lock) {
            if (life != null) {
                throw new IllegalStateException("the server is not dead: kill() it before");
            }
            if (closed) {
                return;
            }
            life = startServer();
            proxy.target(life.server.endpoint());
        }
        proxy.heal();
    }

    private void killAndRestart() {
        kill();
        Thread supervisor = new Thread(this::restart, "faulty-server-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
    }

    /** Ends all faults, and those that were to come. A dead server stays dead. */
    public void heal() {
        killSwitch.disarm();
        slowness = Duration.ZERO;
        synchronized (lock) {
            if (life != null) {
                proxy.heal();
            }
        }
    }

    private Life startServer() {
        AtomicBoolean dead = new AtomicBoolean();
        RpcServerBuilder builder = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .intercept((context, request, next) -> whileAlive(dead, request, next))
                .intercept(killSwitch)
                .intercept(this::slow)
                .intercept(history.handlers());
        services.forEach(service -> builder.serve(service.get()));
        return new Life(settings.apply(builder).start(), dead);
    }

    /** A dead server begins no handler, although its threads are there for a moment yet. */
    private static @Nullable Object whileAlive(AtomicBoolean dead, Object request, ServerInterceptor.Next next)
            throws Exception {
        if (dead.get()) {
            throw new KillSwitch.ServerKilled();
        }
        return next.proceed(request);
    }

    private @Nullable Object slow(CallContext context, Object request, ServerInterceptor.Next next) throws Exception {
        long end = System.nanoTime() + slowness.toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the server is being closed");
            }
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(10)));
        }
        return next.proceed(request);
    }

    /** Ends the server, at once if it does not end by itself soon, and the network. Again is a no-op. */
    @Override
    public void close() {
        Life last;
        synchronized (lock) {
            closed = true;
            last = life;
            life = null;
        }
        if (last != null) {
            last.server.close(Duration.ofSeconds(1));
        }
        proxy.close();
    }

    /** Settings of a server to be started. For one thread. */
    public static final class Builder {
        private final List<Supplier<ServiceBinding>> services = new ArrayList<>();
        private UnaryOperator<RpcServerBuilder> settings = UnaryOperator.identity();

        private Builder() {}

        /** Serves one more service. */
        public Builder and(Supplier<ServiceBinding> service) {
            services.add(service);
            return this;
        }

        /** Sets the server further, at each start. Default: its own defaults. */
        public Builder settings(UnaryOperator<RpcServerBuilder> value) {
            settings = value;
            return this;
        }

        /** Starts it. */
        public FaultyServer start() {
            FaultyServer faulty = new FaultyServer(List.copyOf(services), settings);
            try {
                faulty.restart();
                return faulty;
            } catch (RuntimeException | Error e) {
                faulty.close();
                throw e;
            }
        }
    }
}
