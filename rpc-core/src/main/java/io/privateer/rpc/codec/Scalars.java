package io.privateer.rpc.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The codecs of all values that are one scalar on the wire. */
public final class Scalars {
    public static final KeyCodec<Integer> INT32 = new Scalar<>(
            WireType.VARINT,
            0,
            ProtoWriter::putInt32,
            ProtoReader::takeVarint32,
            JsonWriter::putInt,
            JsonReader::takeInt32,
            String::valueOf,
            NumberForms::int32);

    public static final KeyCodec<Long> INT64 = new Scalar<>(
            WireType.VARINT,
            0L,
            ProtoWriter::putVarint64,
            ProtoReader::takeVarint64,
            JsonWriter::putLong,
            JsonReader::takeInt64,
            String::valueOf,
            NumberForms::int64);

    public static final KeyCodec<Integer> UINT32 = new Scalar<>(
            WireType.VARINT,
            0,
            ProtoWriter::putVarint32,
            ProtoReader::takeVarint32,
            JsonWriter::putUnsignedInt,
            JsonReader::takeUint32,
            Integer::toUnsignedString,
            NumberForms::uint32);

    public static final KeyCodec<Long> UINT64 = new Scalar<>(
            WireType.VARINT,
            0L,
            ProtoWriter::putVarint64,
            ProtoReader::takeVarint64,
            JsonWriter::putUnsignedLong,
            JsonReader::takeUint64,
            Long::toUnsignedString,
            NumberForms::uint64);

    public static final KeyCodec<Integer> SINT32 = new Scalar<>(
            WireType.VARINT,
            0,
            (out, value) -> out.putVarint32(ProtoWriter.zigZag(value)),
            in -> ProtoReader.zigZag(in.takeVarint32()),
            JsonWriter::putInt,
            JsonReader::takeInt32,
            String::valueOf,
            NumberForms::int32);

    public static final KeyCodec<Long> SINT64 = new Scalar<>(
            WireType.VARINT,
            0L,
            (out, value) -> out.putVarint64(ProtoWriter.zigZag(value)),
            in -> ProtoReader.zigZag(in.takeVarint64()),
            JsonWriter::putLong,
            JsonReader::takeInt64,
            String::valueOf,
            NumberForms::int64);

    public static final KeyCodec<Integer> FIXED32 = new Scalar<>(
            WireType.I32,
            0,
            ProtoWriter::putFixed32,
            ProtoReader::takeFixed32,
            JsonWriter::putUnsignedInt,
            JsonReader::takeUint32,
            Integer::toUnsignedString,
            NumberForms::uint32);

    public static final KeyCodec<Long> FIXED64 = new Scalar<>(
            WireType.I64,
            0L,
            ProtoWriter::putFixed64,
            ProtoReader::takeFixed64,
            JsonWriter::putUnsignedLong,
            JsonReader::takeUint64,
            Long::toUnsignedString,
            NumberForms::uint64);

    public static final KeyCodec<Integer> SFIXED32 = new Scalar<>(
            WireType.I32,
            0,
            ProtoWriter::putFixed32,
            ProtoReader::takeFixed32,
            JsonWriter::putInt,
            JsonReader::takeInt32,
            String::valueOf,
            NumberForms::int32);

    public static final KeyCodec<Long> SFIXED64 = new Scalar<>(
            WireType.I64,
            0L,
            ProtoWriter::putFixed64,
            ProtoReader::takeFixed64,
            JsonWriter::putLong,
            JsonReader::takeInt64,
            String::valueOf,
            NumberForms::int64);

    public static final KeyCodec<Boolean> BOOL = new Scalar<>(
            WireType.VARINT,
            false,
            ProtoWriter::putBool,
            in -> in.takeVarint64() != 0,
            JsonWriter::putBool,
            JsonReader::takeBool,
            String::valueOf,
            TextForms::bool);

    /** A {@code float}; never a map's key. */
    public static final ValueCodec<Float> FLOAT = new Scalar<>(
            WireType.I32,
            0f,
            (out, value) -> out.putFixed32(Float.floatToRawIntBits(value)),
            in -> Float.intBitsToFloat(in.takeFixed32()),
            JsonWriter::putFloat,
            JsonReader::takeFloat,
            String::valueOf,
            NumberForms::float32);

    /** A {@code double}; never a map's key. */
    public static final ValueCodec<Double> DOUBLE = new Scalar<>(
            WireType.I64,
            0d,
            (out, value) -> out.putFixed64(Double.doubleToRawLongBits(value)),
            in -> Double.longBitsToDouble(in.takeFixed64()),
            JsonWriter::putDouble,
            JsonReader::takeDouble,
            String::valueOf,
            NumberForms::float64);

    public static final KeyCodec<String> STRING = new Scalar<>(
            WireType.LEN,
            "",
            ProtoWriter::putString,
            ProtoReader::takeString,
            JsonWriter::putText,
            JsonReader::takeText,
            TextForms::wellFormed,
            TextForms::wellFormed);

