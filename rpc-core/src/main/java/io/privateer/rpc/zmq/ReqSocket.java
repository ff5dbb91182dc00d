package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport.Listener;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;
import zmq.Msg;
import zmq.ZError;

/** A REQ socket: one request at a time, relaxed and with correlated replies. */
final class ReqSocket extends ClientSocket {
    /** What was sent before JeroMQ knew where to connect to. */
    private byte @Nullable [] held;

    /** A REQ may be received from only between a request and its reply; asked at another time it raises. */
    private boolean awaiting;

    ReqSocket(
            ClientSockets transport,
            SocketSelector selector,
            String endpoint,
            int port,
            Reach reach,
            ZMQ.Socket socket,
            Listener listener) {
        super(transport, selector, endpoint, port, reach, socket, listener);
    }

    @Override
    void connected() {
        byte[] waited = held;
        if (waited != null) {
            held = null;
            send(waited);
        }
    }

    @Override
    public boolean send(byte[] frame) {
        transport.checkOwner();
        if (isGone()) {
            return false;
        }
        asked();
        if (!isConnected()) {
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
    int drain(int limit) {
        int taken = 0;
        while (!isGone() && awaiting && taken < limit) {
            Msg message = socket.recvMsg(ZMQ.DONTWAIT);
            if (message == null) {
                return taken;
            }
            taken++;
            awaiting = false;
            answered();
            if (message.hasMore()) {
                skip(message);
            } else {
                listener.received(message.data());
            }
        }
        if (!isGone() && !awaiting) {
            // Takes JeroMQ's commands, or the descriptor would stay readable and the next sleep return at once.
            socket.getEvents();
        }
        return taken;
    }

    private void skip(Msg first) {
        for (Msg message = first; message != null && message.hasMore(); ) {
            message = socket.recvMsg(ZMQ.DONTWAIT);
        }
        transport.malformed("dropped a reply of several frames from " + endpoint());
    }
}
