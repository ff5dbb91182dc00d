package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ServerTransport.Link;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import zmq.Msg;
import zmq.ZError;

/** The DEALER socket to one worker: an empty frame and a frame out, the same back. */
final class DealerLink implements Link {
    private static final byte[] EMPTY = {};

    /** A worker has one request and perhaps a PING in hand; more only waits for a name that nobody knows. */
    private static final int MAX_HELD = 16;

    private final RouterTransport transport;
    private final String endpoint;
    private final ZMQ.Socket socket;
    private final Consumer<byte[]> received;
    private final SocketSelector.Watch watch;

    /** What was sent before JeroMQ knew where to connect to; null from then on. */
    private @Nullable Queue<byte[]> held = new ArrayDeque<>();

    private boolean skipping;
    private boolean gone;

    DealerLink(
            RouterTransport transport,
            SocketSelector selector,
            String endpoint,
            ZMQ.Socket socket,
            Consumer<byte[]> received) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.socket = socket;
        this.received = received;
        watch = selector.watch(socket.getFD(), this::drain);
    }

    /** Connects, and sends what waited for that. */
    void connect(Endpoint target) {
        if (gone) {
            return;
        }
        socket.setIPv6(target.ipv6());
        socket.connect(target.toString());
        Queue<byte[]> waited = held;
        held = null;
        if (waited != null) {
            waited.forEach(this::send);
        }
    }

    @Override
    public boolean send(byte[] frame) {
        transport.checkOwner();
        if (gone) {
            return false;
        }
        if (held != null) {
            return held.size() < MAX_HELD && held.add(frame);
        }
        watch.touch();
        try {
            return socket.send(EMPTY, ZMQ.SNDMORE | ZMQ.DONTWAIT) && socket.send(frame, ZMQ.DONTWAIT);
        } catch (ZError.IOException e) {
            throw transport.broken(e);
        }
    }

    @Override
    public void close() {
        transport.checkOwner();
        if (gone) {
            return;
        }
        gone = true;
        watch.close();
        socket.close();
        transport.closed(this);
    }

    private int drain(int limit) {
        int taken = 0;
        while (!gone && taken < limit) {
            Msg message = socket.recvMsg(ZMQ.DONTWAIT);
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

    private void read(Msg first) {
        if (first.size() == 0 && first.hasMore()) {
            Msg payload = socket.recvMsg(ZMQ.DONTWAIT);
            if (payload != null && !payload.hasMore()) {
                received.accept(payload.data());
                return;
            }
            skipping = payload != null;
        } else {
            skipping = first.hasMore();
        }
        transport.malformed("dropped a message from worker " + endpoint + " that is no empty frame and one more");
    }
}
