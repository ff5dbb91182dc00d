package io.privateer.codegen.model;

import static io.privateer.codegen.model.JavaType.Declared;
import static io.privateer.codegen.model.JavaType.Primitive;

/** The Java values that travel as one scalar. {@link FieldType.Scalar} pairs one with its wire type. */
public enum JavaScalar {
    INT(Primitive.INT),
    LONG(Primitive.LONG),
    FLOAT(Primitive.FLOAT),
    DOUBLE(Primitive.DOUBLE),
    BOOLEAN(Primitive.BOOLEAN),
    STRING(Declared.of("java.lang", "String")),
    BYTE_ARRAY(new JavaType.Array(Primitive.BYTE)),
    /** A string; scale kept, length and exponent bounded. */
    BIG_DECIMAL(Declared.of("java.math", "BigDecimal")),
    /** A string of decimal digits, bounded in length. */
    BIG_INTEGER(Declared.of("java.math", "BigInteger")),
    /** A string of exactly 36 characters. */
    UUID(Declared.of("java.util", "UUID")),
    /** A string in ISO form, as are the three below: always with seconds where there is a time. */
    LOCAL_DATE(Declared.of("java.time", "LocalDate")),
    LOCAL_TIME(Declared.of("java.time", "LocalTime")),
    LOCAL_DATE_TIME(Declared.of("java.time", "LocalDateTime")),
    OFFSET_DATE_TIME(Declared.of("java.time", "OffsetDateTime"));

    // Its records copy their lists, which the checker cannot see.
    @SuppressWarnings("ImmutableEnumChecker")
    private final JavaType type;

    JavaScalar(JavaType type) {
        this.type = type;
    }

    /** The Java type, a primitive where there is one. */
    public JavaType type() {
        return type;
    }

    /** The Java type where an object is needed, as in {@code List<Integer>}. */
    public JavaType boxed() {
        return type instanceof Primitive primitive ? primitive.boxed() : type;
    }
}
