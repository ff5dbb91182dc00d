package io.privateer.rpc.codec;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one body in Protocol Buffers, in one pass into one growing array. Not thread-safe; reusable after
 * {@link #reset}, also after an exception.
 *
 * <p>The methods named like scalars have implicit presence: zero and empty are not written. {@link #value} always
 * writes, {@link #optional} writes unless the value is null. A null anywhere else is a {@link CodecException} that names
 * the field, and so is text with a lone surrogate.
 */
public final class ProtoWriter {
    private static final int INITIAL_CAPACITY = 256;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final CodecLimits limits;
    private byte[] buffer;
    private int position;
    private int depth;
    private int elements;
    private @Nullable Field field;

    /** A writer that refuses what is over the limits. */
    public ProtoWriter(CodecLimits limits) {
        this(limits, new byte[Math.min(INITIAL_CAPACITY, limits.maxMessageBytes())]);
    }

    /** One that writes into this array for as long as it is large enough. */
    ProtoWriter(CodecLimits limits, byte[] buffer) {
        this.limits = limits;
        this.buffer = buffer;
    }

    /** Forgets what was written and keeps the memory. */
    public void reset() {
        position = 0;
        depth = 0;
        elements = 0;
        field = null;
    }

    /** What it writes into, for another writer later on. */
    byte[] buffer() {
        return buffer;
    }

    /** How many bytes were written. */
    public int size() {
        return position;
    }

    /** A copy of the bytes that were written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, position);
    }

    public void int32(Field target, int value) {
        field = target;
        if (value != 0) {
            putTag(target, WireType.VARINT);
            putInt32(value);
        }
    }

    public void int64(Field target, long value) {
        field = target;
        if (value != 0) {
            putTag(target, WireType.VARINT);
            putVarint64(value);
        }
    }

    public void uint32(Field target, int value) {
        field = target;
        if (value != 0) {
            putTag(target, WireType.VARINT);
            putVarint32(value);
        }
    }

    public void uint64(Field target, long value) {
        int64(target, value);
    }

    public void sint32(Field target, int value) {
        uint32(target, zigZag(value));
    }

    public void sint64(Field target, long value) {
        int64(target, zigZag(value));
    }

    public void fixed32(Field target, int value) {
        field = target;
        if (value != 0) {
            putTag(target, WireType.I32);
            putFixed32(value);
        }
    }

    public void fixed64(Field target, long value) {
        field = target;
        if (value != 0) {
            putTag(target, WireType.I64);
            putFixed64(value);
        }
    }

    public void sfixed32(Field target, int value) {
        fixed32(target, value);
    }

    public void sfixed64(Field target, long value) {
        fixed64(target, value);
    }

    /** A {@code float}. Negative zero is not zero: its bits differ. */
    public void float32(Field target, float value) {
        fixed32(target, Float.floatToRawIntBits(value));
    }

    /** A {@code double}. Negative zero is not zero: its bits differ. */
    public void float64(Field target, double value) {
        fixed64(target, Double.doubleToRawLongBits(value));
    }

    public void bool(Field target, boolean value) {
        uint32(target, value ? 1 : 0);
    }

    public void string(Field target, String value) {
        field = target;
        if (!target.notNull(value).isEmpty()) {
            putTag(target, WireType.LEN);
            putString(value);
        }
    }

    public void bytes(Field target, byte[] value) {
        field = target;
        if (target.notNull(value).length > 0) {
            putTag(target, WireType.LEN);
            putBytes(value);
        }
    }

    /** An enum's number, unless it is 0. */
    public <E extends Enum<E>> void enumeration(Field target, EnumCodec<E> codec, E value) {
        int32(target, codec.numberOf(target.notNull(value)));
    }

    /** A value that is always written. */
    public <T> void value(Field target, ValueCodec<T> codec, T value) {
        T written = target.notNull(value);
        field = target;
        putTag(target, codec.wireType());
        codec.writeValue(this, written);
    }

    /** A value that is written unless it is null. */
    public <T> void optional(Field target, ValueCodec<T> codec, @Nullable T value) {
        if (value != null) {
            value(target, codec, value);
        }
    }

    /** The elements of a list or set, packed if they can be. */
    public <T> void list(Field target, ValueCodec<T> codec, Collection<T> values) {
        field = target;
        if (target.notNull(values).isEmpty()) {
            return;
        }
        boolean packed = codec.wireType() != WireType.LEN;
        int start = packed ? beginPacked(target) : 0;
        for (T value : values) {
            T element = element(target, value);
            if (!packed) {
                putTag(target, WireType.LEN);
            }
            codec.writeValue(this, element);
            field = target;
        }
        if (packed) {
            endLength(start);
        }
    }

    /** The elements of an array of objects. */
    public <T> void array(Field target, ValueCodec<T> codec, T[] values) {
        list(target, codec, Arrays.asList(target.notNull(values)));
    }

    public void array(Field target, int[] values) {
        if (target.notNull(values).length > 0) {
            count(target, values.length);
            int start = beginPacked(target);
            for (int value : values) {
                putInt32(value);
            }
            endLength(start);
        }
    }

    public void array(Field target, long[] values) {
        if (target.notNull(values).length > 0) {
            count(target, values.length);
            int start = beginPacked(target);
            for (long value : values) {
                putVarint64(value);
            }
            endLength(start);
        }
    }

    public void array(Field target, float[] values) {
        if (target.notNull(values).length > 0) {
            count(target, values.length);
            int start = beginPacked(target);
            for (float value : values) {
                putFixed32(Float.floatToRawIntBits(value));
            }
            endLength(start);
        }
    }

    public void array(Field target, double[] values) {
        if (target.notNull(values).length > 0) {
            count(target, values.length);
            int start = beginPacked(target);
            for (double value : values) {
                putFixed64(Double.doubleToRawLongBits(value));
            }
            endLength(start);
        }
    }

    public void array(Field target, boolean[] values) {
        if (target.notNull(values).length > 0) {
            count(target, values.length);
            int start = beginPacked(target);
            for (boolean value : values) {
                putBool(value);
            }
            endLength(start);
        }
    }

    /** The entries of a map, in its order. */
    public <K, V> void map(Field target, KeyCodec<K> keys, ValueCodec<V> values, Map<K, V> map) {
        for (Map.Entry<K, V> entry : target.notNull(map).entrySet()) {
            K key = entry.getKey();
            if (key == null) {
                throw new CodecException(target + " has a null key");
            }
            V value = element(target, entry.getValue());
            putTag(target, WireType.LEN);
            int start = beginLength();
            putVarint32(1 << 3 | keys.wireType());
            keys.writeValue(this, key);
            putVarint32(2 << 3 | values.wireType());
            values.writeValue(this, value);
            endLength(start);
        }
    }

    int beginMessage() {
        if (++depth > limits.maxDepth()) {
            throw new CodecException("messages nested deeper than maxDepth = " + limits.maxDepth() + where());
        }
        return beginLength();
    }

    void endMessage(int start) {
        depth--;
        endLength(start);
    }

    /** The fields of a message of a class generated by protoc. */
    void putNativeFields(Message message) {
        int size = message.getSerializedSize();
        ensure(size);
        CodedOutputStream out = CodedOutputStream.newInstance(buffer, position, size);
        try {
            message.writeTo(out);
            out.checkNoSpaceLeft();
        } catch (IOException | IllegalStateException e) {
            throw new CodecException(
                    "cannot write a " + message.getDescriptorForType().getFullName() + where(), e);
        }
        position += size;
    }

    int remainingDepth() {
        return limits.maxDepth() - depth;
    }

    CodecLimits limits() {
        return limits;
    }

    /** An error about the value in hand. */
    CodecException invalid(String problem) {
        return new CodecException(problem + where());
    }

    void putInt32(int value) {
        if (value >= 0) {
            putVarint32(value);
        } else {
            // Sign-extended to ten bytes, so that a reader may take it for an int64.
            putVarint64(value);
        }
    }

    void putVarint32(int value) {
        if (buffer.length - position < 5) {
            ensure(1 + (31 - Integer.numberOfLeadingZeros(value | 1)) / 7);
        }
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    void putVarint64(long value) {
        if (buffer.length - position < 10) {
            ensure(1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    void putFixed32(int value) {
        ensure(4);
        INT.set(buffer, position, value);
        position += 4;
    }

    void putFixed64(long value) {
        ensure(8);
        LONG.set(buffer, position, value);
        position += 8;
    }

    void putBool(boolean value) {
        ensure(1);
        buffer[position++] = (byte) (value ? 1 : 0);
    }

    void putBytes(byte[] value) {
        putVarint32(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, buffer, position, value.length);
        position += value.length;
    }

    void putString(String value) {
        int chars = value.length();
        // Most text is ASCII, and then its length in bytes is known before it is looked at.
        int before = position;
        putVarint32(chars);
        ensure(chars);
        int ascii = Utf8.writeAscii(value, buffer, position);
        if (ascii == chars) {
            position += chars;
            return;
        }
        position = before;
        long size = Utf8.length(value, ascii);
        if (size == Utf8.LONE_SURROGATE) {
            throw new CodecException("text with half a surrogate pair, which UTF-8 cannot express" + where());
        }
        int bytes = (int) Math.min(ascii + size, Integer.MAX_VALUE);
        putVarint32(bytes);
        ensure(bytes);
        position = Utf8.write(value, 0, buffer, position);
    }

    static int zigZag(int value) {
        return (value << 1) ^ (value >> 31);
    }

    static long zigZag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void putTag(Field target, int wireType) {
        putVarint32(target.number() << 3 | wireType);
    }

    private int beginPacked(Field target) {
        field = target;
        putTag(target, WireType.LEN);
        return beginLength();
    }

    private <T> T element(Field target, @Nullable T value) {
        if (value == null) {
            throw new CodecException(target + " has a null element");
        }
        count(target, 1);
        return value;
    }

    private void count(Field target, int more) {
        if (more > limits.maxElements() - elements) {
            throw new CodecException("more elements than maxElements = " + limits.maxElements() + " (" + target + ")");
        }
        elements += more;
    }

    /** Leaves one byte for a length: most are below 128. A longer one moves what was written behind it. */
    private int beginLength() {
        ensure(1);
        return ++position;
    }

    private void endLength(int start) {
        int length = position - start;
        int more = (31 - Integer.numberOfLeadingZeros(length | 1)) / 7;
        if (more > 0) {
            ensure(more);
            System.arraycopy(buffer, start, buffer, start + more, length);
        }
        int end = position + more;
        position = start - 1;
        putVarint32(length);
        position = end;
    }

    private void ensure(int more) {
        if (buffer.length - position < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        int max = limits.maxMessageBytes();
        if (more > max - position) {
            throw CodecException.tooLarge("body is over maxMessageBytes = " + max + " bytes" + where());
        }
        int doubled = (int) Math.min(2L * buffer.length, max);
        buffer = Arrays.copyOf(buffer, Math.max(position + more, doubled));
    }

    private String where() {
        return field == null ? "" : " (" + field + ")";
    }
}
