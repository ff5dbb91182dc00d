package io.privateer.rpc.retry;

/**
 * How many resendings all stubs of a client may make together: a share of the calls, and a few per second whatever
 * happens. It keeps retries from turning a small outage into a large one.
 *
 * <p>A token bucket after Finagle's RetryBudget (20 % and 10 per second, over a window of 10 s). Belongs to one thread.
 */
public final class RetryBudget {
    private static final double WINDOW_SECONDS = 10;

    private final double share;
    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long refilledAt;

    /**
     * @param share resendings per call, 0 to 1
     * @param perSecond resendings per second that are always allowed, 0 or more
     */
    public RetryBudget(double share, double perSecond, long now) {
        if (!(share >= 0 && share <= 1) || !(perSecond >= 0)) {
            throw new IllegalArgumentException("retry budget: share = " + share + ", must be 0 to 1; perSecond = "
                    + perSecond + ", must be 0 or more");
        }
        this.share = share;
        this.perSecond = perSecond;
        this.capacity = Math.max(perSecond * WINDOW_SECONDS, share * 1_000);
        this.tokens = perSecond * WINDOW_SECONDS;
        this.refilledAt = now;
    }

    /** A call is sent for the first time. */
    void deposit() {
        tokens = Math.min(capacity, tokens + share);
    }

    /** Whether a call may be sent again now; if so, that is paid for. */
    boolean withdraw(long now) {
        double seconds = (now - refilledAt) / 1e9;
        refilledAt = now;
        tokens = Math.min(capacity, tokens + seconds * perSecond);
        // A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
        if (tokens < 0.999_999) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