    /** Bytes; never a map's key. An absent one is a new empty array each time. */
    public static final ValueCodec<byte[]> BYTES = new Bytes();

    /** Exactly 36 characters. */
    public static final KeyCodec<UUID> UUID =
            new Text<>((value, limits) -> TextForms.ofUuid(value), (text, limits) -> TextForms.uuid(text));

    /** {@code 2026-01-31}, years 0001 to 9999. */
    public static final KeyCodec<LocalDate> LOCAL_DATE =
            new Text<>((value, limits) -> TextForms.ofDate(value), (text, limits) -> TextForms.date(text));

    /** {@code 23:59:00}, always with seconds; a fraction of 3, 6 or 9 digits if there is one. */
    public static final ValueCodec<LocalTime> LOCAL_TIME =
            new Text<>((value, limits) -> TextForms.ofTime(value), (text, limits) -> TextForms.time(text));

    /** {@code 2026-01-31T23:59:00}. */
    public static final ValueCodec<LocalDateTime> LOCAL_DATE_TIME =
            new Text<>((value, limits) -> TextForms.ofDateTime(value), (text, limits) -> TextForms.dateTime(text));

    /** {@code 2026-01-31T23:59:00+01:00}; the offset {@code Z} or in hours and minutes. */
    public static final ValueCodec<OffsetDateTime> OFFSET_DATE_TIME = new Text<>(
            (value, limits) -> TextForms.ofOffsetDateTime(value), (text, limits) -> TextForms.offsetDateTime(text));

    /** A decimal with its scale: {@code 1.50} is not {@code 1.5}. */
    public static final ValueCodec<BigDecimal> BIG_DECIMAL =
            new Text<>(NumberForms::ofBigDecimal, NumberForms::bigDecimal);

    public static final ValueCodec<BigInteger> BIG_INTEGER =
            new Text<>(NumberForms::ofBigInteger, NumberForms::bigInteger);

    private Scalars() {}

    /** A scalar with a zero. */
    private record Scalar<T>(
            int wireType,
            T zero,
            BiConsumer<ProtoWriter, T> toProto,
            Function<ProtoReader, T> fromProto,
            BiConsumer<JsonWriter, T> toJson,
            Function<JsonReader, T> fromJson,
            Function<T, String> toText,
            Function<String, T> fromText)
            implements KeyCodec<T> {
        @Override
        public void writeValue(ProtoWriter out, T value) {
            toProto.accept(out, value);
        }

        @Override
        public T readValue(ProtoReader in) {
            return fromProto.apply(in);
        }

        @Override
        public T absent(Field field) {
            return zero;
        }

        @Override
        public void writeJson(JsonWriter out, T value) {
            toJson.accept(out, value);
        }

        @Override
        public T readJson(JsonReader in) {
            return fromJson.apply(in);
        }

        @Override
        public String toName(T key) {
            return toText.apply(key);
        }

        @Override
        public T fromName(String name) {
            return fromText.apply(name);
        }
    }

    private record Bytes() implements ValueCodec<byte[]> {
        @Override
        public int wireType() {
            return WireType.LEN;
        }

        @Override
        public void writeValue(ProtoWriter out, byte[] value) {
            out.putBytes(value);
        }

        @Override
        public byte[] readValue(ProtoReader in) {
            return in.takeBytes();
        }

        @Override
        public byte[] absent(Field field) {
            return new byte[0];
        }

        @Override
        public void writeJson(JsonWriter out, byte[] value) {
            out.putBytes(value);
        }

        @Override
        public byte[] readJson(JsonReader in) {
            return in.takeBytes();
        }
    }

    /** A string on the wire that is more than a string in Java. The empty text is none of its values. */
    private record Text<T>(BiFunction<T, CodecLimits, String> format, BiFunction<String, CodecLimits, T> parse)
            implements KeyCodec<T> {
        @Override
        public int wireType() {
            return WireType.LEN;
        }

        @Override
        public void writeValue(ProtoWriter out, T value) {
            try {
                out.putString(format.apply(value, out.limits()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw out.invalid(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public T readValue(ProtoReader in) {
            String text = in.takeString();
            try {
                return parse.apply(text, in.limits());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw in.invalid(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public T absent(Field field) {
            throw new CodecException(field + " is missing");
        }

        @Override
        public void writeJson(JsonWriter out, T value) {
            try {
                out.putText(format.apply(value, out.limits()));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw out.invalid(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public T readJson(JsonReader in) {
            String text = in.takeText();
            try {
                return parse.apply(text, in.limits());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw in.invalid(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public String toName(T key) {
            // A key is a UUID or a date: no limit speaks of those.
            return format.apply(key, CodecLimits.DEFAULTS);
        }

        @Override
        public T fromName(String name) {
            return parse.apply(name, CodecLimits.DEFAULTS);
        }
    }
}
