package io.privateer.rpc.wire;

import org.jspecify.annotations.Nullable;

/** How a body is encoded. The numbers are those of {@code envelope.proto}. */
public enum BodyCodec {
    PROTOBUF(1),
    JSON(2);

    private final int number;

    BodyCodec(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The codec of a number, or {@code null} if this version knows none. */
    static @Nullable BodyCodec of(long number) {
        return number == PROTOBUF.number ? PROTOBUF : number == JSON.number ? JSON : null;
    }
}
