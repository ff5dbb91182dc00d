package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.transport.TransportException;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, binding, unbinding and closing. */
@Timeout(30)
class LifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final byte[] EMPTY = {};

    @Test
    void aHundredOpeningsAndClosingsLeaveNoThreadAndNoDescriptor() {
        cycles(10);
        System.gc();
        int before = openDescriptors();
        cycles(100);
        await(() -> Threads.named("test-").isEmpty());
        int after = openDescriptors();
        assertTrue(after <= before + 5, before + " descriptors before, " + after + " after");
    }

    private static void cycles(int count) {
        for (int i = 0; i < count; i++) {
            try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                    Client client = new Client(ZmqOptions.DEFAULTS)) {
                assertEquals(List.of("hello"), client.askOnce(server.endpoint(), "hello", SOON));
            }
        }
    }

    @Test
    void closedConnectionsLeaveNoDescriptorWhileTheTransportLives() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            client.askOnce(server.endpoint(), "warm-up", SOON);
            int before = openDescriptors();
            for (int i = 0; i < 100; i++) {
                client.askOnce(server.endpoint(), "hello", SOON);
            }
            await(() -> {
                client.transport.poll(0);
                return openDescriptors() <= before + 5;
            });
        }
    }

    @Test
    void portInUseIsToldByAddressAndLeavesTheTransportUsable() {
        try (EchoServer first = new EchoServer(ZmqOptions.DEFAULTS);
                RouterTransport second = new RouterTransport("test-second", ZmqOptions.DEFAULTS)) {
            assertEquals(
                    "cannot bind to " + first.endpoint() + ": the port is in use, or the address is not this machine's",
                    assertThrows(TransportException.class, () -> second.bind(first.endpoint()))
                            .getMessage());
            assertTrue(second.bind("tcp://127.0.0.1:0").startsWith("tcp://127.0.0.1:"));
            assertThrows(IllegalStateException.class, () -> second.bind("tcp://127.0.0.1:0"));
        }
    }

    @Test
    void hostThatDoesNotExistIsToldByName() {
        try (RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS)) {
            String message = assertThrows(TransportException.class, () -> server.bind("tcp://host.invalid:0"))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("cannot bind to tcp://host.invalid:0: "), message);
        }
    }

    @Test
    void socketsRunOutAtTheConfiguredNumberAndComeBackWhenOneIsClosed() {
        ZmqOptions two = ZmqOptions.builder().maxSockets(2).build();
        try (Client client = new Client(two)) {
            Client.Line first = client.open("tcp://127.0.0.1:9");
            client.open("tcp://127.0.0.1:9");
            assertEquals(
                    "test-client: no socket left, maxSockets = 2",
                    assertThrows(TransportException.class, () -> client.open("tcp://127.0.0.1:9"))
                            .getMessage());
            first.connection().close();
            AtomicReference<Client.Line> third = new AtomicReference<>();
            await(() -> {
                try {
                    third.set(client.open("tcp://127.0.0.1:9"));
                } catch (TransportException e) {
                    return false;
                }
                return true;
            });
        }
    }

    @Test
    void unboundServerRefusesConnectionsServesTheOldOnesAndGivesThePortBack() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            Client.Line line = client.open(server.endpoint());
            line.send("before");
            assertTrue(client.pollUntil(SOON, () -> line.replies().size() == 1));
            server.hold(true);
            line.send("owed");
            await(() -> server.received.get() == 2);
            server.on(transport -> {
                transport.unbind();
                transport.unbind();
                return true;
            });
            await(() -> refuses(server.port()));
            server.hold(false);
            assertTrue(client.pollUntil(SOON, () -> line.replies().size() == 2));
            line.send("after");
            assertTrue(client.pollUntil(SOON, () -> line.replies().size() == 3));
            assertEquals(List.of("before", "owed", "after"), line.replies());
            try (EchoServer next = new EchoServer(ZmqOptions.DEFAULTS, server.endpoint())) {
                assertEquals(List.of("to the next"), client.askOnce(next.endpoint(), "to the next", SOON));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://*:*", "tcp://[::]:*", "tcp://[::1]:0", "tcp://localhost:0"})
    void unbindGivesThePortBackOfAnyKindOfAddress(String bind) {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS, bind)) {
            server.on(transport -> {
                transport.unbind();
                return true;
            });
            await(() -> {
                try (RouterTransport next = new RouterTransport("test-next", ZmqOptions.DEFAULTS)) {
                    next.bind(server.endpoint());
                    return true;
                } catch (TransportException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void repliesOnTheirWayAreDeliveredWithinTheLinger() {
        int count = 32;
        String big = "x".repeat(100_000);
        EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
        try (Client client = new Client(ZmqOptions.DEFAULTS)) {
            List<Client.Line> lines = new ArrayList<>();
            server.hold(true);
            for (int i = 0; i < count; i++) {
                Client.Line line = client.open(server.endpoint());
                line.send(i + big);
                lines.add(line);
            }
            await(() -> server.received.get() == count);
            server.hold(false);
            server.closeWith(Duration.ofSeconds(2));
            assertTrue(client.pollUntil(Duration.ofSeconds(2), () -> lines.stream()
                    .noneMatch(line -> line.replies().isEmpty())));
            for (int i = 0; i < count; i++) {
                assertEquals(List.of(i + big), lines.get(i).replies());
            }
        }
    }

    @Test
    void peerThatDoesNotReadDoesNotHoldUpCloseBeyondTheLinger() throws IOException {
        EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
        try (RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
            server.hold(true);
            for (int i = 0; i < 100; i++) {
                peer.message(EMPTY, new byte[200_000]);
            }
            await(() -> server.received.get() == 100);
            server.hold(false);
            long start = System.nanoTime();
            server.closeWith(Duration.ofMillis(300));
            long took = System.nanoTime() - start;
            assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(200), "no linger: " + took + " ns");
            assertTrue(took < TimeUnit.MILLISECONDS.toNanos(1_300), "close took " + took + " ns");
        }
    }

    @Test
    void closeIsIdempotentAndConnectionsEndWithTheTransport() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS)) {
            Client client = new Client(ZmqOptions.DEFAULTS);
            Client.Line line = client.open(server.endpoint());
            assertEquals(server.endpoint(), line.connection().endpoint());
            client.close();
            client.close();
            line.connection().close();
            assertFalse(line.send("too late"));
            assertEquals(
                    "test-client is closed",
                    assertThrows(IllegalStateException.class, () -> client.open(server.endpoint()))
                            .getMessage());
            assertThrows(IllegalStateException.class, () -> client.transport.poll(0));
        }
    }

    @Test
    void callFromAnotherThreadIsRefusedByName() throws InterruptedException {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        try (ClientSockets transport = new ClientSockets("test-client", ZmqOptions.DEFAULTS)) {
            transport.poll(0);
            Thread stranger = new Thread(
                    () -> {
                        try {
                            transport.poll(0);
                        } catch (IllegalStateException e) {
                            seen.set(e);
                        }
                    },
                    "stranger");
            stranger.start();
            stranger.join();
        }
        assertEquals(
                "this transport belongs to thread " + Thread.currentThread().getName() + ", called from stranger",
                String.valueOf(seen.get()).replaceAll("^[^:]*: ", ""));
    }

    private static boolean refuses(int port) {
        try (RawPeer peer = new RawPeer(port)) {
            peer.hex("");
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int openDescriptors() {
        String[] entries = new File("/proc/self/fd").list();
        return entries == null ? 0 : entries.length;
    }
}
