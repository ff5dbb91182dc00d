package io.privateer.conformance;

/** An enum that never grows: it has no constant for what is not known. */
public enum Mood {
    /** The better one. */
    GOOD,
    /** The other one. */
    BAD
}
