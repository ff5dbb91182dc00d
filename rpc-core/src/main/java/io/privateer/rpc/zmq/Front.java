package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ServerTransport.Requests;
import io.privateer.rpc.transport.ServerTransport.Route;
import io.privateer.rpc.transport.TransportException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import org.zeromq.ZMonitor;
import zmq.Msg;
import zmq.ZError;
import zmq.io.Metadata;

/**
 * The ROUTER socket: reads what strangers send, and answers those that framed it well.
 *
 * <p>A request is a routing id, then anything up to and including the first empty frame, then one frame; further frames are
 * further requests that came the same way. Everything before
 * the last is kept as the route and echoed. What is framed otherwise is dropped, since there is no knowing how to answer.
 */
final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    /** Frames before the empty one: a routing id, a request id, and one more for each ROUTER on the way. */
    static final int MAX_PREFIX_FRAMES = 16;

    /** ZMTP's own limit of a routing id. */
    static final int MAX_PREFIX_FRAME_BYTES = 255;

    /** Takes the rest of a core that a listener without file descriptors would keep busy, and delays others by as much. */
    private static final long ACCEPT_REST = 1_000_000;

    /** Requests behind one empty frame: each is a turn of the server's, and others wait meanwhile. */
    static final int MAX_BATCH = 1_024;

    private static final byte[] EMPTY = {};

    /**
     * The way back.
     *
     * @param prefix the frames to echo, without the empty one that ends them
     * @param connection that it came on; of ZMTP before version 3 that is not known
     */
    record PeerRoute(List<byte[]> prefix, @Nullable Metadata connection) implements Route {}

    private final Endpoint endpoint;
    private final ZMQ.Socket socket;
    private final ServerSocketChannel listener;
    private final Requests receiver;
    private final RateLimitedLog malformed;
    private final SocketSelector.Watch watch;
    private final OutgoingReplies replies;
    private final ReplyBatches batches = new ReplyBatches(this::send);
    private final MemoryShortage shortage;

    /** Whether the rest of a malformed message is being skipped; it may be long, and others have their turn meanwhile. */
    private boolean skipping;

    private Front(
            Endpoint endpoint,
            ZMQ.Socket socket,
            ServerSocketChannel listener,
            SocketSelector selector,
            Requests receiver,
            OutgoingReplies replies,
            MemoryShortage shortage,
            RateLimitedLog malformed) {
        this.endpoint = endpoint;
        this.socket = socket;
        this.listener = listener;
        this.receiver = receiver;
        this.replies = replies;
        this.shortage = shortage;
        this.malformed = malformed;
        watch = selector.watch(socket.getFD(), this::drain);
    }

    /** Binds. */
    static Front open(
            IoContext io,
            ZmqOptions options,
            SocketSelector selector,
            Endpoint wanted,
            Requests receiver,
            RateLimitedLog malformed,
            AtomicLong acceptFailures) {
        ZMQ.Socket socket = io.socket(SocketType.ROUTER, options.acceptHandshakeInterval());
        try {
            socket.setIPv6(wanted.ipv6());
            FrameMemory incoming = new FrameMemory(FrameMemory.limit(options));
            OutgoingReplies replies = new OutgoingReplies(FrameMemory.limit(options));
            MemoryShortage shortage =
                    new MemoryShortage(incoming, replies, System::nanoTime, MemoryShortage::collectGarbage);
            socket.setMsgAllocator(new IncomingFrames(options.maxMessageBytes(), incoming));
            ServerSocketChannel listener = bind(socket, wanted);
            socket.setEventHook(
                    (ZEvent event) -> accepted(event, shortage, acceptFailures),
                    ZMQ.EVENT_ACCEPTED | ZMQ.EVENT_ACCEPT_FAILED);
            int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            return new Front(wanted.withPort(port), socket, listener, selector, receiver, replies, shortage, malformed);
        } catch (ZMQException e) {
            socket.close();
            throw new TransportException(
                    e.getErrorCode() == ZError.EADDRINUSE
                            ? "cannot bind to " + wanted + ": the port is in use, or the address is not this machine's"
                            : "cannot bind to " + wanted + ": " + e.getMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw new TransportException("cannot bind to " + wanted + ": " + e.getMessage(), e);
        }
    }

    private static void accepted(ZEvent event, MemoryShortage shortage, AtomicLong acceptFailures) {
        if (event.getEvent() == ZMonitor.Event.ACCEPTED) {
            shortage.accepted(event.getValue());
        } else {
            acceptFailed(acceptFailures);
        }
    }

    /**
     * A connection waits and cannot be accepted, most likely because there is no file descriptor left. It goes on waiting, and
     * JeroMQ tries again at once and for ever: on the I/O thread, where this is called, and where others are served. So it
     * gets a rest in between.
     */
    private static void acceptFailed(AtomicLong acceptFailures) {
        acceptFailures.incrementAndGet();
        LockSupport.parkNanos(ACCEPT_REST);
    }

    private static ServerSocketChannel bind(ZMQ.Socket socket, Endpoint wanted) {
        AtomicReference<@Nullable ServerSocketChannel> listener = new AtomicReference<>();
        socket.setEventHook((ZEvent event) -> listener.set(event.getValue()), ZMQ.EVENT_LISTENING);
        socket.bind(wanted.toString());
        socket.setEventHook(null, 0);
        ServerSocketChannel channel = listener.get();
        if (channel == null) {
            throw new TransportException("JeroMQ did not tell what it listens on for " + wanted);
        }
        return channel;
    }

    /** Where it is bound, with the real port. */
    String endpoint() {
        return endpoint.toString();
    }

    /**
     * Closes the listener, and only that. JeroMQ's own unbind also ends every connection that the listener ever accepted,
     * with the replies that are owed there.
     */
    void unbind() {
        if (!listener.isOpen()) {
            return;
        }
        try {
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            listener.close();
            nudge(address);
        } catch (IOException e) {
            LOG.warn("{}: the listener cannot be closed", endpoint, e);
        }
    }

    /**
     * The port is free only when the I/O thread next looks at its selector, which may be a long time asleep. A connection
     * attempt, which nobody accepts any more, makes it look.
     */
    private void nudge(InetSocketAddress address) {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(reachable(address.getAddress()), address.getPort()));
        } catch (IOException e) {
            LOG.debug("{}: the port is freed when the next client tries it", endpoint, e);
        }
    }

    private static InetAddress reachable(InetAddress bound) throws IOException {
        if (!bound.isAnyLocalAddress()) {
            return bound;
        }
        return InetAddress.getByName(bound instanceof Inet6Address ? "::1" : "127.0.0.1");
    }

    /**
     * Sends a reply.
     *
     * @param batch whether its peer reads several replies behind one empty frame; then it waits for {@link #flush}. A peer
     *     behind another ROUTER gets a message for each, because that one may route each somewhere else
     */
    void reply(PeerRoute route, byte[] frame, boolean batch) {
        RoutingId peer = new RoutingId(route.prefix.get(0));
        Msg body = replies.admit(peer, route.connection, frame);
        if (body == null) {
            return;
        }
        if (batch && route.prefix.size() == 1) {
            batches.add(peer, body);
        } else {
            send(route.prefix, List.of(body));
        }
    }

    /** Sends what waits for others to go with it. */
    void flush() {
        batches.flush();
    }

    private void send(RoutingId peer, List<Msg> bodies) {
        send(List.of(peer.bytes), bodies);
    }

    private void send(List<byte[]> prefix, List<Msg> bodies) {
        // Not mandatory, so none of these blocks or fails: to a peer that is gone or full, all frames are dropped.
        for (byte[] frame : prefix) {
            socket.send(frame, ZMQ.SNDMORE | ZMQ.DONTWAIT);
        }
        socket.send(EMPTY, ZMQ.SNDMORE | ZMQ.DONTWAIT);
        int last = bodies.size() - 1;
        for (int i = 0; i < last; i++) {
            socket.sendMsg(bodies.get(i), ZMQ.SNDMORE | ZMQ.DONTWAIT);
        }
        socket.sendMsg(bodies.get(last), ZMQ.DONTWAIT);
        watch.touch();
    }

    /** Time has passed. Costs nothing while there is memory. */
    void onTime() {
        shortage.onTime();
    }

    /** Hands it back to JeroMQ, which sends what it still has to for this long. */
    void close(Duration linger) {
        watch.close();
        // At a context that is dead JeroMQ does not get to it, and the next server wants the port.
        unbind();
        socket.setLinger((int) linger.toMillis());
        socket.close();
    }

    private int drain(int limit) {
        int taken = 0;
        while (taken < limit) {
            Msg message = take();
            if (message == null) {
                return taken;
            }
            taken++;
            if (skipping) {
                skipping = message.hasMore();
            } else {
                read(message);
            }
        }
        return taken;
    }

    private void read(Msg routingId) {
        List<byte[]> prefix = new ArrayList<>(3);
        Msg message = routingId;
        while (message.size() > 0) {
            if (!message.hasMore()) {
                drop(message, "no empty frame");
                return;
            }
            if (prefix.size() == MAX_PREFIX_FRAMES || message.size() > MAX_PREFIX_FRAME_BYTES) {
                drop(message, "more or longer frames than a route has");
                return;
            }
            prefix.add(message.data());
            message = next();
        }
        if (!message.hasMore()) {
            drop(message, "nothing behind the empty frame");
            return;
        }
        PeerRoute route = new PeerRoute(prefix, message.getMetadata());
        shortage.heard(route.connection);
        Msg payload = next();
        hand(route, payload);
        for (int frames = 1; payload.hasMore(); frames++) {
            payload = next();
            if (frames == MAX_BATCH) {
                drop(payload, "more than " + MAX_BATCH + " requests behind one empty frame; the rest is lost");
                return;
            }
            hand(route, payload);
        }
    }

    private void hand(PeerRoute route, Msg payload) {
        if (payload instanceof IncomingFrames.Surplus) {
            receiver.thrownAway(route, payload.size());
        } else {
            receiver.received(route, payload.data());
        }
    }

    /** The next frame of a message; JeroMQ has all of them before it shows the first. */
    private Msg next() {
        Msg message = take();
        if (message == null) {
            throw new TransportException(endpoint + ": a message ended early");
        }
        return message;
    }

    private @Nullable Msg take() {
        Msg frame = socket.recvMsg(ZMQ.DONTWAIT);
        if (frame != null) {
            IncomingFrames.taken(frame);
        }
        return frame;
    }

    private void drop(Msg last, String why) {
        skipping = last.hasMore();
        malformed.warn(endpoint + ": dropped a message: " + why);
    }
}
