package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BagTest {
    private static final class One implements Bag.Member {
        private int place;

        @Override
        public int place() {
            return place;
        }

        @Override
        public void place(int newPlace) {
            place = newPlace;
        }
    }

    private final Bag<One> bag = new Bag<>();

    @Test
    void whoeverIsTakenOutIsOutAndTheOthersStay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<One> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(new One());
        }
        Set<One> model = new HashSet<>();
        for (int step = 0; step < 5_000; step++) {
            One some = all.get(random.nextInt(all.size()));
            if (model.remove(some)) {
                bag.remove(some);
            } else {
                model.add(some);
                bag.add(some);
            }
            assertEquals(model, new HashSet<>(bag.copy()), () -> "seed " + seed);
            assertEquals(model.size(), bag.size());
            assertEquals(model.isEmpty(), bag.isEmpty());
            for (One each : all) {
                assertEquals(model.contains(each), bag.contains(each), () -> "seed " + seed);
            }
        }
    }

    @Test
    void whoeverIsNotInIsNotTakenOut() {
        One in = new One();
        bag.add(in);
        bag.remove(new One());
        assertTrue(bag.contains(in));
        assertFalse(bag.contains(new One()));
        bag.remove(in);
        bag.remove(in);
        assertTrue(bag.isEmpty());
    }
}
