package io.privateer.rpc.retry;

import java.util.Arrays;

/** How long a method's recent calls took: the last hundred of them, and their 95th percentile. Belongs to one thread. */
public final class Latencies {
    private static final int RECENT = 100;

    /** Fewer than these say nothing about one in twenty. */
    private static final int ENOUGH = 20;

    private final long[] recent = new long[RECENT];
    private int taken;
    private int sinceSorted;
    private long p95 = Long.MAX_VALUE;

    /** A call took so long, in nanoseconds. */
    public void took(long nanos) {
        recent[taken % RECENT] = nanos;
        taken++;
        if (++sinceSorted >= ENOUGH) {
            sinceSorted = 0;
            long[] sorted = Arrays.copyOf(recent, Math.min(taken, RECENT));
            Arrays.sort(sorted);
            p95 = sorted[sorted.length * 95 / 100];
            // Kept far from overflow.
            taken = taken >= RECENT ? RECENT + taken % RECENT : taken;
        }
    }

    /** The 95th percentile in nanoseconds; {@link Long#MAX_VALUE} if there were too few calls to say. */
    public long p95() {
        return p95;
    }
}
