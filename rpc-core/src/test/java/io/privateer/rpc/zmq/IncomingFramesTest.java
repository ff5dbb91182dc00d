package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.zmq.IncomingFrames.Surplus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.Metadata;

class IncomingFramesTest {
    private static final int LIMIT = 200_000;
    private static final int MAX_FRAME = 100_000;
    private static final int LAST = 0;

    private final FrameMemory memory = new FrameMemory(LIMIT);
    private final IncomingFrames frames = new IncomingFrames(MAX_FRAME, memory);
    private final Metadata peer = connection(5_000);

    private static Metadata connection(int port) {
        return new Metadata(Map.of(Metadata.PEER_ADDRESS, "127.0.0.1:" + port));
    }

    /** As JeroMQ makes a frame and passes it on. */
    private Msg come(Metadata connection, int flags, int size) {
        Msg frame = frames.allocate(size);
        frame.setFlags(flags);
        frame.setMetadata(connection);
        return frame;
    }

    @Test
    void aLargeFrameThatFindsNoRoomIsReplacedByAStandIn() {
        Msg first = come(peer, LAST, 90_000);
        Msg second = come(peer, LAST, 90_000);
        Msg third = come(peer, LAST, 90_000);
        assertEquals(90_000, first.data().length);
        assertFalse(second instanceof Surplus);
        assertInstanceOf(Surplus.class, third);
        assertEquals(90_000, third.size());
        assertFalse(third.isCommand(), "it is passed on");
        IncomingFrames.taken(first);
        assertFalse(come(peer, LAST, 90_000) instanceof Surplus);
    }

    @Test
    void theRoomIsGivenBackOnce() {
        Msg frame = come(peer, LAST, 90_000);
        come(peer, LAST, 50_000);
        IncomingFrames.taken(frame);
        IncomingFrames.taken(frame);
        assertEquals(FrameMemory.cost(50_000), memory.used());
    }

    @Test
    void whatIsThrownAwayWithItsConnectionGivesItsRoomBack() {
        frames.allocate(90_000);
        fill(connection(6_000));
        Await.await(Duration.ofSeconds(60), () -> {
            // The latest connection is remembered.
            IncomingFrames.taken(come(peer, LAST, 1));
            System.gc();
            return memory.used() == 0;
        });
    }

    private int fill(Metadata connection) {
        int placed = 0;
        while (!come(connection, LAST, 1_000).isCommand()) {
            placed++;
        }
        return placed;
    }

    @Test
    void aMessageWithoutAnEndIsCutAndTheNextOneIsRead() {
        for (int i = 0; i < IncomingFrames.MAX_FRAMES; i++) {
            assertTrue(come(peer, Msg.MORE, 1).hasMore());
        }
        Msg cut = come(peer, Msg.MORE, 1);
        assertFalse(cut.hasMore());
        assertFalse(cut.isCommand());
        assertTrue(come(peer, Msg.MORE, 1).isCommand());
        assertTrue(come(peer, LAST, 1).isCommand());
        assertTrue(come(peer, Msg.MORE, 1).hasMore());
        assertFalse(come(peer, LAST, 1).isCommand());
    }

    @Test
    void anotherConnectionInBetweenDoesNotMakeItEnd() {
        Metadata other = connection(6_000);
        for (int i = 0; i < IncomingFrames.MAX_FRAMES; i++) {
            assertTrue(come(peer, Msg.MORE, 1).hasMore());
            Msg whole = come(other, LAST, 1);
            assertFalse(whole.isCommand());
            IncomingFrames.taken(whole);
        }
        assertFalse(come(peer, Msg.MORE, 1).hasMore());
    }

    @Test
    void aCommandInBetweenDoesNotMakeItEnd() {
        for (int i = 0; i < IncomingFrames.MAX_FRAMES; i++) {
            assertTrue(come(peer, Msg.MORE, 1).hasMore());
            assertTrue(come(peer, Msg.COMMAND, 1).isCommand());
        }
        assertFalse(come(peer, Msg.MORE, 1).hasMore());
    }

    @Test
    void smallMessagesThatNobodyTakesAreBounded() {
        List<Msg> messages = new ArrayList<>();
        for (Msg message = come(peer, LAST, 1_000); !message.isCommand(); message = come(peer, LAST, 1_000)) {
            messages.add(message);
        }
        assertTrue(memory.used() <= LIMIT, () -> "used " + memory.used());
        long bytes = messages.size() * FrameMemory.cost(1_000);
        assertTrue(bytes > IncomingConnection.FREE && bytes <= IncomingConnection.FREE + LIMIT, () -> bytes + " bytes");
        messages.forEach(IncomingFrames::taken);
        int again = fill(peer);
        assertEquals(messages.size(), again);
    }

    @Test
    void aMessageThatOutgrowsTheRoomEndsThere() {
        int small = 0;
        while (come(peer, Msg.MORE, 8_000).hasMore()) {
            small++;
        }
        assertTrue(small > IncomingConnection.FREE / FrameMemory.cost(8_000), small + " frames");
        assertTrue(small < IncomingFrames.MAX_FRAMES);
        assertTrue(come(peer, Msg.MORE, 8_000).isCommand());
    }

    @Test
    void everyConnectionHasALittle() {
        fill(peer);
        assertTrue(fill(connection(6_000)) >= IncomingConnection.FREE / FrameMemory.cost(1_000));
    }

    @Test
    void roomThatIsNotNeededAnyMoreIsGivenBackWhileTheConnectionLives() {
        List<Msg> messages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            messages.add(come(peer, LAST, 1_000));
        }
        long atMost = memory.used();
        messages.forEach(IncomingFrames::taken);
        for (int i = 0; i < 10; i++) {
            IncomingFrames.taken(come(peer, LAST, 1));
        }
        assertTrue(memory.used() < atMost, () -> memory.used() + " of " + atMost);
    }

    @Test
    void anOlderPeersMessageWithoutAnEndIsCutWhenThereIsNoRoom() {
        List<Msg> older = new ArrayList<>();
        Msg frame = ofOlder();
        while (frame.hasMore()) {
            older.add(frame);
            frame = ofOlder();
        }
        assertEquals(LIMIT / FrameMemory.cost(1_000), older.size());
        older.forEach(IncomingFrames::taken);
        assertEquals(0, memory.used());
    }

    private Msg ofOlder() {
        Msg frame = frames.allocate(1_000);
        frame.setFlags(Msg.MORE);
        return frame;
    }
}
