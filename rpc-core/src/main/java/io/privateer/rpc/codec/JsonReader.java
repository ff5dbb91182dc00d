package io.privateer.rpc.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body of JSON in UTF-8, in the proto3 JSON mapping. Not thread-safe.
 *
 * <p>A codec calls {@link #beginObject}, loops over {@link #nextField} and switches over {@link #name}. A field whose
 * value is {@code null} is passed over: it is absent. A name that occurs twice is an error, also under its two
 * spellings, and so is anything behind the value.
 */
public final class JsonReader {
    private final CodecLimits limits;
    private final JsonParser json;
    private int depth = -1;
    private int elements;
    private String name = "";
    private @Nullable Field field;

    // The fields that each open message has had: bits for small numbers, a set for the few large ones.
    private long[] seen = new long[8];
    private final Map<Integer, Set<Integer>> seenLarge = new HashMap<>();

    /**
     * A reader at the first token of the text.
     *
     * @throws CodecException if the text is longer than the limits allow, empty or not UTF-8
     */
    public JsonReader(byte[] bytes, int offset, int length, CodecLimits limits) {
        this.limits = limits;
        if (length > limits.maxMessageBytes()) {
            throw new CodecException("JSON body of " + length + " bytes is over maxMessageBytes = "
                    + limits.maxMessageBytes() + " bytes");
        }
        // Jackson would guess UTF-16 and UTF-32 from zero bytes in front, and it lets some malformed UTF-8 pass.
        for (int i = 0; i < Math.min(4, length); i++) {
            if (bytes[offset + i] == 0) {
                throw new CodecException("JSON body is not in UTF-8");
            }
        }
        if (!Utf8.isValid(bytes, offset, length)) {
            throw new CodecException("JSON body is not in UTF-8");
        }
        try {
            this.json = limits.json().createParser(bytes, offset, length);
            if (json.nextToken() == null) {
                throw new CodecException("JSON body is empty");
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Refuses anything behind the value that was read. */
    public void finish() {
        if (nextToken() != null) {
            throw new CodecException("JSON body goes on behind its value");
        }
    }

    /** Enters a message. */
    public void beginObject() {
        expect(JsonToken.START_OBJECT, "an object");
        enterMessage();
        if (depth >= seen.length) {
            seen = Arrays.copyOf(seen, 2 * depth);
        }
        seen[depth] = 0;
    }

    /** Goes to the message's next field that is not null; returns false behind the last one, and leaves the message. */
    public boolean nextField() {
        while (nextToken() != JsonToken.END_OBJECT) {
            name = currentName();
            if (nextToken() != JsonToken.VALUE_NULL) {
                return true;
            }
        }
        seenLarge.remove(depth);
        leaveMessage();
        return false;
    }

    /** The current field's name. */
    public String name() {
        return name;
    }

    /** Passes over the current field. */
    public void skip() {
        try {
            json.skipChildren();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    public int int32(Field source) {
        claim(source);
        return takeInt32();
    }

    public long int64(Field source) {
        claim(source);
        return takeInt64();
    }

    public int uint32(Field source) {
        claim(source);
        return takeUint32();
    }

    public long uint64(Field source) {
        claim(source);
        return takeUint64();
    }

    public int sint32(Field source) {
        return int32(source);
    }

    public long sint64(Field source) {
        return int64(source);
    }

    public int fixed32(Field source) {
        return uint32(source);
    }

    public long fixed64(Field source) {
        return uint64(source);
    }

    public int sfixed32(Field source) {
        return int32(source);
    }

    public long sfixed64(Field source) {
        return int64(source);
    }

    public float float32(Field source) {
        claim(source);
        return takeFloat();
    }

    public double float64(Field source) {
        claim(source);
        return takeDouble();
    }

    public boolean bool(Field source) {
        claim(source);
        return takeBool();
    }

    public String string(Field source) {
        claim(source);
        return takeText();
    }

    public byte[] bytes(Field source) {
        claim(source);
        return takeBytes();
    }

    /** Any single value. */
    public <T> T value(Field source, ValueCodec<T> codec) {
        claim(source);
        return codec.readJson(this);
    }

    /** One variant of a {@code oneof}, of which a message has one at most. */
    public <T> T variant(Field source, ValueCodec<T> codec, @Nullable Object earlier) {
        if (earlier != null) {
            throw new CodecException("a second variant beside " + source);
        }
        return value(source, codec);
    }

    /** The elements of an array. */
    public <T> void list(Field source, ValueCodec<T> codec, Collection<T> into) {
        claim(source);
        expect(JsonToken.START_ARRAY, "an array");
        while (nextElement(source, codec.acceptsNull())) {
            into.add(codec.readJson(this));
            field = source;
        }
    }

    /** The elements of a primitive array. */
    public void array(Field source, PrimitiveArray into) {
        claim(source);
        expect(JsonToken.START_ARRAY, "an array");
        while (nextElement(source, false)) {
            into.add(
                    switch (into.kind()) {
                        case INT -> takeInt32();
                        case LONG -> takeInt64();
                        case FLOAT -> Float.floatToRawIntBits(takeFloat());
                        case DOUBLE -> Double.doubleToRawLongBits(takeDouble());
                        case BOOLEAN -> takeBool() ? 1 : 0;
                    });
        }
    }

    /** The entries of a map. */
    public <K, V> void map(Field source, KeyCodec<K> keys, ValueCodec<V> values, Map<K, V> into) {
        claim(source);
        expect(JsonToken.START_OBJECT, "an object");
        while (nextToken() != JsonToken.END_OBJECT) {
            countElement(source.toString());
            String text = currentName();
            K key = convert(text, keys::fromName);
            if (nextToken() == JsonToken.VALUE_NULL && !values.acceptsNull()) {
                throw new CodecException(source + " has a null value");
            }
            // Two spellings of one number are one key.
            if (into.put(key, values.readJson(this)) != null) {
                throw new CodecException(source + " has the key " + TextForms.quote(text) + " twice");
            }
            field = source;
        }
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

    /** The token of the value in hand. */
    JsonToken token() {
        return json.currentToken();
    }

    /** An error about the value in hand. */
    CodecException invalid(String problem) {
        return new CodecException(problem + where());
    }

    CodecException failed(IOException e) {
        String problem = e instanceof JacksonException jackson ? jackson.getOriginalMessage() : e.getMessage();
        return new CodecException("malformed JSON: " + problem + where(), e);
    }

    boolean atNumber() {
        return token().isNumeric();
    }

    int takeInt32() {
        try {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT) {
                return json.getIntValue();
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return convert(numberText(), NumberForms::int32);
    }

    int takeUint32() {
        return convert(numberText(), NumberForms::uint32);
    }

    long takeInt64() {
        return convert(numberText(), NumberForms::int64);
    }

    long takeUint64() {
        return convert(numberText(), NumberForms::uint64);
    }

    float takeFloat() {
        return convert(numberText(), NumberForms::float32);
    }

    double takeDouble() {
        return convert(numberText(), NumberForms::float64);
    }

    boolean takeBool() {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw unexpected("true or false");
        };
    }

    String takeText() {
        expect(JsonToken.VALUE_STRING, "a string");
        return convert(currentText(), TextForms::wellFormed);
    }

    byte[] takeBytes() {
        expect(JsonToken.VALUE_STRING, "a string of base64");
        return convert(currentText(), TextForms::bytes);
    }

    <T> T convert(String text, Function<String, T> conversion) {
        try {
            return conversion.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new CodecException(e.getMessage() + where());
        }
    }

    @Nullable
    JsonToken nextToken() {
        try {
            return json.nextToken();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void countElement(String of) {
        if (++elements > limits.maxElements()) {
            throw new CodecException("more elements than maxElements = " + limits.maxElements() + " (" + of + ")");
        }
    }

    void expect(JsonToken token, String wanted) {
        if (json.currentToken() != token) {
            throw unexpected(wanted);
        }
    }

    /** Marks a field as had, which two names of it in one object are not allowed to do. */
    private void claim(Field source) {
        field = source;
        int number = source.number();
        boolean first;
        if (number < Long.SIZE) {
            first = (seen[depth] & 1L << number) == 0;
            seen[depth] |= 1L << number;
        } else {
            first = seenLarge.computeIfAbsent(depth, level -> new HashSet<>()).add(number);
        }
        if (!first) {
            throw new CodecException(source + " is there twice");
        }
    }

    private boolean nextElement(Field source, boolean acceptsNull) {
        JsonToken token = nextToken();
        if (token == JsonToken.END_ARRAY) {
            return false;
        }
        if (token == JsonToken.VALUE_NULL && !acceptsNull) {
            throw new CodecException(source + " has a null element");
        }
        countElement(source.toString());
        return true;
    }

    private String numberText() {
        JsonToken token = json.currentToken();
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
            throw unexpected("a number");
        }
        return currentText();
    }

    private String currentText() {
        try {
            return json.getText();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    String currentName() {
        try {
            return json.currentName();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private CodecException unexpected(String wanted) {
        return invalid("expected " + wanted + ", found " + json.currentToken());
    }

    private String where() {
        return field == null ? "" : " (at or behind " + field + ")";
    }
}
