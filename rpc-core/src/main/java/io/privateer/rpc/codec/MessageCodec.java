package io.privateer.rpc.codec;

/**
 * Turns one type into bytes and back, in both encodings. Generated for records, requests, replies and typed errors;
 * stateless and thread-safe.
 *
 * <p>Reading and writing throw {@link CodecException} on anything that does not fit: a null that has no place, a number
 * out of range, a limit, malformed bytes.
 */
public interface MessageCodec<T> {
    /** Writes the fields of a value, without a length. */
    void writeProto(ProtoWriter out, T value);

    /** Reads fields up to the end of the reader's bytes. */
    T readProto(ProtoReader in);

    /** Writes a value as one JSON value, in the proto3 JSON mapping. */
    void writeJson(JsonWriter out, T value);

    /** Reads one JSON value. */
    T readJson(JsonReader in);
}
