package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.call.StatusCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body in a JSON envelope: taken as it stands, put as it is, and never more than one value. */
final class JsonBodyTest {
    private static final String CALL =
            "{\"kind\":\"CALL\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"sequence\":\"1\",\"codec\":\"JSON\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"a\" : [ 1 , 2.50, -0 , 1E400 ] ,\n\t\"b\": { } }",
                "[]",
                "\"text\"",
                "\"\\u00e4\\\"}\"",
                "\"äöü €😀}\"",
                "\"\"",
                "0",
                "-12.5e+10",
                "true",
                "false",
                "{\"a\":1,\"a\":2}"
            })
    void aBodyKeepsItsBytes(String body) throws Exception {
        for (String tail : new String[] {"}", " }", " , \"attempt\" : 2 }"}) {
            byte[] frame = utf8(CALL + ",\"body\": " + body + tail);
            assertEquals(body, text(Envelope.decodeRequest(frame).body()));
        }
        Request request =
                Request.call(new Id(0, 1), 1, "", BodyCodec.JSON, utf8(body)).withAttempt(0);
        byte[] written = Envelope.encode(request, Envelope.Format.JSON);
        assertEquals(CALL + ",\"body\":" + body + "}", text(written));
        assertArrayEquals(request.body(), Envelope.decodeRequest(written).body());
    }

    @Test
    void anErrorsBodyKeepsItsBytesToo() throws Exception {
        Reply reply = Reply.failure(new Id(0, 1), 1, StatusCode.ABORTED, Executed.YES, "no")
                .withDetail(new Reply.ErrorDetail("a.OutOfStock", utf8("{ \"left\": 3 }")));
        byte[] frame = Envelope.encode(reply, Envelope.Format.JSON);
        assertEquals(
                "{\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"sequence\":\"1\",\"code\":10,\"message\":\"no\","
                        + "\"detail\":{\"name\":\"a.OutOfStock\",\"body\":{ \"left\": 3 }},\"executed\":\"YES\"}",
                text(frame));
        assertEquals(Protoc.of(reply), Protoc.of(Envelope.decodeReply(frame)));
    }

    @Test
    void aBodyThatIsAbsentOrNullIsNoBytes() throws Exception {
        assertEquals(0, Envelope.decodeRequest(utf8(CALL + "}")).body().length);
        assertEquals(0, Envelope.decodeRequest(utf8(CALL + ",\"body\":null}")).body().length);
        Reply nothing = Envelope.decodeReply(utf8("{\"body\":null,\"detail\":{\"name\":\"n\",\"body\":null}}"));
        assertEquals(0, nothing.body().length);
        Request request =
                Request.call(new Id(0, 1), 1, "", BodyCodec.JSON, new byte[0]).withAttempt(0);
        assertEquals(CALL + "}", text(Envelope.encode(request, Envelope.Format.JSON)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1,"attempt":9           | is not JSON: Unexpected character (',' (code 44)): Expected space separating root-level values
        {}}                     | is not JSON: Unexpected close marker '}': no open Object to close
        {} {}                   | goes on after its first JSON value
        {}x                     | is not JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        {                       | is not JSON: Unexpected end-of-input: expected close marker for Object
        "a                      | is not JSON: Unexpected end-of-input in VALUE_STRING
        "a" , "executed":"NO"   | is not JSON: Unexpected character (',' (code 44)): expected a value
        truefalse               | is not JSON: Unrecognized token 'truefalse': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
        /**/1                   | is not JSON: Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)
        ` `                     | is only white space
        """)
    void whatIsNotOneValueDoesNotGetIntoAnEnvelope(String body, String problem) {
        assertRefused(utf8(body), problem);
    }

    @Test
    void bytesThatAreNotUtf8DoNotGetIntoAnEnvelope() {
        assertRefused(new byte[] {'"', (byte) 0xC0, (byte) 0xA2, '"'}, "is not UTF-8");
        assertRefused(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '1'}, "begins with no JSON value");
        assertRefused(
                "1".getBytes(StandardCharsets.UTF_16LE),
                "is not JSON: Unexpected character ((CTRL-CHAR, code 0)): Expected space separating root-level values");
    }

    @Test
    void theDeepestBodyGetsThereAndNoDeeper() throws Exception {
        byte[] deepest = utf8("[".repeat(500) + "]".repeat(500));
        Reply reply = Reply.result(new Id(0, 1), 1, deepest).withDetail(new Reply.ErrorDetail("n", deepest));
        assertEquals(Protoc.of(reply), Protoc.of(Envelope.decodeReply(Envelope.encode(reply, Envelope.Format.JSON))));
        assertRefused(utf8("[".repeat(501) + "]".repeat(501)), "nests 501 deep, over the limit of 500");
    }

    @Test
    void aBodyInProtocolBuffersIsNobodysBusiness() throws Exception {
        byte[] body = {'}', (byte) 0xFF, 0};
        Request request = Request.call(new Id(0, 1), 1, "", BodyCodec.JSON, body);
        assertArrayEquals(
                body,
                Envelope.decodeRequest(Envelope.encode(request, Envelope.Format.PROTOBUF))
                        .body());
    }

    private static void assertRefused(byte[] body, String problem) {
        Request request = Request.call(new Id(0, 1), 1, "", BodyCodec.JSON, body);
        Reply reply = Reply.result(new Id(0, 1), 1, body);
        Reply error = Reply.result(new Id(0, 1), 1, new byte[0]).withDetail(new Reply.ErrorDetail("n", body));
        assertEquals(
                "request: body " + problem,
                assertThrows(IllegalArgumentException.class, () -> Envelope.encode(request, Envelope.Format.JSON))
                        .getMessage());
        assertEquals(
                "reply: body " + problem,
                assertThrows(IllegalArgumentException.class, () -> Envelope.encode(reply, Envelope.Format.JSON))
                        .getMessage());
        assertEquals(
                "reply: detail.body " + problem,
                assertThrows(IllegalArgumentException.class, () -> Envelope.encode(error, Envelope.Format.JSON))
                        .getMessage());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
