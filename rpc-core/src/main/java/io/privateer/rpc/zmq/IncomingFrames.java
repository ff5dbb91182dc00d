package io.privateer.rpc.zmq;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zmq.Msg;
import zmq.io.Metadata;
import zmq.msg.MsgAllocator;

/**
 * Bounds the memory of frames on their way in. JeroMQ takes the memory of a frame when it is announced, and keeps the frames
 * of a message until its last one is there, and messages until they are taken, by number and not by size. So without a bound
 * nine bytes on each of a few connections, or one message without an end, cost a server all of its memory.
 *
 * <ul>
 *   <li>A large frame that finds no room is read and thrown away. A {@linkplain Surplus stand-in} takes its place in the
 *       message, so that its sender can be told.
 *   <li>Small frames are counted by {@linkplain IncomingConnection connection}. A message that finds no room is dropped; one
 *       with more frames than anybody reads, or that outgrows the room there is, ends where that is found.
 * </ul>
 *
 * <p>Thread-safe.
 */
final class IncomingFrames implements MsgAllocator {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingFrames.class);

    /** From this size on a frame is counted by itself, and when it is announced. */
    static final int LARGE = 8 << 10;

    /** One more than the front reads of any message, so that it knows of the rest. */
    static final int MAX_FRAMES = Front.MAX_PREFIX_FRAMES + Front.MAX_BATCH + 2;

    private final int maxFrameBytes;
    private final FrameMemory memory;
    private final RateLimitedLog lost = new RateLimitedLog(LOG);
    private final ThreadLocal<IncomingConnection.Of> connections = ThreadLocal.withInitial(IncomingConnection.Of::new);
    /** Where the bytes go that nobody gets: all of them into the same place. */
    private volatile byte @Nullable [] sink;

    /** @param maxFrameBytes the largest frame that JeroMQ asks memory for */
    IncomingFrames(int maxFrameBytes, FrameMemory memory) {
        this.maxFrameBytes = maxFrameBytes;
        this.memory = memory;
    }

    @Override
    public Msg allocate(int size) {
        if (size < LARGE) {
            return new Frame(this, size, null);
        }
        FrameMemory.Share share = memory.take(FrameMemory.cost(size));
        if (share != null) {
            return new Frame(this, size, share);
        }
        noRoom("a frame of " + size + " bytes is thrown away");
        return new Surplus(this, size);
    }

    private void noRoom(String what) {
        lost.warn("frames on their way in take " + memory.used() + " bytes of " + memory.limit() + ": " + what);
    }

    private byte[] sink() {
        byte[] there = sink;
        if (there == null) {
            // Two threads may both make one; the other is garbage.
            there = new byte[maxFrameBytes];
            sink = there;
        }
        return there;
    }

    /** The owner has this frame. */
    static void taken(Msg message) {
        if (message instanceof Frame frame) {
            if (frame.share != null) {
                frame.share.giveBack(frame.cost());
                frame.share = null;
            } else if (frame.connection != null) {
                frame.connection.taken(frame.cost());
                frame.connection = null;
            }
        }
    }

    /** A frame is complete and becomes part of a message; on the connection's I/O thread. */
    private void placed(Frame frame, @Nullable Metadata metadata) {
        if ((frame.flags() & Msg.COMMAND) != 0) {
            // Not part of any message; JeroMQ keeps it to itself.
            return;
        }
        if (metadata == null) {
            placedByOlder(frame);
            return;
        }
        IncomingConnection connection = connections.get().of(metadata);
        boolean more = (frame.flags() & Msg.MORE) != 0;
        if (connection.dropping) {
            frame.dropped = true;
            connection.dropping = more;
            return;
        }
        boolean room = frame.share != null || connection.hasRoomFor(frame.cost(), memory);
        if (!room && connection.frames == 0) {
            frame.dropped = true;
            connection.dropping = more;
            noRoom("a message is dropped");
            return;
        }
        if (frame.share == null) {
            connection.placed(frame.cost());
            frame.connection = connection;
        }
        if (!more) {
            connection.frames = 0;
        } else if (!room || connection.frames == MAX_FRAMES) {
            frame.resetFlags(Msg.MORE);
            connection.frames = 0;
            connection.dropping = true;
            noRoom("a message of too many frames is cut");
        } else {
            connection.frames++;
        }
    }

    /** ZMTP before version 3, of which JeroMQ does not tell the connection: each frame for itself. */
    private void placedByOlder(Frame frame) {
        if (frame.share == null) {
            frame.share = memory.take(frame.cost());
        }
        if (frame.share == null && (frame.flags() & Msg.MORE) != 0) {
            frame.resetFlags(Msg.MORE);
            noRoom("a message is cut");
        }
    }

    /** A frame that knows when it becomes part of a message. */
    private static class Frame extends Msg {
        private final IncomingFrames frames;
        private FrameMemory.@Nullable Share share;
        private @Nullable IncomingConnection connection;
        private boolean placed;
        private boolean dropped;

        Frame(IncomingFrames frames, int size, FrameMemory.@Nullable Share share) {
            super(size);
            this.frames = frames;
            this.share = share;
        }

        Frame(IncomingFrames frames, ByteBuffer bytes) {
            super(bytes);
            this.frames = frames;
        }

        /** The last thing that is done to a complete frame before it is passed on. */
        @Override
        public Msg setMetadata(Metadata metadata) {
            place(metadata);
            return super.setMetadata(metadata);
        }

        /** Asked first when it is passed on. */
        @Override
        public boolean hasMore() {
            place(null);
            return super.hasMore();
        }

        /** JeroMQ passes no commands on, and has looked at this one before, if it is any. */
        @Override
        public boolean isCommand() {
            return dropped || super.isCommand();
        }

        private void place(@Nullable Metadata metadata) {
            if (!placed) {
                placed = true;
                frames.placed(this, metadata);
            }
        }

        long cost() {
            return FrameMemory.cost(size());
        }
    }

    /** Stands for a frame that found no room. Has nothing but its size. */
    static final class Surplus extends Frame {
        private Surplus(IncomingFrames frames, int size) {
            super(frames, ByteBuffer.wrap(frames.sink(), 0, size));
        }

        @Override
        long cost() {
            return FrameMemory.cost(0);
        }
    }
}
