package io.privateer.rpc;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.server.Dispatcher;
import io.privateer.rpc.server.InlineHandlers;
import io.privateer.rpc.server.ServedCall;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handlers that run on the thread which owns the server's sockets, because their methods are declared non-blocking, and a
 * watchdog that tells of those that block all the same: they stop the whole server.
 */
final class OwnerThreadHandlers implements InlineHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerThreadHandlers.class);

    /** What is too long. A pause of the garbage collector can be as long as that, a handler of microseconds cannot. */
    static final long LIMIT = Duration.ofMillis(50).toNanos();

    private record Running(Request request, Thread thread, long since) {}

    private final Dispatcher dispatcher;
    private final Set<String> methods;
    private final @Nullable Thread watchdog;
    private final Map<String, StuckHandler> blocking = new LinkedHashMap<>();
    private final Map<String, Long> blockedAt = new LinkedHashMap<>();
    private volatile @Nullable Running running;
    private volatile boolean closed;
    private long outOfMemory;

    OwnerThreadHandlers(String name, Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.methods = dispatcher.nonBlocking();
        if (methods.isEmpty()) {
            watchdog = null;
        } else {
            watchdog = new Thread(this::watch, name + "-watchdog");
            watchdog.setDaemon(true);
            watchdog.start();
        }
    }

    @Override
    public boolean serve(String method) {
        return methods.contains(method);
    }

    @Override
    public Reply execute(Request request) {
        long since = System.nanoTime();
        Running now = new Running(request, Thread.currentThread(), since);
        running = now;
        try {
            return dispatcher.execute(request, new ServedCall(request, since));
        } catch (OutOfMemoryError e) {
            outOfMemory++;
            return Reply.failure(
                    request.client(), request.sequence(), StatusCode.ABORTED, Executed.UNKNOWN, "out of memory");
        } finally {
            running = null;
            // What a handler leaves behind would end the next sleep at its socket.
            Thread.interrupted();
            if (System.nanoTime() - since >= LIMIT) {
                blocked(now, System.nanoTime(), List.of());
            }
        }
    }

    private void watch() {
        Running told = null;
        while (!closed) {
            Running seen = running;
            long now = System.nanoTime();
            if (seen != null && !seen.equals(told) && now - seen.since >= LIMIT) {
                told = seen;
                List<String> where = StuckHandler.where(seen.thread);
                if (seen.equals(running)) {
                    blocked(seen, now, where);
                    LOG.warn(
                            "{} is declared nonBlocking and has held up the whole server for {} ms, at {}",
                            seen.request.method(),
                            (now - seen.since) / 1_000_000,
                            where);
                }
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LIMIT / 2);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void blocked(Running what, long now, List<String> where) {
        String method = what.request.method();
        StuckHandler before = blocking.get(method);
        blocking.put(
                method,
                StuckHandler.of(
                        what.request, now - what.since, where.isEmpty() && before != null ? before.where() : where));
        blockedAt.put(method, now);
    }

    /** Those that blocked lately. From any thread. */
    synchronized List<StuckHandler> blocking(long now) {
        List<StuckHandler> recent = new ArrayList<>();
        blocking.forEach((method, handler) -> {
            Long at = blockedAt.get(method);
            if (at != null && now - at < Mishaps.REMEMBERED) {
                recent.add(handler);
            }
        });
        return recent;
    }

    long outOfMemory() {
        return outOfMemory;
    }

    void close() {
        closed = true;
        if (watchdog != null) {
            watchdog.interrupt();
        }
    }
}
