package io.privateer.rpc;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls under way by their sequence number: open addressing, and no allocation per call. Belongs to one thread.
 *
 * <p>Neighbours are scattered. At their own numbers' places, a thousand calls in flight would stand without a gap, and each
 * that ends would look at all behind it.
 */
final class CallTable<C extends CallTable.Numbered> {
    /** Something with a number above 0: its own, or that of a call of another client. */
    interface Numbered {
        /** The same for as long as it is in a table. */
        long sequence();
    }

    /** 2^64 divided by the golden ratio: the upper bits of its multiples are far apart (Knuth, TAOCP 3, section 6.4). */
    private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

    private @Nullable Numbered[] calls = new Numbered[256];
    private int size;

    /** Who has this number; where several have, the one that fits. */
    @SuppressWarnings("unchecked") // Nothing else was ever put in.
    @Nullable
    C get(long sequence, Predicate<? super C> fits) {
        int mask = calls.length - 1;
        for (int i = home(sequence); ; i = (i + 1) & mask) {
            Numbered call = calls[i];
            if (call == null || (call.sequence() == sequence && fits.test((C) call))) {
                return (C) call;
            }
        }
    }

    void add(C call) {
        if (2 * ++size > calls.length) {
            grow();
        }
        place(call);
    }

    private void grow() {
        @Nullable Numbered[] before = calls;
        calls = new Numbered[2 * before.length];
        for (Numbered call : before) {
            if (call != null) {
                place(call);
            }
        }
    }

    private void place(Numbered call) {
        int mask = calls.length - 1;
        int i = home(call.sequence());
        while (calls[i] != null) {
            i = (i + 1) & mask;
        }
        calls[i] = call;
    }

    private int home(long sequence) {
        return (int) ((sequence * SCATTER) >>> Long.numberOfLeadingZeros(calls.length - 1));
    }

    int size() {
        return size;
    }

    /** Takes it out, if it is in. */
    void remove(C call) {
        int mask = calls.length - 1;
        int hole = home(call.sequence());
        while (calls[hole] != call) {
            if (calls[hole] == null) {
                return;
            }
            hole = (hole + 1) & mask;
        }
        size--;
        // Whoever stands behind the hole because its own place was taken moves up.
        for (int i = (hole + 1) & mask; ; i = (i + 1) & mask) {
            Numbered next = calls[i];
            if (next == null) {
                break;
            }
            int home = home(next.sequence());
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                calls[hole] = next;
                hole = i;
            }
        }
        calls[hole] = null;
    }
}
