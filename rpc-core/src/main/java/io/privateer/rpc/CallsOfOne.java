package io.privateer.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The calls that interceptors have made of one so far. They see futures made of futures, none of which passes a cancellation
 * on, so it is carried past them. Thread-safe.
 */
final class CallsOfOne {
    private final List<CompletableFuture<?>> made = new ArrayList<>(1);
    private boolean cancelled;

    /** One more. It is cancelled at once if the whole was. */
    void add(CompletableFuture<?> call) {
        synchronized (this) {
            if (!cancelled) {
                made.add(call);
                return;
            }
        }
        call.cancel(false);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        List<CompletableFuture<?>> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(made);
            made.clear();
        }
        all.forEach(call -> call.cancel(false));
    }
}
