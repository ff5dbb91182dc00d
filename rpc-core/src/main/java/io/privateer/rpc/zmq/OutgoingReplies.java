package io.privateer.rpc.zmq;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zmq.Msg;
import zmq.io.Metadata;

/**
 * Bounds the memory of replies that wait for their peers to read. JeroMQ counts messages, whatever their size, so a peer
 * that asks and never reads could have a server keep gigabytes for it.
 *
 * <p>What may wait for one peer is a quarter of what is left: a crowd that does not read leaves something for everybody
 * else (Choudhury and Hahne, <i>Dynamic Queue Length Thresholds for Shared-Memory Packet Switches</i>, IEEE/ACM Transactions
 * on Networking 6/2, 1998). A reply beyond that is dropped, and asked for again by whoever wants it.
 *
 * <p>JeroMQ does not tell when a reply is written. But the buffer that it writes from shows how far it is, and a reply whose
 * connection is gone is garbage; so the replies themselves are looked at. Belongs to the owner's thread.
 */
final class OutgoingReplies {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingReplies.class);

    /** What may wait for any peer, even when nothing is left. */
    static final long FLOOR = 32 << 10;

    /** Small replies to a peer are looked at as one of this size; what is below it is not counted. */
    private static final long STEP = 16 << 10;

    /** All peers are looked at after so many replies, or in a shortage no more often than this. */
    private static final int SWEEP = 4_096;

    private static final long SWEEP_INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

    private final long limit;
    private final Map<RoutingId, Peer> peers = new HashMap<>();
    private final RateLimitedLog dropped = new RateLimitedLog(LOG);
    private long used;
    private int admitted;
    private long sweptAt = System.nanoTime();

    OutgoingReplies(long limit) {
        this.limit = limit;
    }

    /** What waits for whom, in the order in which it will be written. */
    private static final class Peer {
        private final @Nullable Metadata connection;
        private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
        private long waitingBytes;
        /** Of small replies since the last one that is looked at. */
        private long small;
        /** What was first in line when it was {@linkplain #mark marked}. */
        private @Nullable Entry first;

        Peer(@Nullable Metadata connection) {
            this.connection = connection;
        }
    }

    /** A reply that is looked at, with the small ones before it. */
    private record Entry(WeakReference<Waiting> reply, long cost) {
        boolean isOver() {
            Waiting there = reply.get();
            return there == null || there.isWritten();
        }
    }

    /**
     * The reply as a message to be sent at once; {@code null} if it is dropped.
     *
     * @param id who gets it
     * @param connection the peer's, if it is known
     */
    @Nullable
    Msg admit(RoutingId id, @Nullable Metadata connection, byte[] reply) {
        if (++admitted >= SWEEP) {
            sweep(System.nanoTime());
        }
        Peer peer = peers.get(id);
        if (peer == null) {
            peer = new Peer(connection);
            peers.put(id, peer);
        }
        settle(peer);
        long cost = FrameMemory.cost(reply.length);
        if (!fits(peer, cost)) {
            long now = System.nanoTime();
            if (now - sweptAt < SWEEP_INTERVAL || !fitsAfterSweep(now, peer, cost)) {
                dropped.warn("replies that nobody reads take " + used + " bytes of " + limit + ", and "
                        + (peer.waitingBytes + peer.small) + " wait for this peer: one of " + reply.length
                        + " bytes is dropped");
                return null;
            }
            peers.put(id, peer);
        }
        peer.small += cost;
        if (peer.small < STEP) {
            return new Msg(reply);
        }
        Waiting waiting = new Waiting(reply);
        peer.waiting.add(new Entry(new WeakReference<>(waiting), peer.small));
        peer.waitingBytes += peer.small;
        used += peer.small;
        peer.small = 0;
        return waiting;
    }

    private boolean fits(Peer peer, long cost) {
        long own = peer.waitingBytes + peer.small + cost;
        return own <= FLOOR || own <= (limit - used) / 4;
    }

    private boolean fitsAfterSweep(long now, Peer peer, long cost) {
        sweep(now);
        return fits(peer, cost);
    }

    private void sweep(long now) {
        admitted = 0;
        sweptAt = now;
        peers.values().removeIf(peer -> {
            settle(peer);
            return peer.waiting.isEmpty();
        });
    }

    private void settle(Peer peer) {
        for (Entry entry = peer.waiting.peek(); entry != null && entry.isOver(); entry = peer.waiting.peek()) {
            peer.waiting.remove();
            peer.waitingBytes -= entry.cost();
            used -= entry.cost();
        }
    }

    /** What is known to wait, in bytes. */
    long used() {
        return used;
    }

    long limit() {
        return limit;
    }

    /** Notes which reply is first in each peer's line. */
    void mark(long now) {
        sweep(now);
        peers.values().forEach(peer -> peer.first = peer.waiting.peek());
    }

    /** The connections on which nothing was written since, although something waits; to be closed, and not counted any more. */
    List<Metadata> stuck(long now) {
        sweep(now);
        List<Metadata> stuck = new ArrayList<>();
        for (Peer peer : peers.values()) {
            if (peer.connection != null && peer.first != null && peer.first.equals(peer.waiting.peek())) {
                stuck.add(peer.connection);
                used -= peer.waitingBytes;
                peer.waiting.clear();
                peer.waitingBytes = 0;
            }
        }
        return stuck;
    }

    /** A reply until it is written. */
    private static final class Waiting extends Msg {
        private volatile @Nullable ByteBuffer writing;

        Waiting(byte[] reply) {
            super(reply);
        }

        /** Asked for by a connection's encoder, once. It is written from this buffer, or copied from it. */
        @Override
        public ByteBuffer buf() {
            ByteBuffer buffer = super.buf();
            writing = buffer;
            return buffer;
        }

        /** The position belongs to an I/O thread: what is seen of it may be old, and then it is seen next time. */
        boolean isWritten() {
            ByteBuffer buffer = writing;
            return buffer != null && !buffer.hasRemaining();
        }
    }
}
