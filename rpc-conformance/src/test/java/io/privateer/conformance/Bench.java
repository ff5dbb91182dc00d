package io.privateer.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.FaultProxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** What one case works with: one driver, and the servers, proxies and clients that the case starts. For one thread. */
final class Bench implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Driver driver;
    private final DriverProcess process;
    private final Workshop workshop = new Workshop();
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Deque<String> clients = new ArrayDeque<>();

    Bench(Driver driver, DriverProcess process) {
        this.driver = driver;
        this.process = process;
    }

    /** The client under test. */
    Driver driver() {
        return driver;
    }

    /** What {@link #server()} serves. */
    Workshop workshop() {
        return workshop;
    }

    /** A server of this bench's workshop. */
    RpcServer server() {
        return server(workshop, builder -> builder);
    }

    /** A server of a workshop, with more settings. */
    RpcServer server(Workshop served, UnaryOperator<RpcServerBuilder> settings) {
        return start(settings.apply(
                RpcServer.builder().bind("tcp://127.0.0.1:0").workers(2).serve(ConformanceBinding.of(served))));
    }

    /** Starts a server that ends with the case. */
    RpcServer start(RpcServerBuilder builder) {
        RpcServer server = builder.start();
        endings.push(() -> server.close(Duration.ZERO));
        return server;
    }

    /** A network that can be broken, in front of a server. */
    FaultProxy proxy(RpcServer server) {
        FaultProxy proxy = FaultProxy.start(server.endpoint());
        endings.push(proxy::close);
        return proxy;
    }

    /** A new client of these endpoints in the driver, with its first codec. */
    TestedClient client(String... endpoints) {
        return clientOf(driver.codecs().get(0), endpoints);
    }

    /** A new client with this codec. */
    TestedClient clientOf(String codec, String... endpoints) {
        String name = "c" + NAMES.incrementAndGet();
        clients.push(name);
        return new TestedClient(process, driver.bytes(), name, codec, endpoints);
    }

    /** Has a call of our own client run at this server, or wait in its queue, until the key is released. */
    void occupy(RpcServer server, String key) {
        workshop.hold(key);
        RpcClient client = RpcClient.builder().endpoint(server.endpoint()).build();
        endings.push(client::close);
        Thread thread = new Thread(
                () -> {
                    try {
                        new ConformanceStub(client).place(key);
                    } catch (RpcException ended) {
                        // With the case: what became of this call is of no interest.
                    }
                },
                "occupying-" + key);
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins to close a server, which takes as long as its calls. */
    Thread drain(RpcServer server) {
        Thread thread = new Thread(() -> server.close(Duration.ofSeconds(20)), "draining");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until something is so, which another thread or process brings about. */
    void await(String what, BooleanSupplier condition) {
        Await.until(Duration.ofSeconds(20), condition, what);
    }

    /** Closes the driver's clients, then the network, then the servers; a client that does not close fails the case. */
    @Override
    public void close() {
        workshop.releaseAll();
        try {
            for (String client : clients) {
                TestedClient.await(
                        process.ask(JsonNodeFactory.instance.objectNode().put("close", client)), "closing a client");
            }
        } finally {
            endings.forEach(Runnable::run);
        }
    }
}
