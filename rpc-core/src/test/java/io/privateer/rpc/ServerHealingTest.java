package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.ServerHealth.State;
import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.zmq.Await;
import io.privateer.rpc.zmq.RouterTransport;
import io.privateer.rpc.zmq.Sabotage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Errors, in the place of exceptions, where a server makes its sockets. */
@Timeout(90)
final class ServerHealingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static ServerSettings settings(String name) {
        return RpcServer.builder()
                .name(name)
                .bind("tcp://127.0.0.1:0")
                .serve(binding(text -> text + "!"))
                .settings();
    }

    private final AtomicInteger closed = new AtomicInteger();

    /** A transport like this one, which cannot be bound. */
    private ServerTransport unbindable(ServerTransport transport, Error why) {
        return (ServerTransport) Proxy.newProxyInstance(
                ServerTransport.class.getClassLoader(),
                new Class<?>[] {ServerTransport.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("bind")) {
                        throw why;
                    }
                    closed.addAndGet(method.getName().equals("close") ? 1 : 0);
                    try {
                        return method.invoke(transport, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Whoever starts it would wait for ever otherwise. */
    @Test
    void anErrorInTheServersThreadWhileItStartsIsThrownByStart() {
        ServerSettings settings = settings("does-not-start");
        CompletableFuture<RpcServer> started = new CompletableFuture<>();
        Thread starter = new Thread(() -> {
            try {
                started.complete(RpcServer.start(
                        settings,
                        () -> unbindable(
                                new RouterTransport(settings.name(), settings.zmq()),
                                new NoClassDefFoundError("as a test"))));
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        });
        starter.setDaemon(true);
        starter.start();
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> started.get(LONG.toSeconds(), TimeUnit.SECONDS));
        assertInstanceOf(NoClassDefFoundError.class, failed.getCause());
        Await.await(LONG, () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(settings.name())));
    }

    @Test
    void aServerThatGetsNoThreadsForNewSocketsTriesAgainAndListensThen() {
        ServerSettings settings = settings("starved");
        AtomicInteger made = new AtomicInteger();
        RpcServer server = RpcServer.start(settings, () -> {
            RouterTransport transport = new RouterTransport(settings.name(), settings.zmq());
            return made.getAndIncrement() == 0 || made.get() > 4
                    ? transport
                    : unbindable(transport, new OutOfMemoryError("unable to create native thread"));
        });
        try (server;
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .deadline(LONG)
                        .build()) {
            assertEquals("before!", place(client, "before"));
            Sabotage.endIoThreads(Sabotage.field(Sabotage.field(server, "loop"), "transport"));
            Await.await(LONG, () -> server.health().state() == State.DOWN);
            Await.await(LONG, () -> server.health().rebuilt() == 1);
            assertEquals(5, made.get());
            assertEquals(3, closed.get(), "those that could not be bound");
            assertEquals("after!", place(client, "after"));
        }
    }
}
