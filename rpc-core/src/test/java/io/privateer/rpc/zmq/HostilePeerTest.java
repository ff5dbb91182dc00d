package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one peer sends, the others are served. */
class HostilePeerTest {
    private static final byte[] EMPTY = {};
    private static final ZmqOptions SMALL = ZmqOptions.builder()
            .maxMessageBytes(100_000)
            .acceptHandshakeInterval(Duration.ofSeconds(1))
            .build();

    private final EchoServer server = new EchoServer(SMALL);

    @AfterEach
    void othersAreServedAndTheServerIsWhole() {
        try (Client client = new Client(ZmqOptions.DEFAULTS)) {
            assertEquals(
                    List.of("still there?"), client.askOnce(server.endpoint(), "still there?", Duration.ofSeconds(1)));
        } finally {
            server.close();
        }
        assertEquals(null, server.end().join());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A length of -1, of -2^63, just over the limit, over an int, as a message, with more, as a command.
                "02 ff ff ff ff ff ff ff ff",
                "02 80 00 00 00 00 00 00 00",
                "02 00 00 00 00 00 01 86 a1",
                "02 00 00 00 01 00 00 00 00",
                "03 ff ff ff ff ff ff ff ff",
                "06 ff ff ff ff ff ff ff ff",
            })
    void hostileLengthAfterTheHandshakeEndsOnlyThatConnection(String frame) throws IOException {
        try (RawPeer peer = RawPeer.shaken(server.port(), "REQ")) {
            peer.hex(frame);
            assertTrue(peer.isClosedWithin(2_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // ZMTP 1.0 without a greeting, 2.0 with its own: their lengths are read by other code.
                "01 00 ff ff ff ff ff ff ff ff ff 00",
                "ff 00 00 00 00 00 00 00 01 7f 00 03 01 00 ff ff ff ff ff ff ff ff ff",
                "ff 00 00 00 00 00 00 00 01 7f 01 03 00 00 02 ff ff ff ff ff ff ff ff",
                // Heartbeats and commands that end early.
                "ff 00 00 00 00 00 00 00 01 7f 03 00 4e 55 4c 4c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 04 01",
            })
    void hostileLengthOfAnOlderProtocolEndsOnlyThatConnection(String bytes) throws IOException {
        try (RawPeer peer = new RawPeer(server.port())) {
            peer.hex(bytes);
            peer.isClosedWithin(300);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"04 05 04 50 49 4e 47", "04 06 04 50 49 4e 47 00", "04 00", "04 01 00", "04 01 ff", "05 01 00"})
    void shortCommandHarmsNobody(String command) throws IOException {
        try (RawPeer peer = RawPeer.shaken(server.port(), "REQ")) {
            for (int i = 0; i < 20; i++) {
                peer.hex(command);
            }
            peer.isClosedWithin(100);
        }
    }

    @Test
    void randomBytesHarmNobody() throws IOException {
        long seed = System.nanoTime();
        System.out.println("randomBytesHarmNobody: seed " + seed);
        Random random = new Random(seed);
        List<RawPeer> peers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            // By turns from the first byte, behind a greeting, and behind the whole handshake.
            RawPeer peer = i % 3 == 2 ? RawPeer.shaken(server.port(), "DEALER") : new RawPeer(server.port());
            peers.add(peer);
            if (i % 3 == 1) {
                peer.bytes(RawPeer.greeting());
            }
            peer.bytes(noise);
        }
        // The connections that are still open must not be read over and over.
        await(() -> {
            long before = Threads.cpuNanos("test-server");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            return Threads.cpuNanos("test-server") - before < TimeUnit.MILLISECONDS.toNanos(15);
        });
        for (RawPeer peer : peers) {
            peer.close();
        }
    }

    @Test
    void connectionThatEndsInTheMiddleOfAnythingHarmsNobody() throws IOException {
        byte[] greeting = RawPeer.greeting();
        for (int length = 0; length <= greeting.length; length += 4) {
            try (RawPeer peer = new RawPeer(server.port())) {
                peer.bytes(Arrays.copyOf(greeting, length));
            }
        }
        for (String start :
                List.of("00", "00 05", "00 05 61", "02 00 00 00", "01 00 00", "01 00 00 05 61", "01 00 01 00")) {
            try (RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
                peer.hex(start);
            }
        }
    }

    @Test
    void messageOverTheLimitEndsItsConnectionAndOneAtTheLimitIsAnswered() throws IOException {
        try (RawPeer peer = RawPeer.shaken(server.port(), "REQ")) {
            peer.message(EMPTY, new byte[100_001]);
            assertTrue(peer.isClosedWithin(2_000));
        }
        try (Client client = new Client(ZmqOptions.DEFAULTS)) {
            String atTheLimit = "x".repeat(100_000);
            assertEquals(List.of(atTheLimit), client.askOnce(server.endpoint(), atTheLimit, Duration.ofSeconds(2)));
        }
        assertEquals(1, server.received.get());
    }

    @Test
    void halfOpenConnectionIsDroppedAfterTheHandshakeInterval() throws IOException {
        try (RawPeer silent = new RawPeer(server.port());
                RawPeer halfWay = new RawPeer(server.port())) {
            halfWay.bytes(Arrays.copyOf(RawPeer.greeting(), 11));
            assertFalse(silent.isClosedWithin(500));
            assertTrue(silent.isClosedWithin(3_000));
            assertTrue(halfWay.isClosedWithin(3_000));
        }
    }

    @Test
    void badlyFramedMessagesAreDroppedAndTheNextGoodOneOfTheSamePeerIsAnswered() throws IOException {
        byte[][] tooManyFrames = new byte[Front.MAX_PREFIX_FRAMES + 2][];
        Arrays.fill(tooManyFrames, bytes("a"));
        tooManyFrames[Front.MAX_PREFIX_FRAMES] = EMPTY;
        byte[][] thousandFrames = new byte[1_000][];
        Arrays.fill(thousandFrames, bytes("a"));
        try (RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
            peer.message(bytes("no empty frame"));
            peer.message(bytes("no"), bytes("empty"), bytes("frame"));
            peer.message(EMPTY);
            peer.message(bytes("id"), EMPTY);
            peer.message(new byte[256], EMPTY, bytes("prefix too long"));
            peer.message(tooManyFrames);
            peer.message(thousandFrames);
            peer.message(bytes("id"), bytes("more"), EMPTY, bytes("good"));
            List<byte[]> reply = peer.readMessage();
            assertEquals(4, reply.size());
            assertArrayEquals(bytes("id"), reply.get(0));
            assertArrayEquals(bytes("more"), reply.get(1));
            assertArrayEquals(EMPTY, reply.get(2));
            assertArrayEquals(bytes("good"), reply.get(3));
        }
        assertEquals(1, server.received.get());
    }

    @Test
    void longestRouteIsEchoedWhole() throws IOException {
        // The routing id, which the server sees and the peer does not send, is one of the frames.
        byte[][] frames = new byte[Front.MAX_PREFIX_FRAMES + 1][];
        Arrays.fill(frames, new byte[Front.MAX_PREFIX_FRAME_BYTES]);
        frames[Front.MAX_PREFIX_FRAMES - 1] = EMPTY;
        frames[Front.MAX_PREFIX_FRAMES] = bytes("good");
        try (RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
            peer.message(frames);
            List<byte[]> reply = peer.readMessage();
            assertEquals(frames.length, reply.size());
            for (int i = 0; i < frames.length; i++) {
                assertArrayEquals(frames[i], reply.get(i));
            }
        }
    }

    @Test
    void emptyPayloadIsARequestToo() throws IOException {
        try (RawPeer peer = RawPeer.shaken(server.port(), "DEALER")) {
            peer.message(EMPTY, EMPTY);
            assertEquals(2, peer.readMessage().size());
        }
    }

    @Test
    void replyToAPeerThatIsGoneIsDropped() throws IOException {
        server.hold(true);
        try (RawPeer peer = RawPeer.shaken(server.port(), "REQ")) {
            peer.message(EMPTY, bytes("and away"));
            await(() -> server.received.get() == 1);
        }
        server.hold(false);
    }

    @Test
    void peerThatClaimsTheRoutingIdOfAnotherTakesNothingFromIt() throws IOException {
        byte[] id = bytes("same");
        try (RawPeer first = RawPeer.shaken(server.port(), "DEALER", id);
                RawPeer second = RawPeer.shaken(server.port(), "DEALER", id)) {
            second.message(EMPTY, bytes("of the second"));
            first.message(EMPTY, bytes("of the first"));
            assertArrayEquals(bytes("of the first"), first.readMessage().get(1));
        }
    }

    @Test
    void peerThatFloodsAndDoesNotReadIsNotWaitedFor() throws IOException {
        List<RawPeer> floods = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                RawPeer flood = RawPeer.shaken(server.port(), "DEALER");
                floods.add(flood);
                for (int j = 0; j < 2_000; j++) {
                    flood.message(EMPTY, new byte[200]);
                }
            }
            try (Client client = new Client(ZmqOptions.DEFAULTS)) {
                assertEquals(
                        List.of("in between"), client.askOnce(server.endpoint(), "in between", Duration.ofSeconds(1)));
            }
        } finally {
            for (RawPeer flood : floods) {
                flood.close();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
