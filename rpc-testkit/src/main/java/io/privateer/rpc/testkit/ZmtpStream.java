package io.privateer.rpc.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts one direction of a ZMTP 3.x connection into whole messages and everything else (greeting, commands), losing and
 * adding nothing: the pieces put together are the bytes that came in. Only a command between two frames of one message,
 * a heartbeat of libzmq for instance, goes ahead of that message. See RFC 23, ZMTP 3.0.
 *
 * <p>What it does not understand (an older ZMTP, CURVE, where messages are encrypted, a hostile peer's nonsense, a message
 * over the limit) it passes on as plain bytes from there on. Pure: no I/O and no clock. For one thread.
 */
final class ZmtpStream {
    /** Receives the pieces, in order. */
    interface Pieces {
        /** Bytes that are no part of a message. Ours to keep. */
        void bytes(byte[] piece);

        void message(ProxiedMessage message);
    }

    /** A message is held in memory until it is whole; one over this is passed on unread. */
    static final int MAX_MESSAGE_BYTES = 64 << 20;

    private static final int GREETING_BYTES = 64;
    private static final int VERSION_AT = 10;
    private static final int MECHANISM_AT = 12;
    private static final int MECHANISM_END = 32;
    /** The mechanisms after whose handshake messages travel as they are. */
    private static final Set<String> READABLE = Set.of("NULL", "PLAIN");

    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int RESERVED = ~(MORE | LONG | COMMAND) & 0xff;

    private enum State {
        GREETING,
        FRAMES,
        OPAQUE
    }

    private final Pieces out;
    private final byte[] greeting = new byte[GREETING_BYTES];
    private int greeted;
    private State state = State.GREETING;

    /** What came of the frame at hand: header first, then body. */
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    /** Bytes that the frame at hand has in all, or 0 while its header is incomplete. */
    private int frameBytes;

    private int headerBytes;
    private int flags;

    /** The frames of the message at hand that are complete. */
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    private final List<ProxiedMessage.Span> bodies = new ArrayList<>();

    ZmtpStream(Pieces out) {
        this.out = out;
    }

    /** What stands before the body of a message's last frame. */
    static byte[] lastHeader(int bodyBytes) {
        return bodyBytes > 255
                ? ByteBuffer.allocate(9).put((byte) LONG).putLong(bodyBytes).array()
                : new byte[] {0, (byte) bodyBytes};
    }

    /** Takes all bytes of the buffer, in pieces of any size. */
    void feed(ByteBuffer in) {
        while (in.hasRemaining()) {
            switch (state) {
                case GREETING -> greet(in);
                case FRAMES -> frames(in);
                case OPAQUE -> out.bytes(take(in, in.remaining()));
            }
        }
    }

    /** Passes the greeting on as it comes: each side waits for the other's first bytes before it says more. */
    private void greet(ByteBuffer in) {
        byte[] piece = take(in, Math.min(in.remaining(), GREETING_BYTES - greeted));
        System.arraycopy(piece, 0, greeting, greeted, piece.length);
        greeted += piece.length;
        out.bytes(piece);
        if (!plausible()) {
            state = State.OPAQUE;
        } else if (greeted == GREETING_BYTES) {
            state = READABLE.contains(mechanism()) ? State.FRAMES : State.OPAQUE;
        }
    }

    private boolean plausible() {
        return (greeted <= 0 || greeting[0] == (byte) 0xff)
                && (greeted <= 9 || greeting[9] == 0x7f)
                && (greeted <= VERSION_AT || greeting[VERSION_AT] >= 3);
    }

    private String mechanism() {
        int end = MECHANISM_AT;
        while (end < MECHANISM_END && greeting[end] != 0) {
            end++;
        }
        return new String(greeting, MECHANISM_AT, end - MECHANISM_AT, StandardCharsets.US_ASCII);
    }

    private void frames(ByteBuffer in) {
        if (frameBytes == 0) {
            header(in);
        }
        if (state == State.FRAMES && frameBytes > 0) {
            frame.writeBytes(take(in, Math.min(in.remaining(), frameBytes - frame.size())));
            if (frame.size() == frameBytes) {
                endFrame();
            }
        }
    }

    private void header(ByteBuffer in) {
        if (frame.size() == 0) {
            flags = in.get() & 0xff;
            frame.write(flags);
            headerBytes = (flags & LONG) == 0 ? 2 : 9;
        }
        frame.writeBytes(take(in, Math.min(in.remaining(), headerBytes - frame.size())));
        if ((flags & RESERVED) != 0) {
            giveUp();
        } else if (frame.size() == headerBytes) {
            ByteBuffer header = ByteBuffer.wrap(frame.toByteArray()).position(1);
            long bodyBytes = (flags & LONG) == 0 ? header.get() & 0xff : header.getLong();
            // As an unsigned number a negative length is over every limit; so is one that would overflow an int below.
            if (bodyBytes < 0 || bodyBytes > MAX_MESSAGE_BYTES - message.size()) {
                giveUp();
            } else {
                frameBytes = headerBytes + (int) bodyBytes;
                if (bodyBytes == 0) {
                    endFrame();
                }
            }
        }
    }

    private void endFrame() {
        byte[] whole = frame.toByteArray();
        frame.reset();
        frameBytes = 0;
        if ((flags & COMMAND) != 0) {
            out.bytes(whole);
            return;
        }
        bodies.add(new ProxiedMessage.Span(message.size() + headerBytes, message.size() + whole.length));
        message.writeBytes(whole);
        if ((flags & MORE) == 0) {
            ProxiedMessage complete = new ProxiedMessage(message.toByteArray(), bodies);
            message.reset();
            bodies.clear();
            out.message(complete);
        }
    }

    /** From here on nothing is understood; what was kept back is passed on first. */
    private void giveUp() {
        state = State.OPAQUE;
        message.writeBytes(frame.toByteArray());
        out.bytes(message.toByteArray());
        message.reset();
        frame.reset();
        bodies.clear();
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] taken = new byte[count];
        in.get(taken);
        return taken;
    }
}
