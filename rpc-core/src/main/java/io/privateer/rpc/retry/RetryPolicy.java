package io.privateer.rpc.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How patiently a call is tried. Times in nanoseconds.
 *
 * @param attemptTimeout how long a server may be silent before it counts as dead or cut off
 * @param maxAttempts how often a call is sent at most, 1 or more
 * @param backoffBase the longest wait before the first resending; it doubles with each further one
 * @param backoffCap the longest wait of all
 * @param pongFresh how old a server's last PONG may be before it is asked again
 */
public record RetryPolicy(long attemptTimeout, int maxAttempts, long backoffBase, long backoffCap, long pongFresh) {
    /** How old a PONG may get: the protocol's one minute. */
    public static final long PONG_FRESH = Duration.ofMinutes(1).toNanos();

    public RetryPolicy {
        if (attemptTimeout <= 0 || maxAttempts < 1 || backoffBase <= 0 || backoffCap < backoffBase || pongFresh <= 0) {
            throw new IllegalArgumentException(
                    "attemptTimeout = " + attemptTimeout + " ns, maxAttempts = " + maxAttempts
                            + ", backoffBase = " + backoffBase + " ns, backoffCap = " + backoffCap + " ns, pongFresh = "
                            + pongFresh + " ns: all must be positive, and backoffCap not below backoffBase");
        }
    }

    /**
     * The client's own wait after so many failures in a row: full jitter, uniform between 0 and the doubled base. Of the
     * usual strategies it finishes contended work with the fewest calls (Brooker, "Exponential Backoff And Jitter", 2015).
     */
    long backoff(int failures, RandomGenerator random) {
        int doublings = Math.min(failures - 1, 30);
        long longest =
                Math.min(backoffCap, backoffBase << Math.min(doublings, Long.numberOfLeadingZeros(backoffBase) - 2));
        return random.nextLong(longest + 1);
    }

    /**
     * The wait after so many failures in a row.
     *
     * @param atLeastMs what the server asked for; 0 if it did not
     */
    long pause(int failures, long atLeastMs, RandomGenerator random) {
        return Math.max(backoff(failures, random), atLeastMs * 1_000_000);
    }

    /** The beat that is asked for: half of the attempt timeout, so that one lost beat shows before it counts as silence. */
    long beatMillis() {
        return Math.max(1, attemptTimeout / 2_000_000);
    }
}
