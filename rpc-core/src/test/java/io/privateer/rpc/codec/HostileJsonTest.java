package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
    @Test
    void allKindsOfFieldsComeBack() {
        Node node = new Node("a\"\\\n😀", Node.named("b"), List.of(1, -2), List.of(Node.named("")), Map.of("k", 7L));
        byte[] json = Bodies.encodeJson(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS);
        assertEquals(
                "{\"name\":\"a\\\"\\\\\\n😀\",\"nextNode\":{\"name\":\"b\"},\"numbers\":[1,-2],\"children\":[{}],"
                        + "\"counts\":{\"k\":\"7\"}}",
                new String(json, StandardCharsets.UTF_8));
        assertEquals(node, Bodies.decodeJson(Node.Codec.INSTANCE, json, CodecLimits.DEFAULTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\"}",
                " { \"name\" : \"a\" } ",
                "{\"name\":\"a\",\"nextNode\":null,\"numbers\":null,\"counts\":null}",
                "{\"other\":{\"deep\":[1,{\"x\":null}]},\"name\":\"a\",\"more\":1e999}",
                "{\"name\":\"\\u0061\"}",
            })
    void whatIsAbsentUnknownOrSpelledOtherwiseIsTheSame(String json) {
        assertEquals(Node.named("a"), decode(json));
    }

    @Test
    void bothSpellingsOfANameAreRead() {
        Node expected = new Node("", Node.named("b"), List.of(), List.of(), Map.of());
        assertEquals(expected, decode("{\"nextNode\":{\"name\":\"b\"}}"));
        assertEquals(expected, decode("{\"next_node\":{\"name\":\"b\"}}"));
        assertEquals("Node.next is there twice", refusal("{\"nextNode\":{},\"next_node\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "1.0", "\"1.0\"", "1e0", "10e-1", "\"1e0\"", "0.01E+2"})
    void wholeNumbersAreReadInEverySpelling(String number) {
        assertEquals(
                new Node("", null, List.of(1), List.of(), Map.of("k", 1L)),
                decode("{\"numbers\":[" + number + "],\"counts\":{\"k\":" + number + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "2147483648",
                "-2147483649",
                "1e10",
                "1e999999999",
                "1e-999999999",
                "\"\"",
                "\"+\"",
                "\" 1\"",
                "\"0x1\"",
                "\"1f\"",
                "\"١\"",
                "true",
                "[1]",
                "{}",
                "\"NaN\"",
            })
    void whatIsNoInt32IsRefused(String number) {
        assertTrue(refusal("{\"numbers\":[" + number + "]}").contains("Node.numbers"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a name twice             | {\"name\":\"a\",\"name\":\"a\"}",
                "a name twice, once null  | {\"name\":null,\"name\":\"a\"}",
                "an unknown name twice    | {\"x\":1,\"x\":1}",
                "a key twice              | {\"counts\":{\"k\":1,\"k\":1}}",
                "something behind         | {} {}",
                "a word behind            | {} x",
                "a comma behind           | {\"name\":\"a\",}",
                "a comment                | {/* */}",
                "single quotes            | {'name':'a'}",
                "no quotes                | {name:\"a\"}",
                "an open object           | {\"name\":\"a\"",
                "nothing                  | ",
                "null                     | null",
                "an array                 | []",
                "a string                 | \"a\"",
                "a number for a string    | {\"name\":1}",
                "a null element           | {\"numbers\":[null]}",
                "a null child             | {\"children\":[null]}",
                "a null value             | {\"counts\":{\"k\":null}}",
                "a list for a map         | {\"counts\":[]}",
                "a map for a list         | {\"numbers\":{}}",
                "half a surrogate pair    | {\"name\":\"\\ud800\"}",
                "half a pair as a key     | {\"counts\":{\"\\udc00\":1}}",
                "a raw control character  | {\"name\":\"\u0001\"}",
                "NaN as a bare word       | {\"numbers\":[NaN]}",
                "leading zeros            | {\"numbers\":[01]}",
            })
    void malformedJsonIsRefused(String what, String json) {
        assertThrows(CodecException.class, () -> decode(json == null ? "" : json), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "EDA080", "80", "F4908080", "FF"})
    void malformedUtf8IsRefused(String hex) {
        byte[] inside = HexFormat.of().parseHex("7B2261223A22" + hex + "227D");
        assertEquals(
                "JSON body is not in UTF-8",
                assertThrows(
                                CodecException.class,
                                () -> Bodies.decodeJson(Node.Codec.INSTANCE, inside, CodecLimits.DEFAULTS))
                        .getMessage());
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            byte[] body = "{\"name\":\"a\"}".getBytes(charset);
            assertThrows(
                    CodecException.class, () -> Bodies.decodeJson(Node.Codec.INSTANCE, body, CodecLimits.DEFAULTS));
        }
    }

    @Test
    void aHundredThousandNestedMessagesAreRefused() {
        String open = "{\"nextNode\":".repeat(100_000);
        assertEquals("messages nested deeper than maxDepth = 100 (at or behind Node.next)", refusal(open));
        assertTrue(refusal("{\"children\":[".repeat(100_000)).contains("maxDepth = 100"));
        assertTrue(refusal("{\"unknown\":" + "[".repeat(100_000)).contains("Document nesting depth"));
    }

    @Test
    void theHundredthLevelPassesAndTheNextDoesNot() {
        byte[] json = Bodies.encodeJson(Node.Codec.INSTANCE, Node.chain(100), CodecLimits.DEFAULTS);
        assertEquals(Node.chain(100), Bodies.decodeJson(Node.Codec.INSTANCE, json, CodecLimits.DEFAULTS));
        assertThrows(
                CodecException.class, () -> decode("{\"nextNode\":" + new String(json, StandardCharsets.UTF_8) + "}"));
    }

    @Test
    void elementsAndBytesAreBounded() {
        CodecLimits few = CodecLimits.DEFAULTS.withMaxElements(3);
        Node node = new Node("", null, List.of(1, 2), List.of(), Map.of("a", 1L, "b", 2L));
        assertEquals(
                "more elements than maxElements = 3 (Node.counts)",
                assertThrows(CodecException.class, () -> Bodies.encodeJson(Node.Codec.INSTANCE, node, few))
                        .getMessage());
        byte[] json = Bodies.encodeJson(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS);
        assertEquals(
                "more elements than maxElements = 3 (Node.counts)",
                assertThrows(CodecException.class, () -> Bodies.decodeJson(Node.Codec.INSTANCE, json, few))
                        .getMessage());
        CodecLimits small = CodecLimits.DEFAULTS.withMaxMessageBytes(json.length - 1);
        assertThrows(CodecException.class, () -> Bodies.encodeJson(Node.Codec.INSTANCE, node, small));
        assertThrows(CodecException.class, () -> Bodies.decodeJson(Node.Codec.INSTANCE, json, small));
        CodecLimits exact = CodecLimits.DEFAULTS.withMaxMessageBytes(json.length);
        assertArrayEquals(json, Bodies.encodeJson(Node.Codec.INSTANCE, node, exact));
        assertEquals(node, Bodies.decodeJson(Node.Codec.INSTANCE, json, exact));
    }

    @Test
    void aLongNumberOrNameIsRefused() {
        assertThrows(CodecException.class, () -> decode("{\"numbers\":[" + "1".repeat(1_001) + "]}"));
        assertThrows(CodecException.class, () -> decode("{\"numbers\":[\"" + "1".repeat(100_000) + "\"]}"));
        assertThrows(CodecException.class, () -> decode("{\"" + "n".repeat(50_001) + "\":1}"));
        assertThrows(
                CodecException.class,
                () -> Bodies.encodeJson(
                        Node.Codec.INSTANCE,
                        new Node("", null, List.of(), List.of(), Map.of("n".repeat(50_001), 1L)),
                        CodecLimits.DEFAULTS));
    }

    @Test
    void halfASurrogatePairIsRefusedOnEncoding() {
        assertEquals(
                "text with half a surrogate pair, which UTF-8 cannot express (Node.name)",
                encodingRefusal(Node.named("\uD800")));
        assertEquals(
                "text with half a surrogate pair, which UTF-8 cannot express (Node.counts)",
                encodingRefusal(new Node("", null, List.of(), List.of(), Map.of("\uDC00", 1L))));
    }

    @Test
    void nullsAreRefusedByName() {
        assertEquals(
                "Node.name is null; declare it Optional or @Nullable if it may be absent",
                encodingRefusal(new Node(Nulls.of(), null, List.of(), List.of(), Map.of())));
        assertEquals(
                "Node.numbers has a null element",
                encodingRefusal(new Node("", null, Arrays.asList(1, Nulls.of()), List.of(), Map.of())));
    }

    private static Node decode(String json) {
        return Bodies.decodeJson(Node.Codec.INSTANCE, json.getBytes(StandardCharsets.UTF_8), CodecLimits.DEFAULTS);
    }

    private static String refusal(String json) {
        return String.valueOf(
                assertThrows(CodecException.class, () -> decode(json)).getMessage());
    }

    private static String encodingRefusal(Node node) {
        return String.valueOf(assertThrows(
                        CodecException.class, () -> Bodies.encodeJson(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS))
                .getMessage());
    }
}
