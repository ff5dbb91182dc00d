package io.privateer.rpc.wire;

/** What a request asks for. The numbers are those of {@code envelope.proto}. */
public enum Kind {
    CALL(1),
    WAIT(2),
    CANCEL(3),
    PING(4);

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
