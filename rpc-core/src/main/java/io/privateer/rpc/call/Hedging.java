package io.privateer.rpc.call;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and after how long without a result, a call of an idempotent method is sent to a second server as well; the first
 * result counts, and the other copy is cancelled. Deduplicated calls are never hedged. Immutable.
 *
 * <p>A hedge is paid from the client's retry budget, so that it adds a fifth of the load at most. After Dean and Barroso, "The
 * Tail at Scale" (2013): a second request after the 95th percentile adds about 5 % of load and cuts most of the tail.
 */
public final class Hedging {
    private enum When {
        NEVER,
        AT_P95,
        AFTER
    }

    private static final Hedging OFF = new Hedging(When.NEVER, null);
    private static final Hedging AT_P95 = new Hedging(When.AT_P95, null);

    private final When when;
    private final @Nullable Duration delay;

    private Hedging(When when, @Nullable Duration delay) {
        this.when = when;
        this.delay = delay;
    }

    /** No hedging: the default. */
    public static Hedging off() {
        return OFF;
    }

    /** After as long as 95 % of the method's recent calls took; not before there were enough of them to say. */
    public static Hedging atP95() {
        return AT_P95;
    }

    /**
     * After a fixed time, 1 ms to 1 h.
     *
     * @throws IllegalArgumentException if it is outside of that
     */
    public static Hedging after(Duration delay) {
        if (delay.compareTo(Duration.ofMillis(1)) < 0 || delay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("hedging after " + delay + ", must be from PT0.001S to PT1H");
        }
        return new Hedging(When.AFTER, delay);
    }

    /** Whether there is no hedging. */
    public boolean isOff() {
        return when == When.NEVER;
    }

    /** The fixed time, if it is one. */
    public Optional<Duration> delay() {
        return Optional.ofNullable(delay);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hedging that && when == that.when && Objects.equals(delay, that.delay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(when, delay);
    }

    @Override
    public String toString() {
        return switch (when) {
            case NEVER -> "off";
            case AT_P95 -> "p95";
            case AFTER -> "after " + delay;
        };
    }
}
