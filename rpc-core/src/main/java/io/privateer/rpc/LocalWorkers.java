package io.privateer.rpc;

import io.privateer.rpc.server.Dispatcher;
import io.privateer.rpc.server.WorkerPool;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process: gives them their calls, takes what they answer, and replaces those whose handler died or does
 * not return. Belongs to the front's thread, but for {@link #ended}.
 */
final class LocalWorkers {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWorkers.class);

    /** How often handlers are looked after. */
    private static final long WATCH_INTERVAL = Duration.ofMillis(100).toNanos();

    private final String name;
    private final int count;
    private final Duration stuckAfter;
    private final Dispatcher dispatcher;
    private final WorkerPool<?> pool;
    private final Runnable wake;
    private final WorkerThreads threads;
    private final List<LocalWorker> workers = new ArrayList<>();
    private final Queue<Execution> ended = new ConcurrentLinkedQueue<>();
    private List<StuckHandler> stuck = List.of();
    private int named;
    private long watchAt;
    private long outOfMemory;

    /**
     * @param wake wakes the front's thread, from any thread
     */
    LocalWorkers(ServerSettings settings, Dispatcher dispatcher, WorkerPool<?> pool, Runnable wake) {
        this.name = settings.name();
        this.count = settings.workers();
        this.stuckAfter = settings.stuckAfter();
        this.dispatcher = dispatcher;
        this.pool = pool;
        this.wake = wake;
        this.threads = new WorkerThreads(name, Math.max(1, count), settings.virtualThreads());
    }

    void open(long now) {
        refill(now);
    }

    /**
     * As many workers as there shall be, beside those that are lost to handlers which do not return; but no more than twice as
     * many in all, or such handlers would take all memory.
     */
    private void refill(long now) {
        int lost = 0;
        for (LocalWorker worker : workers) {
            lost += worker.isStuck() ? 1 : 0;
        }
        for (int there = workers.size() - lost; there < count && workers.size() < 2 * count; there++) {
            add(now);
        }
        threads.resize(Math.max(1, workers.size()));
    }

    private void add(long now) {
        LocalWorker worker = new LocalWorker(name + "-worker-" + ++named, this);
        workers.add(worker);
        pool.addLocal(now, worker.name, worker);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    void execute(Execution execution) {
        threads.execute(execution);
    }

    void cancel(Id client, long sequence) {
        workers.forEach(worker -> worker.cancel(client, sequence));
    }

    /** A handler returned, or its thread dies. On that thread. */
    void ended(Execution execution) {
        ended.add(execution);
        wake.run();
    }

    boolean hasEnded() {
        return !ended.isEmpty();
    }

    /** Takes what was answered. */
    void takeAnswers(long now) {
        for (Execution execution = ended.poll(); execution != null; execution = ended.poll()) {
            answered(now, execution);
        }
    }

    private void answered(long now, Execution execution) {
        LocalWorker worker = execution.worker();
        if (worker.current() != execution) {
            return;
        }
        worker.ended();
        Reply reply = execution.reply();
        Throwable failure = execution.failure();
        if (reply != null) {
            pool.onReply(now, worker, reply);
        }
        if (worker.isStuck()) {
            remove(now, worker, "its handler returned at last; it was replaced before");
        } else if (reply == null) {
            outOfMemory += failure instanceof OutOfMemoryError ? 1 : 0;
            remove(now, worker, String.valueOf(failure));
        }
    }

    private void remove(long now, LocalWorker worker, String why) {
        workers.remove(worker);
        pool.died(now, worker, why);
        refill(now);
    }

    /** When {@link #watch} is due. */
    long nextTime() {
        return watchAt;
    }

    /** Looks after the handlers. */
    void watch(long now) {
        if (watchAt - now > 0) {
            return;
        }
        watchAt = now + WATCH_INTERVAL;
        List<StuckHandler> found = new ArrayList<>();
        for (LocalWorker worker : List.copyOf(workers)) {
            Execution execution = worker.current();
            if (execution == null) {
                continue;
            }
            if (execution.isOver()) {
                // Its thread had no memory left to say so, or is about to.
                answered(now, execution);
            } else if (execution.call().overdue(now) >= stuckAfter.toNanos()) {
                giveUp(now, worker, execution);
                found.add(told(now, execution));
            }
        }
        stuck = List.copyOf(found);
    }

    /**
     * Its caller is gone for long, so the handler is told by an interrupt, its call is settled as unknown, and another worker
     * takes its place.
     */
    private void giveUp(long now, LocalWorker worker, Execution execution) {
        if (worker.isStuck()) {
            return;
        }
        worker.giveUp();
        LOG.error(
                "{}: {} (call {}/{}) runs on {} after its caller's deadline; it is interrupted",
                worker.name,
                execution.request().method(),
                execution.request().client(),
                execution.request().sequence(),
                stuckAfter);
        pool.stuck(now, worker, "its handler does not return");
        execution.interrupt();
        refill(now);
    }

    private static StuckHandler told(long now, Execution execution) {
        Thread runner = execution.runner();
        return StuckHandler.of(
                execution.request(),
                execution.call().age(now),
                runner == null ? List.of() : StuckHandler.where(runner));
    }

    List<StuckHandler> stuck() {
        return stuck;
    }

    /** Whether there are as many handlers that do not return as there may be. */
    boolean areAllStuck() {
        return !stuck.isEmpty() && stuck.size() >= workers.size();
    }

    long outOfMemory() {
        return outOfMemory;
    }

    void close(long patienceMs) {
        threads.close(patienceMs);
    }
}
