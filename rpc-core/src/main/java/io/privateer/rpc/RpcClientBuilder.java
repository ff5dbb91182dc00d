package io.privateer.rpc;

import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.retry.HealthPolicy;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.transport.ClientTransport.Sharing;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.zmq.HostAddresses;
import io.privateer.rpc.zmq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Collects a client's settings; {@link #build} checks them all at once. Not thread-safe. */
public final class RpcClientBuilder {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(49);

    private static final String TRANSPORT = "privateer.client.transport";

    /** What sockets are provided for where endpoints come and go. */
    private static final int MANY_ENDPOINTS = 8;

    private String name = "rpc-client";
    private final List<String> endpoints = new ArrayList<>();
    private @Nullable EndpointSource endpointSource;
    private Duration endpointInterval = Duration.ofSeconds(30);
    private final List<ClientInterceptor> interceptors = new ArrayList<>();
    private Duration deadline = Duration.ofSeconds(10);
    private Duration attemptTimeout = Duration.ofSeconds(1);
    private Duration heartbeat = Duration.ofSeconds(1);
    private Sharing sharing = defaultSharing();
    private Hedging hedging = Hedging.off();
    private @Nullable Executor executor;
    private int maxAttempts = 5;
    private Duration backoffBase = Duration.ofMillis(50);
    private Duration backoffCap = Duration.ofSeconds(1);
    private double retryShare = 0.2;
    private double retriesPerSecond = 10;
    private @Nullable Integer maxConcurrent;
    private int maxWaiting = 1_024;
    private int maxMessageBytes = 4 << 20;
    private BodyCodec codec = BodyCodec.PROTOBUF;

    RpcClientBuilder() {}

    /** What the names of its threads start with. Default: {@code rpc-client}. */
    public RpcClientBuilder name(String newName) {
        name = newName;
        return this;
    }

    /**
     * Adds a server, {@code tcp://host:port}. At least one is required, unless there is a source of them. Calls go to the one
     * of two with fewer in flight, and avoid those that are dead, drain or fail.
     */
    public RpcClientBuilder endpoint(String endpoint) {
        endpoints.add(endpoint);
        return this;
    }

    /**
     * Takes the servers from a source, which is asked at once and then at this interval, 100 ms to 1 day, on a thread of its
     * own. Calls wait for the first answer as long as their deadline allows.
     */
    public RpcClientBuilder endpoints(EndpointSource source, Duration interval) {
        endpointSource = source;
        endpointInterval = interval;
        return this;
    }

