package io.privateer.rpc.retry;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a deduplicated call that gives up or moves: sends a CANCEL to the server that had it last, or, if
 * that is dead, to another one with its store. On a fresh connection a PONG has to come before, since another store knows
 * nothing of the call.
 *
 * <p>A part of {@link LazyPirate}, on its line and as pure. Each event returns the end once that is known, {@code null}
 * before. Its time is its owner's to keep.
 */
final class Settlement {
    /**
     * @param reply what the server says of the call as a whole; without one nobody knows
     * @param why there is none; may be empty
     */
    record End(@Nullable Reply reply, String why) {}

    private final LazyPirate.Shared shared;
    private final HeldLine line;
    private final Request call;
    private final Server lastSentTo;
    private final Set<Server> foreign;
    private boolean cancelled;

    /**
     * @param lastSentTo where the last copy of the call went
     * @param foreign servers with another store than the call's
     */
    Settlement(LazyPirate.Shared shared, HeldLine line, Request call, Server lastSentTo, Set<Server> foreign) {
        this.shared = shared;
        this.line = line;
        this.call = call;
        this.lastSentTo = lastSentTo;
        this.foreign = foreign;
    }

    /**
     * Begins on the connection that is held, if one is.
     *
     * @param asked whether a PONG is still to come on it
     */
    @Nullable
    End start(long now, boolean asked) {
        if (!line.isHeld()) {
            return reconnect(now);
        }
        return asked ? null : sendCancel(now);
    }

    @Nullable
    End onPong(long now, Peer peer) {
        if (cancelled) {
            return null;
        }
        if (peer.scope().equals(call.scope())) {
            return sendCancel(now);
        }
        line.release();
        return line.server() == lastSentTo ? unknown("another reply store answers in its place") : reconnect(now);
    }

    /** The connection is lost, or the server dead. */
    @Nullable
    End onNoAnswer(long now) {
        return reconnect(now);
    }

    /** A reply to the call, not to any other. */
    @Nullable
    End onReply(Reply reply) {
        boolean ofACopy = (reply.executed() == Executed.NO && !reply.settled())
                || (reply.executed() == Executed.UNKNOWN && reply.code() == StatusCode.NOT_FOUND);
        if (!cancelled || reply.working() || ofACopy) {
            // It answers a copy that was sent before the CANCEL.
            return null;
        }
        line.release();
        return new End(reply, "");
    }

    /** There is no more time for it. */
    End onTime() {
        return unknown("");
    }

    private @Nullable End reconnect(long now) {
        cancelled = false;
        Server server = server(now);
        if (!line.connect(server)) {
            return unknown(line.endpoint() + " cannot be reached");
        }
        Peer peer = line.peer();
        if (peer != null && peer.scope().equals(call.scope())) {
            return sendCancel(now);
        }
        return line.ask() ? null : unknown("");
    }

    /** Any server with this store can say what became of the call. */
    private Server server(long now) {
        if (lastSentTo.isDead()) {
            Server other = shared.endpoints().choose(now, call.scope(), foreign);
            if (other != null && !other.isDead() && other.scope().equals(call.scope())) {
                return other;
            }
        }
        return lastSentTo;
    }

    private @Nullable End sendCancel(long now) {
        cancelled = true;
        return line.send(cancellation(shared, call, now)) ? null : unknown("");
    }

    private End unknown(String why) {
        line.close();
        return new End(null, why);
    }

    /** The CANCEL for a call. */
    static Request cancellation(LazyPirate.Shared shared, Request call, long now) {
        return shared.session()
                .acknowledging(call.about(Kind.CANCEL), 1, shared.policy().beatMillis(), now);
    }
}
