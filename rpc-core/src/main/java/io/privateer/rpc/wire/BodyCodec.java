package io.privateer.rpc.wire;

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
}
