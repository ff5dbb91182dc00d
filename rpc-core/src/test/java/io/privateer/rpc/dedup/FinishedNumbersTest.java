package io.privateer.rpc.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.Range;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FinishedNumbersTest {
    private final FinishedNumbers numbers = new FinishedNumbers();

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
        assertTrue(numbers.add(new Range(3, 5)));
        assertFalse(numbers.contains(2));
        assertTrue(numbers.contains(3));
        assertTrue(numbers.contains(5));
        assertFalse(numbers.contains(6));
    }

    @Test
    void rangesUpToTheLargestNumberAreMergedToo() {
        numbers.add(new Range(10, 20));
        numbers.add(new Range(5, Long.MAX_VALUE));
        assertTrue(numbers.contains(30));
        assertTrue(numbers.contains(Long.MAX_VALUE));
        assertFalse(numbers.contains(4));
    }

    @Test
    void moreRangesThanTheLimitAreNotRememberedAndSaidSo() {
        for (long i = 0; i < FinishedNumbers.MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10 * i + 5, 10 * i + 6)));
        }
        assertFalse(numbers.add(new Range(1_000_000, 1_000_000)));
        assertFalse(numbers.contains(1_000_000));
        assertTrue(numbers.add(new Range(7, 8)), "what touches a range that is remembered is remembered");
        numbers.raise(10);
        assertTrue(numbers.add(new Range(1_000_000, 1_000_000)), "the watermark made room");
    }

    @Test
    void rangesThatTouchAreOne() {
        for (long i = 0; i < 2 * FinishedNumbers.MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10_000 + i, 10_000 + i)));
            assertTrue(numbers.add(new Range(9_999 - i, 9_999 - i)));
        }
    }

    @Test
    void whatLiesBelowTheWatermarkTakesNoRoom() {
        numbers.raise(1_000);
        for (long i = 0; i < FinishedNumbers.MAX_RANGES; i++) {
            assertTrue(numbers.add(new Range(10 * i + 2_000, 10 * i + 2_001)));
        }
        assertTrue(numbers.add(new Range(500, 500)));
    }

    /** Against a plain set, over histories that never come near the limit of ranges. */
    @Test
    void aNumberIsFinishedExactlyIfItWasDeclared() {
        long seed = System.nanoTime();
        System.out.println("finished numbers: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            FinishedNumbers tested = new FinishedNumbers();
            BitSet declared = new BitSet();
            for (int step = 0; step < 40; step++) {
                int first = 1 + random.nextInt(100);
                if (random.nextInt(8) == 0) {
                    tested.raise(first);
                    declared.set(1, first);
                } else {
                    int last = first + random.nextInt(12);
                    assertTrue(tested.add(new Range(first, last)));
                    declared.set(first, last + 1);
                }
                for (int number = 1; number < 120; number++) {
                    assertEquals(declared.get(number), tested.contains(number), "number " + number);
                }
            }
        }
    }
}
