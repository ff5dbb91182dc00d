package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport.Connection;
import io.privateer.rpc.transport.ClientTransport.Listener;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.zeromq.ZMQ;

/** A client's socket to one server: how it connects, and what that teaches about the way there. */
abstract sealed class ClientSocket implements Connection permits ReqSocket, DealerSocket {
    final ClientSockets transport;
    final ZMQ.Socket socket;
    final Listener listener;
    final SocketSelector.Watch watch;
    private final String endpoint;
    private final int port;
    private final Reach reach;
    private final Losses losses;
    private final long opened = System.nanoTime();

    /** Whether JeroMQ knows where to connect to. */
    private boolean connected;

    private boolean asked;
    private boolean answered;
    private boolean gone;

    /**
     * @param port the port behind the endpoint's host, whose address is told later
     */
    ClientSocket(
            ClientSockets transport,
            SocketSelector selector,
            String endpoint,
            int port,
            Reach reach,
            ZMQ.Socket socket,
            Listener listener) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.port = port;
        this.reach = reach;
        this.socket = socket;
        this.listener = listener;
        losses = new Losses(() -> transport.lost(this));
        socket.setEventHook(losses, Losses.EVENTS);
        watch = selector.watch(socket.getFD(), this::drain);
    }

    @Override
    public final String endpoint() {
        return endpoint;
    }

    /** Connects to the address whose turn it is, and sends what waited for that. */
    final void connect(List<InetAddress> addresses) {
        if (gone) {
            return;
        }
        Endpoint target = new Endpoint(reach.choose(addresses).getHostAddress(), port);
        socket.setIPv6(target.ipv6());
        socket.connect(target.toString());
        connected = true;
        connected();
    }

    /** JeroMQ knows where to connect to by now. */
    abstract void connected();

    /** Takes at most so many messages, and says how many it took. */
    abstract int drain(int limit);

    final boolean isConnected() {
        return connected;
    }

    final boolean isGone() {
        return gone;
    }

    final void asked() {
        asked = true;
    }

    final void answered() {
        if (!answered) {
            answered = true;
            reach.answered(Duration.ofNanos(System.nanoTime() - opened));
        }
    }

    /** A loss was noted some time ago, and is told unless somebody has asked for it since. */
    final void tellLoss() {
        if (!gone && losses.noted()) {
            listener.lost();
        }
    }

    @Override
    public final boolean broke() {
        transport.checkOwner();
        return losses.take();
    }

    @Override
    public final void close() {
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
}
