package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void fiveHundredFreshClientsAreEachAnsweredWithinASecond() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            for (int i = 0; i < 500; i++) {
                assertEquals(List.of("ping " + i), client.askOnce(server.endpoint(), "ping " + i, SOON));
            }
        }
    }

    @Test
    void sixtyFourConnectionsWithInterleavedTrafficGetTheirOwnReplies() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            List<Client.Line> lines = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                lines.add(client.open(server.endpoint()));
                expected.add(new ArrayList<>());
            }
            for (int round = 0; round < 30; round++) {
                for (int i = 0; i < lines.size(); i++) {
                    String text = "line " + i + " round " + round;
                    expected.get(i).add(text);
                    assertTrue(lines.get(i).send(text));
                }
                int replies = round + 1;
                client.pollUntil(Duration.ofSeconds(3), () -> lines.stream()
                        .allMatch(line -> line.replies().size() == replies));
            }
            assertEquals(expected, lines.stream().map(Client.Line::replies).toList());
        }
    }

    @Test
    void secondSendAbandonsTheFirstWhoseLateReplyIsNotDelivered() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            Client.Line line = client.open(server.endpoint());
            server.hold(true);
            assertTrue(line.send("first"));
            await(() -> server.received.get() == 1);
            assertTrue(line.send("second"));
            server.hold(false);
            assertTrue(client.pollUntil(SOON, () -> !line.replies().isEmpty()));
            assertFalse(client.pollUntil(
                    Duration.ofMillis(100), () -> line.replies().size() > 1));
            assertEquals(List.of("second"), line.replies());
            assertTrue(line.send("third"));
            assertTrue(client.pollUntil(SOON, () -> line.replies().size() > 1));
            assertEquals(List.of("second", "third"), line.replies());
        }
    }

    @Test
    void replyThatCameBeforeTheSecondSendIsNotTakenForItsReply() {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            Client.Line line = client.open(server.endpoint());
            assertTrue(line.send("first"));
            await(() -> server.on(transport -> server.received.get() == 1));
            assertTrue(line.send("second"));
            assertTrue(client.pollUntil(SOON, () -> !line.replies().isEmpty()));
            assertEquals(List.of("second"), line.replies());
        }
    }
}
