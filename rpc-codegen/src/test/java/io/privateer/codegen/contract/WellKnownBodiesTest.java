package io.privateer.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.Workspace;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies with Google's own messages, as Google's library for Python wrote them: what Java makes of them. The clients of other
 * languages read and write the same ones in their own tests.
 */
final class WellKnownBodiesTest {
    private static final Path CONTRACT = Path.of("src/test/contracts/knowntypes");

    @Test
    void javaReadsAndWritesThem(@TempDir Path folder) throws Exception {
        Workspace workspace = new Workspace(folder);
        assertEquals(
                List.of(),
                CodeGeneration.run(workspace
                                .request()
                                .contractRoots(List.of(CONTRACT.resolve("input")))
                                .build())
                        .problems());
        ListValue.Builder cases = ListValue.newBuilder();
        JsonFormat.parser().merge(Files.readString(CONTRACT.resolve("bodies.json")), cases);
        assertTrue(cases.getValuesCount() > 5);
        try (GeneratedCode code = new GeneratedCode(workspace.compile())) {
            for (Value each : cases.getValuesList()) {
                Struct body = each.getStructValue();
                check(
                        codec(code, text(body, "message")),
                        text(body, "name"),
                        HexFormat.of().parseHex(text(body, "proto")),
                        body.getFieldsOrThrow("json"));
            }
        }
    }

    private static <T> void check(MessageCodec<T> codec, String name, byte[] proto, Value json)
            throws InvalidProtocolBufferException {
        T value = Bodies.decodeProto(codec, proto, CodecLimits.DEFAULTS);
        assertArrayEquals(proto, Bodies.encodeProto(codec, value, CodecLimits.DEFAULTS), name);
        if (json.hasNullValue()) {
            assertThrows(RuntimeException.class, () -> Bodies.encodeJson(codec, value, CodecLimits.DEFAULTS), name);
        } else {
            byte[] ours = Bodies.encodeJson(codec, value, CodecLimits.DEFAULTS);
            assertEquals(parsed(json.getStringValue()), parsed(new String(ours, StandardCharsets.UTF_8)), name);
            byte[] given = json.getStringValue().getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    Bodies.decodeJson(codec, ours, CodecLimits.DEFAULTS),
                    Bodies.decodeJson(codec, given, CodecLimits.DEFAULTS),
                    name);
        }
    }

    private static Struct parsed(String json) throws InvalidProtocolBufferException {
        Struct.Builder parsed = Struct.newBuilder();
        JsonFormat.parser().merge(json, parsed);
        return parsed.build();
    }

    @SuppressWarnings("unchecked") // of the message that is read with it
    private static MessageCodec<Object> codec(GeneratedCode code, String message) throws Exception {
        Class<?> type = code.type("known.v1." + message + "Codec");
        return (MessageCodec<Object>) type.getField("INSTANCE").get(null);
    }

    private static String text(Struct body, String name) {
        return body.getFieldsOrThrow(name).getStringValue();
    }
}
