package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
    private static final Field FIELD = Field.of(16, "Message.field", "field");
    private static final List<Integer> INTS = List.of(0, 1, -1, 127, 128, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, 1L << 53, Long.MIN_VALUE, Long.MAX_VALUE);

    /** One wire type: our methods beside those of protobuf's own library. */
    record Row<T>(
            String name,
            ValueCodec<T> codec,
            List<T> values,
            Google<T> google,
            Ours<ProtoWriter, T> write,
            Read<ProtoReader, T> read,
            Ours<JsonWriter, T> writeJson,
            Read<JsonReader, T> readJson) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Google<T> {
        void write(CodedOutputStream out, int number, T value) throws IOException;
    }

    interface Ours<W, T> {
        void write(W out, Field field, T value);
    }

    interface Read<R, T> {
        T read(R in, Field field);
    }

    static Stream<Row<?>> rows() {
        return Stream.of(
                new Row<>(
                        "int32",
                        Scalars.INT32,
                        INTS,
                        CodedOutputStream::writeInt32,
                        ProtoWriter::int32,
                        ProtoReader::int32,
                        JsonWriter::int32,
                        JsonReader::int32),
                new Row<>(
                        "int64",
                        Scalars.INT64,
                        LONGS,
                        CodedOutputStream::writeInt64,
                        ProtoWriter::int64,
                        ProtoReader::int64,
                        JsonWriter::int64,
                        JsonReader::int64),
                new Row<>(
                        "uint32",
                        Scalars.UINT32,
                        INTS,
                        CodedOutputStream::writeUInt32,
                        ProtoWriter::uint32,
                        ProtoReader::uint32,
                        JsonWriter::uint32,
                        JsonReader::uint32),
                new Row<>(
                        "uint64",
                        Scalars.UINT64,
                        LONGS,
                        CodedOutputStream::writeUInt64,
                        ProtoWriter::uint64,
                        ProtoReader::uint64,
                        JsonWriter::uint64,
                        JsonReader::uint64),
                new Row<>(
                        "sint32",
                        Scalars.SINT32,
                        INTS,
                        CodedOutputStream::writeSInt32,
                        ProtoWriter::sint32,
                        ProtoReader::sint32,
                        JsonWriter::sint32,
                        JsonReader::sint32),
                new Row<>(
                        "sint64",
                        Scalars.SINT64,
                        LONGS,
                        CodedOutputStream::writeSInt64,
                        ProtoWriter::sint64,
                        ProtoReader::sint64,
                        JsonWriter::sint64,
                        JsonReader::sint64),
                new Row<>(
                        "fixed32",
                        Scalars.FIXED32,
                        INTS,
                        CodedOutputStream::writeFixed32,
                        ProtoWriter::fixed32,
                        ProtoReader::fixed32,
                        JsonWriter::fixed32,
                        JsonReader::fixed32),
                new Row<>(
                        "fixed64",
                        Scalars.FIXED64,
                        LONGS,
                        CodedOutputStream::writeFixed64,
                        ProtoWriter::fixed64,
                        ProtoReader::fixed64,
                        JsonWriter::fixed64,
                        JsonReader::fixed64),
                new Row<>(
                        "sfixed32",
                        Scalars.SFIXED32,
                        INTS,
                        CodedOutputStream::writeSFixed32,
                        ProtoWriter::sfixed32,
                        ProtoReader::sfixed32,
                        JsonWriter::sfixed32,
                        JsonReader::sfixed32),
                new Row<>(
                        "sfixed64",
                        Scalars.SFIXED64,
                        LONGS,
                        CodedOutputStream::writeSFixed64,
                        ProtoWriter::sfixed64,
                        ProtoReader::sfixed64,
                        JsonWriter::sfixed64,
                        JsonReader::sfixed64),
                new Row<>(
                        "bool",
                        Scalars.BOOL,
                        List.of(false, true),
                        CodedOutputStream::writeBool,
                        ProtoWriter::bool,
                        ProtoReader::bool,
                        JsonWriter::bool,
                        JsonReader::bool),
                new Row<>(
                        "float",
                        Scalars.FLOAT,
                        List.of(0f, -0f, 1.1f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE),
                        CodedOutputStream::writeFloat,
                        ProtoWriter::float32,
                        ProtoReader::float32,
                        JsonWriter::float32,
                        JsonReader::float32),
                new Row<>(
                        "double",
                        Scalars.DOUBLE,
                        List.of(0d, -0d, 1.1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE),
                        CodedOutputStream::writeDouble,
                        ProtoWriter::float64,
                        ProtoReader::float64,
                        JsonWriter::float64,
                        JsonReader::float64),
                new Row<>(
                        "string",
                        Scalars.STRING,
                        List.of("", "a", "é😀\""),
                        CodedOutputStream::writeString,
                        ProtoWriter::string,
                        ProtoReader::string,
                        JsonWriter::string,
                        JsonReader::string));
    }

    @ParameterizedTest
    @MethodSource("rows")
    <T> void bytesAreThoseOfProtobufsOwnLibrary(Row<T> row) throws IOException {
        T zero = row.values().get(0);
        for (T value : row.values()) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            CodedOutputStream google = CodedOutputStream.newInstance(expected);
            row.google().write(google, 16, value);
            google.flush();

            ProtoWriter always = new ProtoWriter(CodecLimits.DEFAULTS);
            always.value(FIELD, row.codec(), value);
            assertArrayEquals(expected.toByteArray(), always.toByteArray());
            ProtoWriter implicit = new ProtoWriter(CodecLimits.DEFAULTS);
            row.write().write(implicit, FIELD, value);
            assertArrayEquals(value.equals(zero) ? new byte[0] : expected.toByteArray(), implicit.toByteArray());

            ProtoReader in = reader(expected.toByteArray());
            assertTrue(in.next());
            assertEquals(16 << 3 | row.codec().wireType(), in.tag());
            assertEquals(value, row.read().read(in, FIELD));
            assertFalse(in.next());
        }
        assertEquals(zero, row.codec().absent(FIELD));
    }

    @ParameterizedTest
    @MethodSource("rows")
    <T> void jsonComesBackAndLeavesOutZero(Row<T> row) {
        T zero = row.values().get(0);
        for (T value : row.values()) {
            JsonWriter out = new JsonWriter(CodecLimits.DEFAULTS);
            out.beginObject();
            row.writeJson().write(out, FIELD, value);
            out.endObject();
            byte[] json = out.finish();
            JsonReader in = new JsonReader(json, 0, json.length, CodecLimits.DEFAULTS);
            in.beginObject();
            assertEquals(!value.equals(zero), in.nextField());
            if (!value.equals(zero)) {
                assertEquals(value, row.readJson().read(in, FIELD));
                assertFalse(in.nextField());
            }
            in.finish();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    <T> void listsArePackedWhereTheyCanBe(Row<T> row) {
        ProtoWriter out = new ProtoWriter(CodecLimits.DEFAULTS);
        out.list(FIELD, row.codec(), row.values());
        ProtoReader in = reader(out.toByteArray());
        List<T> back = new ArrayList<>();
        int fields = 0;
        while (in.next()) {
            in.list(FIELD, row.codec(), back);
            fields++;
        }
        assertEquals(row.values(), back);
        assertEquals(row.codec().wireType() == WireType.LEN ? row.values().size() : 1, fields);
    }

    @ParameterizedTest
    @MethodSource("rows")
    <T> void keysComeBackAsNames(Row<T> row) {
        if (row.codec() instanceof KeyCodec<T> keys) {
            Map<T, String> map = new LinkedHashMap<>();
            row.values().forEach(value -> map.put(value, "v"));
            JsonWriter out = new JsonWriter(CodecLimits.DEFAULTS);
            out.beginObject();
            out.map(FIELD, keys, Scalars.STRING, map);
            out.endObject();
            byte[] json = out.finish();
            JsonReader in = new JsonReader(json, 0, json.length, CodecLimits.DEFAULTS);
            Map<T, String> back = new LinkedHashMap<>();
            in.beginObject();
            assertTrue(in.nextField());
            in.map(FIELD, keys, Scalars.STRING, back);
            assertEquals(map, back);
        }
    }

    @Test
    void numbersInJsonAreSpelledAsTheMappingSays() {
        JsonWriter out = new JsonWriter(CodecLimits.DEFAULTS);
        out.beginObject();
        out.uint32(Field.of(1, "M.a", "a"), -1);
        out.uint64(Field.of(2, "M.b", "b"), -1);
        out.int64(Field.of(3, "M.c", "c"), -1);
        out.float64(Field.of(4, "M.d", "d"), Double.NEGATIVE_INFINITY);
        out.bytes(Field.of(5, "M.e", "e"), new byte[] {-1, -2});
        out.endObject();
        assertEquals(
                "{\"a\":4294967295,\"b\":\"18446744073709551615\",\"c\":\"-1\",\"d\":\"-Infinity\",\"e\":\"//4=\"}",
                new String(out.finish(), StandardCharsets.UTF_8));
    }

    @Test
    void anEntryWithoutKeyOrValueHasTheirZero() {
        ProtoReader in = reader(new byte[] {10, 0});
        assertTrue(in.next());
        Map<String, Integer> map = new LinkedHashMap<>();
        in.map(FIELD, Scalars.STRING, Scalars.INT32, map);
        assertEquals(Map.of("", 0), map);

        ProtoReader uuids = reader(new byte[] {10, 0});
        assertTrue(uuids.next());
        assertEquals(
                "Message.field is missing",
                assertThrows(
                                CodecException.class,
                                () -> uuids.map(FIELD, Scalars.UUID, Scalars.INT32, new LinkedHashMap<>()))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void limitsMustBePositive(int value) {
        CodecLimits limits = CodecLimits.DEFAULTS;
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxMessageBytes(value));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxDepth(value));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxElements(value));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxDigits(value));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxExponent(value));
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxDepth(1_001));
    }

    private static ProtoReader reader(byte[] body) {
        return new ProtoReader(body, 0, body.length, CodecLimits.DEFAULTS);
    }
}
