package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport.Connection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import zmq.Msg;
import zmq.ZError;

/** One REQ socket. */
final class ReqConnection implements Connection {
    private final ReqTransport transport;
    private final String endpoint;
    private final int port;
    private final Reach reach;
    private final ZMQ.Socket socket;
    private final Consumer<byte[]> received;
    private final SocketSelector.Watch watch;
    private final Losses losses = new Losses();
    private final long opened = System.nanoTime();

    /** Whether JeroMQ knows where to connect to. */
    private boolean connected;

    /** What was sent before that. */
    private byte @Nullable [] held;

    /** A REQ may be received from only between a request and its reply; asked at another time it raises. */
    private boolean awaiting;

    private boolean asked;
    private boolean answered;
    private boolean gone;

    ReqConnection(
            ReqTransport transport,
            SocketSelector selector,
            String endpoint,
            int port,
            Reach reach,
            ZMQ.Socket socket,
            Consumer<byte[]> received) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.port = port;
        this.reach = reach;
        this.socket = socket;
        this.received = received;
        socket.setEventHook(losses, Losses.EVENTS);
        watch = selector.watch(socket.getFD(), this::drain);
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    /** Connects to the address whose turn it is, and sends what waited for that. */
    void connect(List<InetAddress> addresses) {
        if (gone) {
            return;
        }
        Endpoint target = new Endpoint(reach.choose(addresses).getHostAddress(), port);
        socket.setIPv6(target.ipv6());
        socket.connect(target.toString());
        connected = true;
        if (held != null) {
            send(held);
            held = null;
        }
    }

    @Override
    public boolean send(byte[] frame) {
        transport.checkOwner();
        if (gone) {
            return false;
        }
        asked = true;
        if (!connected) {
            held = frame;
            return true;
        }
        // Also when it fails: JeroMQ has then given up the request before.
        awaiting = false;
        try {
            awaiting = socket.send(frame, ZMQ.DONTWAIT);
        } catch (ZError.IOException e) {
            throw transport.broken(e);
        }
        watch.touch();
        return awaiting;
    }

    @Override
    public boolean broke() {
        transport.checkOwner();
        return losses.take();
    }

    @Override
    public void close() {
        transport.checkOwner();
        if (gone) {
            return;
        }
        gone = true;
        if (asked && !answered) {
            reach.silent();
        }
        watch.close();
        socket.close();
        transport.closed(this);
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
            if (!answered) {
                answered = true;
                reach.answered(Duration.ofNanos(System.nanoTime() - opened));
            }
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
        transport.malformed("dropped a reply of several frames from " + endpoint);
    }
}
