package io.privateer.rpc.chaos;

import io.privateer.rpc.chaos.FaultKind.Strike;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** An endless row of faults that a seed decides: every kind once in each round, in another order, on another process. */
final class Schedule {
    /** Some shorter than an attempt timeout, some longer than a worker's lease. */
    private static final int[] LENGTHS = {100, 300, 700, 1_200};

    private static final int LONGER_THAN_A_LEASE = 3_600;

    private final Random random;
    private final Deque<Strike> round = new ArrayDeque<>();

    Schedule(long seed) {
        random = new Random(seed);
    }

    /** {@code -Dchaos.seed}, else one that no run had before. */
    static long seedOfThisRun() {
        return Long.getLong("chaos.seed", System.nanoTime());
    }

    Strike next() {
        if (round.isEmpty()) {
            List<FaultKind> kinds = new ArrayList<>(Arrays.asList(FaultKind.values()));
            Collections.shuffle(kinds, random);
            kinds.forEach(kind -> round.add(strike(kind)));
        }
        return round.remove();
    }

    /** Whether the round at hand is complete. */
    boolean isBetweenRounds() {
        return round.isEmpty();
    }

    private Strike strike(FaultKind kind) {
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        boolean sleepy = random.nextInt(4) == 0;
        return new Strike(
                kind,
                random.nextInt(1 << 16),
                kind == FaultKind.STOP && sleepy ? LONGER_THAN_A_LEASE : length,
                random.nextInt(200),
                random.nextLong());
    }
}
