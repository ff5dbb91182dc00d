package io.privateer.rpc.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Virtual time and everything that is going to happen in it, in one order that the seed decides. */
final class World {
    static final long MILLI = 1_000_000L;

    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.number(), b.number()));
    private final SplittableRandom random;
    private final long seed;
    private long now = 1_000_000 * MILLI;
    private long numbers;

    World(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    long seed() {
        return seed;
    }

    long now() {
        return now;
    }

    RandomGenerator random() {
        return random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Between two durations in milliseconds, the second excluded. */
    long between(long fromMs, long toMs) {
        return random.nextLong(fromMs * MILLI, toMs * MILLI);
    }

    void after(long nanos, Runnable action) {
        events.add(new Event(now + Math.max(0, nanos), ++numbers, action));
    }

    /** Lets time pass up to this moment. */
    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            now = event.at();
            event.action().run();
        }
        now = end;
    }
}
