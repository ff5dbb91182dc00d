package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link RouterTransport} with a thread of its own, which echoes what comes, or does what the test says. */
final class EchoServer implements AutoCloseable {
    private final Thread thread;
    private final CompletableFuture<String> endpoint = new CompletableFuture<>();
    private final CompletableFuture<@Nullable TransportException> end = new CompletableFuture<>();
    private final Queue<Consumer<RouterTransport>> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<RouterTransport> transport = new CompletableFuture<>();
    final AtomicInteger received = new AtomicInteger();
    private volatile boolean stop;
    private volatile boolean holding;
    private volatile Duration linger = Duration.ZERO;

    EchoServer(ZmqOptions options) {
        this(options, "tcp://127.0.0.1:*");
    }

    EchoServer(ZmqOptions options, String bind) {
        thread = new Thread(() -> run(options, bind), "test-server");
        thread.start();
        endpoint();
    }

    String endpoint() {
        return endpoint.orTimeout(5, TimeUnit.SECONDS).join();
    }

    int port() {
        return Integer.parseInt(endpoint().substring(endpoint().lastIndexOf(':') + 1));
    }

    /** Runs something on the server's thread and waits for it. */
    <T> T on(Function<RouterTransport, T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        tasks.add(server -> done.complete(task.apply(server)));
        transport.join().wake();
        return done.orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** Keeps all replies back, or sends them all. */
    void hold(boolean hold) {
        holding = hold;
        transport.join().wake();
    }

    /** The exception that ended it. */
    CompletableFuture<@Nullable TransportException> end() {
        return end;
    }

    void closeWith(Duration newLinger) {
        linger = newLinger;
        close();
    }

    @Override
    public void close() {
        stop = true;
        transport.join().wake();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thread.isAlive()) {
            throw new AssertionError("server does not end: " + Arrays.toString(thread.getStackTrace()));
        }
    }

    private void run(ZmqOptions options, String bind) {
        RouterTransport server = new RouterTransport("test-server", options);
        transport.complete(server);
        Queue<Runnable> replies = new ArrayDeque<>();
        try {
            endpoint.complete(server.bind(bind));
            while (!stop) {
                server.poll(TimeUnit.SECONDS.toNanos(30), (route, frame) -> {
                    received.incrementAndGet();
                    replies.add(() -> server.reply(route, frame, false));
                });
                for (Runnable reply; !holding && (reply = replies.poll()) != null; ) {
                    reply.run();
                }
                for (Consumer<RouterTransport> task; (task = tasks.poll()) != null; ) {
                    task.accept(server);
                }
            }
            end.complete(null);
        } catch (TransportException e) {
            end.complete(e);
        } finally {
            server.close(linger);
        }
    }
}
