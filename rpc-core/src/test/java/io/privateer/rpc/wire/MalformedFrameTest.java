package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.call.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and what the refusal says. */
final class MalformedFrameTest {
    /** PING of client 1, in the middle of which the tables below put what is wrong. */
    private static final String CLIENT = "1210 00000000000000000000000000000001 ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                        | request: kind is missing, must be CALL, WAIT, CANCEL or PING
        0801                      | request: client is missing: every request names its session with 16 bytes
        CLIENT                    | request: kind is missing, must be CALL, WAIT, CANCEL or PING
        0800 CLIENT               | request: kind is missing, must be CALL, WAIT, CANCEL or PING
        0807 CLIENT               | request: kind = 7 is unknown here, known are CALL = 1, WAIT = 2, CANCEL = 3, PING = 4
        08818080801000            | request: kind = 4294967297 is unknown here, known are CALL = 1, WAIT = 2, CANCEL = 3, PING = 4
        0801 CLIENT               | request: sequence = 0, must be 1 to 9223372036854775807 in a CALL
        0802 CLIENT               | request: sequence = 0, must be 1 to 9223372036854775807 in a WAIT
        0803 CLIENT               | request: sequence = 0, must be 1 to 9223372036854775807 in a CANCEL
        0804 CLIENT 18ffffffffffffffffff01   | request: sequence = 18446744073709551615, must be 0 to 9223372036854775807 in a PING
        0804 CLIENT 20ffffffffffffffffff01   | request: done_below = 18446744073709551615, must be 0 to 9223372036854775807
        0804 CLIENT 38ffffffffffffffffff01   | request: bound_ms = -1, must be 0 to 9223372036854775807
        0804 CLIENT 800180808080808080808001 | request: dispatch = 9223372036854775808, must be 0 to 9223372036854775807
        0804 120101               | request, byte 4 of 5: client has 1 bytes, must have 16
        0804 1210 00000000000000000000000000000000 | request, byte 20 of 20: client is all zeros, which is no identity
        0804 CLIENT 3210 00000000000000000000000000000000 | request, byte 38 of 38: scope is all zeros, which is no identity
        0804 CLIENT 7a020102      | request, byte 22 of 24: front has 2 bytes, must have 16
        0804 CLIENT 2a00          | request: done[0] = 0 to 0, must rise, lie apart from the range before and not begin below 1
        0804 CLIENT 2a0408051004  | request: done[0] = 5 to 4, must rise, lie apart from the range before and not begin below 1
        0804 CLIENT 2006 2a0408051007 | request: done[0] = 5 to 7, must rise, lie apart from the range before and not begin below 6
        0804 CLIENT 2a0408051007 2a0408071009 | request: done[1] = 7 to 9, must rise, lie apart from the range before and not begin below 1
        0804 CLIENT 2a0408051007 2a0408011002 | request: done[1] = 1 to 2, must rise, lie apart from the range before and not begin below 1
        0804 CLIENT 2a0c080510ffffffffffffffff7f 2a0408011002 | request: done[0] ends at 9223372036854775807, nothing can follow
        0804 CLIENT 2a0d080510ffffffffffffffffff01 | request: done[0] = 5 to 18446744073709551615, must rise, lie apart from the range before and not begin below 1
        0804 CLIENT 6003          | request: codec = 3 is unknown here, known are PROTOBUF = 1, JSON = 2
        0804 CLIENT 508080808010  | request, byte 26 of 26: timeout_ms = 4294967296, must fit into 32 bits
        0804 CLIENT 40ffffffffffffffffff01 | request, byte 31 of 31: attempt = 18446744073709551615, must fit into 32 bits
        0804 CLIENT 4a02c328      | request, byte 24 of 24: method is not UTF-8
        0804 CLIENT 4a03eda080    | request, byte 25 of 25: method is not UTF-8
        0804 CLIENT 6a040a02c080  | request, byte 26 of 26: metadata key is not UTF-8
        0804 CLIENT 72ffffffff07  | request, byte 26 of 26: body has length 2147483647, but only 0 bytes are left
        0804 CLIENT 72ffffffff0f00 | request, byte 26 of 27: body has length 4294967295, but only 1 bytes are left
        0804 CLIENT 4a05 61       | request, byte 22 of 23: method has length 5, but only 1 bytes are left
        0804 CLIENT 2a03 0801 10  | request, byte 25 of 25: While parsing a protocol message, the input ended unexpectedly in the middle of a field.  This could mean either that the input has been truncated or that an embedded message misreported its own length.
        0a021234                  | request, byte 1 of 4: field 1 has wire type 2, not its own
        0804 CLIENT 1d00000000    | request, byte 21 of 25: field 3 has wire type 5, not its own
        0804 CLIENT a401          | request, byte 22 of 22: the end of a group that never began, field 20
        """)
    void aRequestThatCannotBeReadSaysWhyAndWhere(String hex, String message) {
        byte[] frame = HexFormat.of().parseHex(hex.replace("CLIENT", CLIENT).replace(" ", ""));
        assertEquals(message, refusal(() -> Envelope.decodeRequest(frame)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1080808080808080808001 | reply: sequence = 9223372036854775808, must be 0 to 9223372036854775807
        5880808080808080808001 | reply: store_ms = -9223372036854775808, must be 0 to 9223372036854775807
        0a03010203             | reply, byte 2 of 5: client has 3 bytes, must have 16
        2202c328               | reply, byte 4 of 4: message is not UTF-8
        2a040a02c328           | reply, byte 6 of 6: detail.name is not UTF-8
        7203120101             | reply, byte 3 of 5: field 2 has wire type 2, not its own
        724322417878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878 | reply, byte 4 of 69: server.capabilities of 65 bytes is over the limit of 64
        """)
    void aReplyThatCannotBeReadSaysWhyAndWhere(String hex, String message) {
        byte[] frame = HexFormat.of().parseHex(hex);
        assertEquals(message, refusal(() -> Envelope.decodeReply(frame)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                     | request: kind is missing, must be CALL, WAIT, CANCEL or PING
        {"kind":"CALLS"}                       | request.kind, byte 15 of 16: "CALLS" is unknown here, known are KIND_UNSPECIFIED, CALL, WAIT, CANCEL, PING
        {"kind":7}                             | request: kind = 7 is unknown here, known are CALL = 1, WAIT = 2, CANCEL = 3, PING = 4
        {"kind":true}                          | request.kind, byte 12 of 13: must be a number, or a number as a string
        {"kind":null}                          | request: kind is missing, must be CALL, WAIT, CANCEL or PING
        {"kind":4}                             | request: client is missing: every request names its session with 16 bytes
        {"client":"AAAA"}                      | request.client, byte 16 of 17: has 3 bytes, must have 16
        {"client":"AAAAAAAAAAAAAAAAAAAAAA=="}  | request.client, byte 36 of 37: is all zeros, which is no identity
        {"client":"*"}                         | request.client, byte 13 of 14: "*" is not base64
        {"client":["A"]}                       | request.client, byte 11 of 16: must be a string
        {"sequence":-1}                        | request.sequence, byte 14 of 15: -1 must be 0 to 2^64-1
        {"sequence":1.5}                       | request.sequence, byte 15 of 16: "1.5" is no whole number of 64 bits
        {"sequence":1e30}                      | request.sequence, byte 16 of 17: "1e30" is no whole number of 64 bits
        {"sequence":1e999999999}               | request.sequence, byte 23 of 24: "1e999999999" is no whole number of 64 bits
        {"sequence":1e-999999999}              | request.sequence, byte 24 of 25: "1e-999999999" is no whole number of 64 bits
        {"sequence":1e99999999999}             | request.sequence, byte 25 of 26: "1e99999999999" is no whole number of 64 bits
        {"sequence":"18446744073709551616"}    | request.sequence, byte 34 of 35: 18446744073709551616 must be 0 to 2^64-1
        {"sequence":"0x1"}                     | request.sequence, byte 17 of 18: "0x1" is no whole number of 64 bits
        {"sequence":"+1"}                      | request.sequence, byte 16 of 17: "+1" is no whole number of 64 bits
        {"sequence":""}                        | request.sequence, byte 14 of 15: "" is no whole number of 64 bits
        {"timeoutMs":4294967296}               | request.timeoutMs, byte 23 of 24: 4294967296 must be 0 to 4294967295
        {"boundMs":"9223372036854775808"}      | request.boundMs, byte 32 of 33: 9223372036854775808 must fit into 64 bits
        {"sequence":1,"sequence":1}            | request.sequence, byte 26 of 27: must not come twice
        {"done_below":1,"doneBelow":1}         | request.doneBelow, byte 29 of 30: must not come twice
        {"done":{}}                            | request.done, byte 9 of 11: must be an array
        {"done":[null]}                        | request.done, byte 13 of 15: must not hold null
        {"done":[[]]}                          | request.done, byte 10 of 13: must be an object
        {"done":[{"first":[]}]}                | request.done.first, byte 19 of 23: must be a number, or a number as a string
        {"metadata":[]}                        | request.metadata, byte 13 of 15: must be an object
        {"metadata":{"a":1}}                   | request.metadata, byte 18 of 20: must be a string
        {"metadata":{"a":null}}                | request.metadata, byte 21 of 23: must be a string
        {"metadata":{"a":"1","a":"2"}}         | request.metadata, byte 26 of 30: key "a" must not come twice
        {"kind":"PING"                         | request.kind, byte 14 of 14: Unexpected end-of-input: expected close marker for Object
        {'kind':'PING'}                        | request, byte 2 of 15: Unexpected character (''' (code 39)): was expecting double-quote to start field name
        {"body":01}                            | request, byte 9 of 11: Invalid numeric value: Leading zeroes not allowed
        {"body":NaN}                           | request, byte 11 of 12: Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow
        """)
    void aJsonRequestThatCannotBeReadSaysWhyAndWhere(String json, String message) {
        assertEquals(message, refusal(() -> Envelope.decodeRequest(utf8(json))));
    }

    @Test
    void aCallInJsonHasABodyInJson() {
        String call = "{\"kind\":\"CALL\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"sequence\":1,\"codec\":1}";
        assertEquals(
                "request: codec = PROTOBUF, must be JSON: the body of a JSON envelope is plain JSON",
                refusal(() -> Envelope.decodeRequest(utf8(call))));
    }

    @Test
    void nothingFollowsTheObject() {
        String ping = "{\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\"}";
        assertAll(
                () -> assertEquals(
                        "request, byte 53 of 54: something follows the JSON object",
                        refusal(() -> Envelope.decodeRequest(utf8(ping + " {}")))),
                () -> assertEquals(
                        "request, byte 52 of 52: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object"
                                + " or token 'null', 'true' or 'false')",
                        refusal(() -> Envelope.decodeRequest(utf8(ping + "x")))));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        String head = "{\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",";
        assertAll(
                () -> assertEquals(
                        "request: method has half a surrogate pair: \"?\"",
                        refusal(() -> Envelope.decodeRequest(utf8(head + "\"method\":\"\\ud800\"}")))),
                () -> assertEquals(
                        "request: metadata \"k\" has half a surrogate pair",
                        refusal(() -> Envelope.decodeRequest(utf8(head + "\"metadata\":{\"k\":\"\\udc00\"}}")))));
    }

    @Test
    void textThatIsNotUtf8IsRefusedInJsonToo() {
        byte[] frame = utf8("{\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ==\",\"body\":\"x\"}");
        frame[frame.length - 3] = (byte) 0xFF;
        assertEquals("request: is not UTF-8", refusal(() -> Envelope.decodeRequest(frame)));
    }

    @Test
    void whatIsNoObjectIsNoJsonRegistration() {
        assertAll(
                () -> assertEquals("registration, byte 0 of 0: must be a JSON object", registration("")),
                () -> assertEquals("registration, byte 1 of 2: must be a JSON object", registration("[]")),
                () -> assertEquals(
                        "registration: endpoint is missing: the front has to know where to connect to",
                        registration("{}")),
                () -> assertEquals(
                        "registration: instance is missing: 16 bytes, new at each start of the worker",
                        registration("{\"endpoint\":\"tcp://a:1\"}")),
                () -> assertEquals(
                        "registration.methods.path, byte 21 of 24: must be a string",
                        registration("{\"methods\":[{\"path\":1}]}")),
                () -> assertEquals(
                        "registered: front is missing: the front's instance, 16 bytes",
                        refusal(() -> Envelope.decodeRegistered(new byte[0], BodyCodec.PROTOBUF))));
    }

    @Test
    void limitsHoldToTheByte() throws Exception {
        Request atLimit = new RequestBuilder()
                .method("m".repeat(WireLimits.METHOD_BYTES))
                .metadata(Map.of("k", "v".repeat(WireLimits.METADATA_BYTES - 1)))
                .build();
        for (Envelope.Format format : Envelope.Format.values()) {
            assertEquals(Protoc.of(atLimit), Protoc.of(Envelope.decodeRequest(Envelope.encode(atLimit, format))));
        }
        Request method = new RequestBuilder()
                .method("m".repeat(WireLimits.METHOD_BYTES - 1) + "ä")
                .build();
        Request metadata = new RequestBuilder()
                .metadata(Map.of("k", "v".repeat(WireLimits.METADATA_BYTES)))
                .build();
        Request pairs = new RequestBuilder().metadata(pairs(65)).build();
        Request done = new RequestBuilder().done(0, ranges(257)).build();
        assertAll(
                () -> assertRefused("method of 513 bytes is over the limit of 512", method),
                () -> assertRefused("metadata of 8193 bytes is over the limit of 8192", metadata),
                () -> assertRefused("65 pairs of metadata are over the limit of 64", pairs),
                () -> assertRefused("257 ranges of done are over the limit of 256", done));
        assertAll(
                () -> assertEquals(
                        "request, byte 23 of 538: method of 513 bytes is over the limit of 512",
                        refusal(() -> Envelope.decodeRequest(Protoc.of(method).toByteArray()))),
                () -> assertEquals(
                        "request: metadata of 8193 bytes is over the limit of 8192",
                        refusal(() -> Envelope.decodeRequest(Protoc.of(metadata).toByteArray()))),
                () -> assertEquals(
                        "request: metadata has more pairs than the limit of 64",
                        refusal(() -> Envelope.decodeRequest(Protoc.of(pairs).toByteArray()))),
                () -> assertEquals(
                        "request: done has more ranges than the limit of 256",
                        refusal(() -> Envelope.decodeRequest(Protoc.of(done).toByteArray()))));
    }

    @Test
    void whatAReaderWouldRefuseIsNotWritten() {
        Reply reply = Reply.result(new Id(0, 1), 1, new byte[0]);
        assertAll(
                () -> assertRefused(
                        "client is missing: every request names its session with 16 bytes",
                        new RequestBuilder().client(Id.NONE).build()),
                () -> assertRefused(
                        "sequence = 0, must be 1 to 9223372036854775807 in a CALL",
                        new RequestBuilder().kind(Kind.CALL).build()),
                () -> assertRefused(
                        "method has half a surrogate pair: \"a?\"",
                        new RequestBuilder().method("a\ud800").build()),
                () -> assertRefused(
                        "attempt = -1, must not be negative",
                        new RequestBuilder().attempt(-1).build()),
                () -> assertEquals(
                        "reply: store_ms = -1, must be 0 to 9223372036854775807",
                        refused(() -> Envelope.encode(reply.from(Id.NONE, -1, false), Envelope.Format.PROTOBUF))),
                () -> assertEquals(
                        "reply: detail.name of 513 bytes is over the limit of 512",
                        refused(() -> Envelope.encode(
                                reply.withDetail(new Reply.ErrorDetail("n".repeat(513), new byte[0])),
                                Envelope.Format.PROTOBUF))));
    }

    @Test
    void aMessageOverItsLimitIsCutAndNotRefused() throws Exception {
        // 1 + 2 * 2,047 bytes; one more would be in the middle of a character.
        String kept = "a" + "ä".repeat(2047);
        for (String message : List.of(kept + "äää", kept, kept + "\uD83D\uDE00")) {
            Reply reply = Reply.failure(new Id(0, 1), 1, StatusCode.INTERNAL, Executed.YES, message);
            for (Envelope.Format format : Envelope.Format.values()) {
                byte[] frame = Envelope.encode(reply, format);
                assertEquals(kept, Envelope.decodeReply(frame).message());
            }
            assertEquals(
                    kept, Envelope.decodeReply(Protoc.of(reply).toByteArray()).message());
        }
        Reply lone = Reply.failure(new Id(0, 1), 1, StatusCode.INTERNAL, Executed.YES, "a\ud800b");
        assertEquals(
                "a?b",
                Envelope.decodeReply(Envelope.encode(lone, Envelope.Format.PROTOBUF))
                        .message());
    }

    @Test
    void whatThisVersionDoesNotKnowIsUnknownAndNeverASuccess() throws Exception {
        for (String hex : List.of("1863", "18ffffffffffffffffff01", "188080808010")) {
            Reply reply = Envelope.decodeReply(HexFormat.of().parseHex(hex));
            assertEquals(StatusCode.UNKNOWN, reply.code(), hex);
        }
        for (String hex : List.of("", "3003", "308180808010", "30ffffffffffffffffff01")) {
            Reply reply = Envelope.decodeReply(HexFormat.of().parseHex(hex));
            assertEquals(Executed.UNKNOWN, reply.executed(), hex);
        }
        Reply json = Envelope.decodeReply(utf8("{\"code\":4294967296,\"executed\":\"PERHAPS\"}"));
        assertEquals(StatusCode.UNKNOWN, json.code());
        assertEquals(Executed.UNKNOWN, json.executed());
        assertEquals(
                Executed.UNKNOWN, Envelope.decodeReply(utf8("{\"executed\":9}")).executed());
    }

    @Test
    void countsAndLimitsBeyondOurNumbersAreTheLargest() throws Exception {
        Request request = Envelope.decodeRequest(
                HexFormat.of().parseHex((CLIENT + "0804 40ffffffff0f 50ffffffff0f").replace(" ", "")));
        assertEquals(Integer.MAX_VALUE, request.attempt());
        assertEquals(4294967295L, request.timeoutMs());
        Reply reply = Envelope.decodeReply(
                utf8("{\"server\":{\"maxMessageBytes\":\"18446744073709551615\",\"queued\":4294967295}}"));
        assertEquals(
                new ServerInfo(Id.NONE, Long.MAX_VALUE, 0, List.of(), List.of(), Integer.MAX_VALUE, 0, 0),
                reply.server());
    }

    @Test
    void durationsThatDoNotFitBecomeTheNearestThatDoes() throws Exception {
        Request request = new RequestBuilder().times(-5, 1L << 40).build();
        for (Envelope.Format format : Envelope.Format.values()) {
            Request read = Envelope.decodeRequest(Envelope.encode(request, format));
            assertEquals(0, read.timeoutMs());
            assertEquals(4294967295L, read.beatMs());
        }
    }

    @Test
    void jsonNumbersComeInAnyNotation() throws Exception {
        for (String sequence : List.of("12000", "\"12000\"", "1.2e4", "\"12000.0\"", "120000E-1")) {
            Request request = Envelope.decodeRequest(
                    utf8("{\"kind\":1,\"client\":\"____________________-w\",\"sequence\":" + sequence + "}"));
            assertEquals(12_000, request.sequence(), sequence);
        }
    }

    private static @Nullable String registration(String json) {
        return refusal(() -> Envelope.decodeRegistration(utf8(json), BodyCodec.JSON));
    }

    private static void assertRefused(String problem, Request request) {
        for (Envelope.Format format : Envelope.Format.values()) {
            assertEquals("request: " + problem, refused(() -> Envelope.encode(request, format)));
        }
    }

    private static @Nullable String refusal(Executable decoding) {
        return assertThrows(MalformedFrameException.class, decoding).getMessage();
    }

    private static @Nullable String refused(Executable encoding) {
        return assertThrows(IllegalArgumentException.class, encoding).getMessage();
    }

    private static Map<String, String> pairs(int count) {
        Map<String, String> pairs = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            pairs.put("k" + i, "");
        }
        return pairs;
    }

    private static List<Range> ranges(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(i -> new Range(2 * i, 2 * i))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
