package io.privateer.rpc.codec;

import org.jspecify.annotations.Nullable;

/**
 * Whole bodies: a value to its bytes and back. Thread-safe.
 *
 * <p>All methods throw {@link CodecException} for what does not fit; nothing else, except what a user's own accessors
 * throw.
 */
public final class Bodies {
    /** A buffer that has grown beyond this is not kept for the thread's next body. */
    private static final int MAX_KEPT = 64 << 10;

    /**
     * The thread's buffer, unless it is in use: an accessor of a user's value may come here again. An array and nothing of
     * ours, so that a thread which outlives this library's class loader does not keep it.
     */
    private static final ThreadLocal<byte @Nullable []> BUFFER = new ThreadLocal<>();

    private Bodies() {}

    /** The Protocol Buffers encoding of a value. */
    public static <T> byte[] encodeProto(MessageCodec<T> codec, T value, CodecLimits limits) {
        byte[] kept = BUFFER.get();
        // A writer's array is never longer than the limit, which it holds by that.
        boolean fits = kept != null && kept.length <= limits.maxMessageBytes();
        ProtoWriter out = fits ? new ProtoWriter(limits, kept) : new ProtoWriter(limits);
        BUFFER.set(null);
        codec.writeProto(out, value);
        byte[] body = out.toByteArray();
        byte[] buffer = out.buffer();
        BUFFER.set(buffer.length <= MAX_KEPT ? buffer : null);
        return body;
    }

    /** The value of a Protocol Buffers encoding, all of the array. */
    public static <T> T decodeProto(MessageCodec<T> codec, byte[] body, CodecLimits limits) {
        return decodeProto(codec, body, 0, body.length, limits);
    }

    /** The value of a Protocol Buffers encoding that is a part of an array. */
    public static <T> T decodeProto(MessageCodec<T> codec, byte[] bytes, int offset, int length, CodecLimits limits) {
        return codec.readProto(new ProtoReader(bytes, offset, length, limits));
    }

    /** The JSON of a value, in UTF-8. */
    public static <T> byte[] encodeJson(MessageCodec<T> codec, T value, CodecLimits limits) {
        JsonWriter out = new JsonWriter(limits);
        codec.writeJson(out, value);
        return out.finish();
    }

    /** The value of a JSON text in UTF-8, all of the array. */
    public static <T> T decodeJson(MessageCodec<T> codec, byte[] body, CodecLimits limits) {
        return decodeJson(codec, body, 0, body.length, limits);
    }

    /** The value of a JSON text in UTF-8 that is a part of an array; nothing may follow the text in that part. */
    public static <T> T decodeJson(MessageCodec<T> codec, byte[] bytes, int offset, int length, CodecLimits limits) {
        JsonReader in = new JsonReader(bytes, offset, length, limits);
        T value = codec.readJson(in);
        in.finish();
        return value;
    }
}
