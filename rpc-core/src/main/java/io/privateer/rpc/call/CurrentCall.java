package io.privateer.rpc.call;

import org.jspecify.annotations.Nullable;

/** The calling thread's context. Apart from {@link CallContext}, because an interface cannot hide a field. */
final class CurrentCall {
    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private CurrentCall() {}

    static @Nullable CallContext get() {
        return CURRENT.get();
    }

    static void set(@Nullable CallContext context) {
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }
}
