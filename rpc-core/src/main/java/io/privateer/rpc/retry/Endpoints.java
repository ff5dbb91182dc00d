package io.privateer.rpc.retry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's servers are and which of them to try next: round robin over those that neither failed lately nor
 * drain; if all did, the one that failed longest ago. Shared by all calls of a client; belongs to one thread.
 *
 * <p>One that failed gets a single call when its time is over, and all others only after it has answered that one: a server
 * that is down would otherwise hold up every second call for as long as silence takes to be believed.
 */
public final class Endpoints {
    /** How long a failure keeps an endpoint out of new calls while another one is there. */
    private static final long AVOID_NANOS = 1_000_000_000L;

    private static final class Endpoint {
        private final String address;
        private boolean avoided;
        private long avoidUntil;

        private Endpoint(String address) {
            this.address = address;
        }
    }

    private final List<Endpoint> all = new ArrayList<>();
    private int turn;

    public Endpoints(List<String> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no endpoint: give at least one");
        }
        for (String address : addresses) {
            all.add(new Endpoint(address));
        }
    }

    int size() {
        return all.size();
    }

    /** The endpoint for a new try among those that are allowed, or {@code null} if none is. */
    @Nullable
    String choose(long now, Predicate<String> allowed) {
        Endpoint best = null;
        for (int i = 0; i < all.size(); i++) {
            Endpoint candidate = all.get((turn + i) % all.size());
            if (!allowed.test(candidate.address)) {
                continue;
            }
            boolean trial = candidate.avoided && candidate.avoidUntil - now <= 0;
            if (trial) {
                candidate.avoidUntil = now + AVOID_NANOS;
            }
            if (trial || !candidate.avoided) {
                turn = (turn + i + 1) % all.size();
                return candidate.address;
            }
            if (best == null || candidate.avoidUntil - best.avoidUntil < 0) {
                best = candidate;
            }
        }
        return best == null ? null : best.address;
    }

    /** It was silent, or it drains: others come first for a while. */
    void avoid(String address, long now) {
        for (Endpoint endpoint : all) {
            if (endpoint.address.equals(address)) {
                endpoint.avoided = true;
                endpoint.avoidUntil = now + AVOID_NANOS;
            }
        }
    }

    /** It answered. */
    void trust(String address) {
        for (Endpoint endpoint : all) {
            if (endpoint.address.equals(address)) {
                endpoint.avoided = false;
            }
        }
    }
}
