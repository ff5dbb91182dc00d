package io.privateer.rpc.server;

import java.util.HashMap;
import java.util.Map;

/**
 * How long calls take: what nobody is known to be faster than, for deciding that a call cannot end in time, and the mean,
 * for telling when to come back. Nanoseconds. Belongs to one thread.
 */
final class ServiceTimes {
    /** Executions that are remembered of a method. With fewer nothing is known: a first call is slow. */
    static final int REMEMBERED = 8;

    /** Of calls that look hopeless every so-manieth is tried, or a method that became faster would never be found out. */
    static final int TRIED = 8;

    /** The weight of one execution in the mean, as in TCP's estimate of the round trip (RFC 6298). */
    private static final double WEIGHT = 0.125;

    private static final class Recent {
        final long[] nanos = new long[REMEMBERED];
        long count;
        long hopeless;
    }

    private final Map<String, Recent> byMethod = new HashMap<>();
    private double mean;

    void took(String method, long nanos) {
        Recent recent = byMethod.computeIfAbsent(method, path -> new Recent());
        recent.nanos[(int) (recent.count++ % REMEMBERED)] = nanos;
        mean = mean == 0 ? nanos : mean + WEIGHT * (nanos - mean);
    }

    /** The fastest of the last executions; 0 if there were too few. */
    long fastest(String method) {
        Recent recent = byMethod.get(method);
        if (recent == null || recent.count < REMEMBERED) {
            return 0;
        }
        long fastest = Long.MAX_VALUE;
        for (long nanos : recent.nanos) {
            fastest = Math.min(fastest, nanos);
        }
        return fastest;
    }

    /** Whether a call that has this much time left would be started in vain. */
    boolean hopeless(String method, long left) {
        Recent recent = byMethod.get(method);
        return recent != null && left < fastest(method) && ++recent.hopeless % TRIED != 0;
    }

    double mean() {
        return mean;
    }
}
