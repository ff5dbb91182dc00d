package io.privateer.rpc;

import io.privateer.rpc.call.ServerInterceptor;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreException;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.zmq.ZmqOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects a server's settings; {@link #start} checks them all at once. Not thread-safe. */
public final class RpcServerBuilder {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private String name = "rpc-server";
    private @Nullable String endpoint;
    private boolean insecure;
    private final List<ServiceBinding> bindings = new ArrayList<>();
    private final List<ServerInterceptor> interceptors = new ArrayList<>();
    private int workers = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private int maxQueued = 1_024;
    private Duration queueTarget = Duration.ofMillis(5);
    private Duration queueInterval = Duration.ofMillis(100);
    private Duration stuckAfter = Duration.ofSeconds(10);
    private boolean virtualThreads;
    private int ioThreads = 0;
    private int maxMessageBytes = 4 << 20;
    private Duration retention = Duration.ofMinutes(10);
    private @Nullable ReplyStore replyStore;
    private boolean acceptsWorkers;
    private final List<String> fronts = new ArrayList<>();
    private @Nullable String advertised;

    RpcServerBuilder() {}

    /** What the names of its threads start with. Default: {@code rpc-server}. */
    public RpcServerBuilder name(String newName) {
        name = newName;
        return this;
    }

    /**
     * Where it listens: {@code tcp://host:port}, port 0 for a free one. Required. Anything but loopback also needs
     * {@link #insecure}.
     */
    public RpcServerBuilder bind(String newEndpoint) {
        endpoint = newEndpoint;
        return this;
    }

    /**
     * Allows to listen where other machines reach it, although nothing is encrypted and nobody is authenticated yet. For
     * networks that are closed by other means.
     */
    public RpcServerBuilder insecure() {
        insecure = true;
        return this;
    }

    /** Serves this service, by the generated binding of its implementation. A server without any is a broker. */
    public RpcServerBuilder serve(ServiceBinding binding) {
        bindings.add(binding);
        return this;
    }

