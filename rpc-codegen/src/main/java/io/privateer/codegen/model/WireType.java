package io.privateer.codegen.model;

import java.util.Locale;

/** The scalar types of Protocol Buffers. The name in lower case is the one in a {@code .proto} and in the lock. */
public enum WireType {
    DOUBLE,
    FLOAT,
    INT32,
    INT64,
    UINT32,
    UINT64,
    SINT32,
    SINT64,
    FIXED32,
    FIXED64,
    SFIXED32,
    SFIXED64,
    BOOL,
    STRING,
    BYTES;

    /** As in a {@code .proto}: {@code sint64}. */
    public String protoName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether repeated values of it travel packed behind one tag. */
    public boolean packed() {
        return this != STRING && this != BYTES;
    }
}
