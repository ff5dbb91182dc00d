package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of a session's numbers are finished: all below a watermark, and ranges above it that do not touch. In two arrays,
 * because calls end nearly in their order: there are few ranges, each call that ends changes one of them, and the next
 * request tells all of them. A server, which is told ranges by strangers in any order, keeps them in a tree
 * ({@code FinishedNumbers}).
 *
 * <p>Belongs to one thread.
 */
final class FinishedRanges {
    private long below = 1;
    private long[] firsts = new long[16];
    private long[] lasts = new long[16];
    private int size;

    /** The smallest number that is not finished. */
    long below() {
        return below;
    }

    /**
     * Adds a number.
     *
     * @return whether it was not in
     */
    boolean add(long number) {
        if (number < below) {
            return false;
        }
        if (number == below) {
            raise();
            return true;
        }
        int at = after(number);
        if (at > 0 && number <= lasts[at - 1]) {
            return false;
        }
        boolean goesOn = at > 0 && lasts[at - 1] == number - 1;
        boolean goesBefore = at < size && firsts[at] == number + 1;
        if (goesOn && goesBefore) {
            lasts[at - 1] = lasts[at];
            drop(at);
        } else if (goesOn) {
            lasts[at - 1] = number;
        } else if (goesBefore) {
            firsts[at] = number;
        } else {
            insert(at, number);
        }
        return true;
    }

    private void raise() {
        below++;
        if (size > 0 && firsts[0] == below) {
            below = lasts[0] + 1;
            drop(0);
        }
    }

    /** The place of the first range that begins after a number. */
    private int after(long number) {
        int found = Arrays.binarySearch(firsts, 0, size, number);
        return found < 0 ? -found - 1 : found + 1;
    }

    private void insert(int at, long number) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        System.arraycopy(firsts, at, firsts, at + 1, size - at);
        System.arraycopy(lasts, at, lasts, at + 1, size - at);
        firsts[at] = number;
        lasts[at] = number;
        size++;
    }

    private void drop(int at) {
        size--;
        System.arraycopy(firsts, at + 1, firsts, at, size - at);
        System.arraycopy(lasts, at + 1, lasts, at, size - at);
    }

    /** The ranges that begin after a number, in their order and at most so many. */
    List<Range> ranges(long after, int most) {
        int from = after(after);
        int to = Math.min(size, from + most);
        if (from == to) {
            return List.of();
        }
        List<Range> ranges = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            ranges.add(new Range(firsts[i], lasts[i]));
        }
        return ranges;
    }
}
