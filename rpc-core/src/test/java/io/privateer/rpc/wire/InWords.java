package io.privateer.rpc.wire;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.StatusCode;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Whole messages as one line of text, so that a test compares all of a message and its failure can be read: every field
 * that is not absent, in the order of the record, whatever fields are added later.
 */
public final class InWords {
    /** Nonces begin here, far above any sequence number. */
    private static final long NONCES = 1L << 62;

    private InWords() {}

    /** An identity that is shown as this text, 1 to 16 characters. */
    public static Id id(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > Id.BYTES) {
            throw new IllegalArgumentException("not 1 to 16 characters: " + name);
        }
        return Id.of(ByteBuffer.allocate(Id.BYTES).put(bytes).array());
    }

    public static String of(Request request) {
        return text(request);
    }

    public static String of(Reply reply) {
        return text(reply);
    }

    public static String of(Id id) {
        return new String(id.toBytes(), StandardCharsets.US_ASCII).replace("\0", "");
    }

    private static String text(Record message) {
        StringJoiner words = new StringJoiner(" ");
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            Object value = value(message, component);
            if (!isAbsent(value)) {
                words.add(component.getName() + "=" + shown(value));
            }
        }
        return words.toString();
    }

    private static Object value(Record message, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(message);
            return value == null ? "" : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private static boolean isAbsent(Object value) {
        return value.equals("")
                || value.equals(0L)
                || value.equals(0)
                || value.equals(false)
                || value.equals(Id.NONE)
                || value.equals(BodyCodec.PROTOBUF)
                || value.equals(Priority.DEFAULT)
                || value.equals(StatusCode.OK)
                || (value instanceof byte[] bytes && bytes.length == 0)
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    private static String shown(Object value) {
        if (value instanceof Id id) {
            return of(id);
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof Range range) {
            return range.first() + "-" + range.last();
        }
        if (value instanceof Collection<?> list) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            list.forEach(item -> items.add(shown(item)));
            return items.toString();
        }
        if (value instanceof Long number && number >= NONCES) {
            return "nonce" + (number - NONCES);
        }
        if (value instanceof String text && text.contains(" ")) {
            return "'" + text + "'";
        }
        if (value instanceof Record nested) {
            return "{" + text(nested) + "}";
        }
        return value.toString();
    }
}
