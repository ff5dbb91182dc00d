package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Values of every type at their edges, there and back. */
final class ValueCases {
    private ValueCases() {}

    /**
     * One call and its result, of {@code values.json}.
     *
     * @param apart whether it is left out of the bodies in JSON that clients of Protocol Buffers are asked for: the shortest
     *     decimal of the largest float, which Java writes, is too large for protobuf's own JSON in Python
     */
    private record Value(String name, boolean apart, String method, String argument, String result) {
        void expect(TestedClient client) {
            client.call(method, argument).answer().expectResult(result);
        }
    }

    static List<ConformanceCase> all() throws IOException {
        List<Value> values = values();
        List<ConformanceCase> cases = new ArrayList<>();
        for (Value value : values) {
            cases.add(ConformanceCase.basic(
                    "value: " + value.name(),
                    bench -> value.expect(bench.client(bench.server().endpoint()))));
        }
        cases.add(ConformanceCase.of("all values as JSON bodies", bench -> everyValue(values, bench, "JSON")));
        cases.add(ConformanceCase.of("all values as Protocol Buffers", bench -> everyValue(values, bench, "PROTOBUF")));
        return cases;
    }

    private static List<Value> values() throws IOException {
        List<Value> values = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ValueCases.class.getResourceAsStream("/values.json"))) {
            for (JsonNode node : new ObjectMapper().readTree(in)) {
                JsonNode argument = node.get("argument");
                JsonNode same = node.has("result") ? node.get("result") : echoed(argument);
                values.add(new Value(
                        node.get("name").asText(),
                        node.path("apart").asBoolean(),
                        node.get("method").asText(),
                        argument.toString(),
                        same.toString()));
            }
        }
        values.add(deep());
        return values;
    }

    /** Not in the file, where nobody could count the braces. */
    private static Value deep() {
        int levels = 90;
        String everything = "{\"next\": ".repeat(levels) + "{\"color\": \"COLOR_RED\"}" + "}".repeat(levels);
        return new Value(
                levels + " levels deep",
                false,
                "Echo",
                "{\"everything\": " + everything + "}",
                "{\"result\": " + everything + "}");
    }

    /** What most methods do: their one argument is their result. */
    private static JsonNode echoed(JsonNode argument) {
        JsonNode only = argument.elements().next();
        return new ObjectMapper().createObjectNode().set("result", only);
    }

    private static void everyValue(List<Value> values, Bench bench, String codec) {
        if (!bench.driver().codecs().contains(codec)) {
            throw new AssertionError(bench.driver().name() + " speaks "
                    + bench.driver().codecs() + " only, generated clients speak both");
        }
        TestedClient client = bench.clientOf(codec, bench.server().endpoint());
        for (Value value : values) {
            if (codec.equals("JSON") && value.apart()) {
                continue;
            }
            try {
                value.expect(client);
            } catch (AssertionError e) {
                throw new AssertionError(value.name() + ": " + e.getMessage(), e);
            }
        }
    }
}
