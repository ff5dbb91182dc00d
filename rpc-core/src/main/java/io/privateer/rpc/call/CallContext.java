package io.privateer.rpc.call;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler may know about the call that it serves: {@link #current()} on the handler's thread. Calls made on that
 * thread inherit the deadline and the priority.
 *
 * <p>Thread-safe: a handler may pass its context to threads of its own, and open it there with {@link #run}.
 */
public interface CallContext {
    /** The call's identity. */
    CallId callId();

    /** The path, {@code package.Service/Method}. */
    String method();

    /** Which sending of the call was taken, from 1. */
    int attempt();

    /** The caller's metadata, unmodifiable. */
    Map<String, String> metadata();

    /** How important the call is; calls made on its thread inherit it. */
    Priority priority();

    /**
     * Whether this copy of an idempotent call stands beside another one that may be executed too: its caller hedges, or sends
     * it again. Calls made on its thread are extra as well: they are not hedged, and sent twice at most, so that what each
     * layer of services adds is summed up and not multiplied.
     */
    default boolean isExtra() {
        return false;
    }

    /** How long the caller still waits; zero when that time is over. */
    Duration remaining();

    /** Whether the caller gave up: its CANCEL arrived or its deadline passed. A long handler looks here now and then. */
    boolean isCancelled();

    /** The context of the call that this thread serves, or {@code null} outside a handler. */
    static @Nullable CallContext current() {
        return CurrentCall.get();
    }

    /** Runs a piece of work with this as the current context of the calling thread, and restores what was before. */
    default void run(Runnable work) {
        CallContext before = CurrentCall.get();
        CurrentCall.set(this);
        try {
            work.run();
        } finally {
            CurrentCall.set(before);
        }
    }
}
