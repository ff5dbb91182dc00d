package io.privateer.rpc;

import java.time.Duration;

/** The pauses between tries that come to nothing: each twice as long as the one before, up to a second. For one thread. */
final class GrowingPause {
    static final long FIRST = Duration.ofMillis(50).toNanos();

    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private long dueAt;
    private long next = FIRST;

    /** The first try is due now. */
    void restart(long now) {
        dueAt = now;
        next = FIRST;
    }

    /** Whether it is time for a try. */
    boolean isOver(long now) {
        return dueAt - now <= 0;
    }

    /** A try came to nothing. */
    void failed(long now) {
        dueAt = now + next;
        next = Math.min(LONGEST, 2 * next);
    }
}
