package io.privateer.rpc.codec;

/**
 * Turns one type into bytes and back, in both encodings. Generated for records, requests, replies and typed errors;
 * stateless and thread-safe.
 *
 * <p>Reading and writing throw {@link CodecException} on anything that does not fit: a null that has no place, a number
 * out of range, a limit, malformed bytes, a constructor that rejects its arguments. {@link Bodies} is the way in.
 */
public interface MessageCodec<T> extends ValueCodec<T> {
    /** Writes the fields of a value, without a length. */
    void writeProto(ProtoWriter out, T value);

    /** Reads fields up to the end of the reader's bytes. */
    T readProto(ProtoReader in);

    /** Writes a value as one JSON value, in the proto3 JSON mapping. */
    @Override
    void writeJson(JsonWriter out, T value);

    /** Reads one JSON value. */
    @Override
    T readJson(JsonReader in);

    @Override
    default int wireType() {
        return WireType.LEN;
    }

    @Override
    default void writeValue(ProtoWriter out, T value) {
        int start = out.beginMessage();
        writeProto(out, value);
        out.endMessage(start);
    }

    @Override
    default T readValue(ProtoReader in) {
        return in.messageValue(this);
    }

    @Override
    default T absent(Field field) {
        throw new CodecException(field + " is missing");
    }
}
