package io.privateer.rpc.call;

/** Whether a call ran. Every failure carries one; the library never guesses. */
public enum Outcome {
    /** The call did not run and never will: placing it again is safe. */
    NOT_EXECUTED,
    /** The call ran to its end: its handler's effect is there. */
    EXECUTED,
    /** Nobody can say, and it may still finish later: look before placing it again. */
    UNKNOWN
}
