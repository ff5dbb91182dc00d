package io.privateer.rpc.codec;

import com.google.protobuf.CodedInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body in Protocol Buffers. Not thread-safe.
 *
 * <p>A codec loops over {@link #next} and switches over {@link #tag}, field number and wire type in one, so that a field
 * of another wire type is skipped like an unknown one. Whatever the bytes are, the worst that they do is a
 * {@link CodecException}.
 */
public final class ProtoReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final CodecLimits limits;
    private byte[] buffer;
    private int position;
    private int limit;
    private int tag;
    private int depth;
    private int elements;
    private long joinedBytes;
    private @Nullable Field field;

    /**
     * A reader of some bytes of an array, which must not change while it reads.
     *
     * @throws CodecException if they are more than the limits allow
     */
    public ProtoReader(byte[] bytes, int offset, int length, CodecLimits limits) {
        if (length > limits.maxMessageBytes()) {
            throw new CodecException(
                    "body of " + length + " bytes is over maxMessageBytes = " + limits.maxMessageBytes() + " bytes");
        }
        this.buffer = bytes;
        this.position = offset;
        this.limit = offset + length;
        this.limits = limits;
    }

    /** Goes to the next field of the message; returns false behind the last one. */
    public boolean next() {
        if (position == limit) {
            tag = 0;
            return false;
        }
        tag = takeVarint32();
        if (tag >>> 3 == 0) {
            throw invalid("a field has the number 0");
        }
        return true;
    }

    /** The field's number and {@link WireType}: {@code number << 3 | wireType}. */
    public int tag() {
        return tag;
    }

    /** Passes over the current field. */
    public void skip() {
        skip(tag, limits.maxDepth() - depth);
    }

    public int int32(Field source) {
        field = source;
        return takeVarint32();
    }

    public long int64(Field source) {
        field = source;
        return takeVarint64();
    }

    public int uint32(Field source) {
        return int32(source);
    }

    public long uint64(Field source) {
        return int64(source);
    }

    public int sint32(Field source) {
        return zigZag(int32(source));
    }

    public long sint64(Field source) {
        return zigZag(int64(source));
    }

    public int fixed32(Field source) {
        field = source;
        return takeFixed32();
    }

    public long fixed64(Field source) {
        field = source;
        return takeFixed64();
    }

    public int sfixed32(Field source) {
        return fixed32(source);
    }

    public long sfixed64(Field source) {
        return fixed64(source);
    }

    public float float32(Field source) {
        return Float.intBitsToFloat(fixed32(source));
    }

    public double float64(Field source) {
        return Double.longBitsToDouble(fixed64(source));
    }

    public boolean bool(Field source) {
        return int64(source) != 0;
    }

    public String string(Field source) {
        field = source;
        return takeString();
    }

    public byte[] bytes(Field source) {
        field = source;
        return takeBytes();
    }

    /** A value that is no message; a singular message goes through {@link #fragments}. */
    public <T> T value(Field source, ValueCodec<T> codec) {
        field = source;
        return codec.readValue(this);
    }

    /**
     * The bytes of a singular message behind those that came before.
     *
     * @param earlier what this method returned for the same field of the same message, or null
     */
    public Fragments fragments(Field source, @Nullable Fragments earlier) {
        field = source;
        int length = takeLength();
        int start = position;
        position += length;
        if (earlier == null) {
            return new Fragments(buffer, start, position);
        }
        // Each piece must be a message by itself: joining must not repair two broken halves.
        if (earlier.whole()) {
            join(earlier.end() - earlier.start());
            checkFields(earlier.start(), earlier.end());
        }
        join(length);
        checkFields(start, position);
        earlier.append(buffer, start, position);
        return earlier;
    }

    /** Reads a singular message of which all bytes are there; null if there are none. */
    public <T> @Nullable T message(Field source, MessageCodec<T> codec, @Nullable Fragments fragments) {
        field = source;
        return fragments == null ? null : read(codec, fragments.bytes(), fragments.start(), fragments.end());
    }

    /** Adds one element, or all that are packed here. */
    public <T> void list(Field source, ValueCodec<T> codec, Collection<T> into) {
        field = source;
        if (!packed(codec.wireType())) {
            count(source);
            into.add(codec.readValue(this));
            return;
        }
        int outer = enterPacked();
        while (position < limit) {
            count(source);
            into.add(codec.readValue(this));
        }
        limit = outer;
    }

    /** Adds one element of a primitive array, or all that are packed here. */
    public void array(Field source, PrimitiveArray into) {
        field = source;
        if (!packed(into.kind().wireType())) {
            count(source);
            into.add(takeBits(into.kind()));
            return;
        }
        int outer = enterPacked();
        while (position < limit) {
            count(source);
            into.add(takeBits(into.kind()));
        }
        limit = outer;
    }

    /** Reads one entry; of two with an equal key the last one wins. */
    public <K, V> void map(Field source, KeyCodec<K> keys, ValueCodec<V> values, Map<K, V> into) {
        field = source;
        count(source);
        int outer = enterPacked();
        K key = null;
        V value = null;
        Fragments message = null;
        while (next()) {
            if (tag == (1 << 3 | keys.wireType())) {
                key = value(source, keys);
            } else if (tag != (2 << 3 | values.wireType())) {
                skip();
            } else if (values instanceof MessageCodec<V>) {
                message = fragments(source, message);
            } else {
                value = value(source, values);
            }
        }
        if (values instanceof MessageCodec<V> codec) {
            // An entry without a value holds an empty message: a sender may leave it out.
            Fragments present = message == null ? new Fragments(buffer, position, position) : message;
            value = message(source, codec, present);
        }
        limit = outer;
        field = source;
        into.put(source.orAbsent(keys, key), source.orAbsent(values, value));
    }

    /** A message that stands here as a value: an element of a list. */
    <T> T messageValue(MessageCodec<T> codec) {
        int length = takeLength();
        int end = position + length;
        T value = read(codec, buffer, position, end);
        position = end;
        return value;
    }

    /** The rest of the current message, for the library that wrote the message's class. */
    CodedInputStream nativeFields() {
        CodedInputStream fields = CodedInputStream.newInstance(buffer, position, limit - position);
        fields.setRecursionLimit(limits.maxDepth() - depth);
        position = limit;
        return fields;
    }

    CodecLimits limits() {
        return limits;
    }

    /** An error about the value in hand. */
    CodecException invalid(String problem) {
        return new CodecException(problem + where());
    }

    CodecException invalid(String problem, Throwable cause) {
        return new CodecException(problem + where(), cause);
    }

    int takeVarint32() {
        // A longer varint is cut to its low 32 bits, as Protocol Buffers defines it for a field that once was an int64.
        return (int) takeVarint64();
    }

    long takeVarint64() {
        if (position < limit && buffer[position] >= 0) {
            return buffer[position++];
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == limit) {
                throw invalid("truncated number");
            }
            byte next = buffer[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw invalid("number of more than ten bytes");
    }

    int takeFixed32() {
        int start = position;
        advance(4);
        return (int) INT.get(buffer, start);
    }

    long takeFixed64() {
        int start = position;
        advance(8);
        return (long) LONG.get(buffer, start);
    }

    String takeString() {
        int length = takeLength();
        String text = Utf8.read(buffer, position, length);
        if (text == null) {
            throw invalid("text that is not UTF-8");
        }
        position += length;
        return text;
    }

    byte[] takeBytes() {
        int length = takeLength();
        byte[] bytes = Arrays.copyOfRange(buffer, position, position + length);
        position += length;
        return bytes;
    }

    static int zigZag(int value) {
        return (value >>> 1) ^ -(value & 1);
    }

    static long zigZag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private <T> T read(MessageCodec<T> codec, byte[] bytes, int start, int end) {
        if (++depth > limits.maxDepth()) {
            throw invalid("messages nested deeper than maxDepth = " + limits.maxDepth());
        }
        byte[] outerBuffer = buffer;
        int outerPosition = position;
        int outerLimit = limit;
        buffer = bytes;
        position = start;
        limit = end;
        T value = codec.readProto(this);
        buffer = outerBuffer;
        position = outerPosition;
        limit = outerLimit;
        depth--;
        return value;
    }

    /**
     * Each level of a message in pieces copies what is below it, so that a body of nothing else would be copied a hundred
     * times.
     */
    private void join(int length) {
        joinedBytes += length;
        if (joinedBytes > 4L * limits.maxMessageBytes()) {
            throw invalid("messages in pieces of more than 4 times maxMessageBytes = " + limits.maxMessageBytes());
        }
    }

    private void checkFields(int start, int end) {
        int outerPosition = position;
        int outerLimit = limit;
        position = start;
        limit = end;
        while (next()) {
            skip();
        }
        position = outerPosition;
        limit = outerLimit;
    }

    private boolean packed(int elementType) {
        return elementType != WireType.LEN && (tag & 7) == WireType.LEN;
    }

    private int enterPacked() {
        int length = takeLength();
        int outer = limit;
        limit = position + length;
        return outer;
    }

    private long takeBits(PrimitiveArray.Kind kind) {
        return switch (kind) {
            case INT, LONG -> takeVarint64();
            case BOOLEAN -> takeVarint64() == 0 ? 0 : 1;
            case FLOAT -> takeFixed32();
            case DOUBLE -> takeFixed64();
        };
    }

    private void count(Field source) {
        if (++elements > limits.maxElements()) {
            throw new CodecException("more elements than maxElements = " + limits.maxElements() + " (" + source + ")");
        }
    }

    private int takeLength() {
        int length = takeVarint32();
        if (length < 0) {
            throw invalid("negative length " + length);
        }
        if (length > limit - position) {
            throw invalid("length " + length + " with " + (limit - position) + " bytes left");
        }
        return length;
    }

    private void advance(int length) {
        if (length > limit - position) {
            throw invalid("truncated number");
        }
        position += length;
    }

    private void skip(int skipped, int levels) {
        switch (skipped & 7) {
            case WireType.VARINT -> takeVarint64();
            case WireType.I64 -> advance(8);
            case WireType.LEN -> advance(takeLength());
            case WireType.I32 -> advance(4);
            case WireType.START_GROUP -> skipGroup(skipped >>> 3, levels);
            case WireType.END_GROUP -> throw invalid("end of a group that did not begin");
            default -> throw invalid("wire type " + (skipped & 7));
        }
    }

    private void skipGroup(int number, int levels) {
        if (levels <= 0) {
            throw invalid("groups nested deeper than maxDepth = " + limits.maxDepth());
        }
        while (next()) {
            if ((tag & 7) == WireType.END_GROUP) {
                if (tag >>> 3 != number) {
                    throw invalid("end of group " + (tag >>> 3) + " inside group " + number);
                }
                return;
            }
            skip(tag, levels - 1);
        }
        throw invalid("truncated group");
    }

    private String where() {
        return field == null ? "" : " (at or behind " + field + ")";
    }
}
