package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Range;
import java.util.Map;
import java.util.TreeMap;

/** The sequence numbers that a client declared finished: all below a watermark, and ranges above it. */
final class FinishedNumbers {
    /**
     * Ranges beyond this many are not remembered. That is safe, because then their records are not freed either: a late
     * copy finds the record, or is too old to run.
     */
    static final int MAX_RANGES = 256;

    private long below = 1;
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    long below() {
        return below;
    }

    boolean contains(long sequence) {
        if (sequence < below) {
            return true;
        }
        Map.Entry<Long, Long> range = ranges.floorEntry(sequence);
        return range != null && sequence <= range.getValue();
    }

    /** Raises the watermark; it never falls. */
    void raise(long doneBelow) {
        if (doneBelow > below) {
            below = doneBelow;
            ranges.headMap(below).entrySet().removeIf(range -> range.getValue() < below);
        }
    }

    /** Adds a range and says whether it is remembered. */
    boolean add(Range range) {
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
        } else if (ranges.size() >= MAX_RANGES) {
            return false;
        }
        Map.Entry<Long, Long> after = ranges.higherEntry(first);
        while (after != null && after.getKey() - 1 <= last) {
            last = Math.max(last, after.getValue());
            ranges.remove(after.getKey());
            after = ranges.higherEntry(first);
        }
        ranges.put(first, last);
        return true;
    }
}
