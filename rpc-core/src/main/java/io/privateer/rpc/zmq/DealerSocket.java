package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ClientTransport.Listener;
import java.util.ArrayDeque;
import org.zeromq.ZMQ;
import zmq.Msg;
import zmq.ZError;

/**
 * A DEALER socket to one server: any number of requests at a time. What is sent waits for the owner's next poll, so that a
 * queue that has built up meanwhile can go out in one message.
 */
final class DealerSocket extends ClientSocket {
    private static final byte[] EMPTY = {};

    /** Requests that wait here because the way to the server is full; more are not taken. */
    private static final int MAX_WAITING = 20_000;

    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private boolean batches;
    /** Whether the rest of a malformed message is being skipped. */
    private boolean skipping;

    DealerSocket(
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
        if (!waiting.isEmpty()) {
            transport.toFlush(this);
        }
    }

    @Override
    public void allowBatches() {
        batches = true;
    }

    @Override
    public boolean send(byte[] frame) {
        transport.checkOwner();
        if (isGone() || waiting.size() >= MAX_WAITING) {
            return false;
        }
        asked();
        if (waiting.isEmpty() && isConnected()) {
            transport.toFlush(this);
        }
        return waiting.add(frame);
    }

    /** Hands over what waits, as far as the way is free. */
    void flush() {
        if (isGone()) {
            return;
        }
        try {
            while (!waiting.isEmpty()) {
                if (!socket.send(EMPTY, ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
                    // Full: the server does not read, or is not there. Tried again with the next poll.
                    transport.toFlush(this);
                    break;
                }
                sendMessage();
            }
        } catch (ZError.IOException e) {
            throw transport.broken(e);
        }
        watch.touch();
    }

    /** The frames behind an empty one. JeroMQ takes them all once it has taken that one. */
    private void sendMessage() {
        byte[] frame = waiting.remove();
        int frames = 1;
        for (long bytes = frame.length; batches && frames < BatchLimits.FRAMES; frames++) {
            byte[] next = waiting.peek();
            if (next == null || bytes + next.length > BatchLimits.BYTES) {
                break;
            }
            bytes += next.length;
            socket.send(frame, ZMQ.SNDMORE | ZMQ.DONTWAIT);
            frame = waiting.remove();
        }
        socket.send(frame, ZMQ.DONTWAIT);
    }

    @Override
    int drain(int limit) {
        int taken = 0;
        while (!isGone() && taken < limit) {
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
        if (first.size() > 0 || !first.hasMore()) {
            skipping = first.hasMore();
            transport.malformed("dropped a reply from " + endpoint() + " that is no empty frame and one more");
            return;
        }
        answered();
        Msg payload = socket.recvMsg(ZMQ.DONTWAIT);
        while (payload != null) {
            boolean more = payload.hasMore();
            listener.received(payload.data());
            // Whoever received it may have closed this socket.
            payload = more && !isGone() ? socket.recvMsg(ZMQ.DONTWAIT) : null;
        }
    }
}
