package io.privateer.rpc.zmq;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A network in front of a server: it swallows the first connections whole, is slow with the others, and can cut them. */
final class Bridge implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final int swallowed;
    private final Duration delay;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    final AtomicInteger accepted = new AtomicInteger();

    /**
     * @param swallowed how many connections are accepted and never read
     * @param delay one way, for each piece that is passed on
     */
    Bridge(int target, int swallowed, Duration delay) throws IOException {
        this.target = target;
        this.swallowed = swallowed;
        this.delay = delay;
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String endpoint() {
        return "tcp://127.0.0.1:" + listener.getLocalPort();
    }

    /** Ends each client's connection with a TCP reset. Those that come afterwards are passed on as ever. */
    void reset() throws IOException {
        for (Socket client; (client = clients.poll()) != null; ) {
            if (!client.isClosed()) {
                client.setSoLinger(true, 0);
                client.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listener.accept();
            sockets.add(near);
            clients.add(near);
            if (accepted.incrementAndGet() > swallowed) {
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(far);
                start(() -> pass(near, far));
                start(() -> pass(far, near));
            }
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[10_000];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                LockSupport.parkNanos(delay.toNanos());
                out.write(buffer, 0, length);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side was closed; the other follows.
                    }
                },
                "bridge");
        thread.setDaemon(true);
        thread.start();
    }
}
