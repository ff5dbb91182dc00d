package io.privateer.rpc;

import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Hedge;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call of which a second copy may be sent: two calls under way, and the {@link Hedge} that decides about them. */
final class HedgedCall extends TimedCall implements PendingCall.UnderWay, Hedge.Copies {
    private final ClientLoop loop;
    private final Request request;
    private final Hedge hedge;
    private final LazyPirate machine;
    private final ClientCall first;
    private final Consumer<CallResult> ended;
    private @Nullable ClientCall second;

    /**
     * @param delay after how long without a result the second copy is sent, in nanoseconds
     * @param ended takes the result, once
     */
    HedgedCall(ClientLoop loop, PendingCall pending, long delay, long left, long now, Consumer<CallResult> ended) {
        this.loop = loop;
        this.request = pending.request();
        this.hedge = new Hedge(loop.shared(), this, delay, left, now);
        this.ended = ended;
        this.first = new ClientCall(loop, false, result -> hedge.firstEnded(System.nanoTime(), result));
        this.machine = new LazyPirate(loop.shared(), first, request, true, left, now);
    }

    void start(long now) {
        loop.timers().set(this, hedge.due());
        first.start(machine, now);
    }

    @Override
    void onTime(long now) {
        hedge.onTime(now, machine.server());
        if (!hedge.isDecided()) {
            loop.timers().set(this, hedge.due());
        }
    }

    @Override
    public void cancel(long now) {
        hedge.cancel(now);
    }

    @Override
    public void onDeath(long now, Server server) {
        first.onDeath(now, server);
        ClientCall other = second;
        if (other != null) {
            other.onDeath(now, server);
        }
    }

    @Override
    public void giveUp(CallResult result) {
        first.forget();
        if (second != null) {
            second.forget();
        }
        done(result);
    }

    @Override
    public void second(long now, Server beside, long timeout) {
        ClientCall hedging = new ClientCall(loop, false, result -> hedge.secondEnded(System.nanoTime(), result));
        second = hedging;
        hedging.start(LazyPirate.hedge(loop.shared(), hedging, request, beside, timeout, now), now);
    }

    @Override
    public void cancelFirst(long now) {
        first.cancel(now);
    }

    @Override
    public void cancelSecond(long now) {
        ClientCall other = second;
        if (other != null) {
            other.cancel(now);
        }
    }

    @Override
    public void done(CallResult result) {
        loop.timers().remove(this);
        ended.accept(result);
    }
}
