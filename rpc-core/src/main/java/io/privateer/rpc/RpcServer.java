package io.privateer.rpc;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.zmq.IoOwner;
import io.privateer.rpc.zmq.RouterTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A server: a front that admits and remembers calls, and workers that execute them. Thread-safe.
 *
 * <pre>{@code
 * RpcServer server = RpcServer.builder()
 *         .bind("tcp://127.0.0.1:5555")
 *         .serve(OrdersBinding.of(new Shop()))
 *         .start();
 * }</pre>
 */
public final class RpcServer implements AutoCloseable {
    private final ServerLoop loop;
    private final Thread thread;
    private final String endpoint;

    private RpcServer(ServerLoop loop, Thread thread, String endpoint) {
        this.loop = loop;
        this.thread = thread;
        this.endpoint = endpoint;
    }

    public static RpcServerBuilder builder() {
        return new RpcServerBuilder();
    }

    static RpcServer start(ServerSettings settings) {
        return start(settings, () -> new RouterTransport(settings.name(), settings.zmq()));
    }

    static RpcServer start(ServerSettings settings, Supplier<ServerTransport> transports) {
        CompletableFuture<String> bound = new CompletableFuture<>();
        ServerLoop loop = loop(settings, bound, transports);
        Thread thread = new IoOwner(loop, settings.name());
        thread.start();
        try {
            return new RpcServer(loop, thread, bound.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static ServerLoop loop(
            ServerSettings settings, CompletableFuture<String> bound, Supplier<ServerTransport> transports) {
        ReplyStore replyStore = settings.replyStore();
        if (replyStore == null) {
            return new ServerLoop(settings, null, bound, transports);
        }
        Duration retention = Duration.ofMillis(settings.store().retentionMs());
        OpenStore opened = replyStore.open(new ReplyStore.Terms(settings.name(), retention));
        try {
            return new ServerLoop(settings, opened, bound, transports);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /** Where it listens, with the real port. */
    public String endpoint() {
        return endpoint;
    }

    /** A snapshot of its load. */
    public ServerHealth health() {
        return loop.health();
    }

    /**
     * Drains and ends: new calls are refused as not executed, with the hint to go elsewhere; what was admitted runs to its
     * end and is answered; results that no client has acknowledged yet are kept for them. Returns when all is done or the
     * time is over, and leaves no thread behind, but for a handler that ignores the end of its time.
     *
     * @param patience how long to wait for running calls and acknowledgements
     */
    public void close(Duration patience) {
        loop.close(patience);
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #close(Duration)} with 5 seconds. */
    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }
}
