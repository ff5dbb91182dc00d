package io.privateer.benchmarks.contender;

/** How callers call. */
public enum Mode {
    /** Each caller is a thread that waits for its result. */
    SYNC,
    /** Callers are calls in flight; no thread waits for one. */
    ASYNC
}
