package io.privateer.rpc;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads on which handlers run: as many as there are workers, or a virtual one for each call. */
final class WorkerThreads {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);

    private final String name;
    private final ExecutorService executor;

    /**
     * @param virtual only on a JVM that has virtual threads
     */
    WorkerThreads(String name, int count, boolean virtual) {
        this.name = name;
        if (virtual) {
            executor = virtualThreads(name + "-worker-");
        } else {
            executor = new ThreadPoolExecutor(
                    count, count, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), threads(name + "-worker-"));
        }
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger numbers = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + numbers.incrementAndGet());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, e) -> LOG.error("{} died of a handler", dead.getName(), e));
            return thread;
        };
    }

    /** By reflection, because this is compiled for JDK 17. */
    private static ExecutorService virtualThreads(String prefix) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
            Object factory = type.getMethod("factory").invoke(named);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException e) {
            throw new IllegalStateException("no virtual threads in " + Runtime.version(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("no virtual threads to be had", e.getCause());
        }
    }

    void execute(Runnable work) {
        executor.execute(work);
    }

    /** As many platform threads as this from now on; virtual ones are there for each call anyway. */
    void resize(int count) {
        if (executor instanceof ThreadPoolExecutor pool) {
            if (count > pool.getMaximumPoolSize()) {
                pool.setMaximumPoolSize(count);
                pool.setCorePoolSize(count);
            } else {
                pool.setCorePoolSize(count);
                pool.setMaximumPoolSize(count);
            }
        }
    }

    /** Ends the threads; those of handlers that still run after the patience stay. */
    void close(long patienceMs) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(patienceMs, TimeUnit.MILLISECONDS)) {
                LOG.warn("{}: a handler still runs after the end of its time; its thread stays", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
