package io.privateer.rpc.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who of a store's servers is alive, as one of them sees it: a server is dead whose count of beats has stood still for the
 * lease, while this one saw every beat of its own go through. Then neither a database that was away nor a pause of this
 * process is taken for the others' death. Pure; not thread-safe.
 */
final class Liveness {
    private record Seen(long beats, long since) {}

    private final long leaseNanos;
    private final long longestGapNanos;
    private final Map<String, Seen> servers = new HashMap<>();
    private long lastLook;
    private boolean looked;

    /**
     * @param leaseNanos how long a server lives without a beat
     * @param intervalNanos how often each beats and looks
     */
    Liveness(long leaseNanos, long intervalNanos) {
        this.leaseNanos = leaseNanos;
        this.longestGapNanos = 2 * intervalNanos;
    }

    /** The counts of all servers, as they were read between these two times. */
    void looked(long before, long after, Map<String, Long> beats) {
        boolean continuous = looked && after - lastLook <= longestGapNanos;
        servers.keySet().retainAll(beats.keySet());
        beats.forEach((server, count) -> {
            Seen seen = servers.get(server);
            if (seen == null || seen.beats() != count || !continuous) {
                // The next look that finds the same count starts later than this one ended.
                servers.put(server, new Seen(count, after));
            }
        });
        lastLook = before;
        looked = true;
    }

    /** A beat did not get through: for all that is known, nobody's did. */
    void interrupted() {
        looked = false;
    }

    /** Whether the last look found this server dead. */
    boolean isDead(String server) {
        Seen seen = servers.get(server);
        return seen != null && lastLook - seen.since() >= leaseNanos;
    }

    /** All that the last look found, dead or alive. */
    Set<String> known() {
        return Set.copyOf(servers.keySet());
    }
}
