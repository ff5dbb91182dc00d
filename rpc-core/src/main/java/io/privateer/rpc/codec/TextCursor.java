package io.privateer.rpc.codec;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Reads a text of fixed form from left to right. */
final class TextCursor {
    private final String text;
    private final String expected;
    private int position;

    TextCursor(String text, String expected) {
        this.text = text;
        this.expected = expected;
    }

    LocalDateTime dateTime() {
        LocalDate date = date();
        expect('T');
        return LocalDateTime.of(date, time());
    }

    LocalDate date() {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        if (year == 0) {
            throw mismatch();
        }
        return LocalDate.of(year, month, day);
    }

    LocalTime time() {
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        expect(':');
        int second = digits(2);
        return LocalTime.of(hour, minute, second, fraction());
    }

    ZoneOffset offset() {
        if (take('Z')) {
            return ZoneOffset.UTC;
        }
        boolean negative = take('-');
        if (!negative) {
            expect('+');
        }
        int hours = digits(2);
        expect(':');
        int minutes = digits(2);
        return negative ? ZoneOffset.ofHoursMinutes(-hours, -minutes) : ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    /** The nanoseconds of an optional fraction. */
    int fraction() {
        if (!take('.')) {
            return 0;
        }
        int nanos = 0;
        int count = 0;
        while (position < text.length() && TextForms.isDigit(text.charAt(position)) && count < 9) {
            nanos = nanos * 10 + text.charAt(position++) - '0';
            count++;
        }
        if (count == 0) {
            throw mismatch();
        }
        for (; count < 9; count++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** A whole number of up to 12 digits, enough for 10,000 years of seconds. */
    long number() {
        long value = 0;
        int start = position;
        while (position < text.length() && TextForms.isDigit(text.charAt(position)) && position - start < 12) {
            value = value * 10 + text.charAt(position++) - '0';
        }
        if (position == start) {
            throw mismatch();
        }
        return value;
    }

    boolean take(char wanted) {
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!take(wanted)) {
            throw mismatch();
        }
    }

    void end() {
        if (position != text.length()) {
            throw mismatch();
        }
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (position == text.length() || !TextForms.isDigit(text.charAt(position))) {
                throw mismatch();
            }
            value = value * 10 + text.charAt(position++) - '0';
        }
        return value;
    }

    private IllegalArgumentException mismatch() {
        return new IllegalArgumentException(TextForms.quote(text) + " is not " + expected);
    }
}
