package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.TextService;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A thread's bodies share a buffer, and nothing else. */
final class BodiesTest {
    private static final CodecLimits SMALL = CodecLimits.DEFAULTS.withMaxMessageBytes(1_024);

    private static byte[] encoded(String text) {
        return Bodies.encodeProto(TextService.CODEC, text, CodecLimits.DEFAULTS);
    }

    private static String decoded(byte[] body) {
        return Bodies.decodeProto(TextService.CODEC, body, CodecLimits.DEFAULTS);
    }

    @Test
    void aLaterBodyDoesNotChangeAnEarlierOne() {
        byte[] first = encoded("first");
        byte[] second = encoded("second, and longer");
        assertEquals("first", decoded(first));
        assertEquals("second, and longer", decoded(second));
    }

    @Test
    void aLargerBodyBeforeDoesNotRaiseTheLimit() {
        encoded("x".repeat(10_000));
        assertThrows(CodecException.class, () -> Bodies.encodeProto(TextService.CODEC, "x".repeat(2_000), SMALL));
    }

    @Test
    void anAccessorMayEncodeABodyOfItsOwn() {
        MessageCodec<String> nesting = new Delegating() {
            @Override
            public void writeProto(ProtoWriter out, String value) {
                super.writeProto(out, value);
                assertArrayEquals(encoded("inner"), encoded("inner"));
                super.writeProto(out, decoded(encoded("inner, of some length")));
            }
        };
        encoded("there is a buffer to share by now");
        byte[] body = Bodies.encodeProto(nesting, "outer", CodecLimits.DEFAULTS);
        byte[] outer = encoded("outer");
        byte[] expected = Arrays.copyOf(outer, body.length);
        byte[] inner = encoded("inner, of some length");
        System.arraycopy(inner, 0, expected, outer.length, inner.length);
        assertArrayEquals(expected, body);
    }

    @Test
    void aBodyThatFailsLeavesNothingBehind() {
        assertThrows(CodecException.class, () -> encoded("half a pair: \ud800"));
        assertEquals("next", decoded(encoded("next")));
    }

    private static class Delegating implements MessageCodec<String> {
        @Override
        public void writeProto(ProtoWriter out, String value) {
            TextService.CODEC.writeProto(out, value);
        }

        @Override
        public String readProto(ProtoReader in) {
            return TextService.CODEC.readProto(in);
        }

        @Override
        public void writeJson(JsonWriter out, String value) {
            TextService.CODEC.writeJson(out, value);
        }

        @Override
        public String readJson(JsonReader in) {
            return TextService.CODEC.readJson(in);
        }
    }
}
