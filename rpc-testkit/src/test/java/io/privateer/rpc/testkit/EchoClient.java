package io.privateer.rpc.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A plain REQ or DEALER socket; frames are text, a byte per character. */
final class EchoClient implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final ZMQ.Socket socket;
    private final boolean dealer;

    private EchoClient(SocketType type, String endpoint) {
        socket = context.createSocket(type);
        dealer = type == SocketType.DEALER;
        socket.setHandshakeIvl(200);
        socket.setReconnectIVL(20);
        socket.setLinger(0);
        if (!dealer) {
            socket.setReqRelaxed(true);
            socket.setReqCorrelate(true);
        }
        socket.connect(endpoint);
    }

    /** One message at a time. */
    static EchoClient req(String endpoint) {
        return new EchoClient(SocketType.REQ, endpoint);
    }

    /** As many messages at once as one likes; the empty frame that a REP wants is added and taken off. */
    static EchoClient dealer(String endpoint) {
        return new EchoClient(SocketType.DEALER, endpoint);
    }

    void send(String... frames) {
        List<String> all = new ArrayList<>(List.of(frames));
        if (dealer) {
            all.add(0, "");
        }
        send(socket, all);
    }

    /** The next message, or an empty list if there is none in time. */
    List<String> receive(Duration atMost) {
        socket.setReceiveTimeOut((int) atMost.toMillis());
        List<String> message = receive(socket);
        return dealer && !message.isEmpty() ? message.subList(1, message.size()) : message;
    }

    /** Sends, and waits for the answer as long as a healthy network could possibly need. */
    List<String> ask(String... frames) {
        send(frames);
        return receive(Duration.ofSeconds(5));
    }

    static void send(ZMQ.Socket socket, List<String> frames) {
        for (int i = 0; i < frames.size(); i++) {
            byte[] bytes = frames.get(i).getBytes(StandardCharsets.ISO_8859_1);
            socket.send(bytes, i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    static List<String> receive(ZMQ.Socket socket) {
        List<String> frames = new ArrayList<>();
        byte[] first = socket.recv();
        if (first != null) {
            frames.add(new String(first, StandardCharsets.ISO_8859_1));
            while (socket.hasReceiveMore()) {
                frames.add(new String(socket.recv(), StandardCharsets.ISO_8859_1));
            }
        }
        return frames;
    }

    @Override
    public void close() {
        socket.close();
        context.close();
    }
}
