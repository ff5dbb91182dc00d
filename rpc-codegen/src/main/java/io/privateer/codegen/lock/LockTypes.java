package io.privateer.codegen.lock;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaScalar;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a field in the lock's words: {@code string uuid}, {@code message shop.Order},
 * {@code map<string, enum shop.Status>}. How Java holds a collection is left out: list, set and array are one on the wire.
 */
final class LockTypes {
    private static final Pattern REFERENCE = Pattern.compile("(?<=\\b(?:message|enum) )[A-Za-z0-9_.]+");

    private LockTypes() {}

    static String of(FieldModel field) {
        return of(field.type());
    }

    private static String of(FieldType type) {
        if (type instanceof FieldType.Scalar scalar) {
            return scalar.wire().protoName() + form(scalar.java());
        } else if (type instanceof FieldType.Enumeration enumeration) {
            return "enum " + enumeration.name().full();
        } else if (type instanceof FieldType.Message message) {
            return "message " + message.name().full();
        } else if (type instanceof FieldType.ProtobufMessage message) {
            return "message " + message.name().full();
        } else if (type instanceof FieldType.Timestamp) {
            return "message google.protobuf.Timestamp";
        } else if (type instanceof FieldType.Duration) {
            return "message google.protobuf.Duration";
        } else if (type instanceof FieldType.Repeated repeated) {
            return of(repeated.element());
        } else if (type instanceof FieldType.MapOf map) {
            return "map<" + of(map.key()) + ", " + of(map.value()) + ">";
        }
        throw new IllegalArgumentException("no name for " + type);
    }

    /** What the text of a string means; another form breaks readers as much as another wire type. */
    private static String form(JavaScalar java) {
        return switch (java) {
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_ARRAY -> "";
            case BIG_DECIMAL -> " decimal";
            case BIG_INTEGER -> " integer";
            case UUID -> " uuid";
            case LOCAL_DATE -> " date";
            case LOCAL_TIME -> " time";
            case LOCAL_DATE_TIME -> " date-time";
            case OFFSET_DATE_TIME -> " offset-date-time";
        };
    }

    /** The message or enum that a type names, the value's in a map. */
    static Optional<String> reference(String type) {
        Matcher matcher = REFERENCE.matcher(type);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    static String withReference(String type, UnaryOperator<String> rename) {
        return REFERENCE.matcher(type).replaceAll(match -> Matcher.quoteReplacement(rename.apply(match.group())));
    }
}
