package io.privateer.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Where results of async calls are decoded and users' code runs that depends on them: never on the client's own thread, unless
 * the user's executor runs it there. Thread-safe.
 */
final class Completions {
    /** Some more than processors on a small machine, since users' code may wait after all. */
    private static final int FEWEST = 4;

    private final String name;
    private final @Nullable Executor chosen;
    private @Nullable ForkJoinPool own;
    private boolean closed;

    /** @param chosen the user's executor; {@code null} for threads of the client's own, which start with the first result */
    Completions(String name, @Nullable Executor chosen) {
        this.name = name;
        this.chosen = chosen;
    }

    void execute(Runnable completion) {
        try {
            executor().execute(completion);
        } catch (RejectedExecutionException e) {
            // Closed, or full by the user's own choice. A result must reach its future all the same.
            completion.run();
        }
    }

    private Executor executor() {
        return chosen == null ? own() : chosen;
    }

    private synchronized Executor own() {
        if (closed) {
            return Runnable::run;
        }
        if (own == null) {
            own = new ForkJoinPool(
                    Math.max(FEWEST, Runtime.getRuntime().availableProcessors()), this::thread, null, true);
        }
        return own;
    }

    private ForkJoinWorkerThread thread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(name + "-done-" + thread.getPoolIndex());
        return thread;
    }

    /** What was handed over runs to its end; the threads end then. */
    synchronized void close() {
        closed = true;
        if (own != null) {
            own.shutdown();
        }
    }
}
