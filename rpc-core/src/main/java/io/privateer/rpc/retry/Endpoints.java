package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's servers are and which of them to try next. Shared by all calls of a client; belongs to one thread.
 *
 * <p>Of the best that there are, two are drawn and the one with fewer calls in flight is taken (Mitzenmacher, "The Power of
 * Two Choices in Randomized Load Balancing", 1996); of two that are level, the one that was taken longer ago.
 */
public final class Endpoints {
    private final HealthPolicy policy;
    private final RandomGenerator random;
    private final List<Server> all = new ArrayList<>();
    private final List<Server> best = new ArrayList<>();
    private long turns;

    public Endpoints(HealthPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** From now on these, in place of those that were: who stays keeps all that is known of it. */
    public void set(List<String> addresses, long now) {
        List<Server> next = new ArrayList<>();
        for (String address : addresses) {
            Server known = find(all, address);
            if (find(next, address) == null) {
                next.add(known == null ? new Server(address, policy, now) : known);
            }
        }
        all.clear();
        all.addAll(next);
    }

    private static @Nullable Server find(List<Server> servers, String address) {
        for (Server server : servers) {
            if (server.address().equals(address)) {
                return server;
            }
        }
        return null;
    }

    /** The server at this address, unless it was taken out. */
    public @Nullable Server find(String address) {
        return find(all, address);
    }

    /** All of them. Not to be changed. */
    public List<Server> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * The server for a new try, or {@code null} if none is left.
     *
     * @param scope the reply store that the call is bound to; {@link Id#NONE} if it is not
     * @param excluded those that this call is not for
     */
    @Nullable
    Server choose(long now, Id scope, Set<Server> excluded) {
        boolean panic = panics(now);
        int bestRank = Integer.MAX_VALUE;
        best.clear();
        for (Server server : all) {
            if (excluded.contains(server)) {
                continue;
            }
            int rank = scope.isNone() ? rank(server, now, panic) : rankBound(server, scope);
            if (rank < bestRank) {
                bestRank = rank;
                best.clear();
            }
            if (rank == bestRank) {
                best.add(server);
            }
        }
        Server chosen = best.isEmpty() ? null : draw(bestRank);
        if (chosen != null) {
            chosen.chosen(++turns);
        }
        return chosen;
    }

    /** Whether a server other than this one would take a new call. */
    boolean hasAnother(Server than, Id scope, long now, Set<Server> excluded) {
        boolean panic = panics(now);
        for (Server server : all) {
            boolean good = scope.isNone()
                    ? rank(server, now, panic) <= EJECTED
                    : !server.isDead() && server.scope().equals(scope);
            if (good && server != than && !excluded.contains(server)) {
                return true;
            }
        }
        return false;
    }

    private static final int EJECTED = 1;
    private static final int DEAD = 2;

    /** For a call that is not bound: those that live and do well, then those that fail, then those that say nothing. */
    private static int rank(Server server, long now, boolean panic) {
        if (server.isDraining()) {
            return server.isDead() ? 4 : 3;
        }
        if (server.isDead()) {
            return DEAD;
        }
        return (server.isEjected(now) && !panic) || server.isPushedBack(now) ? EJECTED : 0;
    }

    /** For a bound call: who has its reply store, then who may have it. */
    private static int rankBound(Server server, Id scope) {
        boolean has = server.scope().equals(scope);
        if (server.isDead()) {
            return has || server.scope().isNone() ? 3 : 4;
        }
        return has ? 0 : server.scope().isNone() ? 1 : 2;
    }

    /** Whether so many of those that live are ejected that the rest would not bear it, or the reason is not theirs. */
    private boolean panics(long now) {
        int living = 0;
        int ejected = 0;
        for (Server server : all) {
            if (!server.isDead() && !server.isDraining()) {
                living++;
                ejected += server.isEjected(now) ? 1 : 0;
            }
        }
        return ejected > 0 && living - ejected < policy.panicShare() * living;
    }

    private Server draw(int rank) {
        if (rank >= DEAD) {
            Server oldest = best.get(0);
            for (Server server : best) {
                oldest = server.turn() < oldest.turn() ? server : oldest;
            }
            return oldest;
        }
        if (best.size() == 1) {
            return best.get(0);
        }
        int first = best.size() == 2 ? 0 : random.nextInt(best.size());
        int second = best.size() == 2 ? 1 : random.nextInt(best.size() - 1);
        Server one = best.get(first);
        Server other = best.get(best.size() > 2 && second >= first ? second + 1 : second);
        if (one.inFlight() != other.inFlight()) {
            return one.inFlight() < other.inFlight() ? one : other;
        }
        return one.turn() <= other.turn() ? one : other;
    }
}
