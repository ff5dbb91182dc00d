package io.privateer.rpc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is due next, of many things whose time changes often: a binary heap that knows where each of them stands, so that a
 * change costs the logarithm of their number and no allocation. Belongs to one thread.
 */
final class TimerHeap {
    /** Something with a time. */
    abstract static class Timed {
        private int place = -1;
        private long time;

        /** Its time has come. It is out of the heap by then. */
        abstract void onTime(long now);
    }

    private @Nullable Timed[] heap = new Timed[64];
    private int size;

    /** Puts it in, or into its new place. Times are those of {@link System#nanoTime}, compared by difference. */
    void set(Timed timed, long time) {
        if (timed.place < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, 2 * size);
            }
            timed.time = time;
            timed.place = size;
            heap[size++] = timed;
            up(timed);
            return;
        }
        long before = timed.time;
        timed.time = time;
        if (time - before < 0) {
            up(timed);
        } else if (time != before) {
            down(timed);
        }
    }

    /** Takes it out, if it is in. */
    void remove(Timed timed) {
        int place = timed.place;
        if (place < 0) {
            return;
        }
        timed.place = -1;
        Timed last = at(--size);
        heap[size] = null;
        if (last != timed) {
            put(last, place);
            up(last);
            down(last);
        }
    }

    int size() {
        return size;
    }

    /** How long until the first is due, or {@code otherwise} if that is sooner. */
    long sleep(long now, long otherwise) {
        return size == 0 ? otherwise : Math.min(otherwise, at(0).time - now);
    }

    /** Lets what is due have its time, the earliest first. */
    void onTime(long now) {
        while (size > 0 && at(0).time - now <= 0) {
            Timed due = at(0);
            remove(due);
            due.onTime(now);
        }
    }

    private void up(Timed timed) {
        int place = timed.place;
        while (place > 0) {
            int parent = (place - 1) / 2;
            Timed above = at(parent);
            if (above.time - timed.time <= 0) {
                break;
            }
            put(above, place);
            place = parent;
        }
        put(timed, place);
    }

    private void down(Timed timed) {
        int place = timed.place;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && at(child + 1).time - at(child).time < 0) {
                child++;
            }
            Timed below = at(child);
            if (timed.time - below.time <= 0) {
                break;
            }
            put(below, place);
            place = child;
        }
        put(timed, place);
    }

    private void put(Timed timed, int place) {
        heap[place] = timed;
        timed.place = place;
    }

    private Timed at(int place) {
        Timed timed = heap[place];
        if (timed == null) {
            throw new IllegalStateException("no timer at " + place + " of " + size);
        }
        return timed;
    }
}
