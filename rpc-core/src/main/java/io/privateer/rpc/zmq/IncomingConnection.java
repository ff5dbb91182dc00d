package io.privateer.rpc.zmq;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import zmq.io.Metadata;

/**
 * What one connection's small frames take: those of a message that is not there as a whole, and those that the owner has not
 * taken. What is usual costs no more than an addition on either side; what goes beyond takes room in large pieces.
 *
 * <p>Belongs to the connection's I/O thread, except {@link #taken}, which the owner's thread calls.
 */
final class IncomingConnection {
    /** What every connection has. */
    static final int FREE = 64 << 10;

    /** Room is taken and given back by so much. */
    private static final int PIECE = 64 << 10;

    /** Of the message that is not there as a whole. */
    int frames;

    /** Whether frames are dropped up to the end of their message. */
    boolean dropping;

    private long placed;
    private final AtomicLong taken = new AtomicLong();
    private FrameMemory.@Nullable Share share;
    private long reserved;

    boolean hasRoomFor(long cost, FrameMemory memory) {
        long wanted = placed - taken.get() + cost - FREE;
        if (wanted > reserved) {
            return reserve(memory);
        }
        if (share != null && reserved - wanted > 2 * PIECE) {
            share.giveBack(PIECE);
            reserved -= PIECE;
        }
        return true;
    }

    private boolean reserve(FrameMemory memory) {
        if (share == null) {
            share = memory.take(PIECE);
            if (share == null) {
                return false;
            }
        } else if (!share.grow(PIECE)) {
            return false;
        }
        reserved += PIECE;
        return true;
    }

    void placed(long cost) {
        placed += cost;
    }

    /** On the owner's thread, the only one that changes this number. */
    void taken(long cost) {
        taken.lazySet(taken.get() + cost);
    }

    /**
     * The connections of one I/O thread. A connection's metadata lives as long as it does, and has its peer's port, so it is
     * equal to no other's.
     */
    static final class Of {
        private final Map<Metadata, IncomingConnection> all = new WeakHashMap<>();
        private @Nullable Metadata latest;
        private IncomingConnection latestOne = new IncomingConnection();

        IncomingConnection of(Metadata metadata) {
            // Frames mostly come several at a time, and the map is slower. But any look at it, even this one,
            // lets go of connections that are no more, and of the room that they had.
            if (all.isEmpty() || latest == null || !same(metadata, latest)) {
                latestOne = all.computeIfAbsent(metadata, key -> new IncomingConnection());
                latest = metadata;
            }
            return latestOne;
        }

        @SuppressWarnings("ReferenceEquality") // Equal and not the same: a peer that used its port again.
        private static boolean same(Metadata one, Metadata other) {
            return one == other;
        }
    }
}
