package io.privateer.rpc.codec;

/**
 * Turns one value, apart from its field, into bytes and back: a scalar, an enum or a message. Stateless and thread-safe.
 *
 * <p>The scalars are in {@link Scalars}; {@link EnumCodec} and {@link MessageCodec} are generated.
 */
public interface ValueCodec<T> {
    /** A constant of {@link WireType}. Everything but {@link WireType#LEN} is packed when repeated. */
    int wireType();

    /** Writes the value behind its tag; with a length in front if its wire type wants one. */
    void writeValue(ProtoWriter out, T value);

    /** Reads what {@link #writeValue} wrote. */
    T readValue(ProtoReader in);

    /**
     * What an absent value reads as where the wire cannot tell absent from zero: zero, empty, an enum's number 0.
     *
     * @throws CodecException if there is no such value
     */
    T absent(Field field);

    /** Writes the value as one JSON value. */
    void writeJson(JsonWriter out, T value);

    /** Reads one JSON value, which is {@code null} only if {@link #acceptsNull}. */
    T readJson(JsonReader in);

    /** Whether {@code null} in an array or as a map's value in JSON is one of the values. Almost always not. */
    default boolean acceptsNull() {
        return false;
    }
}
