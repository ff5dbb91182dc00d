package io.privateer.rpc.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A plain REP socket that answers each message with its frames and how many it has answered: {@code [a, b, #1]}. */
final class EchoServer implements AutoCloseable {
    private final ZContext context = new ZContext();
    private final List<List<String>> received = new CopyOnWriteArrayList<>();
    private final String endpoint;
    private final Thread thread;
    private volatile boolean closing;

    EchoServer() {
        ZMQ.Socket socket = context.createSocket(SocketType.REP);
        socket.setHandshakeIvl(200);
        socket.setReceiveTimeOut(20);
        int port = socket.bindToRandomPort("tcp://127.0.0.1");
        endpoint = "tcp://127.0.0.1:" + port;
        thread = new Thread(() -> serve(socket), "echo-server");
        thread.start();
    }

    private void serve(ZMQ.Socket socket) {
        while (!closing) {
            List<String> message = EchoClient.receive(socket);
            if (!message.isEmpty()) {
                received.add(message);
                List<String> reply = new ArrayList<>(message);
                reply.add("#" + received.size());
                EchoClient.send(socket, reply);
            }
        }
        socket.close();
    }

    String endpoint() {
        return endpoint;
    }

    /** All messages so far, whole, in the order of their arrival. */
    List<List<String>> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closing = true;
        Await.until(Duration.ofSeconds(5), () -> !thread.isAlive(), "the echo server ends");
        context.close();
    }
}
