package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.privateer.rpc.call.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/protocol.md} says what the code does: its examples, its field numbers, its limits and codes. */
final class ProtocolPageTest {
    private static final Id CLIENT = id(0x00);
    private static final Id SCOPE = id(0x10);
    private static final Id INSTANCE = id(0x20);

    private static final Pattern EXAMPLE = Pattern.compile("(?m)^```(hex|json) (\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    private static String page = "";
    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    @BeforeAll
    static void readThePage() throws IOException {
        page = Files.readString(Path.of("..", "docs", "protocol.md"));
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            EXAMPLES.put(example.group(1) + " " + example.group(2), example.group(3));
        }
    }

    @Test
    void requestsAreTheBytesOfThePage() throws Exception {
        for (BodyCodec codec : BodyCodec.values()) {
            byte[] book = codec == BodyCodec.JSON
                    ? utf8("{\"item\":\"book\"}")
                    : HexFormat.of().parseHex("0a04626f6f6b");
            Request call = new RequestBuilder()
                    .kind(Kind.CALL)
                    .client(CLIENT)
                    .sequence(1)
                    .done(1, List.of())
                    .bound(SCOPE, 65_000)
                    .attempt(1)
                    .method("shop.Orders/place")
                    .times(5_000, 500)
                    .codec(codec)
                    .body(book)
                    .build();
            Request minimal = new RequestBuilder()
                    .kind(Kind.CALL)
                    .client(CLIENT)
                    .sequence(2)
                    .attempt(1)
                    .method("shop.Orders/find")
                    .times(5_000, 0)
                    .codec(codec)
                    .build();
            Request ping =
                    new RequestBuilder().client(CLIENT).sequence(7).codec(codec).build();
            assertRequest("ping", codec, ping);
            assertRequest("call", codec, call);
            assertRequest("minimal", codec, minimal);
            assertRequest("wait", codec, call.about(Kind.WAIT).withTimes(4_500, 500));
        }
    }

    @Test
    void repliesAreTheBytesOfThePage() throws Exception {
        ServerInfo server =
                new ServerInfo(INSTANCE, 4_194_304, 600_000, List.of(), List.of("shop.Orders/place"), 0, 0, 2);
        Reply refusal = Reply.failure(CLIENT, 1, StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "queue is full")
                .withRetryAfter(100);
        for (BodyCodec codec : BodyCodec.values()) {
            byte[] number = codec == BodyCodec.JSON ? utf8("{\"number\":\"42\"}") : new byte[] {8, 42};
            assertReply("pong", codec, Reply.pong(CLIENT, 7, server).from(SCOPE, 65_000, false));
            assertReply("working", codec, Reply.working(CLIENT, 1).from(SCOPE, 65_500, false));
            assertReply("result", codec, Reply.result(CLIENT, 1, number).from(SCOPE, 66_112, false));
            assertReply("refusal", codec, refusal.from(SCOPE, 65_000, false));
        }
    }

    @Test
    void registrationsAreTheBytesOfThePage() throws Exception {
        Registration registration = new Registration(
                "tcp://10.0.0.7:6000",
                id(0x30),
                List.of(
                        new Registration.Method("shop.Orders/place", false),
                        new Registration.Method("shop.Orders/find", true)),
                3_000);
        Registration.Registered registered = new Registration.Registered(INSTANCE, 3_000);
        for (BodyCodec codec : BodyCodec.values()) {
            byte[] first = example("registration", codec);
            assertBytes("registration", codec, first, Envelope.encode(registration, codec));
            assertEquals(registration, Envelope.decodeRegistration(first, codec));
            byte[] second = example("registered", codec);
            assertBytes("registered", codec, second, Envelope.encode(registered, codec));
            assertEquals(registered, Envelope.decodeRegistered(second, codec));
        }
    }

    @Test
    void everyExampleIsChecked() {
        TreeSet<String> names = new TreeSet<>();
        EXAMPLES.keySet().forEach(key -> names.add(key.substring(key.indexOf(' ') + 1)));
        assertEquals(
                List.of(
                        "call",
                        "minimal",
                        "ping",
                        "pong",
                        "refusal",
                        "registered",
                        "registration",
                        "result",
                        "wait",
                        "working"),
                List.copyOf(names));
    }

    @Test
    void fieldsHaveTheNumbersAndTypesOfTheSchema() {
        assertFields("### Request", io.privateer.rpc.v1.Request.getDescriptor());
        assertFields("### Range", io.privateer.rpc.v1.Range.getDescriptor());
        assertFields("### Reply", io.privateer.rpc.v1.Reply.getDescriptor());
        assertFields("### Error", io.privateer.rpc.v1.Error.getDescriptor());
        assertFields("### Server", io.privateer.rpc.v1.Server.getDescriptor());
        assertFields("`Registration`:", io.privateer.rpc.v1.Registration.getDescriptor());
        assertFields("`Method`:", io.privateer.rpc.v1.Registration.Method.getDescriptor());
        assertFields("`Registered`:", io.privateer.rpc.v1.Registered.getDescriptor());
    }

