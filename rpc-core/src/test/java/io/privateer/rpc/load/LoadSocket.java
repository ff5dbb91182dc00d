package io.privateer.rpc.load;

import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A DEALER to one server that sends any number of requests and hears their replies. Belongs to one thread. */
public final class LoadSocket implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    private final ZMQ.Poller poller = context.createPoller(1);
    private Id scope = Id.NONE;
    private long storeMs;

    /** Connects, and waits for the server's answer to a PING. */
    public LoadSocket(String endpoint) {
        socket.setSndHWM(1_000_000);
        socket.setRcvHWM(1_000_000);
        socket.setHandshakeIvl(200);
        socket.connect(endpoint);
        poller.register(socket, ZMQ.Poller.POLLIN);
        send(Request.ping(Id.random(new Random()), 1));
        Reply pong = Objects.requireNonNull(receive(Duration.ofSeconds(10)), "no answer from " + endpoint);
        scope = pong.scope();
        storeMs = pong.storeMs();
    }

    /** The request bound to the server's reply store, so that it is deduplicated. */
    public Request bound(Request request) {
        return request.boundTo(scope, storeMs);
    }

    public void send(Request request) {
        socket.send(new byte[0], ZMQ.SNDMORE);
        socket.send(Envelope.encode(request, Envelope.Format.PROTOBUF), 0);
    }

    /** The next reply, or {@code null} if none comes in time. */
    public @Nullable Reply receive(Duration patience) {
        byte[] empty = socket.recv(ZMQ.DONTWAIT);
        if (empty == null) {
            if (patience.isZero() || poller.poll(patience.toMillis()) <= 0) {
                return null;
            }
            empty = socket.recv(ZMQ.DONTWAIT);
            if (empty == null) {
                return null;
            }
        }
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        try {
            Reply reply = Envelope.decodeReply(Objects.requireNonNull(frame));
            storeMs = Math.max(storeMs, reply.storeMs());
            return reply;
        } catch (MalformedFrameException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
