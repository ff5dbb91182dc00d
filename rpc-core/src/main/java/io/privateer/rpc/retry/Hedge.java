package io.privateer.rpc.retry;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Id;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two copies of one idempotent call, the second some time after the first, on another server: the first end that says
 * something about the call is its end, and the other copy is cancelled. The second is a call with a number of its own, so
 * that cancelling the loser cannot hit the winner where two endpoints lead to one server.
 *
 * <p>Pure like {@link LazyPirate}, which makes each of the copies. Belongs to one thread.
 */
public final class Hedge {
    /** What a hedge does. */
    public interface Copies {
        /** Begins the second copy, anywhere but beside the first; its end is told by {@link #secondEnded}. */
        void second(long now, Server first, long timeout);

        void cancelFirst(long now);

        void cancelSecond(long now);

        /** The end; comes once, and last. */
        void done(CallResult result);
    }

    private final LazyPirate.Shared shared;
    private final Copies copies;
    private final long delay;
    private final long deadline;
    private long due;
    private boolean decided;
    private boolean second;
    private boolean over;
    private @Nullable CallResult firstFailure;
    private @Nullable CallResult secondFailure;

    /**
     * @param delay after how long without a result the second copy is sent, in nanoseconds
     * @param timeout how long the caller waits, in nanoseconds
     */
    public Hedge(LazyPirate.Shared shared, Copies copies, long delay, long timeout, long now) {
        this.shared = shared;
        this.copies = copies;
        this.delay = delay;
        this.due = now + delay;
        this.deadline = now + timeout;
    }

    /** When the second copy is due. */
    public long due() {
        return due;
    }

    /** Whether there is, or will be, no second copy to wait for. */
    public boolean isDecided() {
        return decided;
    }

    /**
     * Time has passed.
     *
     * @param first where the first copy is; {@code null} if it is nowhere at the moment, and then there is nothing to hedge
     *     yet
     */
    public void onTime(long now, @Nullable Server first) {
        if (over || decided || due - now > 0) {
            return;
        }
        if (first == null) {
            due = now + delay;
            return;
        }
        decided = true;
        boolean useful = deadline - now > 0 && shared.endpoints().hasAnother(first, Id.NONE, now, Set.of());
        if (useful && shared.budget().withdraw(now)) {
            second = true;
            copies.second(now, first, deadline - now);
        }
    }

    /** The caller does not want the result any more. */
    public void cancel(long now) {
        if (!over) {
            decided = true;
            if (second && secondFailure == null) {
                copies.cancelSecond(now);
            }
            if (firstFailure == null) {
                copies.cancelFirst(now);
            }
        }
    }

    public void firstEnded(long now, CallResult result) {
        if (over) {
            return;
        }
        decided = true;
        if (isAnswer(result) || !second || secondFailure != null) {
            end(secondFailure == null ? result : lessCertain(result, secondFailure));
            if (second && secondFailure == null) {
                copies.cancelSecond(now);
            }
        } else {
            firstFailure = result;
        }
    }

    public void secondEnded(long now, CallResult result) {
        if (over) {
            return;
        }
        if (isAnswer(result)) {
            end(result);
            if (firstFailure == null) {
                copies.cancelFirst(now);
            }
        } else if (firstFailure != null) {
            end(lessCertain(firstFailure, result));
        } else {
            secondFailure = result;
        }
    }

    /** Whether a server executed it, with whatever end. */
    private static boolean isAnswer(CallResult result) {
        return result.code() == StatusCode.OK || (result.serverSaid() && result.reply() != null);
    }

    private void end(CallResult result) {
        over = true;
        copies.done(result);
    }

    /** Of two failures the one that must be told: a copy that was never sent says nothing of the other one. */
    private static CallResult lessCertain(CallResult first, CallResult other) {
        return first.outcome() == Outcome.NOT_EXECUTED ? other : first;
    }
}
