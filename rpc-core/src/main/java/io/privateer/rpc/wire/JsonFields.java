package io.privateer.rpc.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object by the proto3 mapping: both spellings of a name, numbers also as text, enums by name
 * or number, null for absent. What it does not know it skips; what it knows may come only once.
 *
 * <p>An {@link IOException} of its methods is the parser's own; {@link #broken} says it in terms of the frame.
 */
final class JsonFields {
    /** Longer than any number of 64 bits that somebody would write, also with zeros after a point. */
    private static final int NUMBER_CHARS = 64;

    private static final BigInteger UINT64_END = BigInteger.ONE.shiftLeft(64);

    private final byte[] frame;
    private final JsonParser parser;
    private final String path;
    private final Map<String, String> names;
    private final Set<String> seen = new HashSet<>();
    private String field = "";

    private JsonFields(byte[] frame, JsonParser parser, String path, Map<String, String> names) {
        this.frame = frame;
        this.parser = parser;
        this.path = path;
        this.names = names;
    }

    /** Reads one object that is a whole frame. */
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonFields in) throws IOException, MalformedFrameException;
    }

    /** Every spelling of these names ({@code done_below}, {@code doneBelow}) with the name as the {@code .proto} has it. */
    static Map<String, String> names(String... snakeCase) {
        Map<String, String> names = new HashMap<>();
        for (String name : snakeCase) {
            names.put(name, name);
            names.put(JsonOutput.camelCase(name), name);
        }
        return Map.copyOf(names);
    }

    /**
     * Reads a frame that is one object and nothing else.
     *
     * @param message what this shall be, for the error's text
     */
    static <T> T readAll(byte[] frame, String message, Map<String, String> names, Reading<T> reading)
            throws MalformedFrameException {
        if (!JsonText.isUtf8(frame)) {
            throw new MalformedFrameException(message + ": is not UTF-8");
        }
        try (JsonParser parser = JsonText.open(frame)) {
            JsonFields in = new JsonFields(frame, parser, message, names);
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw in.malformed("must be a JSON object");
                }
                T read = reading.read(in);
                if (parser.nextToken() != null) {
                    throw in.malformed("something follows the JSON object");
                }
                return read;
            } catch (IOException e) {
                throw in.broken(e);
            }
        } catch (IOException e) {
            throw new MalformedFrameException(message + ": " + JsonText.message(e), e);
        }
    }

    /** The name, as the {@code .proto} has it, of the next field that has a value, or {@code null} at the end. */
    @Nullable
    String next() throws IOException, MalformedFrameException {
        for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String spelling = parser.currentName();
            String name = names.get(spelling);
            JsonToken value = parser.nextToken();
            if (name == null) {
                parser.skipChildren();
                continue;
            }
            field = spelling;
            if (!seen.add(name)) {
                throw malformed("must not come twice");
            }
            if (value != JsonToken.VALUE_NULL) {
                return name;
            }
        }
        field = "";
        return null;
    }

    /** The object that this field is. */
    JsonFields object(Map<String, String> itsNames) throws MalformedFrameException {
        expect(JsonToken.START_OBJECT, "an object");
        return new JsonFields(frame, parser, path + "." + field, itsNames);
    }

    /** Enters the list that this field is; {@link #element} goes through it. */
    void list() throws MalformedFrameException {
        expect(JsonToken.START_ARRAY, "an array");
    }

    /** Goes to the next element, which then is read like a field. */
    boolean element() throws IOException, MalformedFrameException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            throw malformed("must not hold null");
        }
        return token != JsonToken.END_ARRAY;
    }

    Id id() throws IOException, MalformedFrameException {
        String base64 = text();
        // Both alphabets, with and without padding, as the mapping asks of readers.
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw malformed(WireText.quoted(base64) + " is not base64");
        }
        if (bytes.length == 0) {
            return Id.NONE;
        }
        if (bytes.length != Id.BYTES) {
            throw malformed("has " + bytes.length + " bytes, must have " + Id.BYTES);
        }
        Id id = Id.of(bytes);
        if (id.isNone()) {
            throw malformed("is all zeros, which is no identity");
        }
        return id;
    }

    String text() throws IOException, MalformedFrameException {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    boolean bool() throws MalformedFrameException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw malformed("must be true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** A {@code uint64} as its bits: above 2^63-1 it is negative. */
    long uint64() throws IOException, MalformedFrameException {
        BigInteger value = integer();
        if (value.signum() < 0 || value.compareTo(UINT64_END) >= 0) {
            throw malformed(value + " must be 0 to 2^64-1");
        }
        return value.longValue();
    }

    long int64() throws IOException, MalformedFrameException {
        BigInteger value = integer();
        if (value.bitLength() > 63) {
            throw malformed(value + " must fit into 64 bits");
        }
        return value.longValue();
    }

    long uint32() throws IOException, MalformedFrameException {
        BigInteger value = integer();
        if (value.signum() < 0 || value.bitLength() > 32) {
            throw malformed(value + " must be 0 to " + WireLimits.UINT32_MAX);
        }
        return value.longValue();
    }

    /** A {@code uint32} as an {@code int}; what does not fit is as good as the largest. */
    int count() throws IOException, MalformedFrameException {
        return (int) Math.min(uint32(), Integer.MAX_VALUE);
    }

    /** The number of an enum: of the name at that index, or the number itself. */
    long enumeration(String... itsNames) throws IOException, MalformedFrameException {
        long number = openEnumeration(itsNames);
        if (number < 0) {
            throw malformed(
                    WireText.quoted(parser.getText()) + " is unknown here, known are " + String.join(", ", itsNames));
        }
        return number;
    }

    /** The same, where a name that is not known is as good as an unknown number: -1. */
    long openEnumeration(String... itsNames) throws IOException, MalformedFrameException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? List.of(itsNames).indexOf(parser.getText())
                : int64();
    }

    /** Any value as it stands in the frame. */
    byte[] json() throws IOException, MalformedFrameException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int depth = JsonText.skipValue(parser);
        if (depth > WireLimits.JSON_DEPTH) {
            throw malformed("nests " + depth + " deep, over the limit of " + WireLimits.JSON_DEPTH);
        }
        return Arrays.copyOfRange(frame, start, (int) parser.currentLocation().getByteOffset());
    }

    void metadata(MetadataDraft metadata) throws IOException, MalformedFrameException {
        expect(JsonToken.START_OBJECT, "an object");
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!keys.add(key)) {
                throw malformed("key " + WireText.quoted(key) + " must not come twice");
            }
            parser.nextToken();
            metadata.add(key, text());
        }
    }

    /** What the parser refused. */
    MalformedFrameException broken(IOException e) {
        return new MalformedFrameException(where() + JsonText.message(e), e);
    }

    MalformedFrameException malformed(String problem) {
        return new MalformedFrameException(where() + problem);
    }

    private String where() {
        String place = field.isEmpty() ? path : path + "." + field;
        return "%s, byte %d of %d: ".formatted(place, parser.currentLocation().getByteOffset(), frame.length);
    }

    private void expect(JsonToken token, String what) throws MalformedFrameException {
        if (parser.currentToken() != token) {
            throw malformed("must be " + what);
        }
    }

    /** A whole number: digits, or the same with a point or an exponent, as a number or as text. */
    private BigInteger integer() throws IOException, MalformedFrameException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING
                && token != JsonToken.VALUE_NUMBER_INT
                && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw malformed("must be a number, or a number as a string");
        }
        String text = parser.getText();
        if (!isNumber(text)) {
            throw malformed(WireText.quoted(text) + " is no whole number of 64 bits");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw malformed(WireText.quoted(text) + " is no whole number of 64 bits");
        }
        if (number.signum() == 0) {
            return BigInteger.ZERO;
        }
        // Before any conversion: 1e999999999 as an integer would take a gigabit, and 1e-999999999 a division by as
        // much.
        long digits = (long) number.precision() - number.scale();
        if (digits < 1 || digits > 20) {
            throw malformed(WireText.quoted(text) + " is no whole number of 64 bits");
        }
        try {
            return number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw malformed(WireText.quoted(text) + " is no whole number of 64 bits");
        }
    }

    /** What JSON calls a number, more or less: what BigDecimal takes, but ASCII and without a plus in front. */
    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > NUMBER_CHARS || text.charAt(0) == '+') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
