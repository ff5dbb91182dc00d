package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zmq.Msg;
import zmq.io.Metadata;
import zmq.io.net.NetProtocol;

class MemoryShortageTest {
    private static final int LIMIT = 100_000;
    private static final int ENDED = -1;
    private static final int OPEN = 0;

    private long now = 1_000;
    private int collections;
    private final FrameMemory incoming = new FrameMemory(LIMIT);
    private final OutgoingReplies outgoing = new OutgoingReplies(LIMIT);
    private final MemoryShortage shortage = new MemoryShortage(incoming, outgoing, () -> now, () -> collections++);
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<Msg> held = new ArrayList<>();

    /** Two connections, as a listener has them. */
    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < 2; i++) {
                channels.add(SocketChannel.open(listener.getLocalAddress()));
                SocketChannel accepted = listener.accept();
                accepted.configureBlocking(false);
                channels.add(accepted);
                shortage.accepted(accepted);
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private SocketChannel accepted(int peer) {
        return channels.get(2 * peer + 1);
    }

    private Metadata connection(int peer) throws IOException {
        return new Metadata(Map.of(
                Metadata.PEER_ADDRESS,
                NetProtocol.tcp.formatSocketAddress(accepted(peer).getRemoteAddress())));
    }

    private void assertRead(int expected, int peer) throws IOException {
        assertEquals(expected, accepted(peer).read(ByteBuffer.allocate(1)), "peer " + peer);
    }

    private void after(long nanos) {
        now += nanos;
        shortage.onTime();
    }

    @Test
    void whoSendsNothingWholeWhileMemoryIsShortIsDisconnected() throws IOException {
        FrameMemory.Share stuck = incoming.take(LIMIT / 2 + 1);
        assertNotNull(stuck);
        shortage.onTime();
        shortage.heard(connection(1));
        after(MemoryShortage.PATIENCE - 1);
        assertRead(OPEN, 0);
        after(1);
        assertRead(ENDED, 0);
        assertRead(OPEN, 1);
    }

    @Test
    void nobodyIsDisconnectedForBeingSilentWhileThereIsMemory() throws IOException {
        FrameMemory.Share some = incoming.take(LIMIT / 2 + 1);
        assertNotNull(some);
        shortage.onTime();
        some.giveBack(LIMIT / 2 + 1);
        after(MemoryShortage.PATIENCE - 1);
        assertNotNull(incoming.take(LIMIT / 2 + 1));
        after(1);
        assertRead(OPEN, 0);
        assertRead(OPEN, 1);
    }

    @Test
    void theCollectorIsAskedForWhatDeadConnectionsLeftAndNotOften() {
        shortage.onTime();
        after(MemoryShortage.COLLECT_AFTER);
        assertEquals(0, collections, "there is memory");
        assertNotNull(incoming.take(LIMIT / 2 + 1));
        shortage.onTime();
        after(MemoryShortage.COLLECT_AFTER - 1);
        assertEquals(0, collections);
        after(1);
        assertEquals(1, collections);
        after(MemoryShortage.COLLECT_INTERVAL - 1);
        assertEquals(1, collections);
        after(1);
        assertEquals(2, collections);
    }

    @Test
    void whoReadsNothingWhileMemoryIsShortIsDisconnected() throws IOException {
        // Many connections of the first peer, for what one may have waiting is not half of all.
        for (int i = 0; i < 3; i++) {
            Msg reply = outgoing.admit(new RoutingId(new byte[] {0, (byte) i}), connection(0), new byte[20_000]);
            assertNotNull(reply);
            held.add(reply);
        }
        Msg read = outgoing.admit(new RoutingId(new byte[] {1}), connection(1), new byte[20_000]);
        assertNotNull(read);
        shortage.onTime();
        read.buf().position(20_000);
        after(MemoryShortage.PATIENCE - 1);
        assertRead(OPEN, 0);
        after(1);
        assertRead(ENDED, 0);
        assertRead(OPEN, 1);
    }
}
