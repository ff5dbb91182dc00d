package io.privateer.rpc;

import io.privateer.rpc.server.ServedCall;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/** One call with a worker of this process, from the front's thread to the worker's and back. */
final class Execution implements Runnable {
    private final LocalWorker worker;
    private final Request request;
    private final LocalWorkers workers;
    private final ServedCall call;
    private volatile @Nullable Thread runner;
    private volatile @Nullable Reply reply;
    private volatile @Nullable Throwable failure;

    /** @param leftMs how long its caller still waits */
    Execution(LocalWorker worker, Request request, long leftMs, LocalWorkers workers) {
        this.worker = worker;
        this.request = request;
        this.workers = workers;
        this.call = new ServedCall(request, leftMs, System.nanoTime());
    }

    @Override
    public void run() {
        try {
            synchronized (this) {
                runner = Thread.currentThread();
            }
            try {
                reply = workers.dispatcher().execute(request, call);
            } finally {
                synchronized (this) {
                    runner = null;
                    // Inside the lock: an interrupt reaches this handler, or nobody.
                    Thread.interrupted();
                }
            }
            workers.ended(this);
        } catch (Throwable e) {
            // An Error that must not be survived, such as a lack of memory. Noted first, which takes none: if the rest
            // fails
            // as well, the front finds it when it looks after its workers.
            failure = e;
            workers.ended(this);
            throw e;
        }
    }

    /** Interrupts the handler, if it still runs. */
    void interrupt() {
        synchronized (this) {
            Thread running = runner;
            if (running != null) {
                running.interrupt();
            }
        }
    }

    boolean isOf(Id client, long sequence) {
        return request.sequence() == sequence && request.client().equals(client);
    }

    boolean isOver() {
        return reply != null || failure != null;
    }

    LocalWorker worker() {
        return worker;
    }

    Request request() {
        return request;
    }

    ServedCall call() {
        return call;
    }

    @Nullable
    Reply reply() {
        return reply;
    }

    /** What ended the thread that it ran on. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The thread that it runs on. */
    @Nullable
    Thread runner() {
        return runner;
    }
}
