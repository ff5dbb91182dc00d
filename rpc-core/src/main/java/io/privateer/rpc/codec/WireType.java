package io.privateer.rpc.codec;

/** The shape of a field's bytes, the low three bits of its tag: {@code case 3 << 3 | LEN} is field 3 with a length. */
public final class WireType {
    /** A varint: {@code int32}, {@code sint64}, {@code bool}, enums. */
    public static final int VARINT = 0;

    /** Eight bytes: {@code double}, {@code fixed64}. */
    public static final int I64 = 1;

    /** A length and that many bytes: strings, messages, packed elements. */
    public static final int LEN = 2;

    /** Four bytes: {@code float}, {@code fixed32}. */
    public static final int I32 = 5;

    /** Groups are read only to be skipped. */
    static final int START_GROUP = 3;

    static final int END_GROUP = 4;

    private WireType() {}
}