    /** Adds an interceptor inside of those that were added before. */
    public RpcClientBuilder intercept(ClientInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /**
     * How long a caller waits for a result, over all attempts, where neither the method's annotation nor the call's options
     * say otherwise. Up to 49 days; default 10 s. A call whose deadline passed may take one attempt timeout more, in which
     * it asks what became of it.
     */
    public RpcClientBuilder deadline(Duration newDeadline) {
        deadline = newDeadline;
        return this;
    }

    /**
     * How long a server may be silent before it counts as dead or cut off, 10 ms to 1 h. Default: 1 s. It does not bound
     * how long a call may run: a server that works on it says so twice in this time.
     */
    public RpcClientBuilder attemptTimeout(Duration newAttemptTimeout) {
        attemptTimeout = newAttemptTimeout;
        return this;
    }

    /**
     * How long a server that has nothing to do is not asked whether it is there, 10 ms to 1 h. Default: 1 s. Up to eight
     * times as long without a call in between. From the first call on every server is asked, so that calls avoid one that is
     * dead or drains; one that has calls in hand is asked as soon as it says nothing for a quarter of the attempt timeout.
     */
    public RpcClientBuilder heartbeat(Duration newHeartbeat) {
        heartbeat = newHeartbeat;
        return this;
    }

    /**
     * Calls share one connection to each server, any number at a time: a DEALER socket. The default, because it is faster with
     * several callers and as fast with one ({@code docs/performance.md}). The system property {@value #TRANSPORT},
     * {@code multiplexed} or {@code lock-step}, sets the default of all clients of a process.
     */
    public RpcClientBuilder multiplexed() {
        sharing = Sharing.MULTIPLEXED;
        return this;
    }

    /**
     * Each call under way has a connection of its own, a REQ socket: for servers that take one request at a time, such as a bare
     * REP program, and where a large message must not hold up the small ones behind it.
     */
    public RpcClientBuilder lockStep() {
        sharing = Sharing.LOCK_STEP;
        return this;
    }

    private static Sharing defaultSharing() {
        String wanted = System.getProperty(TRANSPORT, "multiplexed");
        return switch (wanted) {
            case "multiplexed" -> Sharing.MULTIPLEXED;
            case "lock-step" -> Sharing.LOCK_STEP;
            default ->
                throw new IllegalArgumentException(TRANSPORT + " = " + wanted + ", must be multiplexed or lock-step");
        };
    }

    /**
     * Where results of async calls are decoded and code that depends on them runs. Default: four threads of the client's own,
     * which become more, up to 256, while all of them are held by code that waits. {@code Runnable::run} is the client's own
     * thread, which saves a hand-off and stops all calls of the client while user code holds it. What an executor refuses to
     * take runs on the client's threads.
     */
    public RpcClientBuilder completeOn(Executor newExecutor) {
        executor = newExecutor;
        return this;
    }

    /**
     * Whether, and after how long, calls of idempotent methods are sent to a second server as well, where neither the method's
     * annotation nor the call's options say otherwise. Default: off.
     */
    public RpcClientBuilder hedging(Hedging newHedging) {
        hedging = newHedging;
        return this;
    }

    /** How often a call is sent at most, 1 to 100. Default: 5. */
    public RpcClientBuilder maxAttempts(int newMaxAttempts) {
        maxAttempts = newMaxAttempts;
        return this;
    }

    /**
     * The pause before a call is sent again: random between 0 and {@code base}, which doubles with each failure up to
     * {@code cap}. Default: 50 ms and 1 s.
     */
    public RpcClientBuilder backoff(Duration base, Duration cap) {
        backoffBase = base;
        backoffCap = cap;
        return this;
    }

    /**
     * How many resendings all stubs of this client may make: a share of the calls, 0 to 1, and some per second. Default: 0.2
     * and 10 per second, as Finagle has it.
     */
    public RpcClientBuilder retryBudget(double share, double perSecond) {
        retryShare = share;
        retriesPerSecond = perSecond;
        return this;
    }

    /**
     * How many calls are under way at once, 1 to 10,000. Default: 4,096; 256 in lock step, where each has a connection of
     * its own.
     */
    public RpcClientBuilder maxConcurrentCalls(int newMaxConcurrent) {
        maxConcurrent = newMaxConcurrent;
        return this;
    }

    /**
     * How many calls may wait for those; more are refused at once as not executed. Async calls take half of these places at
     * most. 0 to 1,000,000; default 1,024.
     */
    public RpcClientBuilder maxWaitingCalls(int newMaxWaiting) {
        maxWaiting = newMaxWaiting;
        return this;
    }

    /** The largest request and the largest reply, 1,024 bytes to 1 GiB. Default: 4 MiB. */
    public RpcClientBuilder maxMessageSize(int bytes) {
        maxMessageBytes = bytes;
        return this;
    }

    /** Sends JSON in place of Protocol Buffers, envelope and body, for people who read the wire. */
    public RpcClientBuilder json() {
        codec = BodyCodec.JSON;
        return this;
    }

    /**
     * Checks all settings and starts the client. Nothing is connected before the first call.
     *
     * @throws IllegalArgumentException if a setting is missing or out of its range
     * @throws TransportException if there are no file descriptors for it
     */
    public RpcClient build() {
        return new RpcClient(settings());
    }

    ClientSettings settings() {
        if (endpoints.isEmpty() == (endpointSource == null)) {
            throw new IllegalArgumentException(
                    endpoints.isEmpty()
                            ? "no endpoint: say where the server is with endpoint(\"tcp://host:5555\")"
                            : "endpoint = " + endpoints + " and a source of endpoints: give one or the other");
        }
        endpoints.forEach(RpcClientBuilder::checkEndpoint);
        within("interval of endpoints", endpointInterval, Duration.ofMillis(100), Duration.ofDays(1));
        checkDeadline("deadline", deadline);
        within("attemptTimeout", attemptTimeout, Duration.ofMillis(10), Duration.ofHours(1));
        within("heartbeat", heartbeat, Duration.ofMillis(10), Duration.ofHours(1));
        within("backoff base", backoffBase, Duration.ofMillis(1), Duration.ofHours(1));
        within("backoff cap", backoffCap, backoffBase, Duration.ofHours(1));
        within("maxAttempts", maxAttempts, 1, 100);
        int concurrent = maxConcurrent != null ? maxConcurrent : sharing == Sharing.LOCK_STEP ? 256 : 4_096;
        within("maxConcurrentCalls", concurrent, 1, 10_000);
        within("maxWaitingCalls", maxWaiting, 0, 1_000_000);
        RetryPolicy retry = new RetryPolicy(
                attemptTimeout.toNanos(),
                maxAttempts,
                backoffBase.toNanos(),
                backoffCap.toNanos(),
                RetryPolicy.PONG_FRESH);
        int sockets = sharing == Sharing.LOCK_STEP ? concurrent : MANY_ENDPOINTS;
        ZmqOptions zmq = ZmqOptions.builder()
                .maxMessageBytes(maxMessageBytes + RpcServerBuilder.ENVELOPE_BYTES)
                .maxSockets(2 * sockets * Math.max(endpoints.size(), MANY_ENDPOINTS) + 64)
                .build();
        return new ClientSettings(
                name,
                List.copyOf(endpoints),
                endpointSource,
                endpointInterval,
                List.copyOf(interceptors),
                deadline,
                retry,
                HealthPolicy.of(heartbeat.toNanos(), attemptTimeout.toNanos()),
                sharing,
                hedging,
                executor,
                retryShare,
                retriesPerSecond,
                concurrent,
                maxWaiting,
                maxMessageBytes,
                codec,
                zmq);
    }

    /** One that cannot be read is refused where it is given, not where it is used. */
    static void checkEndpoint(String endpoint) {
        HostAddresses.check(endpoint);
    }

    static void checkDeadline(String option, Duration value) {
        within(option, value, Duration.ofMillis(1), LONGEST_DEADLINE);
    }

    private static void within(String option, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(option + " = " + value + ", must be from " + min + " to " + max);
        }
    }

    private static void within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + " = " + value + ", must be from " + min + " to " + max);
        }
    }
}
