package io.privateer.rpc.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers as text: those that travel as strings, and those that JSON spells in several ways. Reading accepts ASCII only.
 *
 * <p>Writing and reading throw {@link IllegalArgumentException} or {@link ArithmeticException}; the caller knows the
 * field and adds it.
 */
final class NumberForms {
    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

    private NumberForms() {}

    static String ofBigDecimal(BigDecimal value, CodecLimits limits) {
        checkBigDecimal(value, limits);
        return value.toString();
    }

    static BigDecimal bigDecimal(String text, CodecLimits limits) {
        // A sign, a point, an "E", and an exponent with its own sign stand beside the digits.
        if (text.length() > limits.maxDigits() + 16) {
            throw tooManyDigits(text.length(), limits);
        }
        requireNumber(text);
        BigDecimal value = new BigDecimal(text);
        checkBigDecimal(value, limits);
        return value;
    }

    static String ofBigInteger(BigInteger value, CodecLimits limits) {
        // Counting digits by writing them takes quadratic time.
        if (value.bitLength() > (limits.maxDigits() + 1) * BITS_PER_DIGIT) {
            throw tooManyDigits((int) (value.bitLength() / BITS_PER_DIGIT), limits);
        }
        String text = value.toString();
        checkDigits(text.length() - (value.signum() < 0 ? 1 : 0), limits);
        return text;
    }

    static BigInteger bigInteger(String text, CodecLimits limits) {
        int sign = text.startsWith("-") ? 1 : 0;
        checkDigits(text.length() - sign, limits);
        if (text.length() == sign || !isDigits(text, sign)) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is no whole number");
        }
        return new BigInteger(text);
    }

    /** A whole number in any spelling that JSON has for it, {@code 1e3} too, if a {@code long} holds it. */
    static long int64(String text) {
        return whole(text).longValueExact();
    }

    static int int32(String text) {
        return whole(text).intValueExact();
    }

    static long uint64(String text) {
        return unsigned(text, Long.SIZE).longValue();
    }

    static int uint32(String text) {
        return unsigned(text, Integer.SIZE).intValue();
    }

    static double float64(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(text);
        };
    }

    static float float32(String text) {
        double wide = float64(text);
        if (Double.isNaN(wide) || Double.isInfinite(wide)) {
            return (float) wide;
        }
        // Not by way of the double, which would round twice.
        float value = Float.parseFloat(text);
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is out of range");
        }
        return value;
    }

    private static double finite(String text) {
        requireNumber(text);
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is out of range");
        }
        return value;
    }

    private static BigDecimal whole(String text) {
        requireNumber(text);
        return new BigDecimal(text);
    }

    private static BigInteger unsigned(String text, int bits) {
        BigDecimal value = whole(text);
        if (value.signum() == 0) {
            return BigInteger.ZERO;
        }
        // Before the exact conversion, which would write out every zero of a large exponent.
        if (value.signum() < 0 || (long) value.precision() - value.scale() > 20) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is out of range");
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is no whole number");
        }
        BigInteger result = value.toBigIntegerExact();
        if (result.bitLength() > bits) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is out of range");
        }
        return result;
    }

    /** Java's own parsers take digits of all scripts, hexadecimal, and a type suffix. */
    private static void requireNumber(String text) {
        if (text.length() > MAX_NUMBER_LENGTH + 16) {
            throw new IllegalArgumentException("number of " + text.length() + " characters");
        }
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= TextForms.isDigit(c);
            if (!TextForms.isDigit(c) && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
                throw new IllegalArgumentException(TextForms.quote(text) + " is no number");
            }
        }
        if (!digit) {
            throw new IllegalArgumentException(TextForms.quote(text) + " is no number");
        }
    }

    private static void checkBigDecimal(BigDecimal value, CodecLimits limits) {
        checkDigits(value.precision(), limits);
        if (Math.abs((long) value.scale()) > limits.maxExponent()) {
            throw new IllegalArgumentException(
                    "scale " + value.scale() + " is over maxExponent = " + limits.maxExponent());
        }
    }

    private static void checkDigits(int digits, CodecLimits limits) {
        if (digits > limits.maxDigits()) {
            throw tooManyDigits(digits, limits);
        }
    }

    private static IllegalArgumentException tooManyDigits(int digits, CodecLimits limits) {
        return new IllegalArgumentException(
                "number of " + digits + " digits is over maxDigits = " + limits.maxDigits());
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!TextForms.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
