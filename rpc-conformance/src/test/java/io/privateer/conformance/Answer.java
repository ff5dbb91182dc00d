package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a driver answered to one call. Every method fails the case if the answer is none of that kind. Immutable. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The fields of {@link Everything.Lists} that are sets in Java. */
    private static final Set<String> SETS = Set.of("set", "dates");

    private final String method;
    private final JsonNode line;

    Answer(String method, JsonNode line) {
        this.method = method;
        this.line = line;
    }

    /** The result in the one form that equal values share. */
    String result() {
        return canonical(ConformanceCalls.named(method).reply(), line, "result");
    }

    /** The result's encoding, in JSON or in Protocol Buffers. */
    byte[] resultBody() {
        return isJson()
                ? line.path("result").toString().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(line.path("resultBytes").asText());
    }

    /** Whether this driver gives values as JSON. */
    boolean isJson() {
        return line.has("result");
    }

    /** Fails unless the call gave this result, in JSON. */
    Answer expectResult(String json) {
        String expected = canonical(ConformanceCalls.named(method).reply(), json);
        if (!same(result(), expected)) {
            throw new AssertionError(
                    "result " + DriverProcess.shortened(result()) + ", expected " + DriverProcess.shortened(expected));
        }
        return this;
    }

    /** Fails unless the call gave one of these results: what a client makes of a variant that it does not know. */
    Answer expectResult(String json, String orThis) {
        String second = canonical(ConformanceCalls.named(method).reply(), orThis);
        return same(result(), second) ? this : expectResult(json);
    }

    /** Whether two texts hold the same values; maps and sets have no order. */
    private static boolean same(String one, String two) {
        try {
            return unordered(JSON.readTree(one)).equals(unordered(JSON.readTree(two)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode unordered(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            unordered(field.getValue());
            if (SETS.contains(field.getKey()) && field.getValue() instanceof ArrayNode elements) {
                List<JsonNode> sorted = new ArrayList<>();
                elements.forEach(sorted::add);
                sorted.sort(Comparator.comparing(JsonNode::asText));
                elements.removeAll().addAll(sorted);
            }
        }
        if (node.isArray()) {
            node.elements().forEachRemaining(Answer::unordered);
        }
        return node;
    }

    /** Fails unless the call ended with this error of the service, whose fields are these, in JSON. */
    Answer expectError(String name, String fields) {
        JsonNode error = line.path("error");
        if (!error.path("name").asText().equals(name)) {
            throw new AssertionError("answered " + this + ", expected the error " + name);
        }
        String expected = canonical(ConformanceCalls.error(name), fields);
        String actual = canonical(ConformanceCalls.error(name), error, "fields");
        if (!same(actual, expected)) {
            throw new AssertionError(name + " with " + actual + ", expected " + expected);
        }
        return this;
    }

    /** Fails unless the call failed with one of these codes, this outcome, and a message with this text in it. */
    Answer expectFailure(Set<StatusCode> codes, Outcome outcome, String message) {
        JsonNode failure = failure();
        String code = failure.path("code").asText();
        if (codes.stream().noneMatch(expected -> expected.name().equals(code))
                || !failure.path("outcome").asText().equals(outcome.name())
                || !failure.path("message").asText().contains(message)) {
            throw new AssertionError("answered " + this + ", expected " + codes + " with outcome " + outcome
                    + (message.isEmpty() ? "" : " and a message with \"" + message + "\""));
        }
        return this;
    }

    Answer expectFailure(StatusCode code, Outcome outcome) {
        return expectFailure(Set.of(code), outcome, "");
    }

    /** Which call failed, as text; it is one that can be asked about. */
    String callId() {
        String text = failure().path("callId").asText();
        try {
            if (CallId.parse(text).scope().isEmpty()) {
                throw new AssertionError("the call of " + this + " is bound to no reply store");
            }
        } catch (IllegalArgumentException e) {
            throw new AssertionError("answered " + this + ", whose callId is none: " + e.getMessage(), e);
        }
        return text;
    }

    /** How many copies the client says that it sent; of a failure. */
    int attempts() {
        JsonNode attempts = failure().path("attempts");
        if (!attempts.isInt()) {
            throw new AssertionError("answered " + this + " without a number of attempts");
        }
        return attempts.asInt();
    }

    private JsonNode failure() {
        if (!line.has("failure")) {
            throw new AssertionError("answered " + this + ", expected a failure");
        }
        return line.get("failure");
    }

    private <T> String canonical(MessageCodec<T> codec, JsonNode in, String key) {
        return ConformanceCall.json(codec, decode(codec, in, key));
    }

    private static <T> String canonical(MessageCodec<T> codec, String json) {
        return ConformanceCall.json(
                codec, Bodies.decodeJson(codec, json.getBytes(StandardCharsets.UTF_8), ConformanceCall.LIMITS));
    }

    private <T> T decode(MessageCodec<T> codec, JsonNode in, String key) {
        try {
            if (in.has(key + "Bytes")) {
                byte[] body = Base64.getDecoder().decode(in.get(key + "Bytes").asText());
                return Bodies.decodeProto(codec, body, ConformanceCall.LIMITS);
            }
            if (in.has(key)) {
                byte[] body = in.get(key).toString().getBytes(StandardCharsets.UTF_8);
                return Bodies.decodeJson(codec, body, ConformanceCall.LIMITS);
            }
        } catch (CodecException | IllegalArgumentException e) {
            throw new AssertionError("answered " + this + ", which cannot be read: " + e.getMessage(), e);
        }
        throw new AssertionError("answered " + this + ", expected a " + key);
    }

    @Override
    public String toString() {
        return DriverProcess.shortened(line.toString());
    }
}
