package io.privateer.rpc.testkit;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a {@link FaultProxy} does to one whole message instead of just passing it on. Immutable. */
public sealed interface Fault {
    /** The message never arrives; its connection stays. */
    record Drop() implements Fault {}

    /** The message arrives twice, one copy right behind the other. */
    record Duplicate() implements Fault {}

    /**
     * The message arrives later, and so does everything behind it: latency, not reordering.
     *
     * @param by how much later; not negative
     */
    record Delay(Duration by) implements Fault {
        public Delay {
            if (by.isNegative()) {
                throw new IllegalArgumentException("delay by " + by + ", must not be negative");
            }
        }
    }

    /**
     * The message arrives behind the next one of its connection that is not reordered itself.
     *
     * @param atMost how long it waits for one to overtake it, after which it is passed on in its old place; positive
     */
    record Reorder(Duration atMost) implements Fault {
        public Reorder {
            if (atMost.isNegative() || atMost.isZero()) {
                throw new IllegalArgumentException("reorder atMost = " + atMost + ", must be positive");
            }
        }
    }

    /**
     * One byte of the last frame arrives with all its bits inverted. A message whose last frame is empty has none, and is
     * passed on as it is.
     *
     * @param at which byte, counted modulo the frame's length
     */
    record Corrupt(long at) implements Fault {}

    /**
     * The message arrives with another last frame, where an envelope lies: somebody in the middle who lies.
     *
     * @param lastFrame makes the new one out of the old one's bytes, on the proxy's thread
     */
    record Rewrite(UnaryOperator<byte[]> lastFrame) implements Fault {}

    /** The message is lost together with its connection, and so is everything else in that connection's pipe. */
    record Cut() implements Fault {}
}
