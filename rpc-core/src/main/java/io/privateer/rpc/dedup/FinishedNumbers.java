package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Range;
import java.util.Map;
import java.util.TreeMap;

/** The sequence numbers that a client declared finished: all below a watermark, and ranges above it. */
final class FinishedNumbers {
    private final int maxRanges;
    private long below = 1;
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /**
     * @param maxRanges ranges beyond this many are not remembered. That is safe, because then their records are not freed
     *     either: a late copy finds the record, or is too old to run
     */
    FinishedNumbers(int maxRanges) {
        this.maxRanges = maxRanges;
    }

    long below() {
        return below;
    }

    /** How many ranges above the watermark are remembered. */
    int ranges() {
        return ranges.size();
    }

    boolean contains(long sequence) {
        if (sequence < below) {
            return true;
        }
        Map.Entry<Long, Long> range = ranges.isEmpty() ? null : ranges.floorEntry(sequence);
        return range != null && sequence <= range.getValue();
    }

    /** Raises the watermark; it never falls. */
    void raise(long doneBelow) {
        if (doneBelow > below) {
            below = doneBelow;
            if (!ranges.isEmpty()) {
                ranges.headMap(below).entrySet().removeIf(range -> range.getValue() < below);
            }
        }
    }

    /**
     * Adds a range and says whether it is remembered.
     *
     * @param room whether there may be one range more than before; if not, only what touches others is remembered
     */
    boolean add(Range range, boolean room) {
        if (range.last() < below) {
            return true;
        }
        long first = range.first();
        long last = range.last();
        Map.Entry<Long, Long> before = ranges.floorEntry(first);
        if (before != null && before.getValue() >= last) {
            return true;
        }
        if (before != null && before.getValue() >= first - 1) {
            first = before.getKey();
        }
        Map.Entry<Long, Long> after = ranges.higherEntry(first);
        boolean touches = first < range.first() || (after != null && after.getKey() - 1 <= last);
        if (!touches && (!room || ranges.size() >= maxRanges)) {
            return false;
        }
        while (after != null && after.getKey() - 1 <= last) {
            last = Math.max(last, after.getValue());
            ranges.remove(after.getKey());
            after = ranges.higherEntry(first);
        }
        ranges.put(first, last);
        return true;
    }
}
