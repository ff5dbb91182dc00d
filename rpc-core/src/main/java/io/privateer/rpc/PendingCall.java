package io.privateer.rpc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call between its caller's thread, which waits here, and the client's own thread, which makes it. */
final class PendingCall {
    private final Request request;
    private final boolean idempotent;
    private final Hedging hedging;
    private final @Nullable CallId question;
    private final long timeout;
    private final long submitted = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable CallResult result;

    /** Of the client's thread alone: what makes it, from its begin to its end. */
    private @Nullable UnderWay underWay;

    /** What makes a call. */
    interface UnderWay {
        void cancel(long now);

        void onDeath(long now, Server server);

        /** The loop failed, and lost what it knew of connections: no call may wait for ever. */
        void giveUp(CallResult result);
    }

    /**
     * @param timeout how long the caller waits, in nanoseconds
     */
    PendingCall(Request request, boolean idempotent, Hedging hedging, long timeout) {
        this(request, idempotent, hedging, null, timeout);
    }

    private PendingCall(Request request, boolean idempotent, Hedging hedging, @Nullable CallId question, long timeout) {
        this.request = request;
        this.idempotent = idempotent;
        this.hedging = hedging;
        this.question = question;
        this.timeout = timeout;
    }

    /** No call, but the question what became of one. */
    static PendingCall about(CallId call, BodyCodec codec, long timeout) {
        Request request = Request.call(Id.NONE, 0, "resolve " + call, codec, new byte[0]);
        return new PendingCall(request, true, Hedging.off(), call, timeout);
    }

    /** The call that it asks about, if it is no call itself. */
    @Nullable
    CallId question() {
        return question;
    }

    /** Off, if it is not idempotent. */
    Hedging hedging() {
        return hedging;
    }

    /** How long ago the caller began. */
    long age(long now) {
        return now - submitted;
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

    void begins(UnderWay newUnderWay) {
        underWay = newUnderWay;
    }

    void cancel(long now) {
        if (underWay != null) {
            underWay.cancel(now);
        }
    }

    void onDeath(long now, Server server) {
        if (underWay != null) {
            underWay.onDeath(now, server);
        }
    }

    void giveUp(CallResult newResult) {
        if (underWay != null) {
            underWay.giveUp(newResult);
        }
    }

    void end(CallResult newResult) {
        underWay = null;
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
