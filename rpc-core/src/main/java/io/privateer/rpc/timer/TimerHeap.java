package io.privateer.rpc.timer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is due next, of many things whose time changes often: a binary heap that knows where each of them stands, so that a
 * change costs the logarithm of their number and no allocation. Belongs to one thread.
 *
 * <p>Times are those of {@link System#nanoTime}, compared by difference.
 */
public final class TimerHeap<T extends TimerHeap.Timed> {
    /** Something with a time; in one heap at most. */
    public abstract static class Timed {
        int place = -1;
        long time;
    }

    private @Nullable Timed[] heap = new Timed[64];
    private int size;

    /** Puts it in, or into its new place. */
    public void set(T timed, long time) {
        if (!contains(timed)) {
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

    /** Takes it out; says whether it was in. */
    public boolean remove(T timed) {
        if (!contains(timed)) {
            return false;
        }
        int place = timed.place;
        timed.place = -1;
        Timed last = at(--size);
        heap[size] = null;
        if (last != timed) {
            put(last, place);
            up(last);
            down(last);
        }
        return true;
    }

    /** Also of one that stands, or stood, in another heap. */
    private boolean contains(T timed) {
        return timed.place >= 0 && timed.place < size && heap[timed.place] == timed;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The one that is due first. Not of an empty heap. */
    @SuppressWarnings("unchecked") // Nothing else was ever put in.
    public T first() {
        return (T) at(0);
    }

    /** When the first is due. Not of an empty heap. */
    public long firstTime() {
        return at(0).time;
    }

    /** How long until the first is due, or {@code otherwise} if that is sooner. */
    public long sleep(long now, long otherwise) {
        return size == 0 ? otherwise : Math.min(otherwise, at(0).time - now);
    }

    /** Takes out the first of what is due; {@code null} if nothing is. */
    public @Nullable T due(long now) {
        if (size == 0 || at(0).time - now > 0) {
            return null;
        }
        T due = first();
        remove(due);
        return due;
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
