package io.privateer.rpc;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where results of async calls are decoded and users' code runs that depends on them: never on the client's own thread, unless
 * the user's executor runs it there. Its own threads become more while they are all held by code that waits. Belongs to the
 * client's thread, but for {@link #close} and for calls that come after it.
 */
final class Completions {
    private static final int FEWEST = 4;

    private static final int MOST = 256;

    /** How long the first result in the queue waits for a thread before there is one more of them. */
    private static final long PATIENCE = Duration.ofMillis(10).toNanos();

    private final String name;
    private final @Nullable Executor chosen;
    private @Nullable ThreadPoolExecutor own;
    private boolean closed;
    private @Nullable Runnable first;
    private long firstSince;

    /** @param chosen the user's executor; {@code null} for threads of the client's own, which start with the first result */
    Completions(String name, @Nullable Executor chosen) {
        this.name = name;
        this.chosen = chosen;
    }

    /** @param completion must not throw */
    void execute(Runnable completion) {
        if (chosen != null) {
            try {
                chosen.execute(completion);
                return;
            } catch (RuntimeException e) {
                // Shut down, or full. A result must reach its future all the same, and not on the thread of the
                // sockets.
            }
        }
        try {
            own().execute(completion);
        } catch (RejectedExecutionException e) {
            // The client is closed and its thread gone: this is the caller's own.
            completion.run();
        }
    }

    private synchronized ThreadPoolExecutor own() {
        if (own == null) {
            AtomicInteger number = new AtomicInteger();
            own = new ThreadPoolExecutor(FEWEST, FEWEST, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, name + "-done-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            own.allowCoreThreadTimeOut(true);
            if (closed) {
                own.shutdown();
            }
        }
        return own;
    }

    private synchronized @Nullable ThreadPoolExecutor started() {
        return own;
    }

    /** How long to sleep at most, in nanoseconds, if it would be so long otherwise. */
    long sleep(long now, long otherwise) {
        return first == null ? otherwise : Math.min(otherwise, PATIENCE - (now - firstSince));
    }

    /** Adds a thread if none has taken the first result of the queue for a while; and takes them back once they are idle. */
    void onTime(long now) {
        ThreadPoolExecutor pool = started();
        if (pool == null) {
            return;
        }
        int threads = pool.getCorePoolSize();
        Runnable waits = pool.getQueue().peek();
        if (waits != first) {
            first = waits;
            firstSince = now;
        } else if (waits == null) {
            if (threads > FEWEST && pool.getActiveCount() < FEWEST) {
                pool.setCorePoolSize(FEWEST);
                pool.setMaximumPoolSize(FEWEST);
            }
        } else if (now - firstSince >= PATIENCE) {
            firstSince = now;
            int more = Math.min(MOST, threads + 1);
            pool.setMaximumPoolSize(more);
            pool.setCorePoolSize(more);
        }
    }

    /** What was handed over runs to its end; the threads end then. */
    synchronized void close() {
        closed = true;
        if (own != null) {
            own.shutdown();
        }
    }
}
