package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * A client's sockets, one for each connection, all on the owner's thread: REQ, relaxed and with correlated replies, in lock
 * step; DEALER where calls share one.
 *
 * <p>A host name is looked up anew for each connection, on another thread; until it is found, the connection keeps what
 * was sent (a REQ the last frame). One that cannot be found is a connection that stays silent. Where a name has several addresses, a
 * connection that never answered makes the next one try the next address.
 */
public final class ClientSockets implements ClientTransport {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSockets.class);

    /** How long the threads underneath get to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Endpoints that are remembered, for clients whose endpoints come and go. */
    private static final int MAX_REACHES = 1_000;

    private final String name;
    private final ZmqOptions options;
    private final IoContext io;
    private final SocketSelector selector = new SocketSelector();
    private final HostResolver resolver;
    private final OwnerThread owner = new OwnerThread();
    private final Set<ClientSocket> connections = new HashSet<>();
    /** Sockets that lost what is underneath, as the I/O threads tell. */
    private final Queue<ClientSocket> lost = new ConcurrentLinkedQueue<>();

    private List<DealerSocket> toFlush = new ArrayList<>();
    private List<DealerSocket> flushing = new ArrayList<>();
    private final RateLimitedLog malformed = new RateLimitedLog(LOG);
    private boolean closed;

    private final Map<String, Reach> reaches = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reach> eldest) {
            return size() > MAX_REACHES;
        }
    };

    /**
     * A transport without connections; its threads start with the first.
     *
     * @param name what its threads' names start with, such as {@code rpc-client}
     */
    public ClientSockets(String name, ZmqOptions options) {
        this(name, options, InetAddress::getAllByName);
    }

    ClientSockets(String name, ZmqOptions options, HostAddresses.Lookup lookup) {
        this.name = name;
        this.options = options;
        io = IoContext.forOwnerAt(selector, name, options);
        resolver = new HostResolver(name, lookup, selector::wake);
    }

    @Override
    public Connection open(String endpoint, Sharing sharing, Listener listener) {
        owner.check();
        Endpoint parsed = Endpoint.toConnect(endpoint);
        checkUsable();
        Reach reach = reaches.computeIfAbsent(parsed.toString(), unknown -> new Reach(options));
        ZMQ.Socket socket =
                io.socket(sharing == Sharing.LOCK_STEP ? SocketType.REQ : SocketType.DEALER, reach.handshakeInterval());
        try {
            ClientSocket connection =
                    switch (sharing) {
                        case LOCK_STEP -> {
                            socket.setReqRelaxed(true);
                            socket.setReqCorrelate(true);
                            yield new ReqSocket(this, selector, endpoint, parsed.port(), reach, socket, listener);
                        }
                        case MULTIPLEXED ->
                            new DealerSocket(this, selector, endpoint, parsed.port(), reach, socket, listener);
                    };
            resolver.resolve(parsed, connection::connect);
            connections.add(connection);
            return connection;
        } catch (ZMQException e) {
            socket.close();
            throw new TransportException("cannot connect to " + endpoint + ": " + e.getMessage(), e);
        } catch (ZError.IOException e) {
            throw io.broken(e);
        }
    }

    @Override
    public void poll(long timeoutNanos) {
        owner.check();
        checkUsable();
        try {
            resolver.deliver();
            flush();
            for (ClientSocket each = lost.poll(); each != null; each = lost.poll()) {
                each.tellLoss();
            }
            selector.poll(timeoutNanos);
        } catch (ZError.IOException e) {
            throw io.broken(e);
        }
        io.check();
    }

    private void flush() {
        List<DealerSocket> now = toFlush;
        toFlush = flushing;
        flushing = now;
        now.forEach(DealerSocket::flush);
        now.clear();
    }

    /** It has something to send with the next poll. */
    void toFlush(DealerSocket socket) {
        toFlush.add(socket);
    }

    /** From an I/O thread. */
    void lost(ClientSocket socket) {
        lost.add(socket);
        selector.wake();
    }

    @Override
    public void wake() {
        selector.wake();
    }

    @Override
    public void close() {
        owner.check();
        if (closed) {
            return;
        }
        closed = true;
        resolver.close();
        for (ClientSocket connection : List.copyOf(connections)) {
            connection.close();
        }
        selector.close();
        io.close(PATIENCE);
    }

    void checkOwner() {
        owner.check();
    }

    void closed(ClientSocket connection) {
        connections.remove(connection);
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
