package io.privateer.rpc.wire;

import org.jspecify.annotations.Nullable;

/** What a request asks for. The numbers are those of {@code envelope.proto}. */
public enum Kind {
    CALL(1),
    WAIT(2),
    CANCEL(3),
    PING(4);

    private static final Kind[] KINDS = values();

    private final int number;

    Kind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The kind of a number, or {@code null} if this version knows none. */
    static @Nullable Kind of(long number) {
        for (Kind kind : KINDS) {
            if (kind.number == number) {
                return kind;
            }
        }
        return null;
    }
}
