package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FinishedRangesTest {
    private final FinishedRanges finished = new FinishedRanges();

    private void add(long... numbers) {
        for (long number : numbers) {
            assertTrue(finished.add(number), () -> number + " was not in");
        }
    }

    private List<Range> all() {
        return finished.ranges(0, Integer.MAX_VALUE);
    }

    @Test
    void atFirstNothingIsFinished() {
        assertEquals(1, finished.below());
        assertEquals(List.of(), all());
    }

    @Test
    void theWatermarkRisesOverTheRangeThatItReaches() {
        add(2, 3, 5, 1);
        assertEquals(4, finished.below());
        assertEquals(List.of(new Range(5, 5)), all());
        add(4);
        assertEquals(6, finished.below());
        assertEquals(List.of(), all());
    }

    @Test
    void rangesThatTouchBecomeOne() {
        add(5, 9, 7, 6);
        assertEquals(List.of(new Range(5, 7), new Range(9, 9)), all());
        add(8);
        assertEquals(List.of(new Range(5, 9)), all());
        add(4);
        assertEquals(List.of(new Range(4, 9)), all());
    }

    @Test
    void aNumberIsAddedOnce() {
        add(1, 3, 4, 5);
        for (long number : new long[] {1, 3, 4, 5}) {
            assertFalse(finished.add(number), () -> number + " again");
        }
        assertEquals(2, finished.below());
        assertEquals(List.of(new Range(3, 5)), all());
    }

    @Test
    void rangesAreToldInPortions() {
        for (long even = 2; even <= 100; even += 2) {
            add(even);
        }
        assertEquals(List.of(new Range(2, 2), new Range(4, 4)), finished.ranges(0, 2));
        assertEquals(List.of(new Range(6, 6), new Range(8, 8)), finished.ranges(4, 2));
        assertEquals(List.of(new Range(100, 100)), finished.ranges(98, 2));
        assertEquals(List.of(), finished.ranges(100, 2));
    }

    @Test
    void ofAnyHistoryTheRangesAreThoseOfASet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            FinishedRanges any = new FinishedRanges();
            SortedSet<Long> model = new TreeSet<>();
            int most = 1 + random.nextInt(200);
            for (int step = 0; step < 2 * most; step++) {
                long number = 1L + random.nextInt(most);
                assertEquals(model.add(number), any.add(number), () -> "seed " + seed);
                assertEquals(below(model), any.below(), () -> "seed " + seed);
                assertEquals(ranges(model), any.ranges(0, Integer.MAX_VALUE), () -> "seed " + seed);
            }
        }
    }

    private static long below(SortedSet<Long> numbers) {
        long below = 1;
        while (numbers.contains(below)) {
            below++;
        }
        return below;
    }

    private static List<Range> ranges(SortedSet<Long> numbers) {
        List<Range> ranges = new ArrayList<>();
        for (long first : numbers.tailSet(below(numbers))) {
            if (!numbers.contains(first - 1)) {
                long last = first;
                while (numbers.contains(last + 1)) {
                    last++;
                }
                ranges.add(new Range(first, last));
            }
        }
        return ranges;
    }
}
