package io.privateer.rpc.dedup;

import java.time.Duration;

/**
 * Bounds of the reply store in memory. At each of them new calls are refused; nothing is forgotten early. Refusals by CANCEL
 * may go an eighth beyond.
 *
 * @param retentionMs how long a record lives after its last contact, 1 s or more; default 10 minutes
 * @param maxRecords calls that are remembered at once, default 100,000
 * @param maxBytes bytes of stored replies, of arguments of calls under way, and of what is known to be finished; arguments of
 *     idempotent calls may take a quarter of it beside that. Default 256 MiB, or a quarter of the heap if that is less
 * @param maxRecordsPerSession calls of one client session that are remembered at once, and ranges of finished ones between
 *     them, default 8,192
 * @param maxSessions client sessions that are remembered at once, default 50,000
 * @param maxReplyBytes the largest result, default 4 MiB
 */
public record StoreLimits(
        long retentionMs, int maxRecords, long maxBytes, int maxRecordsPerSession, int maxSessions, int maxReplyBytes) {
    public static final StoreLimits DEFAULTS =
            new StoreLimits(Duration.ofMinutes(10).toMillis(), 100_000, defaultBytes(), 8_192, 50_000, 4 << 20);

    public StoreLimits {
        if (retentionMs < 1_000) {
            throw new IllegalArgumentException("retention = " + retentionMs + " ms, must be 1 s or more");
        }
        if (maxRecords < 1 || maxBytes < 1 || maxRecordsPerSession < 1 || maxSessions < 1 || maxReplyBytes < 1) {
            throw new IllegalArgumentException("maxRecords = " + maxRecords + ", maxBytes = " + maxBytes
                    + ", maxRecordsPerSession = " + maxRecordsPerSession + ", maxSessions = " + maxSessions
                    + ", maxReplyBytes = " + maxReplyBytes + ": all must be 1 or more");
        }
    }

    private static long defaultBytes() {
        return Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);
    }

    /** An eighth more of everything. */
    StoreLimits andAnEighth() {
        return new StoreLimits(
                retentionMs,
                maxRecords + maxRecords / 8,
                maxBytes + maxBytes / 8,
                maxRecordsPerSession + maxRecordsPerSession / 8,
                maxSessions + maxSessions / 8,
                maxReplyBytes);
    }

    public StoreLimits withRetentionMs(long newRetentionMs) {
        return new StoreLimits(newRetentionMs, maxRecords, maxBytes, maxRecordsPerSession, maxSessions, maxReplyBytes);
    }

    public StoreLimits withMaxReplyBytes(int newMaxReplyBytes) {
        return new StoreLimits(retentionMs, maxRecords, maxBytes, maxRecordsPerSession, maxSessions, newMaxReplyBytes);
    }
}
