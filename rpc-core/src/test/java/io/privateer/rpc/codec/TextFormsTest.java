package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.util.Durations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "0001-01-01, 0001-01-01",
        "9999-12-31, 9999-12-31",
        "2024-02-29, 2024-02-29",
    })
    void datesHaveOneForm(String text, LocalDate value) {
        assertEquals(value, TextForms.date(text));
        assertEquals(text, TextForms.ofDate(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29",
                "2024-1-01",
                "0000-01-01",
                "+12024-01-01",
                "-2024-01-01",
                "2024-01-01Z",
                "2024-W01-1",
                "٢٠٢٤-01-01",
                "2024-13-01",
                "2024-01-00",
            })
    void otherDatesAreRefused(String text) {
        assertThrows(RuntimeException.class, () -> TextForms.date(text));
        refused(Scalars.LOCAL_DATE, text);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 00:00",
        "23:59:59, 23:59:59",
        "12:00:00.100, 12:00:00.1",
        "12:00:00.000001, 12:00:00.000001",
        "12:00:00.000000001, 12:00:00.000000001",
        "12:00:00.999999999, 12:00:00.999999999",
    })
    void timesAlwaysHaveSeconds(String text, LocalTime value) {
        assertEquals(value, TextForms.time(text));
        assertEquals(text, TextForms.ofTime(value));
        LocalDateTime dateTime = LocalDate.of(2024, 2, 29).atTime(value);
        assertEquals("2024-02-29T" + text, TextForms.ofDateTime(dateTime));
        assertEquals(dateTime, TextForms.dateTime("2024-02-29T" + text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12:00",
                "24:00:00",
                "12:60:00",
                "12:00:60",
                "12:00:00.",
                "12:00:00.1234567890",
                "1:00:00",
                "12:00:00 "
            })
    void otherTimesAreRefused(String text) {
        refused(Scalars.LOCAL_TIME, text);
        refused(Scalars.LOCAL_DATE_TIME, "2024-01-01T" + text);
        refused(Scalars.OFFSET_DATE_TIME, "2024-01-01T" + text + "Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T12:00:00Z, Z",
        "2024-02-29T12:00:00+18:00, +18:00",
        "2024-02-29T12:00:00-00:30, -00:30",
        "2024-02-29T12:00:00.500+05:45, +05:45",
    })
    void offsetsAreZOrHoursAndMinutes(String text, String offset) {
        OffsetDateTime value = TextForms.offsetDateTime(text);
        assertEquals(ZoneOffset.of(offset), value.getOffset());
        assertEquals(text, TextForms.ofOffsetDateTime(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01T12:00:00",
                "2024-01-01T12:00:00+01",
                "2024-01-01T12:00:00+0100",
                "2024-01-01T12:00:00+19:00",
                "2024-01-01T12:00:00+01:00[Europe/Berlin]",
                "2024-01-01 12:00:00Z",
                "2024-01-01T12:00:00z"
            })
    void otherOffsetsAreRefused(String text) {
        refused(Scalars.OFFSET_DATE_TIME, text);
    }

    @Test
    void whatHasNoFormIsRefusedOnWriting() {
        assertThrows(IllegalArgumentException.class, () -> TextForms.ofDate(LocalDate.MAX));
        assertThrows(IllegalArgumentException.class, () -> TextForms.ofDate(LocalDate.of(0, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> TextForms.ofDateTime(LocalDateTime.MIN));
        assertThrows(
                IllegalArgumentException.class,
                () -> TextForms.ofOffsetDateTime(OffsetDateTime.of(
                        LocalDateTime.of(2024, 1, 1, 0, 0), ZoneOffset.ofHoursMinutesSeconds(1, 0, 1))));
        assertThrows(IllegalArgumentException.class, () -> TextForms.ofInstant(Instant.MAX));
        assertThrows(IllegalArgumentException.class, () -> TextForms.ofDuration(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "2024-01-01T01:00:00+01:00, 2024-01-01T00:00:00Z",
    })
    void timestampsKeepToTheirRange(String text, Instant value) {
        assertEquals(value, TextForms.instant(text));
        assertEquals(value.toString(), TextForms.ofInstant(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01", "10000-01-01T00:00:00Z"})
    void timestampsOutOfRangeAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TextForms.instant(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "1s, PT1S",
        "-1s, PT-1S",
        "0.500s, PT0.5S",
        "-0.500s, PT-0.5S",
        "-1.500s, PT-1.5S",
        "0.000000001s, PT0.000000001S",
        "-0.000000001s, PT-0.000000001S",
        "315576000000s, PT315576000000S",
        "-315576000000s, PT-315576000000S",
    })
    void durationsHaveOneSign(String text, Duration value) throws Exception {
        assertEquals(value, TextForms.duration(text));
        assertEquals(text, TextForms.ofDuration(value));
        com.google.protobuf.Duration google = Durations.parse(text);
        assertEquals(google.getSeconds(), TextForms.wireSeconds(value));
        assertEquals(google.getNanos(), TextForms.wireNanos(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "1",
                "1.s",
                ".5s",
                "+1s",
                "--1s",
                "1.0000000000s",
                "315576000001s",
                "-315576000001s",
                "9999999999999s",
                "1s "
            })
    void otherDurationsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TextForms.duration(text));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, -1", "-1, 1", "1, -1", "0, 1000000000", "0, -1000000000", "315576000001, 0"})
    void durationsWithTwoSignsOrOutOfRangeAreRefusedFromTheWire(long seconds, int nanos) {
        boolean fine = seconds * nanos >= 0 && Math.abs(nanos) < 1_000_000_000 && seconds <= 315_576_000_000L;
        if (fine) {
            TextForms.checkDuration(seconds, nanos);
        } else {
            assertThrows(IllegalArgumentException.class, () -> TextForms.checkDuration(seconds, nanos));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1.50",
                "-0.00",
                "1E+10",
                "1E-10",
                "123456789012345678901234567890.123",
                "1E+10000",
                "0E-10000"
            })
    void decimalsKeepTheirScale(String text) {
        BigDecimal value = NumberForms.bigDecimal(text, CodecLimits.DEFAULTS);
        assertEquals(new BigDecimal(text), value);
        assertEquals(
                value,
                NumberForms.bigDecimal(NumberForms.ofBigDecimal(value, CodecLimits.DEFAULTS), CodecLimits.DEFAULTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "NaN",
                "1E+10001",
                "1E-10001",
                "1E999999999",
                "1E99999999999",
                "0x10",
                "1f",
                " 1",
                "1 ",
                "１",
                "1,5"
            })
    void otherDecimalsAreRefused(String text) {
        refused(Scalars.BIG_DECIMAL, text);
    }

    @Test
    void numbersAreBoundedInDigitsBothWays() {
        String fits = "9".repeat(1_000);
        String tooLong = "9".repeat(1_001);
        CodecLimits limits = CodecLimits.DEFAULTS;
        assertEquals(fits, NumberForms.ofBigInteger(NumberForms.bigInteger(fits, limits), limits));
        assertEquals("-" + fits, NumberForms.ofBigInteger(NumberForms.bigInteger("-" + fits, limits), limits));
        assertEquals(new BigDecimal("-0." + fits), NumberForms.bigDecimal("-0." + fits, limits));
        assertThrows(IllegalArgumentException.class, () -> NumberForms.bigInteger(tooLong, limits));
        assertThrows(IllegalArgumentException.class, () -> NumberForms.ofBigInteger(new BigInteger(tooLong), limits));
        assertThrows(IllegalArgumentException.class, () -> NumberForms.bigDecimal(tooLong, limits));
        assertThrows(IllegalArgumentException.class, () -> NumberForms.ofBigDecimal(new BigDecimal(tooLong), limits));
        assertThrows(
                IllegalArgumentException.class,
                () -> NumberForms.ofBigInteger(BigInteger.ONE.shiftLeft(1 << 24), limits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", "1.0", "1e1", "٣", "--1", "1-"})
    void otherWholeNumbersAreRefused(String text) {
        refused(Scalars.BIG_INTEGER, text);
    }

    @Test
    void aUuidHasExactly36Characters() {
        UUID value = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
        assertEquals(value, TextForms.uuid("01234567-89AB-cdef-0123-456789abcdef"));
        assertEquals("01234567-89ab-cdef-0123-456789abcdef", TextForms.ofUuid(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0123456789ab-cdef-0123-456789abcdef-",
                "01234567-89ab-cdef-0123-456789abcdeg",
                "01234567-89ab-cdef-0123-456789abcde",
                "{1234567-89ab-cdef-0123-456789abcde}",
                "01234567-89ab-cdef-0123-456789abcdef0"
            })
    void otherUuidsAreRefused(String text) {
        refused(Scalars.UUID, text);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "AA==, AA==", "AA, AA==", "-_8=, +/8=", "+/8, +/8="})
    void base64IsReadInBothAlphabets(String text, String canonical) {
        assertArrayEquals(Base64.getDecoder().decode(canonical), TextForms.bytes(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A===", "AA==AA==", "A A=", "-+8=", "é"})
    void otherBase64IsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TextForms.bytes(text));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN",
        "Infinity, Infinity",
        "-Infinity, -Infinity",
        "1e-400, 0",
        "-0, -0.0",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void doublesAreReadAsTheMappingSays(String text, double value) {
        assertEquals(value, NumberForms.float64(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e309", "nan", "inf", "+Infinity", "1d", "0x1p3", ""})
    void otherDoublesAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> NumberForms.float64(text));
        assertThrows(IllegalArgumentException.class, () -> NumberForms.float32(text));
    }

    @Test
    void unsignedNumbersReachTheirWholeRange() {
        assertEquals(-1, NumberForms.uint32("4294967295"));
        assertEquals(-1L, NumberForms.uint64("18446744073709551615"));
        assertEquals(0L, NumberForms.uint64("0e999999999"));
        assertEquals(100L, NumberForms.uint64("1e2"));
        for (String text : new String[] {"-1", "18446744073709551616", "1e20", "1e999999999", "1e-1", "1.5"}) {
            assertThrows(IllegalArgumentException.class, () -> NumberForms.uint64(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> NumberForms.uint32("4294967296"));
    }

    @Test
    void aStrangersTextIsQuotedShortAndPrintable() {
        assertEquals("\"a?b?\"", TextForms.quote("a\nb\uD800"));
        assertEquals(43, TextForms.quote("x".repeat(1_000)).length());
    }

    /** The way that a body takes: a text codec turns every failure into a CodecException. */
    private static void refused(ValueCodec<?> codec, String text) {
        ProtoWriter out = new ProtoWriter(CodecLimits.DEFAULTS);
        out.putString(text);
        byte[] body = out.toByteArray();
        assertThrows(
                CodecException.class,
                () -> codec.readValue(new ProtoReader(body, 0, body.length, CodecLimits.DEFAULTS)),
                text);
    }
}
