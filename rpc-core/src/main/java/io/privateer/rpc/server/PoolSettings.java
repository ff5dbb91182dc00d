package io.privateer.rpc.server;

import io.privateer.rpc.wire.Id;
import java.time.Duration;

/**
 * Bounds of the pool. Times in nanoseconds.
 *
 * @param front this server's instance, by which workers know it
 * @param maxQueued calls that may wait, default 1,024
 * @param targetNanos how long a call may wait at least in a queue that stands, default 5 ms
 * @param intervalNanos how long calls must have waited too long for a queue to stand, default 100 ms; both defaults are
 *     CoDel's own (RFC 8289, section 4.3) and the ones of Maurer, <i>Fail at Scale</i> (ACM Queue 13/8, 2015)
 * @param acceptsWorkers whether workers in other processes may join
 * @param leaseNanos how long a worker lives without Register if it asks for nothing else, default 3 s: three missed
 *     heartbeats
 * @param maxLeaseNanos the longest lease that is granted
 * @param maxJoinedWorkers workers in other processes at once
 * @param maxJoinedMethods methods of all workers in other processes together
 * @param forgetLostNanos how long a late result of a dead worker is still taken
 */
public record PoolSettings(
        Id front,
        int maxQueued,
        long targetNanos,
        long intervalNanos,
        boolean acceptsWorkers,
        long leaseNanos,
        long maxLeaseNanos,
        int maxJoinedWorkers,
        int maxJoinedMethods,
        long forgetLostNanos) {
    public PoolSettings {
        if (maxQueued < 1) {
            throw new IllegalArgumentException("maxQueued = " + maxQueued + ", must be 1 or more");
        }
        if (targetNanos < 0 || intervalNanos < 0) {
            throw new IllegalArgumentException(
                    "target = " + targetNanos + " ns, interval = " + intervalNanos + " ns: neither may be negative");
        }
    }

    /** The defaults. */
    public static PoolSettings of(Id front, int maxQueued, boolean acceptsWorkers) {
        return new PoolSettings(
                front,
                maxQueued,
                Duration.ofMillis(5).toNanos(),
                Duration.ofMillis(100).toNanos(),
                acceptsWorkers,
                Duration.ofSeconds(3).toNanos(),
                Duration.ofMinutes(10).toNanos(),
                1_000,
                4_096,
                Duration.ofMinutes(1).toNanos());
    }

    /** The same with another target and interval of the queue. */
    public PoolSettings withQueueDelay(Duration target, Duration interval) {
        return new PoolSettings(
                front,
                maxQueued,
                target.toNanos(),
                interval.toNanos(),
                acceptsWorkers,
                leaseNanos,
                maxLeaseNanos,
                maxJoinedWorkers,
                maxJoinedMethods,
                forgetLostNanos);
    }
}
