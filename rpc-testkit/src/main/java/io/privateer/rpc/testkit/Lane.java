package io.privateer.rpc.testkit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a proxy, over all its connections: what is to go wrong there, and what went. Guarded by the proxy's
 * lock.
 */
final class Lane {
    /** The next so many messages that fit meet this fault. */
    private static final class Scripted {
        final Predicate<ProxiedMessage> which;
        final Fault fault;
        int left;

        Scripted(Predicate<ProxiedMessage> which, Fault fault, int left) {
            this.which = which;
            this.fault = fault;
            this.left = left;
        }
    }

    final Direction direction;
    final Tally tally = new Tally();

    private final List<Scripted> script = new ArrayList<>();
    private @Nullable FaultPlan plan;
    private @Nullable Outage outage;
    private @Nullable Throttle throttle;
    private boolean holding;

    /** Counts as it goes; see {@link ProxyStatistics.Counts} for what each one means. */
    static final class Tally {
        long received;
        long forwarded;
        long dropped;
        long duplicated;
        long delayed;
        long reordered;
        long corrupted;
        long lost;

        ProxyStatistics.Counts counts() {
            return new ProxyStatistics.Counts(
                    received, forwarded, dropped, duplicated, delayed, reordered, corrupted, lost);
        }
    }

    Lane(Direction direction) {
        this.direction = direction;
    }

    /** What becomes of a message: the oldest script that fits has the first word, then the plan. */
    Optional<Fault> decide(long connection, long number, ProxiedMessage message) {
        for (Iterator<Scripted> scripts = script.iterator(); scripts.hasNext(); ) {
            Scripted scripted = scripts.next();
            if (scripted.which.test(message)) {
                if (--scripted.left == 0) {
                    scripts.remove();
                }
                return Optional.of(scripted.fault);
            }
        }
        return plan == null ? Optional.empty() : plan.decide(connection, direction, number);
    }

    void script(int count, Predicate<ProxiedMessage> which, Fault fault) {
        if (count <= 0) {
            throw new IllegalArgumentException("the next " + count + " messages, must be at least 1");
        }
        script.add(new Scripted(which, fault, count));
    }

    void follow(@Nullable FaultPlan newPlan) {
        plan = newPlan;
    }

    void close(Outage newOutage) {
        outage = newOutage;
    }

    void open() {
        outage = null;
    }

    boolean isClosed(long now) {
        if (outage != null && outage.isOver(now)) {
            outage = null;
        }
        return outage != null;
    }

    /** When the lane opens by itself, or {@code null} if nothing but a call opens it. */
    @Nullable
    Long opensAt() {
        return outage == null ? null : outage.endNanos();
    }

    void hold(boolean nowHolding) {
        holding = nowHolding;
    }

    boolean isHolding() {
        return holding;
    }

    void throttle(@Nullable Throttle newThrottle) {
        throttle = newThrottle;
    }

    @Nullable
    Throttle throttle() {
        return throttle;
    }

    /** Forgets everything that is still to go wrong. */
    void heal() {
        script.clear();
        plan = null;
        outage = null;
        throttle = null;
        holding = false;
    }
}
