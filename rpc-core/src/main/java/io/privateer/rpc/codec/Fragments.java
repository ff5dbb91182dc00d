package io.privateer.rpc.codec;

import java.util.Arrays;

/**
 * The bytes of a singular message, which may arrive in several pieces: Protocol Buffers merges them, and that is reading
 * them one behind the other. Kept unread until all pieces are there.
 */
public final class Fragments {
    private byte[] bytes;
    private int start;
    private int end;
    private boolean copied;

    Fragments(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether this is one piece of the reader's own bytes still. */
    boolean whole() {
        return !copied;
    }

    void append(byte[] source, int from, int to) {
        int length = end - start;
        int joined = length + to - from;
        if (!copied || bytes.length < joined) {
            // Doubling keeps a million pieces linear.
            byte[] larger = new byte[Math.max(joined, 2 * length)];
            System.arraycopy(bytes, start, larger, 0, length);
            bytes = larger;
            copied = true;
        }
        System.arraycopy(source, from, bytes, length, to - from);
        start = 0;
        end = joined;
    }

    @Override
    public String toString() {
        return "Fragments" + Arrays.toString(Arrays.copyOfRange(bytes, start, end));
    }
}
