package io.privateer.rpc.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.Range;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FinishedNumbersTest {
    private static final int MAX_RANGES = 256;

    private final FinishedNumbers numbers = new FinishedNumbers(MAX_RANGES);

    @Test
    void nothingIsFinishedAtFirst() {
        assertFalse(numbers.contains(1));
        assertEquals(1, numbers.below());
    }

    @Test
    void theWatermarkNeverFalls() {
        numbers.raise(5);
        numbers.raise(3);
        assertEquals(5, numbers.below());
        assertTrue(numbers.contains(4));
        assertFalse(numbers.contains(5));
    }

    @Test
    void whatBelongsToARangeIsFinished() {
        assertTrue(numbers.add(new Range(3, 5), true));
        assertFalse(numbers.contains(2));
        assertTrue(numbers.contains(3));
        assertTrue(numbers.contains(5));
        assertFalse(numbers.contains(6));
    }

    @Test
    void rangesUpToTheLargestNumberAreMergedToo() {
        numbers.add(new Range(10, 20), true);
        numbers.add(new Range(5, Long.MAX_VALUE), true);
        assertTrue(numbers.contains(30));
        assertTrue(numbers.contains(Long.MAX_VALUE));
        assertFalse(numbers.contains(4));
    }

    @Test
    void moreRangesThanTheLimitAreNotRememberedAndSaidSo() {
        for (long i = 0; i < MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10 * i + 5, 10 * i + 6), true));
        }
        assertFalse(numbers.add(new Range(1_000_000, 1_000_000), true));
        assertFalse(numbers.contains(1_000_000));
        assertTrue(numbers.add(new Range(7, 8), true), "what touches a range that is remembered is remembered");
        numbers.raise(10);
        assertTrue(numbers.add(new Range(1_000_000, 1_000_000), true), "the watermark made room");
    }

    @Test
    void withoutRoomOnlyWhatTouchesARangeIsRemembered() {
        assertFalse(numbers.add(new Range(10, 11), false));
        assertFalse(numbers.contains(10));
        assertTrue(numbers.add(new Range(10, 11), true));
        assertTrue(numbers.add(new Range(12, 14), false), "behind it");
        assertTrue(numbers.add(new Range(7, 9), false), "before it");
        assertFalse(numbers.add(new Range(16, 17), false));
        assertEquals(1, numbers.ranges());
        assertTrue(numbers.contains(7) && numbers.contains(14));
    }

    @Test
    void rangesThatTouchAreOne() {
        for (long i = 0; i < 2 * MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10_000 + i, 10_000 + i), true));
            assertTrue(numbers.add(new Range(9_999 - i, 9_999 - i), true));
        }
    }

    @Test
    void whatLiesBelowTheWatermarkTakesNoRoom() {
        numbers.raise(1_000);
        for (long i = 0; i < MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10 * i + 2_000, 10 * i + 2_001), true));
        }
        assertTrue(numbers.add(new Range(500, 500), true));
    }

    /** Against a plain set, over histories that never come near the limit of ranges. */
    @Test
    void aNumberIsFinishedExactlyIfItWasDeclared() {
        long seed = System.nanoTime();
        System.out.println("finished numbers: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            FinishedNumbers tested = new FinishedNumbers(MAX_RANGES);
            BitSet declared = new BitSet();
            for (int step = 0; step < 40; step++) {
                int first = 1 + random.nextInt(100);
                if (random.nextInt(8) == 0) {
                    tested.raise(first);
                    declared.set(1, first);
                } else {
                    int last = first + random.nextInt(12);
                    assertTrue(tested.add(new Range(first, last), true));
                    declared.set(first, last + 1);
                }
                for (int number = 1; number < 120; number++) {
                    assertEquals(declared.get(number), tested.contains(number), "number " + number);
                }
            }
        }
    }
}
