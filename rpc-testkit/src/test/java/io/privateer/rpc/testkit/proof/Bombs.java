package io.privateer.rpc.testkit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames of a few bytes to 4 MiB that cost a careless reader its stack, its memory or its time. */
final class Bombs {
    private static final int FRAME = 4 << 20;
    private static final Id CLIENT = new Id(7, 7);

    private Bombs() {}

    /** Of JSON, in the envelope and in the body. */
    static Map<String, byte[]> json() {
        String start = "{\"kind\":\"CALL\",\"client\":\"AAECAwQFBgcICQoLDA0ODw==\",\"sequence\":\"1\",\"attempt\":1,"
                + "\"method\":\"proof.Trees/Look\",\"timeoutMs\":5000,";
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put("depth of the envelope", text("{\"x\":" + "[".repeat(1_000_000)));
        bombs.put("depth of the body", text(start + "\"body\":" + "{\"children\":[".repeat(200_000)));
        bombs.put("closed depth", text(start + "\"body\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        bombs.put("a number of a million digits", text(start + "\"beatMs\":" + "9".repeat(1_000_000) + "}"));
        bombs.put(
                "a number of a million digits in the body",
                text(start + "\"body\":{\"n\":" + "9".repeat(1_000_000) + "}}"));
        bombs.put("an exponent", text(start + "\"boundMs\":1e999999999}"));
        bombs.put("an exponent in the body", text(start + "\"body\":{\"n\":1e-999999999}}"));
        bombs.put("a name of 3 MiB", text(start + "\"" + "n".repeat(3 << 20) + "\":1}"));
        bombs.put("a name of 3 MiB in the body", text(start + "\"body\":{\"" + "n".repeat(3 << 20) + "\":1}}"));
        bombs.put("the same key 100,000 times", text(start + "\"x\":1,".repeat(100_000) + "\"y\":1}"));
        bombs.put(
                "the same key 100,000 times in the body",
                text(start + "\"body\":{" + "\"text\":\"\",".repeat(100_000) + "\"y\":1}}"));
        bombs.put("colliding keys", text(start + "\"body\":{" + colliding() + "}}"));
        bombs.put("a million children", text(start + "\"body\":{\"children\":[{}" + ",{}".repeat(1_000_000) + "]}}"));
        StringBuilder metadata = new StringBuilder(start + "\"metadata\":{");
        for (int i = 0; i < 100_000; i++) {
            metadata.append('"').append(i).append("\":\"\",");
        }
        bombs.put("100,000 pairs of metadata", text(metadata + "\"x\":\"\"}}"));
        bombs.put("a string without an end", text(start + "\"body\":\"" + "x".repeat(3 << 20)));
        return bombs;
    }

    /** Keys whose hash codes in Java are all equal. */
    private static String colliding() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            keys.append('"');
            for (int bit = 0; bit < 14; bit++) {
                keys.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.append("\":0,");
        }
        return keys + "\"z\":0";
    }

    /** Of Protocol Buffers, in the envelope and in the body. */
    static Map<String, byte[]> proto() {
        byte[] good = look(new byte[0]);
        Map<String, byte[]> bombs = new LinkedHashMap<>();
        bombs.put("groups in groups in the envelope", with(good, filled(3 << 20, 0x7b)));
        bombs.put("groups in groups in the body", look(filled(3 << 20, 0x7b)));
        bombs.put("100,000 children in children", look(nested(100_000)));
        bombs.put("two million empty children", look(repeated(2_000_000, 0x12, 0x00)));
        bombs.put("two million unknown fields in the envelope", with(good, repeated(2_000_000, 0x78, 0x00)));
        bombs.put("a length of 2 GiB", with(good, 0x72, 0xff, 0xff, 0xff, 0xff, 0x07));
        bombs.put("a negative length", with(good, 0x72, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01));
        bombs.put("a length of 2 GiB in the body", look(bytes(0x12, 0xff, 0xff, 0xff, 0xff, 0x07)));
        bombs.put("a million ranges of finished numbers", with(good, repeated(1_000_000, 0x2a, 0x00)));
        bombs.put("a million pairs of metadata", with(good, repeated(1_000_000, 0x6a, 0x00)));
        bombs.put("a number without an end", with(good, filled(3 << 20, 0xff)));
        return bombs;
    }

    private static byte[] look(byte[] body) {
        Request request = Request.call(CLIENT, 1, TreeService.LOOK.path(), BodyCodec.PROTOBUF, body)
                .withTimes(5_000, 0);
        return Envelope.encode(request, Envelope.Format.PROTOBUF);
    }

    /** Messages in field 2, one inside the other. */
    private static byte[] nested(int levels) {
        ByteArrayOutputStream backwards = new ByteArrayOutputStream();
        for (int i = 0; i < levels; i++) {
            writeReversed(backwards, varint(backwards.size()));
            backwards.write(0x12);
        }
        byte[] bytes = backwards.toByteArray();
        byte[] forwards = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            forwards[i] = bytes[bytes.length - 1 - i];
        }
        return forwards;
    }

    private static void writeReversed(ByteArrayOutputStream to, byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            to.write(bytes[i]);
        }
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
        return out.toByteArray();
    }

    private static byte[] with(byte[] good, int... more) {
        return with(good, bytes(more));
    }

    private static byte[] with(byte[] good, byte[] more) {
        byte[] both = Arrays.copyOf(good, good.length + more.length);
        System.arraycopy(more, 0, both, good.length, more.length);
        return both.length > FRAME ? Arrays.copyOf(both, FRAME) : both;
    }

    private static byte[] repeated(int times, int one, int other) {
        byte[] bytes = new byte[Math.min(2 * times, FRAME - 1_024)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? one : other);
        }
        return bytes;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length > FRAME ? Arrays.copyOf(bytes, FRAME) : bytes;
    }
}
