package io.privateer.codegen.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our codecs against protoc's own classes, made from the .proto that we exported, for every row of the mapping. */
class RoundTripTest {
    private static final CodecLimits LIMITS = CodecLimits.DEFAULTS;

    @SuppressWarnings("NullAway.Init") // by generateAndCompile
    private static URLClassLoader classes;

    @BeforeAll
    static void generateAndCompile(@TempDir Path folder) throws Exception {
        Workshop workshop = new Workshop(folder);
        Path input = Workshop.GOLDEN.resolve("everything/input");
        assertEquals(List.of(), workshop.generate(input));
        assertEquals("", workshop.compile(false, input, workshop.java(), workshop.protoc()));
        classes = workshop.load();
    }

    @AfterAll
    static void close() throws Exception {
        classes.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Everything.Scalars",
                "Everything.Boxes",
                "Everything.Optionals",
                "Everything.Defaults",
                "Everything.Texts",
                "Everything.Times",
                "Everything.Lists",
                "Everything.Arrays",
                "Everything.Maps",
                "Shape",
                "Everything",
            })
    void protocsClassesReadOurBytesAndWeTheirs(String name) throws Exception {
        long seed = new Random().nextLong();
        RandomValues values = new RandomValues(seed);
        System.out.println("protocsClassesReadOurBytesAndWeTheirs " + name + ": seed " + seed);
        Class<?> type = classes.loadClass("shop." + name.replace('.', '$'));
        for (int round = 0; round < 40; round++) {
            Object value = values.value(type, 4);
            roundTrip(codec(name), prototype(name), value, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void typedErrorsComeBackWithoutAMessageToo() throws Exception {
        MessageCodec<Exception> codec = codec("OutOfStock");
        Class<?> type = classes.loadClass("shop.OutOfStock");
        for (String message : new String[] {"none left", "", null}) {
            Exception error = (Exception)
                    type.getConstructor(String.class, String.class, int.class).newInstance(message, "tea", 3);
            byte[] body = Bodies.encodeProto(codec, error, LIMITS);
            Exception back = Bodies.decodeProto(codec, body, LIMITS);
            assertEquals(message == null ? "" : message, back.getMessage());
            assertEquals(3, type.getMethod("left").invoke(back));
            assertArrayEquals(
                    body,
                    prototype("OutOfStock").getParserForType().parseFrom(body).toByteArray());
        }
    }

    private static <T> void roundTrip(MessageCodec<T> codec, Message prototype, T value, String where)
            throws Exception {
        byte[] ours = Bodies.encodeProto(codec, value, LIMITS);
        Message theirs = prototype.getParserForType().parseFrom(ours);
        byte[] theirBytes = theirs.toByteArray();
        assertTrue(theirs.getUnknownFields().asMap().isEmpty(), where);
        assertArrayEquals(ours, theirBytes, where);
        assertTrue(RandomValues.equal(value, Bodies.decodeProto(codec, theirBytes, LIMITS)), where);

        String ourJson = new String(Bodies.encodeJson(codec, value, LIMITS), StandardCharsets.UTF_8);
        // JsonFormat reads -0.0 as 0.0, so its own text has to go through it too.
        Message expected = parse(prototype, JsonFormat.printer().print(theirs));
        assertEquals(expected, parse(prototype, ourJson), () -> where + ": " + ourJson);
        for (JsonFormat.Printer printer : List.of(
                JsonFormat.printer(),
                JsonFormat.printer().preservingProtoFieldNames(),
                JsonFormat.printer().printingEnumsAsInts().omittingInsignificantWhitespace(),
                JsonFormat.printer().alwaysPrintFieldsWithNoPresence())) {
            String theirJson = printer.print(theirs);
            Object back = Bodies.decodeJson(codec, theirJson.getBytes(StandardCharsets.UTF_8), LIMITS);
            assertTrue(RandomValues.equal(value, back), () -> where + ": " + theirJson);
        }
    }

    private static Message parse(Message prototype, String json) throws IOException {
        Message.Builder parsed = prototype.newBuilderForType();
        JsonFormat.parser().merge(json, parsed);
        return parsed.build();
    }

    @SuppressWarnings("unchecked") // the codec of the class that the caller names
    private static <T> MessageCodec<T> codec(String name) throws ReflectiveOperationException {
        return (MessageCodec<T>) classes.loadClass("shop." + name.replace(".", "") + "Codec")
                .getField("INSTANCE")
                .get(null);
    }

    private static Message prototype(String name) throws ReflectiveOperationException {
        return (Message) classes.loadClass("shop.proto." + name.replace(".", ""))
                .getMethod("getDefaultInstance")
                .invoke(null);
    }
}
