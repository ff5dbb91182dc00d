package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final byte[] EMPTY = {};
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
            for (int i = 0; i < lines.size(); i++) {
                assertEquals(expected.get(i), lines.get(i).replies());
            }
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

    @Test
    void queueThatIsFullStopsItsPeerAndLosesNothing() throws IOException {
        int count = 2_000;
        ZmqOptions tight = ZmqOptions.builder().receiveHwm(10).build();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (EchoServer server = new EchoServer(tight);
                RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
            CompletableFuture<Boolean> blocked = CompletableFuture.supplyAsync(() -> server.on(transport -> {
                started.countDown();
                try {
                    return release.await(5, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
            await(() -> started.getCount() == 0);
            for (int i = 0; i < count; i++) {
                peer.message(EMPTY, ("request " + i).getBytes(UTF_8));
            }
            assertEquals(0, server.received.get());
            release.countDown();
            for (int i = 0; i < count; i++) {
                assertEquals("request " + i, new String(peer.readMessage().get(1), UTF_8));
            }
            assertTrue(blocked.join());
        }
    }

    @Test
    void peerThatDoesNotReadLosesItsRepliesAndNobodyElses() throws IOException {
        int count = 2_000;
        ZmqOptions tight = ZmqOptions.builder().sendHwm(10).build();
        try (EchoServer server = new EchoServer(tight);
                RawPeer peer = RawPeer.shaken(server.port(), "DEALER");
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            for (int i = 0; i < count; i++) {
                peer.message(EMPTY, new byte[10_000]);
            }
            await(() -> server.received.get() == count);
            assertEquals(List.of("mine"), client.askOnce(server.endpoint(), "mine", SOON));
        }
    }
}
