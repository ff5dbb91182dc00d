package io.privateer.rpc.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON as bytes: opening it with our limits, and judging a body before it goes into an envelope. */
final class JsonText {
    /** A body sits at most this deep in its envelope: the object, and {@code detail}. */
    private static final int ENVELOPE_DEPTH = 2;

    /**
     * No interning of names, which are the peer's and may all be different, and no guessing of UTF-16 or UTF-32. Strings
     * need no limit of their own, a frame has one. Jackson's table of names stays: without it there is no reading from
     * bytes, and it defends itself (a seed, a limit of collisions, a fresh table after 6,000 names).
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(WireLimits.JSON_DEPTH + ENVELOPE_DEPTH)
                    .maxNumberLength(WireLimits.JSON_NUMBER_CHARS)
                    .maxNameLength(WireLimits.JSON_NAME_CHARS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    static JsonFactory factory() {
        return FACTORY;
    }

    /** A parser before the first token. The bytes have been found to be {@link #isUtf8}: Jackson does not look closely. */
    static JsonParser open(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    static boolean isUtf8(byte[] json) {
        return UnsafeByteOperations.unsafeWrap(json).isValidUtf8();
    }

    /**
     * What is wrong with a body that shall stand in an envelope as it is, or {@code null}. Whatever is exactly one JSON
     * value cannot reach beyond its place.
     */
    static @Nullable String problem(byte[] body) {
        if (!isUtf8(body)) {
            return "is not UTF-8";
        }
        // The parser would pass over a byte order mark, which has no place in the middle of an envelope.
        if (body[0] == (byte) 0xEF) {
            return "begins with no JSON value";
        }
        try (JsonParser parser = open(body)) {
            if (parser.nextToken() == null) {
                return "is only white space";
            }
            int depth = skipValue(parser);
            if (depth > WireLimits.JSON_DEPTH) {
                return "nests " + depth + " deep, over the limit of " + WireLimits.JSON_DEPTH;
            }
            return parser.nextToken() == null ? null : "goes on after its first JSON value";
        } catch (IOException e) {
            return "is not JSON: " + message(e);
        }
    }

    /** Jackson's words, up to where they describe the source. */
    static String message(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        if (message == null) {
            return e.getClass().getSimpleName();
        }
        int source = message.indexOf(" (start marker at");
        return source < 0 ? message : message.substring(0, source);
    }

    /** Goes to the end of the value that the parser stands at. Returns how deep it nests: 0 for what is no container. */
    static int skipValue(JsonParser parser) throws IOException {
        int depth = 0;
        int deepest = 0;
        do {
            switch (parser.currentToken()) {
                case START_OBJECT, START_ARRAY -> deepest = Math.max(deepest, ++depth);
                case END_OBJECT, END_ARRAY -> depth--;
                // Strings are read lazily: without this, the parser's place would be their first character.
                default -> parser.finishToken();
            }
        } while (depth > 0 && parser.nextToken() != null);
        return deepest;
    }
}
