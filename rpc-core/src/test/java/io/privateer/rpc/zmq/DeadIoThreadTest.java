package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.transport.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadIoThreadTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void errorOnTheIoThreadIsToldByPollAndANewServerTakesThePort() throws IOException {
        OutOfMemoryError error = new OutOfMemoryError("made up");
        String endpoint;
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS)) {
            endpoint = server.endpoint();
            server.on(transport -> {
                Sabotage.throwOnAccept(transport, error);
                return true;
            });
            long start = System.nanoTime();
            try (RawPeer peer = new RawPeer(server.port())) {
                peer.bytes(RawPeer.greeting());
                TransportException told = failure(server);
                assertEquals(
                        "test-server: an I/O thread failed, close this transport and make a new one",
                        told.getMessage());
                assertSame(error, told.getCause());
                await(() -> Threads.named("test-server").isEmpty());
            }
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
        }
        assertServesAt(endpoint);
    }

    @Test
    void serverWhoseIoThreadIsGoneForGoodClosesInTimeAndLeavesNoThreadAndNoPort() {
        String endpoint;
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            endpoint = server.endpoint();
            assertEquals(List.of("before"), client.askOnce(endpoint, "before", SOON));
            long start = System.nanoTime();
            server.on(transport -> {
                Sabotage.endIoThreads(transport);
                return true;
            });
            assertEquals(
                    "an I/O thread ended",
                    String.valueOf(failure(server).getCause()).replaceAll(".*: ", ""));
            await(() -> Threads.named("test-server").isEmpty());
            long took = System.nanoTime() - start;
            assertTrue(took < TimeUnit.SECONDS.toNanos(2), "took " + took + " ns");
        }
        assertServesAt(endpoint);
    }

    @Test
    void clientWhoseIoThreadIsGoneForGoodClosesInTimeAndLeavesNoThread() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS)) {
            Client client = new Client(ZmqOptions.DEFAULTS);
            Client.Line line = client.open(server.endpoint());
            line.send("before");
            assertTrue(client.pollUntil(SOON, () -> !line.replies().isEmpty()));
            Sabotage.endIoThreads(client.transport);
            long start = System.nanoTime();
            assertThrows(TransportException.class, () -> client.pollUntil(SOON, () -> false));
            assertThrows(TransportException.class, () -> client.open(server.endpoint()));
            client.close();
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
            await(() -> Threads.named("test-client").isEmpty());
        }
    }

    private static TransportException failure(EchoServer server) {
        @Nullable
        TransportException failure = server.end().orTimeout(1, TimeUnit.SECONDS).join();
        if (failure == null) {
            throw new AssertionError("the server ended without a failure");
        }
        return failure;
    }

    private static void assertServesAt(String endpoint) {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS, endpoint);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            assertEquals(List.of("after"), client.askOnce(server.endpoint(), "after", SOON));
        }
    }
}
