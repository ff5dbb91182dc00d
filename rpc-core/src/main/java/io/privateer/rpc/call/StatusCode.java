package io.privateer.rpc.call;

/**
 * How a call ended. The numbers are those of {@code google.rpc.Code}, so that gateways and dashboards know them; 100 and
 * above are this protocol's own.
 */
public enum StatusCode {
    OK(0),
    CANCELLED(1),
    UNKNOWN(2),
    INVALID_ARGUMENT(3),
    DEADLINE_EXCEEDED(4),
    NOT_FOUND(5),
    ALREADY_EXISTS(6),
    PERMISSION_DENIED(7),
    RESOURCE_EXHAUSTED(8),
    FAILED_PRECONDITION(9),
    ABORTED(10),
    OUT_OF_RANGE(11),
    UNIMPLEMENTED(12),
    INTERNAL(13),
    UNAVAILABLE(14),
    DATA_LOSS(15),
    UNAUTHENTICATED(16),
    /** The call is bound to a reply store that this server does not have, so it cannot tell whether the call ran. */
    WRONG_SCOPE(100);

    private static final StatusCode[] STANDARD = new StatusCode[17];

    static {
        for (StatusCode code : values()) {
            if (code.number < STANDARD.length) {
                STANDARD[code.number] = code;
            }
        }
    }

    private final int number;

    StatusCode(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The code of a number; one that this version does not know is {@link #UNKNOWN}. */
    public static StatusCode of(int number) {
        if (number >= 0 && number < STANDARD.length) {
            return STANDARD[number];
        }
        return number == WRONG_SCOPE.number ? WRONG_SCOPE : UNKNOWN;
    }
}
