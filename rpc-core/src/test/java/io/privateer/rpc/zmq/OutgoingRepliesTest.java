package io.privateer.rpc.zmq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.Metadata;

class OutgoingRepliesTest {
    private static final int LIMIT = 1_000_000;

    private final OutgoingReplies replies = new OutgoingReplies(LIMIT);
    /** What JeroMQ holds. */
    private final List<Msg> held = new ArrayList<>();

    private @Nullable Msg send(String peer, int size) {
        Msg message = replies.admit(new RoutingId(peer.getBytes(UTF_8)), null, new byte[size]);
        if (message != null) {
            held.add(message);
        }
        return message;
    }

    /** As many as are taken. */
    private int fill(String peer, int size) {
        int sent = 0;
        while (send(peer, size) != null) {
            sent++;
        }
        return sent;
    }

    /** As an encoder and a socket that takes so many bytes do. */
    private static void write(Msg message, int bytes) {
        ByteBuffer buffer = message.buf();
        buffer.position(bytes);
    }

    @Test
    void whoDoesNotReadGetsAQuarterOfWhatIsLeft() {
        assertEquals(5, fill("greedy", 40_000));
        assertEquals(5 * FrameMemory.cost(40_000), replies.used());
    }

    @Test
    void aCrowdThatDoesNotReadLeavesSomethingForOthers() {
        for (int i = 0; i < 60; i++) {
            fill("greedy " + i, 10_000);
        }
        assertTrue(replies.used() <= LIMIT + 60 * OutgoingReplies.FLOOR, () -> "used " + replies.used());
        assertNotNull(send("modest", 30_000));
    }

    @Test
    void manySmallRepliesAreBoundedToo() {
        int sent = fill("greedy", 100);
        assertTrue(sent * FrameMemory.cost(100) <= LIMIT / 4, () -> sent + " replies");
        assertTrue(sent > 500, () -> sent + " replies");
    }

    @Test
    void whatIsWrittenMakesRoom() {
        int all = fill("reader", 40_000);
        write(held.get(0), 39_999);
        assertNull(send("reader", 40_000), "not yet as a whole");
        held.get(0).buf();
        write(held.get(0), 40_000);
        assertNotNull(send("reader", 40_000));
        assertNull(send("reader", 40_000));
        assertEquals(all * FrameMemory.cost(40_000), replies.used());
    }

    @Test
    void whatOnePeerHasReadMakesRoomForOthers() {
        for (int i = 0; i < 60; i++) {
            fill("peer " + i, 30_000);
        }
        assertNull(send("late", 40_000));
        held.forEach(message -> write(message, message.size()));
        Await.await(() -> send("late", 40_000) != null);
    }

    @Test
    void whatIsThrownAwayWithItsConnectionMakesRoom() {
        fill("gone", 40_000);
        held.clear();
        Await.await(Duration.ofSeconds(60), () -> {
            System.gc();
            return send("gone", 40_000) != null;
        });
    }

    @Test
    void whoReadNothingSinceTheMarkIsStuck() {
        for (String peer : List.of("reads", "reads not")) {
            for (int i = 0; i < 2; i++) {
                Metadata connection = new Metadata(Map.of(Metadata.PEER_ADDRESS, peer));
                Msg message = replies.admit(new RoutingId(peer.getBytes(UTF_8)), connection, new byte[20_000]);
                assertNotNull(message);
                held.add(message);
            }
        }
        replies.mark(0);
        write(held.get(0), 20_000);
        assertEquals(
                List.of("reads not"),
                replies.stuck(1).stream()
                        .map(connection -> connection.get(Metadata.PEER_ADDRESS))
                        .toList());
        assertEquals(FrameMemory.cost(20_000), replies.used(), "what the others wait for");
    }
}
