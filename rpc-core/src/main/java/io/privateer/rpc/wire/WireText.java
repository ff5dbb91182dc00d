package io.privateer.rpc.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Text as UTF-8: its length in bytes, reading it strictly, cutting it short. */
final class WireText {
    /** Names of methods that came before: a server has few of them, and reads one with each request. */
    private static final AtomicReferenceArray<@Nullable Name> NAMES = new AtomicReferenceArray<>(256);

    private static final class Name {
        private final byte[] bytes;
        private final String text;

        Name(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }
    }

    private WireText() {}

    /** How many bytes a text takes, or -1 if it has half a surrogate pair and so no form in UTF-8. */
    static long bytes(String text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes += 1;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (isPair(text, i)) {
                bytes += 2;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }

    /** The text of a slice, or {@code null} if that is not UTF-8. */
    static @Nullable String decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // The constructor is far faster than a decoder that reports, and puts U+FFFD for whatever is malformed. So only
        // a text that holds this character needs the slow look.
        return text.indexOf('\uFFFD') < 0 || isValid(bytes, offset, length) ? text : null;
    }

    /** The same as {@link #decode}, without another copy of a text that came before. */
    static @Nullable String decodeName(byte[] bytes, int offset, int length) {
        int hash = length;
        // Names of one service begin with the same, and differ at their ends.
        for (int i = offset + Math.max(0, length - 8); i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & NAMES.length() - 1;
        Name known = NAMES.get(slot);
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, offset, offset + length)) {
            return known.text;
        }
        String text = decode(bytes, offset, length);
        if (text != null) {
            NAMES.set(slot, new Name(Arrays.copyOfRange(bytes, offset, offset + length), text));
        }
        return text;
    }

    /** The longest beginning that takes at most this many bytes; half surrogate pairs become question marks. */
    static String cut(String text, int limit) {
        long bytes = bytes(text);
        return bytes >= 0 && bytes <= limit ? text : cutSlowly(text, limit);
    }

    private static String cutSlowly(String text, int limit) {
        StringBuilder kept = new StringBuilder();
        int left = limit;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = isPair(text, i);
            boolean lone = Character.isSurrogate(c) && !pair;
            left -= pair ? 4 : c < 0x80 || lone ? 1 : c < 0x800 ? 2 : 3;
            if (left < 0) {
                break;
            }
            kept.append(lone ? '?' : c);
            if (pair) {
                kept.append(text.charAt(++i));
            }
        }
        return kept.toString();
    }

    /** A peer's text for an error message: printable ASCII in quotes, cut after 40 characters. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int end = Math.min(text.length(), 40);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return shown.append(end < text.length() ? "...\"" : "\"").toString();
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static boolean isValid(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
