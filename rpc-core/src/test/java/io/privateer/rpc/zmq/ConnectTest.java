package io.privateer.rpc.zmq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.transport.ServerTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connection finds its server. */
@Timeout(30)
class ConnectTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NONE = Duration.ZERO;

    @Test
    void frameSentBeforeTheServerIsThereReachesItWhenItComes() throws IOException {
        String endpoint;
        try (EchoServer gone = new EchoServer(ZmqOptions.DEFAULTS)) {
            endpoint = gone.endpoint();
        }
        try (Client client = new Client(ZmqOptions.DEFAULTS)) {
            Client.Line line = client.open(endpoint);
            assertTrue(line.send("early"));
            assertFalse(client.pollUntil(
                    Duration.ofMillis(150), () -> !line.replies().isEmpty()));
            try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS, endpoint)) {
                assertTrue(client.pollUntil(
                        Duration.ofSeconds(3), () -> !line.replies().isEmpty()));
                assertEquals(List.of("early"), line.replies());
                assertEquals(1, server.received.get());
            }
        }
    }

    @Test
    void handshakeThatStallsHealsAndLosesNothing() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Bridge bridge = new Bridge(server.port(), 1, NONE);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            assertEquals(List.of("ping"), client.askOnce(bridge.endpoint(), "ping", SOON));
            assertEquals(2, bridge.accepted.get());
        }
    }

    @Test
    void serverTooFarAwayForTheFirstHandshakeIntervalIsReachedByALaterConnection() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Bridge bridge = new Bridge(server.port(), 0, Duration.ofMillis(45));
                Client client = new Client(ZmqOptions.builder()
                        .handshakeInterval(Duration.ofMillis(50))
                        .build())) {
            assertEquals(List.of(), client.askOnce(bridge.endpoint(), "ping", Duration.ofMillis(450)));
            List<String> replies = List.of();
            for (int attempt = 0; attempt < 4 && replies.isEmpty(); attempt++) {
                replies = client.askOnce(bridge.endpoint(), "ping", SOON);
            }
            assertEquals(List.of("ping"), replies);
            assertEquals(List.of("again"), client.askOnce(bridge.endpoint(), "again", SOON));
        }
    }

    @Test
    void reachGrowsWithSilenceToItsLimitAndShrinksWithAQuickAnswerOnly() {
        Reach reach = new Reach(ZmqOptions.DEFAULTS);
        List<Duration> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            seen.add(reach.handshakeInterval());
            reach.silent();
        }
        assertEquals(
                List.of(
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1_600),
                        Duration.ofSeconds(2)),
                seen);
        reach.answered(Duration.ofMillis(201));
        assertEquals(Duration.ofSeconds(2), reach.handshakeInterval());
        reach.answered(Duration.ofMillis(200));
        assertEquals(Duration.ofMillis(200), reach.handshakeInterval());
    }

    @Test
    void nameThatIsSlowToBeFoundKeepsNoOtherConnectionWaiting() {
        CountDownLatch nameServer = new CountDownLatch(1);
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS, host -> {
                    if (host.equals("slow.example")) {
                        awaitUninterruptibly(nameServer);
                    }
                    return loopback();
                })) {
            Client.Line slow = client.open("tcp://slow.example:" + server.port());
            assertTrue(slow.send("overtaken"));
            assertTrue(slow.send("kept"));
            assertEquals(List.of("address"), client.askOnce(server.endpoint(), "address", SOON));
            assertEquals(List.of("name"), client.askOnce("tcp://quick.example:" + server.port(), "name", SOON));
            assertEquals(List.of(), slow.replies());
            nameServer.countDown();
            assertTrue(client.pollUntil(SOON, () -> !slow.replies().isEmpty()));
            assertEquals(List.of("kept"), slow.replies());
            assertEquals(3, server.received.get());
        }
    }

    @Test
    void connectionThatWasClosedWhileItsNameWasLookedUpIsNotOpened() {
        CountDownLatch nameServer = new CountDownLatch(1);
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS, host -> {
                    awaitUninterruptibly(nameServer);
                    return loopback();
                })) {
            Client.Line closed = client.open("tcp://slow.example:" + server.port());
            closed.send("never");
            closed.connection().close();
            nameServer.countDown();
            assertEquals(List.of("next"), client.askOnce("tcp://slow.example:" + server.port(), "next", SOON));
            assertEquals(1, server.received.get());
        }
    }

    @Test
    void nameThatIsUnknownIsSilenceAndIsLookedUpAgain() {
        int[] lookups = {0};
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS, host -> {
                    if (++lookups[0] == 1) {
                        throw new UnknownHostException("made up");
                    }
                    return loopback();
                })) {
            String endpoint = "tcp://new.example:" + server.port();
            assertEquals(List.of(), client.askOnce(endpoint, "first", Duration.ofMillis(100)));
            assertEquals(List.of("second"), client.askOnce(endpoint, "second", SOON));
        }
    }

    @Test
    void nextAddressOfANameIsTriedAfterSilence() throws IOException {
        InetAddress nobody = InetAddress.getByAddress("two.example", new byte[] {127, 0, 0, 2});
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS, host -> new InetAddress[] {nobody, loopback()[0]})) {
            String endpoint = "tcp://two.example:" + server.port();
            assertEquals(List.of(), client.askOnce(endpoint, "first", Duration.ofMillis(200)));
            assertEquals(List.of("second"), client.askOnce(endpoint, "second", SOON));
            assertEquals(List.of("third"), client.askOnce(endpoint, "third", SOON));
        }
    }

    @Test
    void serverIsReachedOverIpv6AndByName() {
        try (EchoServer six = new EchoServer(ZmqOptions.DEFAULTS, "tcp://[::1]:*");
                EchoServer any = new EchoServer(ZmqOptions.DEFAULTS, "tcp://[::]:*");
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            assertEquals(List.of("six"), client.askOnce("tcp://[::1]:" + six.port(), "six", SOON));
            assertEquals(List.of("any, 6"), client.askOnce("tcp://[::1]:" + any.port(), "any, 6", SOON));
            assertEquals(List.of("any, 4"), client.askOnce("tcp://127.0.0.1:" + any.port(), "any, 4", SOON));
            assertEquals(List.of("by name"), client.askOnce("tcp://localhost:" + any.port(), "by name", SOON));
        }
    }

    @Test
    void linkKeepsWhatIsSentBeforeItsWorkersNameIsFound() {
        RouterTransport front = new RouterTransport("test-front", ZmqOptions.DEFAULTS);
        try (EchoServer worker = new EchoServer(ZmqOptions.DEFAULTS)) {
            List<String> replies = new ArrayList<>();
            ServerTransport.Link link =
                    front.link("tcp://localhost:" + worker.port(), frame -> replies.add(new String(frame, UTF_8)));
            assertTrue(link.send("one".getBytes(UTF_8)));
            assertTrue(link.send("two".getBytes(UTF_8)));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            while (replies.size() < 2 && System.nanoTime() < deadline) {
                front.poll(TimeUnit.MILLISECONDS.toNanos(100), (route, frame) -> {});
            }
            assertEquals(List.of("one", "two"), replies);
        } finally {
            front.close();
        }
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Like a real lookup, it does not mind.
            }
        }
    }
}
