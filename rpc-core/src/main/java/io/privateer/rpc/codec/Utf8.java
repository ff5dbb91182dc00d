package io.privateer.rpc.codec;

import com.google.protobuf.UnsafeByteOperations;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text to bytes and back without a silent replacement: a lone surrogate and malformed bytes are errors. */
final class Utf8 {
    /** Returned by {@link #length} for text that has no UTF-8. */
    static final int LONE_SURROGATE = -1;

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The number of bytes of a text from an index on, or {@link #LONE_SURROGATE}; a long, since text grows threefold. */
    static long length(String text, int from) {
        long bytes = 0;
        int chars = text.length();
        for (int i = from; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else {
                if (Character.isLowSurrogate(c) || i + 1 == chars || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return LONE_SURROGATE;
                }
                bytes += 4;
                i++;
            }
        }
        return bytes;
    }

    /** Writes leading ASCII into an array that has room for the whole text; returns the index of the first other char. */
    static int writeAscii(String text, byte[] target, int position) {
        int chars = text.length();
        int i = 0;
        while (i < chars) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                break;
            }
            target[position + i] = (byte) c;
            i++;
        }
        return i;
    }

    /** Writes well-formed text from an index on into an array that has room for it; returns the position behind it. */
    static int write(String text, int from, byte[] target, int position) {
        int chars = text.length();
        int p = position;
        for (int i = from; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[p++] = (byte) c;
            } else if (c < 0x800) {
                target[p++] = (byte) (0xC0 | (c >>> 6));
                target[p++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                target[p++] = (byte) (0xE0 | (c >>> 12));
                target[p++] = (byte) (0x80 | ((c >>> 6) & 0x3F));
                target[p++] = (byte) (0x80 | (c & 0x3F));
            } else {
                int point = Character.toCodePoint(c, text.charAt(++i));
                target[p++] = (byte) (0xF0 | (point >>> 18));
                target[p++] = (byte) (0x80 | ((point >>> 12) & 0x3F));
                target[p++] = (byte) (0x80 | ((point >>> 6) & 0x3F));
                target[p++] = (byte) (0x80 | (point & 0x3F));
            }
        }
        return p;
    }

    /** The text of some bytes, or null if they are not UTF-8. */
    static @Nullable String read(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // Only what was replaced, or was the replacement character itself, needs the slow look.
        if (text.indexOf(REPLACEMENT) >= 0 && !isValid(bytes, offset, length)) {
            return null;
        }
        return text;
    }

    static boolean isValid(byte[] bytes, int offset, int length) {
        return UnsafeByteOperations.unsafeWrap(bytes, offset, length).isValidUtf8();
    }
}
