package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a connection tells of being lost and made again underneath. */
@Timeout(20)
class ReconnectTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ZmqOptions QUICK = ZmqOptions.builder()
            .reconnectInterval(Duration.ofMillis(10))
            .reconnectIntervalMax(Duration.ofMillis(10))
            .build();

    @Test
    void serverThatIsStartedAnewIsToldAsABreakOnce() {
        try (Client client = new Client(QUICK)) {
            EchoServer first = new EchoServer(ZmqOptions.DEFAULTS);
            Client.Line line = client.open(first.endpoint());
            assertFalse(line.connection().broke());
            askUntilAnswered(client, line, "to the first");
            assertFalse(line.connection().broke());
            first.close();
            try (EchoServer second = new EchoServer(ZmqOptions.DEFAULTS, first.endpoint())) {
                askUntilAnswered(client, line, "to the second");
                assertTrue(second.received.get() > 0);
                assertTrue(line.connection().broke());
                assertFalse(line.connection().broke());
                askUntilAnswered(client, line, "again");
                assertFalse(line.connection().broke());
            }
        }
    }

    @Test
    void breakIsToldWithoutAPollAndNotAgainWhenTheNextServerIsThere() {
        try (Client client = new Client(QUICK)) {
            EchoServer first = new EchoServer(ZmqOptions.DEFAULTS);
            Client.Line line = client.open(first.endpoint());
            askUntilAnswered(client, line, "to the first");
            first.close();
            await(() -> line.connection().broke());
            // Refused attempts to connect are no breaks.
            assertFalse(client.pollUntil(
                    Duration.ofMillis(100), () -> line.connection().broke()));
            try (EchoServer second = new EchoServer(ZmqOptions.DEFAULTS, first.endpoint())) {
                askUntilAnswered(client, line, "to the second");
                assertTrue(second.received.get() > 0);
                assertFalse(line.connection().broke());
            }
        }
    }

    @Test
    void resetIsToldBeforeAReplyThatCameOverTheNextConnection() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Bridge bridge = new Bridge(server.port(), 0, Duration.ZERO);
                Client client = new Client(QUICK)) {
            Client.Line line = client.open(bridge.endpoint());
            askUntilAnswered(client, line, "before");
            for (int round = 0; round < 20; round++) {
                assertFalse(line.connection().broke());
                bridge.reset();
                askUntilAnswered(client, line, "round " + round);
                assertTrue(line.connection().broke());
            }
        }
    }

    @Test
    void connectionThatStaysUpHasNoPartInTheBreakOfAnother() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Bridge bridge = new Bridge(server.port(), 0, Duration.ZERO);
                Client client = new Client(QUICK)) {
            Client.Line stays = client.open(server.endpoint());
            Client.Line breaks = client.open(bridge.endpoint());
            askUntilAnswered(client, stays, "before");
            askUntilAnswered(client, breaks, "before");
            bridge.reset();
            await(() -> breaks.connection().broke());
            for (int i = 0; i < 200; i++) {
                assertTrue(stays.send("request " + i));
                int expected = i + 2;
                assertTrue(client.pollUntil(SOON, () -> stays.replies().size() == expected));
                assertFalse(stays.connection().broke());
            }
        }
    }

    @Test
    void handshakeThatStallsIsNoBreak() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Bridge bridge = new Bridge(server.port(), 1, Duration.ZERO);
                Client client = new Client(QUICK)) {
            Client.Line line = client.open(bridge.endpoint());
            assertTrue(line.send("ping"));
            assertTrue(client.pollUntil(SOON, () -> !line.replies().isEmpty()));
            assertEquals(List.of("ping"), line.replies());
            assertEquals(2, bridge.accepted.get());
            assertFalse(line.connection().broke());
        }
    }

    @Test
    void serverThatComesLateIsNoBreak() {
        String endpoint;
        try (EchoServer gone = new EchoServer(ZmqOptions.DEFAULTS)) {
            endpoint = gone.endpoint();
        }
        try (Client client = new Client(QUICK)) {
            Client.Line line = client.open(endpoint);
            assertFalse(client.pollUntil(
                    Duration.ofMillis(100), () -> line.connection().broke()));
            try (EchoServer late = new EchoServer(ZmqOptions.DEFAULTS, endpoint)) {
                askUntilAnswered(client, line, "early");
                assertTrue(late.received.get() > 0);
                assertFalse(line.connection().broke());
            }
        }
    }

    /** What was written to a connection that dies is lost, so it is sent until it is answered. */
    private static void askUntilAnswered(Client client, Client.Line line, String text) {
        int before = line.replies().size();
        await(() -> line.send(text)
                && client.pollUntil(Duration.ofMillis(60), () -> line.replies().size() > before));
        assertEquals(text, line.replies().get(before));
    }
}
