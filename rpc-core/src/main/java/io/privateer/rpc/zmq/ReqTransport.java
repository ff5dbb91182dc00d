package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.ZError;

/**
 * A REQ socket for each connection, relaxed and with correlated replies, all on the owner's thread.
 *
 * <p>A frame that is sent is not copied: it must not be changed afterwards.
 */
public final class ReqTransport implements ClientTransport {
    private static final Logger LOG = LoggerFactory.getLogger(ReqTransport.class);

    /** How long the threads underneath get to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ZmqOptions options;
    private final IoContext io;
    private final SocketSelector selector = new SocketSelector();
    private final OwnerThread owner = new OwnerThread();
    private final Set<ReqConnection> connections = new HashSet<>();
    private final RateLimitedLog malformed = new RateLimitedLog(LOG);
    private boolean closed;

    /**
     * A transport without connections; its threads start with the first.
     *
     * @param name what its threads' names start with, such as {@code rpc-client}
     */
    public ReqTransport(String name, ZmqOptions options) {
        this.options = options;
        io = new IoContext(name, options, selector::wake);
    }

    @Override
    public Connection open(String endpoint, Consumer<byte[]> received) {
        owner.check();
        Endpoint parsed = Endpoint.toConnect(endpoint);
        io.check();
        ZMQ.Socket socket = io.socket(SocketType.REQ, options.handshakeInterval());
        try {
            socket.setReqRelaxed(true);
            socket.setReqCorrelate(true);
            socket.setIPv6(parsed.ipv6());
            ReqConnection connection = new ReqConnection(endpoint, socket, received);
            socket.connect(parsed.toString());
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
        io.check();
        try {
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
        for (ReqConnection connection : Set.copyOf(connections)) {
            connection.close();
        }
        selector.close();
        io.close(PATIENCE);
    }

    private final class ReqConnection implements Connection {
        private final String endpoint;
        private final ZMQ.Socket socket;
        private final Consumer<byte[]> received;
        private final SocketSelector.Watch watch;

        /** A REQ may be received from only between a request and its reply; asked at another time it raises. */
        private boolean awaiting;

        private boolean gone;

        ReqConnection(String endpoint, ZMQ.Socket socket, Consumer<byte[]> received) {
            this.endpoint = endpoint;
            this.socket = socket;
            this.received = received;
            watch = selector.watch(socket.getFD(), this::drain);
        }

        @Override
        public String endpoint() {
            return endpoint;
        }

        @Override
        public boolean send(byte[] frame) {
            owner.check();
            if (gone) {
                return false;
            }
            // Also when it fails: JeroMQ has then given up the request before.
            awaiting = false;
            try {
                awaiting = socket.send(frame, ZMQ.DONTWAIT);
            } catch (ZError.IOException e) {
                throw io.broken(e);
            }
            watch.touch();
            return awaiting;
        }

        @Override
        public void close() {
            owner.check();
            if (gone) {
                return;
            }
            gone = true;
            connections.remove(this);
            watch.close();
            socket.close();
        }

        private int drain(int limit) {
            int taken = 0;
            while (!gone && awaiting && taken < limit) {
                Msg message = socket.recvMsg(ZMQ.DONTWAIT);
                if (message == null) {
                    return taken;
                }
                taken++;
                awaiting = false;
                if (message.hasMore()) {
                    skip(message);
                } else {
                    received.accept(message.data());
                }
            }
            if (!gone && !awaiting) {
                // Takes JeroMQ's commands, or the descriptor would stay readable and the next sleep return at once.
                socket.getEvents();
            }
            return taken;
        }

        private void skip(Msg first) {
            for (Msg message = first; message != null && message.hasMore(); ) {
                message = socket.recvMsg(ZMQ.DONTWAIT);
            }
            malformed.warn("dropped a reply of several frames from " + endpoint, null);
        }
    }
}
