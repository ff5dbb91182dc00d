package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileProtoTest {
    private static final int NEXT = 0x12;
    private static final int CHILD = 0x22;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "truncated string         | 0a05 6162         | length 5 with 2 bytes left (at or behind Node.name)",
                "length beyond int        | 0a ffffffff07     | length 2147483647 with 0 bytes left (at or behind Node.name)",
                "negative length          | 0a ffffffffffffffffff01 | negative length -1 (at or behind Node.name)",
                "endless varint           | 18 ffffffffffffffffffffff01 | number of more than ten bytes (at or behind Node.numbers)",
                "truncated varint         | 18 ff             | truncated number (at or behind Node.numbers)",
                "truncated tag            | 80                | truncated number",
                "field number 0           | 00 00             | a field has the number 0",
                "wire type 6              | 3e 00             | wire type 6",
                "wire type 7              | 3f 00             | wire type 7",
                "end of no group          | 0c                | end of a group that did not begin",
                "open group               | 3b 08 01          | truncated group",
                "group closed by another  | 3b 44             | end of group 8 inside group 7",
                "truncated fixed64        | 39 01020304       | truncated number",
                "packed runs over its end | 1a 02 01ff        | truncated number (at or behind Node.numbers)",
                "entry runs over its end  | 2a 02 0a05        | length 5 with 0 bytes left (at or behind Node.counts)",
                "overlong slash           | 0a 02 c0af        | text that is not UTF-8 (at or behind Node.name)",
                "surrogate in UTF-8       | 0a 03 eda080      | text that is not UTF-8 (at or behind Node.name)",
                "lone continuation        | 0a 01 80          | text that is not UTF-8 (at or behind Node.name)",
                "above U+10FFFF           | 0a 04 f4908080    | text that is not UTF-8 (at or behind Node.name)",
                "malformed map key        | 2a 03 0a01ff      | text that is not UTF-8 (at or behind Node.counts)",
            })
    void malformedBytesAreRefusedWithTheField(String what, String hex, String message) {
        assertEquals(message, refusal(bytes(hex)), what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a field of another wire type   | 08 07 0a0161",
                "an unknown varint              | 38 07 0a0161",
                "an unknown group               | 3b 0801 3c 0a0161",
                "an unknown group within a group | 3b 43 44 3c 0a0161",
                "the last of two scalars wins   | 0a0162 0a0161",
                "bytes behind a 32-bit tag      | fa ff ff ff 0f 00 0a0161",
            })
    void whatIsNotKnownIsSkipped(String what, String hex) {
        assertEquals(Node.named("a"), decode(bytes(hex)), what);
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertEquals(Node.named("\uFFFD"), decode(bytes("0a 03 efbfbd")));
    }

    @Test
    void packedAndUnpackedMayBeMixed() {
        Node expected = new Node("", null, List.of(1, 2, 300, 4), List.of(), Map.of());
        assertEquals(expected, decode(bytes("18 01 1a 03 02ac02 18 04")));
    }

    @Test
    void theMessageInPiecesIsMerged() {
        Node next = new Node("b", null, List.of(1, 2), List.of(), Map.of("k", 5L));
        Node expected = new Node("", next, List.of(), List.of(), Map.of());
        assertEquals(expected, decode(bytes("12 05 0a0161 1801  12 0c 0a0162 1802 2a05 0a016b 1005")));
    }

    @Test
    void piecesOfPiecesAreMergedAtEveryLevel() {
        Node inner = new Node("x", null, List.of(1, 2), List.of(), Map.of());
        Node middle = new Node("", inner, List.of(), List.of(), Map.of());
        Node expected = new Node("", middle, List.of(), List.of(), Map.of());
        assertEquals(expected, decode(bytes("12 04 1202 1801  12 07 1205 1802 0a0178")));
    }

    @Test
    void twoBrokenHalvesDoNotMakeAWhole() {
        assertEquals("truncated number (at or behind Node.next)", refusal(bytes("12 01 18  12 01 05")));
    }

    @Test
    void aMillionPiecesTakeLinearTime() {
        byte[] body = repeat(bytes("1200"), 1_000_000);
        byte[] withText = repeat(bytes("12030a0161"), 800_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertEquals(Node.named(""), decode(body).next());
            assertEquals(Node.named("a"), decode(withText).next());
        });
    }

    @Test
    void piecesAtManyLevelsDoNotMultiplyTheMemory() {
        byte[] message = repeat(bytes("0a0161"), 600_000);
        for (int level = 0; level < 40; level++) {
            ByteArrayOutputStream outer = new ByteArrayOutputStream();
            outer.writeBytes(bytes("12021801"));
            writeField(outer, NEXT, message);
            message = outer.toByteArray();
        }
        assertEquals(
                "messages in pieces of more than 4 times maxMessageBytes = 4194304 (at or behind Node.next)",
                refusal(message));
    }

    @Test
    void aHundredThousandNestedMessagesAreRefused() {
        byte[] singular = nested(NEXT, 100_000);
        byte[] repeated = nested(CHILD, 100_000);
        assertEquals("messages nested deeper than maxDepth = 100 (at or behind Node.next)", refusal(singular));
        assertEquals("messages nested deeper than maxDepth = 100 (at or behind Node.children)", refusal(repeated));
    }

    @Test
    void aHundredThousandNestedGroupsAreRefused() {
        byte[] body = new byte[200_000];
        Arrays.fill(body, 0, 100_000, (byte) 0x3B);
        Arrays.fill(body, 100_000, 200_000, (byte) 0x3C);
        assertEquals("groups nested deeper than maxDepth = 100", refusal(body));
    }

    @Test
    void aHundredThousandNestedValuesAreRefusedOnEncoding() {
        Node deep = Node.chain(100_000);
        String message = "messages nested deeper than maxDepth = 100 (Node.next)";
        assertEquals(message, encodingRefusal(deep));
        assertEquals(
                "messages nested deeper than maxDepth = 100 (Node.next)",
                assertThrows(
                                CodecException.class,
                                () -> Bodies.encodeJson(Node.Codec.INSTANCE, deep, CodecLimits.DEFAULTS))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100})
    void oneHundredLevelsPassBothWays(int levels) {
        Node node = Node.chain(levels);
        assertEquals(node, decode(Bodies.encodeProto(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS)));
    }

    @Test
    void theHundredAndFirstLevelIsRefusedBothWays() {
        CodecLimits deeper = CodecLimits.DEFAULTS.withMaxDepth(101);
        byte[] body = Bodies.encodeProto(Node.Codec.INSTANCE, Node.chain(101), deeper);
        assertEquals(Node.chain(101), Bodies.decodeProto(Node.Codec.INSTANCE, body, deeper));
        assertThrows(CodecException.class, () -> decode(body));
        assertThrows(
                CodecException.class,
                () -> Bodies.encodeProto(Node.Codec.INSTANCE, Node.chain(101), CodecLimits.DEFAULTS));
    }

    @Test
    void fourMebibytesOfEmptyMessagesDoNotBecomeTwoMillionObjects() {
        byte[] body = repeat(bytes("2200"), 2 << 20);
        assertEquals("more elements than maxElements = 524288 (Node.children)", refusal(body));
        assertEquals("more elements than maxElements = 524288 (Node.counts)", refusal(repeat(bytes("2a00"), 2 << 20)));
        assertEquals("more elements than maxElements = 524288 (Node.numbers)", refusal(repeat(bytes("1800"), 2 << 20)));
    }

    @Test
    void elementsAreCountedOnEncodingToo() {
        Node node = new Node("", null, List.of(1, 2, 3), List.of(Node.named("a")), Map.of("k", 1L));
        CodecLimits limits = CodecLimits.DEFAULTS.withMaxElements(5);
        assertEquals(
                node,
                Bodies.decodeProto(Node.Codec.INSTANCE, Bodies.encodeProto(Node.Codec.INSTANCE, node, limits), limits));
        CodecException refused = assertThrows(
                CodecException.class,
                () -> Bodies.encodeProto(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS.withMaxElements(4)));
        assertEquals("more elements than maxElements = 4 (Node.counts)", refused.getMessage());
    }

    @Test
    void aBodyOverTheLimitIsRefusedBothWays() {
        CodecLimits limits = CodecLimits.DEFAULTS.withMaxMessageBytes(10);
        byte[] exact = Bodies.encodeProto(Node.Codec.INSTANCE, Node.named("12345678"), limits);
        assertEquals(10, exact.length);
        assertEquals(Node.named("12345678"), Bodies.decodeProto(Node.Codec.INSTANCE, exact, limits));
        assertEquals(
                "body is over maxMessageBytes = 10 bytes (Node.name)",
                assertThrows(
                                CodecException.class,
                                () -> Bodies.encodeProto(Node.Codec.INSTANCE, Node.named("123456789"), limits))
                        .getMessage());
        assertEquals(
                "body of 11 bytes is over maxMessageBytes = 10 bytes",
                assertThrows(CodecException.class, () -> Bodies.decodeProto(Node.Codec.INSTANCE, new byte[11], limits))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00", "\uDC00\uD800", "\uD800x", "é\uDBFF"})
    void halfASurrogatePairIsRefusedOnEncoding(String text) {
        assertEquals(
                "text with half a surrogate pair, which UTF-8 cannot express (Node.name)",
                encodingRefusal(Node.named(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "😀", "a😀é€z", "\u0000", "\uFFFF"})
    void textOfAllWidthsIsTheJdksUtf8(String text) {
        byte[] body = Bodies.encodeProto(Node.Codec.INSTANCE, Node.named(text), CodecLimits.DEFAULTS);
        assertEquals(Node.named(text), decode(body));
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(text.isEmpty() ? 0 : utf8.length + 2, body.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {126, 127, 128, 129, 16_381, 16_384, 16_390, 2_097_151, 2_097_160})
    void lengthsAroundEveryVarintStepComeBack(int length) {
        Node inner = Node.named("x".repeat(length));
        Node wide = Node.named("é".repeat(length / 2));
        for (Node child : List.of(inner, wide)) {
            Node node = new Node("n", child, List.of(), List.of(), Map.of());
            assertEquals(node, decode(Bodies.encodeProto(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS)));
        }
    }

    @Test
    void aWriterIsReusableAfterAFailure() {
        ProtoWriter out = new ProtoWriter(CodecLimits.DEFAULTS.withMaxElements(1));
        Node.Codec.INSTANCE.writeProto(out, new Node("a", null, List.of(1), List.of(), Map.of()));
        assertThrows(CodecException.class, () -> Node.Codec.INSTANCE.writeProto(out, Node.chain(101)));
        out.reset();
        Node second = new Node("b", Node.chain(90), List.of(2), List.of(), Map.of());
        Node.Codec.INSTANCE.writeProto(out, second);
        assertEquals(second, decode(out.toByteArray()));
    }

    @Test
    void nullsAreRefusedByName() {
        assertEquals(
                "Node.name is null; declare it Optional or @Nullable if it may be absent",
                encodingRefusal(new Node(Nulls.of(), null, List.of(), List.of(), Map.of())));
        assertEquals(
                "Node.numbers has a null element",
                encodingRefusal(new Node("", null, Arrays.asList(1, null), List.of(), Map.of())));
        assertEquals(
                "Node.counts has a null key",
                encodingRefusal(new Node("", null, List.of(), List.of(), Collections.singletonMap(Nulls.of(), 1L))));
        assertEquals(
                "Node.counts has a null element",
                encodingRefusal(new Node("", null, List.of(), List.of(), Collections.singletonMap("k", Nulls.of()))));
    }

    @Test
    void noBytesMakeItThrowAnythingElse() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Node sample = new Node("añ", Node.chain(3), List.of(1, -1), List.of(Node.named("c")), Map.of("k", 7L));
        byte[] valid = Bodies.encodeProto(Node.Codec.INSTANCE, sample, CodecLimits.DEFAULTS);
        for (int round = 0; round < 20_000; round++) {
            byte[] body;
            if (round % 2 == 0) {
                body = new byte[random.nextInt(40)];
                random.nextBytes(body);
            } else {
                body = Arrays.copyOf(valid, 1 + random.nextInt(valid.length));
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            try {
                decode(body);
            } catch (CodecException expected) {
                // The one exception that is allowed.
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": "
                                + HexFormat.of().formatHex(body),
                        e);
            }
        }
    }

    private static Node decode(byte[] body) {
        return Bodies.decodeProto(Node.Codec.INSTANCE, body, CodecLimits.DEFAULTS);
    }

    private static String refusal(byte[] body) {
        return String.valueOf(
                assertThrows(CodecException.class, () -> decode(body)).getMessage());
    }

    private static String encodingRefusal(Node node) {
        return String.valueOf(assertThrows(
                        CodecException.class, () -> Bodies.encodeProto(Node.Codec.INSTANCE, node, CodecLimits.DEFAULTS))
                .getMessage());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] repeat(byte[] part, int times) {
        byte[] all = new byte[Math.min(part.length * times, 4 << 20) / part.length * part.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = part[i % part.length];
        }
        return all;
    }

    /** Messages inside messages, built from the inside in linear time: the lengths are known from the depth. */
    private static byte[] nested(int tag, int levels) {
        int[] sizes = new int[levels + 1];
        for (int level = 1; level <= levels; level++) {
            sizes[level] = 1 + varintSize(sizes[level - 1]) + sizes[level - 1];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int level = levels; level > 0; level--) {
            out.write(tag);
            writeVarint(out, sizes[level - 1]);
        }
        return out.toByteArray();
    }

    private static void writeField(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        writeVarint(out, content.length);
        out.writeBytes(content);
    }

    private static int varintSize(int value) {
        return 1 + (31 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
