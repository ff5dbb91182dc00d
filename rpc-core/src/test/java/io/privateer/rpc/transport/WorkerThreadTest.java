package io.privateer.rpc.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WorkerThreadTest {
    @Test
    void interruptReachesTheHandlerThatRuns() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        WorkerThread worker = new WorkerThread(
                () -> ((WorkerThread) Thread.currentThread()).handle(() -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        seen.complete("interrupted");
                    }
                }),
                "worker");
        worker.start();
        started.await();
        worker.interrupt();
        assertEquals("interrupted", seen.get(5, TimeUnit.SECONDS));
        worker.join();
    }

    @Test
    void interruptOutsideAHandlerIsDropped() throws Exception {
        assertFalse(run(worker -> worker.interrupt()));
    }

    @Test
    void interruptThatAHandlerLeftBehindIsCleared() throws Exception {
        assertFalse(run(worker -> worker.handle(() -> {
            worker.interrupt();
            assertTrue(worker.isInterrupted());
        })));
    }

    @Test
    void interruptThatAFailingHandlerLeftBehindIsCleared() throws Exception {
        assertFalse(run(worker -> assertThrows(
                IllegalArgumentException.class,
                () -> worker.handle(() -> {
                    worker.interrupt();
                    throw new IllegalArgumentException("handler's own");
                }))));
    }

    @Test
    void handleRefusesOtherThreadsAndNesting() throws Exception {
        WorkerThread idle = new WorkerThread(() -> {}, "idle");
        IllegalStateException other = assertThrows(IllegalStateException.class, () -> idle.handle(() -> {}));
        assertEquals(
                "handle belongs to thread idle, called from "
                        + Thread.currentThread().getName(),
                other.getMessage());
        run(worker -> worker.handle(() -> assertThrows(IllegalStateException.class, () -> worker.handle(() -> {}))));
    }

    private interface Work {
        void with(WorkerThread worker);
    }

    /** Does it on a worker thread and tells whether that is interrupted afterwards. */
    private static boolean run(Work work) throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        WorkerThread worker = new WorkerThread(
                () -> {
                    try {
                        work.with((WorkerThread) Thread.currentThread());
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    } catch (Throwable e) {
                        interrupted.completeExceptionally(e);
                    }
                },
                "worker");
        worker.start();
        worker.join();
        return interrupted.get();
    }
}
