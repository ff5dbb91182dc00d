package io.privateer.rpc;

import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Server;
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

    /** Of the client's thread alone: what makes it, from its begin to its end. */
    private @Nullable ClientCall made;

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

    // ---- on the client's thread, while it is under way

    void begin(ClientCall call, long now) {
        made = call;
        call.start(now);
    }

    void cancel(long now) {
        if (made != null) {
            made.cancel(now);
        }
    }

    void onDeath(long now, Server server) {
        if (made != null) {
            made.onDeath(now, server);
        }
    }

    void giveUp(CallResult newResult) {
        if (made != null) {
            made.giveUp(newResult);
        }
    }

    void end(CallResult newResult) {
        made = null;
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
