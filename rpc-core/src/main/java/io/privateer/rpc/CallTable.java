package io.privateer.rpc;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls under way by their sequence number: open addressing, since the numbers are consecutive and few are far behind, and
 * no allocation per call. Belongs to one thread.
 */
final class CallTable<C extends CallTable.Numbered> {
    /** Something with a number above 0: its own, or that of a call of another client. */
    interface Numbered {
        /** The same for as long as it is in a table. */
        long sequence();
    }

    private @Nullable Numbered[] calls = new Numbered[256];
    private int size;

    /** Who has this number; where several have, the one that fits. */
    @SuppressWarnings("unchecked") // Nothing else was ever put in.
    @Nullable
    C get(long sequence, Predicate<? super C> fits) {
        int mask = calls.length - 1;
        for (int i = (int) sequence & mask; ; i = (i + 1) & mask) {
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
        int i = (int) call.sequence() & mask;
        while (calls[i] != null) {
            i = (i + 1) & mask;
        }
        calls[i] = call;
    }

    int size() {
        return size;
    }

    /** Takes it out, if it is in. */
    void remove(C call) {
        int mask = calls.length - 1;
        int hole = (int) call.sequence() & mask;
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
            int home = (int) next.sequence() & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                calls[hole] = next;
                hole = i;
            }
        }
        calls[hole] = null;
    }
}
