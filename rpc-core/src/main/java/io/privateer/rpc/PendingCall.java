package io.privateer.rpc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call between its caller and the client's own thread, which makes it. The caller's thread waits here, or leaves a taker for
 * the result.
 */
final class PendingCall implements Bag.Member {
    /** What makes a call. */
    interface UnderWay {
        void cancel(long now);

        void onDeath(long now, Server server);

        /** The loop failed, and lost what it knew of connections: no call may wait for ever. */
        void giveUp(CallResult result);
    }

    private final Request request;
    private final boolean idempotent;
    private final Hedging hedging;
    private final @Nullable CallId question;
    private final long timeout;
    private final long submitted = System.nanoTime();
    private final @Nullable Consumer<CallResult> taker;
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable CallResult result;

    /** Of the client's thread alone: what makes it, from its begin to its end. */
    private @Nullable UnderWay underWay;

    /** Of the client's thread alone: among those that are under way. */
    private int place;

    /** Of the client's thread alone: whether nobody will ever be told of its end. */
    private boolean abandoned;

    /**
     * @param timeout how long the caller waits, in nanoseconds
     * @param taker takes the result on the client's thread, and must not keep it; {@code null} if the calling thread waits
     */
    PendingCall(
            Request request, boolean idempotent, Hedging hedging, long timeout, @Nullable Consumer<CallResult> taker) {
        this(request, idempotent, hedging, null, timeout, taker);
    }

    private PendingCall(
            Request request,
            boolean idempotent,
            Hedging hedging,
            @Nullable CallId question,
            long timeout,
            @Nullable Consumer<CallResult> taker) {
        this.request = request;
        this.idempotent = idempotent;
        this.hedging = hedging;
        this.question = question;
        this.timeout = timeout;
        this.taker = taker;
    }

    /** No call, but the question what became of one. */
    static PendingCall about(CallId call, BodyCodec codec, long timeout) {
        Request request = Request.call(Id.NONE, 0, "resolve " + call, codec, new byte[0]);
        return new PendingCall(request, true, Hedging.off(), call, timeout, null);
    }

    Request request() {
        return request;
    }

    boolean idempotent() {
        return idempotent;
    }

    /** Off, if it is not idempotent. */
    Hedging hedging() {
        return hedging;
    }

    /** The call that it asks about, if it is no call itself. */
    @Nullable
    CallId question() {
        return question;
    }

    /** How long ago the caller began. */
    long age(long now) {
        return now - submitted;
    }

    /** How much of the caller's time is left. */
    long left(long now) {
        return timeout - age(now);
    }

    /** Whether its caller goes on meanwhile. */
    boolean isAsync() {
        return taker != null;
    }

    // ---- on the client's thread, while it is under way

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(int newPlace) {
        place = newPlace;
    }

    void begins(UnderWay newUnderWay) {
        underWay = newUnderWay;
    }

    /** Its caller is gone: has cancelled its future, and gets no identity to ask about. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
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

    /** From the client's thread, or from the caller's own if it was never taken. */
    void end(CallResult newResult) {
        underWay = null;
        result = newResult;
        if (taker == null) {
            LockSupport.unpark(caller);
        } else {
            taker.accept(newResult);
        }
    }

    // ---- on the caller's thread

    /**
     * Waits for the end. An interrupt cancels the call, and the wait goes on for its outcome, which comes within one attempt
     * timeout; the interrupt is kept for the caller.
     *
     * @param cancel tells the client's thread
     */
    CallResult await(Consumer<PendingCall> cancel) {
        boolean interrupted = false;
        CallResult ending = result;
        while (ending == null) {
            LockSupport.park(this);
            if (Thread.interrupted() && !interrupted) {
                interrupted = true;
                cancel.accept(this);
            }
            ending = result;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ending;
    }
}
