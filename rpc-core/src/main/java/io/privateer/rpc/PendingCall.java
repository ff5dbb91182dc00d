package io.privateer.rpc;

import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.wire.Request;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call between its caller's thread, which waits here, and the client's own thread, which makes it. */
final class PendingCall {
    private final Request request;
    private final boolean idempotent;
    private final long timeout;
    private final long submitted = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable CallResult result;

    /**
     * @param timeout how long the caller waits, in nanoseconds
     */
    PendingCall(Request request, boolean idempotent, long timeout) {
        this.request = request;
        this.idempotent = idempotent;
        this.timeout = timeout;
    }

    Request request() {
        return request;
    }

    boolean idempotent() {
        return idempotent;
    }

    /** How much of the caller's time is left. */
    long left(long now) {
        return timeout - (now - submitted);
    }

    long timeout() {
        return timeout;
    }

    void end(CallResult newResult) {
        result = newResult;
        ended.countDown();
    }

    /**
     * Waits for the end. An interrupt cancels the call, and the wait goes on for its outcome, which comes within one attempt
     * timeout; the interrupt is kept for the caller.
     *
     * @param cancel tells the client's thread
     */
    CallResult await(Consumer<PendingCall> cancel) {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                if (!interrupted) {
                    interrupted = true;
                    cancel.accept(this);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        CallResult ending = result;
        if (ending == null) {
            throw new IllegalStateException("ended without a result");
        }
        return ending;
    }
}
