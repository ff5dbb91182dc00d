package io.privateer.rpc.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time during which something is closed.
 *
 * @param endNanos when it is over, on the clock of {@code System.nanoTime}; {@code null}: not before it is ended by hand
 */
record Outage(@Nullable Long endNanos) {
    static Outage untilHealed() {
        return new Outage(null);
    }

    /** @throws IllegalArgumentException if the length is not positive */
    static Outage lasting(Duration length, long now) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("an outage of " + length + ", must be positive");
        }
        return new Outage(now + length.toNanos());
    }

    boolean isOver(long now) {
        return endNanos != null && endNanos - now <= 0;
    }
}
