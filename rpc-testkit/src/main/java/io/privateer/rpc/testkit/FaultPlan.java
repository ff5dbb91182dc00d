package io.privateer.rpc.testkit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Faults by chance: how likely each one is for a message, and the seed that decides.
 *
 * <p>A decision depends on nothing but the seed, the number of the connection (counting those that carry a message, in
 * the order of the first one), the direction, and the message's number on that connection. So the same seed repeats the same schedule wherever
 * the program under test repeats the same messages, however the threads are timed.
 *
 * <p>A message meets at most one fault, so the probabilities together are at most 1. Immutable.
 *
 * @param seed decides; printed by {@link FaultProxy#follow}
 * @param drop probability of {@link Fault.Drop}, 0 to 1
 * @param duplicate probability of {@link Fault.Duplicate}
 * @param delay probability of {@link Fault.Delay}
 * @param delayUpTo the longest delay; each is drawn evenly between 0 and this
 * @param reorder probability of {@link Fault.Reorder}
 * @param corrupt probability of {@link Fault.Corrupt}
 * @param cut probability of {@link Fault.Cut}
 */
public record FaultPlan(
        long seed,
        double drop,
        double duplicate,
        double delay,
        Duration delayUpTo,
        double reorder,
        double corrupt,
        double cut) {
    /** Long enough for the next message of a busy connection, short against any attempt timeout. */
    static final Duration REORDER_AT_MOST = Duration.ofMillis(50);

    /**
     * A plan as given; the {@link #builder} reads better.
     *
     * @throws IllegalArgumentException if a probability is not within 0 to 1, or all together are over 1
     */
    public FaultPlan {
        double sum = probability("drop", drop)
                + probability("duplicate", duplicate)
                + probability("delay", delay)
                + probability("reorder", reorder)
                + probability("corrupt", corrupt)
                + probability("cut", cut);
        // A hair over 1 is the rounding of, say, ten times 0.1.
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("the probabilities of all faults add up to " + sum + ", at most 1");
        }
        if (delayUpTo.isNegative()) {
            throw new IllegalArgumentException("delayUpTo = " + delayUpTo + ", must not be negative");
        }
    }

    /** A plan without any fault and with a fresh random seed, to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** What happens to one message; empty: it is passed on. */
    Optional<Fault> decide(long connection, Direction direction, long message) {
        long way = scramble(scramble(seed) + connection) + (direction == Direction.TO_SERVER ? 0 : 1);
        SplittableRandom random = new SplittableRandom(scramble(way) + message);
        double left = random.nextDouble();
        if ((left -= drop) < 0) {
            return Optional.of(new Fault.Drop());
        }
        if ((left -= duplicate) < 0) {
            return Optional.of(new Fault.Duplicate());
        }
        if ((left -= delay) < 0) {
            return Optional.of(new Fault.Delay(Duration.ofNanos(random.nextLong(delayUpTo.toNanos() + 1))));
        }
        if ((left -= reorder) < 0) {
            return Optional.of(new Fault.Reorder(REORDER_AT_MOST));
        }
        if ((left -= corrupt) < 0) {
            return Optional.of(new Fault.Corrupt(random.nextLong(Long.MAX_VALUE)));
        }
        if (left - cut < 0) {
            return Optional.of(new Fault.Cut());
        }
        return Optional.empty();
    }

    /** Neighbouring numbers must not give neighbouring generators: one step of SplittableRandom's own mixing. */
    private static long scramble(long value) {
        return new SplittableRandom(value).nextLong();
    }

    private static double probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " = " + value + ", a probability is within 0 to 1");
        }
        return value;
    }

    /** Fills a {@link FaultPlan}; all probabilities start at 0. For one thread. */
    public static final class Builder {
        private long seed = new SecureRandom().nextLong();
        private double drop;
        private double duplicate;
        private double delay;
        private Duration delayUpTo = Duration.ZERO;
        private double reorder;
        private double corrupt;
        private double cut;

        private Builder() {}

        /** Repeats an earlier run. Default: a fresh one. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder drop(double probability) {
            drop = probability;
            return this;
        }

        public Builder duplicate(double probability) {
            duplicate = probability;
            return this;
        }

        /** Each delay is drawn evenly between 0 and {@code upTo}. */
        public Builder delay(double probability, Duration upTo) {
            delay = probability;
            delayUpTo = upTo;
            return this;
        }

        public Builder reorder(double probability) {
            reorder = probability;
            return this;
        }

        public Builder corrupt(double probability) {
            corrupt = probability;
            return this;
        }

        public Builder cut(double probability) {
            cut = probability;
            return this;
        }

        /**
         * The plan.
         *
         * @throws IllegalArgumentException if a probability is not within 0 to 1, or all together are over 1
         */
        public FaultPlan build() {
            return new FaultPlan(seed, drop, duplicate, delay, delayUpTo, reorder, corrupt, cut);
        }
    }
}
