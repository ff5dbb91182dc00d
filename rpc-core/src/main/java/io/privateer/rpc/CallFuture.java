package io.privateer.rpc;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of one call. Whoever ends it from outside, by {@code cancel}, {@code orTimeout} or by completing it, does not want
 * the call's result any more: then the call is cancelled, at its server too.
 */
final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private volatile @Nullable Runnable cancel;

    /** How to cancel the call. Before anybody else has this future. */
    void onCancel(Runnable newCancel) {
        cancel = newCancel;
    }

    /** The call has its result. */
    void succeeded(T value) {
        cancel = null;
        super.complete(value);
    }

    /** The call has failed. */
    void failed(Throwable failure) {
        cancel = null;
        super.completeExceptionally(failure);
    }

    @Override
    public boolean complete(T value) {
        return fromOutside(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return fromOutside(super.completeExceptionally(failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return fromOutside(super.cancel(mayInterruptIfRunning));
    }

    private boolean fromOutside(boolean ended) {
        Runnable cancels = cancel;
        if (ended && cancels != null) {
            cancels.run();
        }
        return ended;
    }
}
