package io.privateer.rpc;

import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.server.WorkerPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells of itself. Its own thread notes how it stands now and then; whoever asks also learns if that thread
 * does so no more.
 */
final class HealthReport {
    /** How old what is told may be, as long as the server's thread takes its turns. */
    static final long INTERVAL = Duration.ofMillis(10).toNanos();

    /** A turn takes a quarter of a second if there is nothing to do; longer than this, and something holds it up. */
    private static final long LONGEST_TURN = Duration.ofSeconds(5).toNanos();

    private record Noted(
            long at,
            int queued,
            int executing,
            int workers,
            int records,
            boolean draining,
            long shed,
            long refused,
            boolean overloaded,
            boolean allStuck,
            List<StuckHandler> stuck) {}

    private final WorkerPool<?> pool;
    private final Admission<?> admission;
    private final LocalWorkers workers;
    private final OwnerThreadHandlers inline;
    private final Mishaps mishaps;
    private volatile Noted noted;
    private volatile @Nullable String end;
    private boolean stale;

    HealthReport(
            WorkerPool<?> pool,
            Admission<?> admission,
            LocalWorkers workers,
            OwnerThreadHandlers inline,
            Mishaps mishaps) {
        this.pool = pool;
        this.admission = admission;
        this.workers = workers;
        this.inline = inline;
        this.mishaps = mishaps;
        this.noted = note(System.nanoTime());
    }

    // ---- the server's thread

    /** It took a turn. */
    void turned(long now) {
        stale = now - noted.at < INTERVAL;
        if (!stale) {
            noted = note(now);
        }
    }

    /** Whether something may have changed since it was last noted. */
    boolean isStale() {
        return stale;
    }

    private Noted note(long now) {
        return new Noted(
                now,
                pool.queued(),
                pool.executing(),
                pool.size(),
                admission.records(),
                admission.isDraining(),
                pool.shed(),
                pool.refused(),
                pool.isOverloaded(),
                workers.areAllStuck(),
                workers.stuck());
    }

    /** It takes no more turns. */
    void ended(boolean asTold) {
        noted = note(System.nanoTime());
        end = asTold ? "it was closed" : "its thread died";
    }

    // ---- whoever asks

    ServerHealth at(long now) {
        Noted known = noted;
        List<String> reasons = new ArrayList<>();
        String down = mishaps.down();
        String over = end;
        if (over != null) {
            reasons.add(over);
        } else if (down != null) {
            reasons.add(down);
        } else if (now - known.at >= LONGEST_TURN) {
            reasons.add("the server's thread has been held up for " + (now - known.at) / 1_000_000 + " ms");
        } else if (known.allStuck) {
            reasons.add("all workers are lost to handlers that do not return");
        }
        boolean serves = reasons.isEmpty();
        if (known.overloaded) {
            reasons.add("more calls come than can be served");
        }
        for (StuckHandler handler : known.stuck) {
            reasons.add(handler.method() + " has not returned for "
                    + handler.age().toMillis() + " ms (call " + handler.call() + ")");
        }
        List<StuckHandler> blocking = inline.blocking(now);
        for (StuckHandler handler : blocking) {
            reasons.add(handler.method() + " is declared nonBlocking and held up the server for "
                    + handler.age().toMillis() + " ms");
        }
        reasons.addAll(mishaps.recent(now));
        return new ServerHealth(
                !serves
                        ? ServerHealth.State.DOWN
                        : reasons.isEmpty() ? ServerHealth.State.UP : ServerHealth.State.DEGRADED,
                reasons,
                known.queued,
                known.executing,
                known.workers,
                known.records,
                known.draining,
                known.shed,
                known.refused,
                known.stuck,
                blocking,
                mishaps.rebuilt());
    }
}
