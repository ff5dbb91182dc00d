package io.privateer.codegen.read;

import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.JavaScalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value of {@code @RpcDefault} for a scalar. Enum constants are looked up by whoever knows the enum. */
final class Defaults {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    /** No suffix, no hexadecimal form, no NaN: {@code Double.parseDouble} alone takes them all. */
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Defaults() {}

    static boolean allowed(JavaScalar type) {
        return switch (type) {
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING -> true;
            case BYTE_ARRAY,
                    BIG_DECIMAL,
                    BIG_INTEGER,
                    UUID,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME -> false;
        };
    }

    /** The value, or nothing if the text is none of this type. */
    static Optional<DefaultValue> parse(JavaScalar type, String text) {
        return switch (type) {
            case INT -> integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT ->
                DECIMAL.matcher(text).matches() && Float.isFinite(Float.parseFloat(text))
                        ? Optional.of(new DefaultValue.Floating(Float.parseFloat(text)))
                        : Optional.empty();
            case DOUBLE ->
                DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))
                        ? Optional.of(new DefaultValue.Floating(Double.parseDouble(text)))
                        : Optional.empty();
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(new DefaultValue.Bool(text.equals("true")))
                        : Optional.empty();
            case STRING -> wellFormed(text) ? Optional.of(new DefaultValue.Text(text)) : Optional.empty();
            case BYTE_ARRAY,
                    BIG_DECIMAL,
                    BIG_INTEGER,
                    UUID,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME -> Optional.empty();
        };
    }

    private static Optional<DefaultValue> integer(String text, long least, long most) {
        if (!INTEGER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            long value = Long.parseLong(text);
            return value < least || value > most ? Optional.empty() : Optional.of(new DefaultValue.Integral(value));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /** A lone surrogate has no bytes in UTF-8; an encoder would send a question mark. */
    private static boolean wellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
