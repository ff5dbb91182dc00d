package io.privateer.rpc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bad network on purpose: a TCP proxy on loopback in front of a ZeroMQ endpoint, which loses, repeats, delays, reorders
 * and corrupts whole messages and cuts connections, by script or by chance.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.start(server.endpoint())) {
 *     RpcClient client = RpcClient.builder().endpoint(proxy.endpoint()).build();
 *     proxy.dropNext(Direction.TO_CLIENT, 1);   // the reply is lost, the call has run
 *     ...
 * }
 * }</pre>
 *
 * <p>Messages are understood in ZMTP 3.0 and 3.1 with NULL or PLAIN (RFC 23). Anything else, CURVE among it, passes as
 * plain bytes: outages and the throttle work on it, faults of messages do not. What a script asks for is in force when
 * its method returns, for messages that the proxy has not passed on yet. Handshakes and heartbeats are no messages.
 *
 * <p>Thread-safe. One thread, named {@code fault-proxy-…}, does all the work; no method waits for the network. Every
 * method but {@link #close}, {@link #endpoint} and {@link #statistics} throws {@link IllegalStateException} once the
 * proxy is closed.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String endpoint;
    private final ProxyLoop loop;
    private final Thread thread;

    private FaultProxy(String endpoint, ProxyLoop loop) {
        this.endpoint = endpoint;
        this.loop = loop;
        this.thread = new Thread(loop, "fault-proxy-" + NUMBERS.incrementAndGet());
        thread.setDaemon(true);
    }

    /**
     * Starts a proxy on a free port of loopback. The target need not listen yet: whoever connects meanwhile is
     * disconnected.
     *
     * @param target {@code tcp://host:port}
     * @throws IllegalArgumentException if the target is none, a wildcard for instance
     * @throws UncheckedIOException if no port can be opened
     */
    public static FaultProxy start(String target) {
        return start(address(target), "in front of " + target);
    }

    /**
     * Starts a proxy whose target is told later, with {@link #target}: an address that is known before its server runs.
     * Until then whoever connects is disconnected.
     *
     * @throws UncheckedIOException if no port can be opened
     */
    public static FaultProxy start() {
        return start(null, "without a target yet");
    }

    private static FaultProxy start(@Nullable InetSocketAddress target, String where) {
        ServerSocketChannel listener = null;
        try {
            listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            FaultProxy proxy = new FaultProxy("tcp://127.0.0.1:" + port, new ProxyLoop(listener, target));
            proxy.thread.start();
            return proxy;
        } catch (IOException failed) {
            closeQuietly(listener);
            throw new UncheckedIOException("no fault proxy " + where, failed);
        }
    }

    /**
     * Connects to this target from now on, as an address that moved to another server. Connections that are there stay with
     * the target that they have.
     *
     * @param target {@code tcp://host:port}
     * @throws IllegalArgumentException if the target is none, a wildcard for instance
     */
    public void target(String target) {
        InetSocketAddress address = address(target);
        change(() -> loop.target(address));
    }

    /** Where to connect instead of to the target: {@code tcp://127.0.0.1:port}. It stays the same through every cut. */
    public String endpoint() {
        return endpoint;
    }

    /**
     * Closes all connections and resets new ones, until {@link #heal}. What the proxy had in hand is lost. The port stays
     * open, so nobody else gets it: a refused client sees its connection reset.
     */
    public void cut() {
        change(() -> loop.cut(Outage.untilHealed()));
    }

    /** As {@link #cut()}, for so long. */
    public void cut(Duration length) {
        change(() -> loop.cut(lasting(length)));
    }

    /**
     * Delivers nothing in either direction and answers no new connection, until {@link #heal}, while every TCP connection
     * stays open. Nothing is lost: what was sent meanwhile, a close included, arrives afterwards, as after a pulled cable.
     */
    public void blackHole() {
        blackHole(Outage.untilHealed());
    }

    /** As {@link #blackHole()}, for so long. */
    public void blackHole(Duration length) {
        blackHole(lasting(length));
    }

    private void blackHole(Outage outage) {
        change(() -> {
            loop.lane(Direction.TO_SERVER).close(outage);
            loop.lane(Direction.TO_CLIENT).close(outage);
        });
    }

    /**
     * Delivers nothing in this direction until {@link #heal}; the other one works, and TCP connections stay open. What
     * was sent meanwhile, a close included, arrives afterwards.
     */
    public void cutOneWay(Direction direction) {
        change(() -> loop.lane(direction).close(Outage.untilHealed()));
    }

    /** As {@link #cutOneWay(Direction)}, for so long. */
    public void cutOneWay(Direction direction, Duration length) {
        change(() -> loop.lane(direction).close(lasting(length)));
    }

    /** Ends every outage, hold, throttle, script and plan: from here on all passes, beginning with what was held. */
    public void heal() {
        change(loop::heal);
    }

    /** The next n messages of this direction never arrive. */
    public void dropNext(Direction direction, int n) {
        next(direction, n, new Fault.Drop());
    }

    /** The next n messages of this direction arrive twice. */
    public void duplicateNext(Direction direction, int n) {
        next(direction, n, new Fault.Duplicate());
    }

    /** The next n messages of this direction, and what is behind them, arrive so much later. */
    public void delayNext(Direction direction, int n, Duration by) {
        next(direction, n, new Fault.Delay(by));
    }

    /** The next n messages of this direction are overtaken by the one after them, if it comes within 50 ms. */
    public void reorderNext(Direction direction, int n) {
        next(direction, n, new Fault.Reorder(FaultPlan.REORDER_AT_MOST));
    }

    /** The next n messages of this direction arrive with the first byte of their last frame inverted. */
    public void corruptNext(Direction direction, int n) {
        next(direction, n, new Fault.Corrupt(0));
    }

    /** The next n messages of this direction, on whatever connection, meet this fault. */
    public void next(Direction direction, int n, Fault fault) {
        next(direction, n, message -> true, fault);
    }

    /**
     * The next n messages of this direction that fit meet this fault. Scripts add up: for each message the oldest one
     * that fits and is not used up decides, and after them the plan.
     *
     * @param n at least 1
     * @param which runs on the proxy's thread, which stops for good if it throws; asked about every message until n were
     *     found
     */
    public void next(Direction direction, int n, Predicate<ProxiedMessage> which, Fault fault) {
        change(() -> loop.lane(direction).script(n, which, fault));
    }

    /**
     * Keeps all messages of this direction back, in order, until {@link #release} or {@link #heal}. Unlike a one-way cut
     * it lets handshakes and closes of the connection through; what is held when its connection ends is lost.
     */
    public void hold(Direction direction) {
        change(() -> loop.lane(direction).hold(true));
    }

    /** Delivers what was held, and then everything as usual. */
    public void release(Direction direction) {
        change(() -> loop.lane(direction).hold(false));
    }

    /**
     * Lets so many bytes per second through, in each direction and for all connections together, handshakes included,
     * until {@link #heal}.
     *
     * @param bytesPerSecond at least 1
     */
    public void throttle(long bytesPerSecond) {
        change(() -> {
            for (Direction direction : Direction.values()) {
                loop.lane(direction).throttle(new Throttle(bytesPerSecond, System.nanoTime()));
            }
        });
    }

    /**
     * Follows this plan in both directions until {@link #heal} or another plan, and prints it, with its seed, to
     * {@code System.err}.
     */
    public void follow(FaultPlan plan) {
        change(() -> {
            for (Direction direction : Direction.values()) {
                loop.lane(direction).follow(plan);
            }
        });
        System.err.println(thread.getName() + " on " + endpoint + " follows " + plan);
    }

    /** What went through so far; after {@link #close} all that ever did. */
    public ProxyStatistics statistics() {
        return loop.statistics();
    }

    /**
     * Closes the port and all connections. Its thread and descriptors are gone when this returns, within milliseconds;
     * again is a no-op.
     *
     * @throws IllegalStateException if the proxy had stopped by itself, or did not stop within 5 s
     */
    @Override
    public void close() {
        loop.close();
        boolean interrupted = joinThread();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException(thread.getName() + " did not stop within " + CLOSE_TIMEOUT);
        }
        RuntimeException failure = loop.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits through an interrupt: a leaked port would harm the next test, a few milliseconds do not. */
    private boolean joinThread() {
        boolean interrupted = false;
        long end = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
        for (long left = CLOSE_TIMEOUT.toMillis(); left > 0 && thread.isAlive(); ) {
            try {
                thread.join(left);
            } catch (InterruptedException again) {
                interrupted = true;
            }
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return interrupted;
    }

    private void change(Runnable action) {
        loop.change(action);
    }

    private static Outage lasting(Duration length) {
        return Outage.lasting(length, System.nanoTime());
    }

    private static InetSocketAddress address(String target) {
        try {
            URI uri = new URI(target);
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new InetSocketAddress(uri.getHost(), uri.getPort());
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(noTarget(target), malformed);
        }
        throw new IllegalArgumentException(noTarget(target));
    }

    private static String noTarget(String target) {
        return "cannot proxy " + target + ": the target is tcp://host:port with a host and port to connect to";
    }

    private static void closeQuietly(@Nullable ServerSocketChannel listener) {
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException alreadyBroken) {
            // The failure that brought us here is the one to tell.
        }
    }
}