    /** Adds an interceptor inside of those that were added before. */
    public RpcServerBuilder intercept(ServerInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /**
     * How many handlers run at once in this process, 1 to 10,000. Default: twice the processors, at least 4. A server
     * without services has none.
     */
    public RpcServerBuilder workers(int newWorkers) {
        workers = newWorkers;
        return this;
    }

    /**
     * How many calls may wait for a worker before more are refused, 1 or more. Default: 1,024. A full queue is shared out:
     * a call of a client that waits for fewer, or of a higher priority, takes the place of another one.
     */
    public RpcServerBuilder maxQueued(int newMaxQueued) {
        maxQueued = newMaxQueued;
        return this;
    }

    /**
     * When a queue is an overload and no burst: if for as long as {@code interval} there was always a call that had waited
     * for longer than {@code target} and than a tenth of its caller's time. Then the newest call is served first and who has
     * waited for longer than that is given up, as not executed and with the time when to come back. Target 0 or more,
     * interval 1 ms or more. Defaults: 5 ms and 100 ms, those of CoDel (RFC 8289) and of Facebook's servers (Maurer,
     * <i>Fail at Scale</i>, ACM Queue 13/8, 2015).
     */
    public RpcServerBuilder queueDelay(Duration target, Duration interval) {
        queueTarget = target;
        queueInterval = interval;
        return this;
    }

    /**
     * How long a handler may run on after its caller's deadline, 0 or more. Then it is interrupted, its call is settled as
     * unknown, {@link RpcServer#health} tells of it and another worker takes its place, as long as no more than
     * {@link #workers} have been lost that way. Default: 10 s.
     */
    public RpcServerBuilder stuckAfter(Duration newStuckAfter) {
        stuckAfter = newStuckAfter;
        return this;
    }

    /**
     * Runs each handler on a virtual thread of its own, {@link #workers} of them at once, which may be many then. For
     * handlers that mostly wait. Default: they share {@link #workers} platform threads. Needs JDK 21 or newer.
     */
    public RpcServerBuilder virtualThreads() {
        virtualThreads = true;
        return this;
    }

    /**
     * Threads that do nothing but read and write the network, 0 to 64. Default: 0, the server's own thread does it, which is
     * fastest up to about a thousand connections: any change of interest walks all connections of a thread.
     */
    public RpcServerBuilder ioThreads(int threads) {
        ioThreads = threads;
        return this;
    }

    /** The largest request and the largest reply, 1,024 bytes to 1 GiB. Default: 4 MiB. */
    public RpcServerBuilder maxMessageSize(int bytes) {
        maxMessageBytes = bytes;
        return this;
    }

    /**
     * How long the result of a deduplicated call is remembered after it was last asked for, 1 s or more, unless its client
     * acknowledges it sooner. Default: 10 minutes. A retry that comes later is told UNKNOWN, and never executed.
     */
    public RpcServerBuilder retention(Duration newRetention) {
        retention = newRetention;
        return this;
    }

    /**
     * Where the server keeps what it promises about deduplicated calls. Default: in memory, fast and gone with the process;
     * the calls of a killed server then end as UNKNOWN. {@code FileReplyStore} survives {@code kill -9} and restart, with
     * {@code PostgresReplyStore} several servers stand behind one service. The server opens it when it starts and closes
     * it when it has ended.
     */
    public RpcServerBuilder store(ReplyStore newStore) {
        replyStore = newStore;
        return this;
    }

    /** Lets workers in other processes join. Whoever can reach this server can then take its calls. Default: they cannot. */
    public RpcServerBuilder acceptWorkers() {
        acceptsWorkers = true;
        return this;
    }

    /** Makes this server a worker of the front at this endpoint; may be given several times. */
    public RpcServerBuilder joinFront(String frontEndpoint) {
        fronts.add(frontEndpoint);
        return this;
    }

    /** Under which endpoint fronts reach this worker. Default: the one that it is bound to. */
    public RpcServerBuilder advertise(String newAdvertised) {
        advertised = newAdvertised;
        return this;
    }

    /**
     * Checks all settings, binds and starts.
     *
     * @throws IllegalArgumentException if a setting is missing or out of its range
     * @throws TransportException if the endpoint cannot be bound
     * @throws StoreException if the reply store cannot be opened
     */
    public RpcServer start() {
        return RpcServer.start(settings());
    }

    ServerSettings settings() {
        if (endpoint == null) {
            throw new IllegalArgumentException("no endpoint: say where to listen with bind(\"tcp://127.0.0.1:5555\")");
        }
        if (workers < 1 || workers > 10_000) {
            throw new IllegalArgumentException("workers = " + workers + ", must be from 1 to 10000");
        }
        if (virtualThreads && Runtime.version().feature() < 21) {
            throw new IllegalArgumentException("virtualThreads() needs JDK 21 or newer, this is " + Runtime.version());
        }
        if (stuckAfter.isNegative()) {
            throw new IllegalArgumentException("stuckAfter = " + stuckAfter + ", must be 0 or more");
        }
        if (queueTarget.isNegative() || queueInterval.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("queueDelay(" + queueTarget + ", " + queueInterval
                    + "): the target must be 0 or more, the interval 1 ms or more");
        }
        if (bindings.isEmpty() && !acceptsWorkers) {
            throw new IllegalArgumentException(
                    "nothing to serve: add serve(OrdersBinding.of(…)), or acceptWorkers() for a broker");
        }
        if (bindings.isEmpty() && !fronts.isEmpty()) {
            throw new IllegalArgumentException("joinFront needs a service to serve: a broker cannot be a worker");
        }
        checkTransactional();
        checkLoopback(endpoint);
        ZmqOptions zmq = ZmqOptions.builder()
                .maxMessageBytes(maxMessageBytes + ENVELOPE_BYTES)
                .receiveHwm(Math.max(1_000, 2 * maxQueued))
                .maxSockets(4_096)
                .ioThreads(ioThreads)
                .build();
        return new ServerSettings(
                name,
                endpoint,
                List.copyOf(bindings),
                List.copyOf(interceptors),
                bindings.isEmpty() ? 0 : workers,
                maxQueued,
                queueTarget,
                queueInterval,
                stuckAfter,
                virtualThreads,
                maxMessageBytes,
                StoreLimits.DEFAULTS.withRetentionMs(retention.toMillis()).withMaxReplyBytes(maxMessageBytes),
                replyStore,
                acceptsWorkers,
                List.copyOf(fronts),
                advertised,
                zmq);
    }

    /** Room for what surrounds a body of the largest size. */
    static final int ENVELOPE_BYTES = 64 << 10;

    private void checkTransactional() {
        for (ServiceBinding binding : bindings) {
            for (ServiceBinding.Method<?, ?> method : binding.methods()) {
                if (!method.descriptor().transactional()) {
                    continue;
                }
                String path = method.descriptor().path();
                if (replyStore == null) {
                    throw new IllegalArgumentException(path + " is transactional, and a store in memory has no"
                            + " transactions: give one that has with store(…)");
                }
                if (!fronts.isEmpty()) {
                    throw new IllegalArgumentException(path + " is transactional: it has to run in the process that has"
                            + " the store, and a worker of another front has none");
                }
            }
        }
    }

    private void checkLoopback(String bound) {
        String host;
        try {
            host = URI.create(bound).getHost();
        } catch (IllegalArgumentException e) {
            // A wildcard for the port or the host: what kind of endpoint that is, the transport says.
            int colon = bound.lastIndexOf(':');
            host = colon > 6 ? bound.substring(6, colon) : bound;
        }
        if (!insecure && (host == null || !LOOPBACK.contains(host))) {
            throw new IllegalArgumentException("bind " + bound
                    + " is reachable from other machines, and nothing is encrypted or authenticated: bind to 127.0.0.1,"
                    + " or say insecure() if the network is closed by other means");
        }
    }
}
