package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.transport.TransportException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * A ROUTER front, and a DEALER for each worker in another process, all on the owner's thread.
 *
 * <p>The host name of a worker is looked up on another thread; a link whose worker cannot be found stays silent.
 *
 * <p>Routing ids are the peer's claim. They are echoed and used for nothing else. A frame that is sent is not copied: it
 * must not be changed afterwards.
 */
public final class RouterTransport implements ServerTransport {
    private static final Logger LOG = LoggerFactory.getLogger(RouterTransport.class);

    /** How long the threads underneath get to end, beyond the linger. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** JeroMQ takes a linger as an int of milliseconds. */
    private static final Duration LONGEST_LINGER = Duration.ofDays(20);

    /** Takes what arrives outside of a poll, which is never. */
    private static final Requests NOBODY = (route, frame) -> {
        throw new IllegalStateException("a request outside of poll");
    };

    private final String name;
    private final ZmqOptions options;
    private final IoContext io;
    private final SocketSelector selector = new SocketSelector();
    private final HostResolver resolver;
    private final OwnerThread owner = new OwnerThread();
    private final RateLimitedLog malformed = new RateLimitedLog(LOG);
    private final Set<DealerLink> links = new HashSet<>();
    private final AtomicLong acceptFailures = new AtomicLong();
    /** Whoever polls. */
    private final Requests receiver = new Requests() {
        @Override
        public void received(Route route, byte[] frame) {
            requests.received(route, frame);
        }

        @Override
        public void thrownAway(Route route, int bytes) {
            requests.thrownAway(route, bytes);
        }
    };

    private @Nullable Front front;
    private Requests requests = NOBODY;
    private boolean closed;

    /**
     * A transport that is not bound yet; its threads start with its first socket.
     *
     * @param name what its threads' names start with, such as {@code rpc-server-orders}
     */
    public RouterTransport(String name, ZmqOptions options) {
        this.name = name;
        this.options = options;
        io = IoContext.forOwnerAt(selector, name, options);
        resolver = new HostResolver(name, InetAddress::getAllByName, selector::wake);
    }

    @Override
    public String bind(String endpoint) {
        owner.check();
        Endpoint wanted = Endpoint.toBind(endpoint);
        if (front != null) {
            throw new IllegalStateException(name + " is bound already");
        }
        checkUsable();
        front = Front.open(io, options, selector, wanted, receiver, malformed, acceptFailures);
        return front.endpoint();
    }

    @Override
    public void unbind() {
        owner.check();
        if (front != null) {
            front.unbind();
        }
    }

    @Override
    public void reply(Route route, byte[] frame, boolean batch) {
        owner.check();
        if (front != null && !closed) {
            try {
                front.reply((Front.PeerRoute) route, frame, batch);
            } catch (ZError.IOException e) {
                throw io.broken(e);
            }
        }
    }

    @Override
    public Link link(String endpoint, Consumer<byte[]> received) {
        owner.check();
        Endpoint remote = Endpoint.toConnect(endpoint);
        checkUsable();
        ZMQ.Socket socket = io.socket(SocketType.DEALER, options.handshakeInterval());
        try {
            DealerLink link = new DealerLink(this, selector, endpoint, socket, received);
            resolver.resolve(
                    remote,
                    addresses -> link.connect(new Endpoint(addresses.get(0).getHostAddress(), remote.port())));
            links.add(link);
            return link;
        } catch (ZMQException e) {
            socket.close();
            throw new TransportException("cannot connect to " + endpoint + ": " + e.getMessage(), e);
        } catch (ZError.IOException e) {
            throw io.broken(e);
        }
    }

    @Override
    public void poll(long timeoutNanos, Requests receiver) {
        owner.check();
        checkUsable();
        requests = receiver;
        try {
            resolver.deliver();
            if (front != null) {
                front.flush();
            }
            selector.poll(timeoutNanos);
            if (front != null) {
                front.onTime();
            }
        } catch (ZError.IOException e) {
            throw io.broken(e);
        } finally {
            requests = NOBODY;
        }
        io.check();
    }

    @Override
    public long acceptFailures() {
        return acceptFailures.get();
    }

    @Override
    public void wake() {
        selector.wake();
    }

    @Override
    public void close(Duration linger) {
        owner.check();
        if (closed) {
            return;
        }
        closed = true;
        resolver.close();
        Duration bounded = linger.isNegative() ? Duration.ZERO : linger;
        bounded = bounded.compareTo(LONGEST_LINGER) > 0 ? LONGEST_LINGER : bounded;
        for (DealerLink link : Set.copyOf(links)) {
            link.close();
        }
        if (front != null) {
            if (io.failure() == null) {
                front.flush();
            }
            front.close(io.failure() == null ? bounded : Duration.ZERO);
        }
        selector.close();
        io.close(bounded.plus(PATIENCE));
    }

    void checkOwner() {
        owner.check();
    }

    void closed(DealerLink link) {
        links.remove(link);
    }

    TransportException broken(ZError.IOException e) {
        return io.broken(e);
    }

    void malformed(String message) {
        malformed.warn(message);
    }

    /** Before anything that needs a transport which lives. */
    private void checkUsable() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        io.check();
    }
}
