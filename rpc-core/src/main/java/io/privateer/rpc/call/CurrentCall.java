package io.privateer.rpc.call;

import org.jspecify.annotations.Nullable;

/** The calling thread's context. Apart from {@link CallContext}, because an interface cannot hide a field. */
final class CurrentCall {
    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    private CurrentCall() {}

    static @Nullable CallContext get() {
        return CURRENT.get();
    }

    /** None is kept as such: to take the thread's entry away costs another one for each call. */
    static void set(@Nullable CallContext context) {
        CURRENT.set(context);
    }
}
