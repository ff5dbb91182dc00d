package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * A REQ socket for each connection, relaxed and with correlated replies, all on the owner's thread.
 *
 * <p>A host name is looked up anew for each connection, on another thread; until it is found, the connection keeps the last
 * frame that was sent. One that cannot be found is a connection that stays silent. Where a name has several addresses, a
 * connection that never answered makes the next one try the next address.
 */
public final class ReqTransport implements ClientTransport {
    private static final Logger LOG = LoggerFactory.getLogger(ReqTransport.class);

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
    private final Set<ReqConnection> connections = new HashSet<>();
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
    public ReqTransport(String name, ZmqOptions options) {
        this(name, options, InetAddress::getAllByName);
    }

    ReqTransport(String name, ZmqOptions options, HostResolver.Lookup lookup) {
        this.name = name;
        this.options = options;
        io = new IoContext(name, options, selector::wake);
        resolver = new HostResolver(name, lookup, selector::wake);
    }

    @Override
    public Connection open(String endpoint, Consumer<byte[]> received) {
        owner.check();
        Endpoint parsed = Endpoint.toConnect(endpoint);
        checkUsable();
        Reach reach = reaches.computeIfAbsent(parsed.toString(), unknown -> new Reach(options));
        ZMQ.Socket socket = io.socket(SocketType.REQ, reach.handshakeInterval());
        try {
            socket.setReqRelaxed(true);
            socket.setReqCorrelate(true);
            ReqConnection connection =
                    new ReqConnection(this, selector, endpoint, parsed.port(), reach, socket, received);
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
            selector.poll(timeoutNanos);
        } catch (ZError.IOException e) {
            throw io.broken(e);
        }
        io.check();
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
        for (ReqConnection connection : List.copyOf(connections)) {
            connection.close();
        }
        selector.close();
        io.close(PATIENCE);
    }

    void checkOwner() {
        owner.check();
    }

    void closed(ReqConnection connection) {
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
