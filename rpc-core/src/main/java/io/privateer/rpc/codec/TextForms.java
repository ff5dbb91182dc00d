package io.privateer.rpc.codec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/**
 * The one text of each value that travels as text. Reading accepts ASCII only and no second form, except that a fraction
 * of a second may have one to nine digits.
 *
 * <p>Writing and reading throw {@link IllegalArgumentException} or a {@code DateTimeException}; the caller knows the field
 * and adds it.
 */
final class TextForms {
    private static final long MIN_TIMESTAMP_SECONDS = -62_135_596_800L;
    private static final long MAX_TIMESTAMP_SECONDS = 253_402_300_799L;
    private static final long MAX_DURATION_SECONDS = 315_576_000_000L;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int UUID_LENGTH = 36;
    private static final int QUOTED_LENGTH = 40;

    private TextForms() {}

    /** Text of a stranger, fit for an error message: short, without control characters. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), QUOTED_LENGTH); i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c == 0x7F || Character.isSurrogate(c) ? '?' : c);
        }
        return quoted.append(text.length() > QUOTED_LENGTH ? "…\"" : "\"").toString();
    }

    static String ofUuid(UUID value) {
        return value.toString();
    }

    static UUID uuid(String text) {
        // UUID.fromString takes shorter groups, "1-1-1-1-1", and gives another text back.
        if (text.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("a UUID has 36 characters, not " + text.length());
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (dash ? c != '-' : !isHex(c)) {
                throw new IllegalArgumentException(quote(text) + " is no UUID");
            }
        }
        return UUID.fromString(text);
    }

    static String ofDate(LocalDate value) {
        StringBuilder out = new StringBuilder(10);
        appendDate(out, value);
        return out.toString();
    }

    static LocalDate date(String text) {
        TextCursor in = new TextCursor(text, "a date like 2026-01-31");
        LocalDate value = in.date();
        in.end();
        return value;
    }

    static String ofTime(LocalTime value) {
        StringBuilder out = new StringBuilder(18);
        appendTime(out, value);
        return out.toString();
    }

    static LocalTime time(String text) {
        TextCursor in = new TextCursor(text, "a time like 23:59:00");
        LocalTime value = in.time();
        in.end();
        return value;
    }

    static String ofDateTime(LocalDateTime value) {
        StringBuilder out = new StringBuilder(29);
        appendDateTime(out, value);
        return out.toString();
    }

    static LocalDateTime dateTime(String text) {
        TextCursor in = new TextCursor(text, "a date and time like 2026-01-31T23:59:00");
        LocalDateTime value = in.dateTime();
        in.end();
        return value;
    }

    static String ofOffsetDateTime(OffsetDateTime value) {
        StringBuilder out = new StringBuilder(35);
        appendDateTime(out, value.toLocalDateTime());
        ZoneOffset offset = value.getOffset();
        if (offset.getTotalSeconds() % 60 != 0) {
            throw new IllegalArgumentException("offset " + offset + " has seconds, which has no text in RFC 3339");
        }
        return out.append(offset).toString();
    }

    static OffsetDateTime offsetDateTime(String text) {
        TextCursor in = new TextCursor(text, "a date, time and offset like 2026-01-31T23:59:00+01:00");
        OffsetDateTime value = OffsetDateTime.of(in.dateTime(), in.offset());
        in.end();
        return value;
    }

    static String ofInstant(Instant value) {
        checkTimestamp(value.getEpochSecond(), value.getNano());
        StringBuilder out = new StringBuilder(30);
        appendDateTime(out, LocalDateTime.ofEpochSecond(value.getEpochSecond(), value.getNano(), ZoneOffset.UTC));
        return out.append('Z').toString();
    }

    static Instant instant(String text) {
        Instant value = offsetDateTime(text).toInstant();
        checkTimestamp(value.getEpochSecond(), value.getNano());
        return value;
    }

    /** Refuses a point in time outside the years 1 to 9999, the range of {@code google.protobuf.Timestamp}. */
    static void checkTimestamp(long seconds, int nanos) {
        if (seconds < MIN_TIMESTAMP_SECONDS || seconds > MAX_TIMESTAMP_SECONDS) {
            throw new IllegalArgumentException(seconds + " seconds are outside the years 0001 to 9999");
        }
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException(nanos + " nanoseconds, must be from 0 to 999999999");
        }
    }

    /** The seconds as Protocol Buffers counts them, towards zero: Java's -0.5 s is -1 s and 500,000,000 ns. */
    static long wireSeconds(Duration value) {
        return value.getSeconds() < 0 && value.getNano() > 0 ? value.getSeconds() + 1 : value.getSeconds();
    }

    /** The nanoseconds as Protocol Buffers counts them, with the sign of the seconds. */
    static int wireNanos(Duration value) {
        return value.getSeconds() < 0 && value.getNano() > 0 ? value.getNano() - NANOS_PER_SECOND : value.getNano();
    }

    /** Refuses what {@code google.protobuf.Duration} does not hold: more than 10,000 years, or two different signs. */
    static void checkDuration(long wireSeconds, int wireNanos) {
        if (wireSeconds < -MAX_DURATION_SECONDS || wireSeconds > MAX_DURATION_SECONDS) {
            throw new IllegalArgumentException(wireSeconds + " seconds are over 10000 years, 315576000000 seconds");
        }
        if (wireNanos <= -NANOS_PER_SECOND || wireNanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException(wireNanos + " nanoseconds, must be within ±999999999");
        }
        if ((wireSeconds < 0 && wireNanos > 0) || (wireSeconds > 0 && wireNanos < 0)) {
            throw new IllegalArgumentException(
                    wireSeconds + " seconds and " + wireNanos + " nanoseconds have different signs");
        }
    }

    static String ofDuration(Duration value) {
        long seconds = wireSeconds(value);
        int nanos = wireNanos(value);
        checkDuration(seconds, nanos);
        StringBuilder out = new StringBuilder(24);
        if (seconds < 0 || nanos < 0) {
            out.append('-');
        }
        out.append(Math.abs(seconds));
        appendFraction(out, Math.abs(nanos));
        return out.append('s').toString();
    }

    static Duration duration(String text) {
        TextCursor in = new TextCursor(text, "a duration like 1.5s");
        boolean negative = in.take('-');
        long seconds = in.number();
        int nanos = in.fraction();
        in.expect('s');
        in.end();
        Duration value = Duration.ofSeconds(negative ? -seconds : seconds, negative ? -nanos : nanos);
        checkDuration(wireSeconds(value), wireNanos(value));
        return value;
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(quote(text) + " is neither true nor false");
        };
    }

    /** Bytes of base64 in the standard or the URL alphabet, padded or not. */
    static byte[] bytes(String base64) {
        boolean url = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        return (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64);
    }

    /** Refuses text with half a surrogate pair, which an escape in JSON can spell. */
    static String wellFormed(String text) {
        if (Utf8.length(text, 0) == Utf8.LONE_SURROGATE) {
            throw new IllegalArgumentException("text with half a surrogate pair, which UTF-8 cannot express");
        }
        return text;
    }

    private static void appendDateTime(StringBuilder out, LocalDateTime value) {
        appendDate(out, value.toLocalDate());
        out.append('T');
        appendTime(out, value.toLocalTime());
    }

    private static void appendDate(StringBuilder out, LocalDate value) {
        int year = value.getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("year " + year + " is outside 0001 to 9999");
        }
        appendPadded(out, year, 1000);
        out.append('-');
        appendPadded(out, value.getMonthValue(), 10);
        out.append('-');
        appendPadded(out, value.getDayOfMonth(), 10);
    }

    private static void appendTime(StringBuilder out, LocalTime value) {
        appendPadded(out, value.getHour(), 10);
        out.append(':');
        appendPadded(out, value.getMinute(), 10);
        out.append(':');
        appendPadded(out, value.getSecond(), 10);
        appendFraction(out, value.getNano());
    }

    /** No, three, six or nine digits, as the JSON mapping wants it. */
    private static void appendFraction(StringBuilder out, int nanos) {
        if (nanos == 0) {
            return;
        }
        out.append('.');
        if (nanos % 1_000_000 == 0) {
            appendPadded(out, nanos / 1_000_000, 100);
        } else if (nanos % 1_000 == 0) {
            appendPadded(out, nanos / 1_000, 100_000);
        } else {
            appendPadded(out, nanos, 100_000_000);
        }
    }

    /** @param highest the value of the first digit: 1000 for four digits */
    private static void appendPadded(StringBuilder out, int value, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            out.append((char) ('0' + value / place % 10));
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