    @Test
    void statusCodesHaveTheirNumbers() {
        List<String> expected = Arrays.stream(StatusCode.values())
                .map(code -> code.number() + " " + code)
                .toList();
        List<String> told = table("### Status codes").stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
        assertEquals(expected, told);
    }

    @Test
    void limitsAreThoseOfTheCode() {
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("pairs of metadata", WireLimits.METADATA_PAIRS);
        limits.put("keys and values of metadata together", WireLimits.METADATA_BYTES);
        limits.put("ranges in `done`", WireLimits.DONE_RANGES);
        limits.put("a method's path", WireLimits.METHOD_BYTES);
        limits.put("the name of a typed error", WireLimits.ERROR_NAME_BYTES);
        limits.put("the message of a reply", WireLimits.MESSAGE_BYTES);
        limits.put("capabilities", WireLimits.CAPABILITIES);
        limits.put("one capability", WireLimits.CAPABILITY_BYTES);
        limits.put("methods, told or registered", WireLimits.METHODS);
        limits.put("a worker's endpoint", WireLimits.ENDPOINT_BYTES);
        limits.put("depth of a body in JSON", WireLimits.JSON_DEPTH);
        limits.put("characters of a number in JSON", WireLimits.JSON_NUMBER_CHARS);
        limits.put("characters of a name in JSON", WireLimits.JSON_NAME_CHARS);
        Map<String, Integer> told = new LinkedHashMap<>();
        for (List<String> row : table("### Limits")) {
            told.put(row.get(0), Integer.valueOf(row.get(1)));
        }
        assertEquals(limits, told);
    }

    private static void assertRequest(String name, BodyCodec codec, Request request) throws Exception {
        byte[] example = example(name, codec);
        assertBytes(name, codec, example, Envelope.encode(request, format(codec)));
        assertEquals(Protoc.of(request), Protoc.of(Envelope.decodeRequest(example)), name);
    }

    private static void assertReply(String name, BodyCodec codec, Reply reply) throws Exception {
        byte[] example = example(name, codec);
        assertBytes(name, codec, example, Envelope.encode(reply, format(codec)));
        assertEquals(Protoc.of(reply), Protoc.of(Envelope.decodeReply(example)), name);
    }

    private static void assertBytes(String name, BodyCodec codec, byte[] example, byte[] written) {
        if (codec == BodyCodec.JSON) {
            assertEquals(text(example), text(written), name);
        } else {
            assertEquals(HexFormat.of().formatHex(example), HexFormat.of().formatHex(written), name);
        }
        assertArrayEquals(example, written, name);
    }

    private static Envelope.Format format(BodyCodec codec) {
        return codec == BodyCodec.JSON ? Envelope.Format.JSON : Envelope.Format.PROTOBUF;
    }

    /** An example's bytes: hexadecimal without its comments, JSON without white space between its tokens. */
    private static byte[] example(String name, BodyCodec codec) {
        if (codec == BodyCodec.JSON) {
            String json = EXAMPLES.getOrDefault("json " + name, "");
            return utf8(json.replaceAll("\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", ""));
        }
        String hex = EXAMPLES.getOrDefault("hex " + name, "");
        return HexFormat.of().parseHex(hex.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    private static void assertFields(String heading, Descriptor message) {
        List<String> expected = new ArrayList<>();
        for (FieldDescriptor field : message.getFields()) {
            expected.add(field.getNumber() + " " + field.getName() + " " + type(field));
        }
        List<String> told = table(heading).stream()
                .map(row -> String.join(" ", row.subList(0, 3)))
                .toList();
        assertEquals(expected, told, heading);
    }

    private static String type(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map<string, string>";
        }
        String type =
                switch (field.getJavaType()) {
                    case MESSAGE -> field.getMessageType().getName();
                    case ENUM -> field.getEnumType().getName();
                    default ->
                        field.toProto()
                                .getType()
                                .name()
                                .substring("TYPE_".length())
                                .toLowerCase(java.util.Locale.ROOT);
                };
        return field.isRepeated() ? "repeated " + type : type;
    }

    /** The rows of the first table below a heading, without its head. */
    private static List<List<String>> table(String heading) {
        int start = page.indexOf(heading + "\n");
        List<List<String>> rows = new ArrayList<>();
        for (String line : page.substring(start).split("\n", -1)) {
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::trim)
                        .toList());
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        return rows.subList(2, rows.size());
    }

    private static Id id(int first) {
        byte[] bytes = new byte[Id.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return Id.of(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
