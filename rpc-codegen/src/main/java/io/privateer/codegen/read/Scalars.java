package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldType.Scalar;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.WireType;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** The Java types that travel as one scalar. */
final class Scalars {
    static final Scalar BYTES = new Scalar(WireType.BYTES, JavaScalar.BYTE_ARRAY);

    private static final Map<String, Scalar> BOXED = Map.of(
            "java.lang.Integer", new Scalar(WireType.INT32, JavaScalar.INT),
            "java.lang.Long", new Scalar(WireType.INT64, JavaScalar.LONG),
            "java.lang.Float", new Scalar(WireType.FLOAT, JavaScalar.FLOAT),
            "java.lang.Double", new Scalar(WireType.DOUBLE, JavaScalar.DOUBLE),
            "java.lang.Boolean", new Scalar(WireType.BOOL, JavaScalar.BOOLEAN));

    private static final Map<String, Scalar> STRINGS = Map.of(
            "java.lang.String", string(JavaScalar.STRING),
            "java.math.BigDecimal", string(JavaScalar.BIG_DECIMAL),
            "java.math.BigInteger", string(JavaScalar.BIG_INTEGER),
            "java.util.UUID", string(JavaScalar.UUID),
            "java.time.LocalDate", string(JavaScalar.LOCAL_DATE),
            "java.time.LocalTime", string(JavaScalar.LOCAL_TIME),
            "java.time.LocalDateTime", string(JavaScalar.LOCAL_DATE_TIME),
            "java.time.OffsetDateTime", string(JavaScalar.OFFSET_DATE_TIME));

    private Scalars() {}

    private static Scalar string(JavaScalar java) {
        return new Scalar(WireType.STRING, java);
    }

    static Optional<Scalar> primitive(TypeKind kind) {
        return switch (kind) {
            case INT -> Optional.ofNullable(BOXED.get("java.lang.Integer"));
            case LONG -> Optional.ofNullable(BOXED.get("java.lang.Long"));
            case FLOAT -> Optional.ofNullable(BOXED.get("java.lang.Float"));
            case DOUBLE -> Optional.ofNullable(BOXED.get("java.lang.Double"));
            case BOOLEAN -> Optional.ofNullable(BOXED.get("java.lang.Boolean"));
            default -> Optional.empty();
        };
    }

    static Optional<Scalar> declared(String qualifiedName) {
        return boxed(qualifiedName).or(() -> Optional.ofNullable(STRINGS.get(qualifiedName)));
    }

    static Optional<Scalar> boxed(String qualifiedName) {
        return Optional.ofNullable(BOXED.get(qualifiedName));
    }

    /** What a map's key may be: in a {@code .proto} neither floating point nor bytes nor messages. */
    static Optional<Scalar> key(String qualifiedName) {
        return declared(qualifiedName).filter(scalar -> switch (scalar.java()) {
            case INT, LONG, BOOLEAN, STRING, UUID, LOCAL_DATE -> true;
            case FLOAT, DOUBLE, BYTE_ARRAY, BIG_DECIMAL, BIG_INTEGER, LOCAL_TIME, LOCAL_DATE_TIME, OFFSET_DATE_TIME ->
                false;
        });
    }
}
