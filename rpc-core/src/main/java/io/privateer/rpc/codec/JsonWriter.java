package io.privateer.rpc.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one body as JSON in UTF-8, in the proto3 JSON mapping. Not thread-safe.
 *
 * <p>The methods are those of {@link ProtoWriter}, with the same rule for what is left out.
 */
public final class JsonWriter {
    private final CodecLimits limits;
    private final BoundedOutput output;
    private final JsonGenerator json;
    private int depth = -1;
    private int elements;
    private @Nullable Field field;

    /** A writer that refuses what is over the limits. */
    public JsonWriter(CodecLimits limits) {
        this.limits = limits;
        this.output = new BoundedOutput(limits.maxMessageBytes());
        try {
            this.json = limits.json().createGenerator(output);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The bytes of the one value that was written. */
    public byte[] finish() {
        try {
            json.close();
        } catch (IOException e) {
            throw failed(e);
        }
        return output.toByteArray();
    }

    /** Begins a message. */
    public void beginObject() {
        enterMessage();
        open();
    }

    /** Ends a message. */
    public void endObject() {
        leaveMessage();
        close();
    }

    public void int32(Field target, int value) {
        if (value != 0) {
            putName(target);
            putInt(value);
        }
    }

    public void int64(Field target, long value) {
        if (value != 0) {
            putName(target);
            putLong(value);
        }
    }

    public void uint32(Field target, int value) {
        if (value != 0) {
            putName(target);
            putUnsignedInt(value);
        }
    }

    public void uint64(Field target, long value) {
        if (value != 0) {
            putName(target);
            putUnsignedLong(value);
        }
    }

    public void sint32(Field target, int value) {
        int32(target, value);
    }

    public void sint64(Field target, long value) {
        int64(target, value);
    }

    public void fixed32(Field target, int value) {
        uint32(target, value);
    }

    public void fixed64(Field target, long value) {
        uint64(target, value);
    }

    public void sfixed32(Field target, int value) {
        int32(target, value);
    }

    public void sfixed64(Field target, long value) {
        int64(target, value);
    }

    public void float32(Field target, float value) {
        if (Float.floatToRawIntBits(value) != 0) {
            putName(target);
            putFloat(value);
        }
    }

    public void float64(Field target, double value) {
        if (Double.doubleToRawLongBits(value) != 0) {
            putName(target);
            putDouble(value);
        }
    }

    public void bool(Field target, boolean value) {
        if (value) {
            putName(target);
            putBool(true);
        }
    }

    public void string(Field target, String value) {
        if (!target.notNull(value).isEmpty()) {
            putName(target);
            putText(value);
        }
    }

    public void bytes(Field target, byte[] value) {
        if (target.notNull(value).length > 0) {
            putName(target);
            putBytes(value);
        }
    }

    /** An enum's name, unless its number is 0. */
    public <E extends Enum<E>> void enumeration(Field target, EnumCodec<E> codec, E value) {
        if (codec.numberOf(target.notNull(value)) != 0) {
            value(target, codec, value);
        }
    }

    /** A value that is always written. */
    public <T> void value(Field target, ValueCodec<T> codec, T value) {
        T written = target.notNull(value);
        putName(target);
        codec.writeJson(this, written);
    }

    /** A value that is written unless it is null. */
    public <T> void optional(Field target, ValueCodec<T> codec, @Nullable T value) {
        if (value != null) {
            value(target, codec, value);
        }
    }

    /** The elements of a list or set. */
    public <T> void list(Field target, ValueCodec<T> codec, Collection<T> values) {
        if (target.notNull(values).isEmpty()) {
            return;
        }
        beginArray(target);
        for (T value : values) {
            codec.writeJson(this, element(target, value));
            field = target;
        }
        endArray();
    }

    /** The elements of an array of objects. */
    public <T> void array(Field target, ValueCodec<T> codec, T[] values) {
        list(target, codec, Arrays.asList(target.notNull(values)));
    }

    public void array(Field target, int[] values) {
        if (target.notNull(values).length > 0) {
            beginArray(target, values.length);
            for (int value : values) {
                putInt(value);
            }
            endArray();
        }
    }

    public void array(Field target, long[] values) {
        if (target.notNull(values).length > 0) {
            beginArray(target, values.length);
            for (long value : values) {
                putLong(value);
            }
            endArray();
        }
    }

    public void array(Field target, float[] values) {
        if (target.notNull(values).length > 0) {
            beginArray(target, values.length);
            for (float value : values) {
                putFloat(value);
            }
            endArray();
        }
    }

    public void array(Field target, double[] values) {
        if (target.notNull(values).length > 0) {
            beginArray(target, values.length);
            for (double value : values) {
                putDouble(value);
            }
            endArray();
        }
    }

    public void array(Field target, boolean[] values) {
        if (target.notNull(values).length > 0) {
            beginArray(target, values.length);
            for (boolean value : values) {
                putBool(value);
            }
            endArray();
        }
    }

    /** The entries of a map, in its order. */
    public <K, V> void map(Field target, KeyCodec<K> keys, ValueCodec<V> values, Map<K, V> map) {
        if (target.notNull(map).isEmpty()) {
            return;
        }
        putName(target);
        open();
        for (Map.Entry<K, V> entry : map.entrySet()) {
            K key = entry.getKey();
            if (key == null) {
                throw new CodecException(target + " has a null key");
            }
            V value = element(target, entry.getValue());
            putKey(keyName(keys, key));
            values.writeJson(this, value);
            field = target;
        }
        close();
    }

    void enterMessage() {
        if (++depth > limits.maxDepth()) {
            throw invalid("messages nested deeper than maxDepth = " + limits.maxDepth());
        }
    }

    void leaveMessage() {
        depth--;
    }

    CodecLimits limits() {
        return limits;
    }

    /** An error about the value in hand. */
    CodecException invalid(String problem) {
        return new CodecException(problem + (field == null ? "" : " (" + field + ")"));
    }

    void putInt(int value) {
        try {
            json.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putUnsignedInt(int value) {
        try {
            json.writeNumber(Integer.toUnsignedLong(value));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A string: JavaScript's numbers end at 2^53. */
    void putLong(long value) {
        putText(Long.toString(value));
    }

    void putUnsignedLong(long value) {
        putText(Long.toUnsignedString(value));
    }

    void putFloat(float value) {
        try {
            // Jackson writes NaN and the infinities as strings, which is what the mapping wants.
            json.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putDouble(double value) {
        try {
            json.writeNumber(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putBool(boolean value) {
        try {
            json.writeBoolean(value);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putNull() {
        try {
            json.writeNull();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putText(String value) {
        try {
            json.writeString(TextForms.wellFormed(value));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void putBytes(byte[] value) {
        putText(Base64.getEncoder().encodeToString(value));
    }

    void putKey(String name) {
        if (name.length() > CodecLimits.MAX_JSON_NAME_LENGTH) {
            throw invalid("a map's key of " + name.length() + " characters is over " + CodecLimits.MAX_JSON_NAME_LENGTH
                    + ", the most of a name in JSON");
        }
        try {
            json.writeFieldName(name);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Begins an object or its like that is no message of its own: a map. */
    void open() {
        try {
            json.writeStartObject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void close() {
        try {
            json.writeEndObject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void openArray() {
        try {
            json.writeStartArray();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void endArray() {
        try {
            json.writeEndArray();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private <K> String keyName(KeyCodec<K> keys, K key) {
        try {
            return keys.toName(key);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private void putName(Field target) {
        field = target;
        try {
            json.writeFieldName(target.jsonName());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void beginArray(Field target) {
        putName(target);
        openArray();
    }

    private void beginArray(Field target, int size) {
        count(target, size);
        beginArray(target);
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

    private CodecException failed(IOException e) {
        return new CodecException(
                "cannot write JSON: " + e.getMessage() + (field == null ? "" : " (" + field + ")"), e);
    }

    /** Bytes up to a limit. */
    private static final class BoundedOutput extends ByteArrayOutputStream {
        private final int limit;

        BoundedOutput(int limit) {
            this.limit = limit;
        }

        @Override
        public synchronized void write(int value) {
            require(1);
            super.write(value);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            require(length);
            super.write(bytes, offset, length);
        }

        private void require(int more) {
            if (more > limit - count) {
                throw CodecException.tooLarge("JSON body is over maxMessageBytes = " + limit + " bytes");
            }
        }
    }
}
