package io.privateer.rpc.wire;

import io.privateer.rpc.call.Outcome;

/** What a server says of a call. The numbers are those of {@code envelope.proto}: what is left out is UNKNOWN. */
public enum Executed {
    UNKNOWN(0, Outcome.UNKNOWN),
    NO(1, Outcome.NOT_EXECUTED),
    YES(2, Outcome.EXECUTED);

    private final int number;
    private final Outcome outcome;

    Executed(int number, Outcome outcome) {
        this.number = number;
        this.outcome = outcome;
    }

    public int number() {
        return number;
    }

    /** What a number says; one that this version does not know says nothing. */
    static Executed of(long number) {
        return number == NO.number ? NO : number == YES.number ? YES : UNKNOWN;
    }

    public Outcome outcome() {
        return outcome;
    }
}
