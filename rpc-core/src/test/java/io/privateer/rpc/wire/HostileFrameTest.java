package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come, the answer is an envelope or a {@link MalformedFrameException}, soon and at a low price. */
final class HostileFrameTest {
    private static final String PING_HEX = "08041210" + "00".repeat(15) + "01";
    private static final String PING_JSON = "{\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",";

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Samples samples = new Samples(seed);

    @Test
    void randomBytesAreRefusedOrRead() {
        for (int i = 0; i < 130_000; i++) {
            byte[] frame = new byte[random.nextInt(64)];
            random.nextBytes(frame);
            if (frame.length > 0 && i % 4 == 0) {
                frame[0] = '{';
            }
            decode(frame);
        }
    }

    @Test
    void randomJsonTokensAreRefusedOrRead() {
        String[] tokens = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "1",
            "-1",
            "1e9",
            "\"\"",
            "\"kind\"",
            "\"PING\"",
            "\"client\"",
            "\"AAAAAAAAAAAAAAAAAAAAAQ==\"",
            "\"body\"",
            "\"done\"",
            "\"first\"",
            "\"metadata\"",
            "\"detail\"",
            "\"server\"",
            "\"methods\"",
            "\"executed\"",
            "\"sequence\"",
            " ",
            "\"name\"",
            "\"\\ud800\"",
            "\"endpoint\"",
            "\"code\""
        };
        for (int i = 0; i < 25_000; i++) {
            StringBuilder json = new StringBuilder("{");
            boolean name = true;
            for (int n = random.nextInt(16); n > 0; n--) {
                json.append(tokens[random.nextInt(tokens.length)]);
                // Often what belongs here, so that a good part gets beyond the first tokens.
                if (random.nextInt(8) > 0) {
                    json.append(name ? ":" : ",");
                }
                name = !name;
            }
            decode(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyTruncationIsRefusedOrRead() {
        for (int i = 0; i < 8; i++) {
            for (byte[] frame : validFrames()) {
                int step = 1 + frame.length / 2_000;
                for (int length = 0; length < frame.length; length += step) {
                    decode(Arrays.copyOf(frame, length));
                }
            }
        }
    }

    @Test
    void flippedBitsAreRefusedOrRead() {
        for (int i = 0; i < 60; i++) {
            for (byte[] frame : validFrames()) {
                for (int flips = 0; flips < 100; flips++) {
                    byte[] flipped = frame.clone();
                    for (int n = random.nextInt(1, 4); n > 0; n--) {
                        // Nearer to the beginning as a rule: the end of a long frame is often a body.
                        int at = random.nextInt(1 + random.nextInt(frame.length));
                        flipped[at] ^= (byte) (1 << random.nextInt(8));
                    }
                    decode(flipped);
                }
            }
        }
    }

    static Stream<Arguments> bombs() throws Exception {
        String field = "\"later\":";
        return Stream.of(
                bomb("deep arrays", PING_JSON + field + "[".repeat(1_000_000)),
                bomb("deep arrays, closed", PING_JSON + field + "[".repeat(500_000) + "]".repeat(500_000) + "}"),
                bomb("a deep body", PING_JSON + "\"body\":" + "[".repeat(501) + "]".repeat(501) + "}"),
                bomb("deep objects", PING_JSON + "{\"a\":".repeat(200_000).substring(1)),
                bomb("a long number", PING_JSON + "\"sequence\":" + "9".repeat(1_000_000) + "}"),
                bomb("a long number as text", PING_JSON + "\"sequence\":\"" + "9".repeat(1_000_000) + "\"}"),
                bomb("a long number in the body", PING_JSON + "\"body\":{\"n\":" + "9".repeat(1_000_000) + "}}"),
                bomb("a long method", PING_JSON + "\"method\":\"" + "m".repeat(4_000_000) + "\"}"),
                bomb("a long identity", PING_JSON + "\"scope\":\"" + "A".repeat(4_000_000) + "\"}"),
                bomb("a long name", PING_JSON + "\"" + "n".repeat(1_000_000) + "\":1}"),
                bomb("long metadata", PING_JSON + "\"metadata\":{\"k\":\"" + "v".repeat(4_000_000) + "\"}}"),
                bomb("a field many times", PING_JSON + "\"sequence\":1,".repeat(200_000) + "\"attempt\":1}"),
                bomb("a metadata key many times", PING_JSON + "\"metadata\":{" + "\"k\":\"v\",".repeat(200_000) + "}}"),
                bomb("many metadata keys", PING_JSON + "\"metadata\":{" + numbered("\"%d\":\"v\",", 200_000) + "}}"),
                bomb("many ranges in JSON", PING_JSON + "\"done\":[" + "{},".repeat(500_000) + "]}"),
                bomb("many methods in JSON", "{\"server\":{\"methods\":[" + "\"\",".repeat(500_000) + "]}}"),
                bomb("nested groups", HexFormat.of().parseHex(PING_HEX + "8b01".repeat(500_000))),
                bomb("a body of 2 GiB", HexFormat.of().parseHex(PING_HEX + "72ffffffff07")),
                bomb("text of 2 GiB", HexFormat.of().parseHex(PING_HEX + "4affffffff07")),
                bomb("a skipped field of 2 GiB", HexFormat.of().parseHex(PING_HEX + "8a01ffffffff07")),
                bomb("many ranges", HexFormat.of().parseHex(PING_HEX + numberedRanges(100_000))),
                bomb("many empty ranges", HexFormat.of().parseHex(PING_HEX + "2a00".repeat(1_000_000))),
                bomb("many empty pairs", HexFormat.of().parseHex(PING_HEX + "6a00".repeat(1_000_000))),
                bomb("many empty methods", HexFormat.of().parseHex("7280a4e803" + "2a00".repeat(4_000_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aBombIsRefusedSoonAndAtALowPrice(String name, byte[] frame) {
        // Warmed up, so that what is measured is not the loading of classes.
        assertThrows(MalformedFrameException.class, () -> both(frame), name);
        long allocated = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            long before = allocated();
            assertThrows(MalformedFrameException.class, () -> both(frame), name);
            return allocated() - before;
        });
        // Jackson holds a text as characters while it reads it, and in a buffer that grows.
        long price = 100_000 + 16L * frame.length;
        assertTrue(allocated < price, () -> name + ": " + allocated + " bytes for a frame of " + frame.length);
    }

    @Test
    void manyUnknownNamesAreSkippedAtAPriceInProportion() throws Exception {
        byte[] frame = (PING_JSON + "\"later\":{" + numbered("\"name%d\":1,", 100_000) + "\"end\":1}}")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(Kind.PING, Envelope.decodeRequest(frame).kind());
        long before = allocated();
        assertEquals(Kind.PING, Envelope.decodeRequest(frame).kind());
        long allocated = allocated() - before;
        assertTrue(allocated < 40L * frame.length, allocated + " bytes for a frame of " + frame.length);
    }

    private Iterable<byte[]> validFrames() {
        Request request = samples.request();
        Request json = new RequestBuilder(request)
                .codec(BodyCodec.JSON)
                .body("{\"a\":[1,\"x\",null]}".getBytes(StandardCharsets.UTF_8))
                .build();
        Reply reply = samples.reply();
        Reply jsonReply = new Reply(
                reply.client(),
                reply.sequence(),
                reply.code(),
                reply.message(),
                null,
                reply.executed(),
                true,
                true,
                1,
                reply.scope(),
                reply.storeMs(),
                reply.metadata(),
                json.body(),
                reply.server(),
                reply.settled());
        Registration registration = samples.registration();
        return List.of(
                Envelope.encode(request, Envelope.Format.PROTOBUF),
                Envelope.encode(json, Envelope.Format.JSON),
                Envelope.encode(reply, Envelope.Format.PROTOBUF),
                Envelope.encode(jsonReply, Envelope.Format.JSON),
                Envelope.encode(registration, BodyCodec.PROTOBUF),
                Envelope.encode(registration, BodyCodec.JSON));
    }

    /** As something that it could be. What is read can also be written, so nothing half-checked gets through. */
    private void decode(byte[] frame) {
        try {
            switch (random.nextInt(5)) {
                case 0, 1 -> attempt(() -> Envelope.encode(Envelope.decodeRequest(frame), Envelope.formatOf(frame)));
                case 2, 3 -> attempt(() -> Envelope.encode(Envelope.decodeReply(frame), Envelope.formatOf(frame)));
                default -> {
                    BodyCodec codec = random.nextBoolean() ? BodyCodec.JSON : BodyCodec.PROTOBUF;
                    attempt(() -> Envelope.encode(Envelope.decodeRegistration(frame, codec), codec));
                    attempt(() -> Envelope.encode(Envelope.decodeRegistered(frame, codec), codec));
                }
            }
        } catch (RuntimeException | Error e) {
            fail("seed " + seed + ", frame " + HexFormat.of().formatHex(frame), e);
        }
    }

    private static void attempt(Decoding decoding) {
        try {
            decoding.run();
        } catch (MalformedFrameException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
        }
    }

    /** Refused as one is not refused as the other: a bomb for a reply may be a harmless request. */
    private static void both(byte[] frame) throws MalformedFrameException {
        Envelope.decodeRequest(frame);
        Envelope.decodeReply(frame);
    }

    @FunctionalInterface
    private interface Decoding {
        void run() throws MalformedFrameException;
    }

    private static Arguments bomb(String name, String json) {
        return bomb(name, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments bomb(String name, byte[] frame) {
        return Arguments.of(name, frame);
    }

    private static String numbered(String pattern, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pattern.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }

    private static String numberedRanges(int count) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        io.privateer.rpc.v1.Request.Builder request = io.privateer.rpc.v1.Request.newBuilder();
        for (int i = 1; i <= count; i++) {
            request.addDoneBuilder().setFirst(2L * i).setLast(2L * i);
        }
        request.build().writeTo(bytes);
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
