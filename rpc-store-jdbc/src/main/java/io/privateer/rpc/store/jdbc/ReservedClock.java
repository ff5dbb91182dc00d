package io.privateer.rpc.store.jdbc;

/**
 * A clock that goes on where it stood, whatever happens to its process: it never tells a time that is not on disk as
 * reserved, and goes on from the reservation after a restart. While nobody uses the store it stands.
 */
final class ReservedClock {
    private final long baseMs;
    private final long openedAt;
    private final long reserveMs;
    private volatile long reservedMs;

    /**
     * @param baseMs what was reserved last
     * @param reserveMs how far ahead it reserves, and so how far it may jump with a restart
     */
    ReservedClock(long baseMs, long reserveMs, long nanoTime) {
        this.baseMs = baseMs;
        this.reservedMs = baseMs;
        this.openedAt = nanoTime;
        this.reserveMs = reserveMs;
    }

    long ms(long nanoTime) {
        return Math.min(reservedMs, baseMs + Math.max(0, nanoTime - openedAt) / 1_000_000);
    }

    /** Whether it is time to reserve more. */
    boolean isDue(long nanoTime) {
        return baseMs + (nanoTime - openedAt) / 1_000_000 + reserveMs / 2 > reservedMs;
    }

    /** What to write. */
    long next(long nanoTime) {
        return Math.max(reservedMs, baseMs + (nanoTime - openedAt) / 1_000_000 + reserveMs);
    }

    /** It is on disk. */
    void reserved(long ms) {
        reservedMs = ms;
    }
}
