package io.privateer.rpc.retry;

/**
 * When a server counts as dead, and when as failing. Times in nanoseconds.
 *
 * <p>The numbers of ejection are the defaults of Envoy's outlier detection: 5 failures in a row; away for 30 s, longer each
 * time, up to 5 min; distrusted below half (its {@code healthy_panic_threshold}). Its share of failures, 85 %, cannot be
 * reached without 5 of them in a row; so that is Finagle's failure accrual, a success rate below 80 % over 30 s, of no fewer
 * than Envoy's 50 calls.
 *
 * @param heartbeat how long a server that has nothing to do is not asked whether it is there
 * @param suspicion how long a server that has calls in hand may say nothing before it is asked; after twice as long again
 *     it counts as dead
 * @param failuresInARow how many failures one after the other eject a server
 * @param failedShare the share of failures that ejects it, above 0 to 1
 * @param failedVolume of how many calls in the interval at least
 * @param interval over which that share is taken
 * @param ejection how long it stays away the first time; the second time twice as long, and so on
 * @param longestEjection how long at most
 * @param panicShare ejection is ignored when less than this share of the servers that live would be left
 */
public record HealthPolicy(
        long heartbeat,
        long suspicion,
        int failuresInARow,
        double failedShare,
        int failedVolume,
        long interval,
        long ejection,
        long longestEjection,
        double panicShare) {
    private static final long SECOND = 1_000_000_000L;

    public HealthPolicy {
        if (heartbeat <= 0 || suspicion <= 0 || failuresInARow < 1 || interval <= 0 || ejection <= 0) {
            throw new IllegalArgumentException("heartbeat = " + heartbeat + " ns, suspicion = " + suspicion
                    + " ns, failuresInARow = " + failuresInARow + ", interval = " + interval + " ns, ejection = "
                    + ejection + " ns: all must be positive");
        }
    }

    /** The defaults; suspicion is a quarter of an attempt's patience, so that a dead server shows before that is over. */
    public static HealthPolicy of(long heartbeat, long attemptTimeout) {
        return new HealthPolicy(
                heartbeat, Math.max(1, attemptTimeout / 4), 5, 0.2, 50, 30 * SECOND, 30 * SECOND, 300 * SECOND, 0.5);
    }
}
