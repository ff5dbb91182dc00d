package io.privateer.rpc.retry;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks what became of a deduplicated call, by a WAIT that does not wait: it changes nothing, and never takes the reply from
 * whoever waits for it. It asks each server that tells the call's store until one answers, or the time is over.
 *
 * <p>A pure state machine like {@link LazyPirate}. Belongs to one thread.
 */
public final class Resolver implements CallMachine {
    private enum Phase {
        RESTING,
        PINGING,
        ASKING,
        OVER
    }

    private final LazyPirate.Shared shared;
    private final HeldLine line;
    private final CallId id;
    private final Request question;
    private final long deadline;
    private final Set<Server> foreign = new HashSet<>();
    private Phase phase = Phase.RESTING;
    private long timer;
    private long sentAt;
    private int failures;
    private String last = "no server was reached";

    /**
     * @param id of a call that is bound to a store
     * @param timeout how long the caller waits from {@code now} on, in nanoseconds
     */
    public Resolver(LazyPirate.Shared shared, Line line, CallId id, BodyCodec codec, long timeout, long now) {
        this.shared = shared;
        this.line = new HeldLine(line);
        this.id = id;
        this.question = Request.call(Id.parse(id.client()), id.sequence(), "", codec, new byte[0])
                .about(Kind.WAIT)
                .withAttempt(0)
                .boundTo(Id.parse(id.scope()), id.boundMs());
        this.deadline = now + timeout;
    }

    @Override
    public long nextTime() {
        return timer - deadline < 0 ? timer : deadline;
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER;
    }

    @Override
    public void start(long now) {
        go(now);
    }

    @Override
    public void onTime(long now) {
        if (isOver() || nextTime() - now > 0) {
            return;
        }
        if (deadline - now <= 0) {
            end(StatusCode.DEADLINE_EXCEEDED, last, null);
        } else if (phase == Phase.RESTING) {
            go(now);
        } else {
            failed(now, "no reply from " + line.endpoint());
        }
    }

    @Override
    public void cancel(long now) {
        if (!isOver()) {
            end(StatusCode.CANCELLED, "cancelled by the caller", null);
        }
    }

    @Override
    public void onLost(long now) {
        if (phase == Phase.PINGING || phase == Phase.ASKING) {
            failed(now, "the connection to " + line.endpoint() + " was lost");
        }
    }

    @Override
    public void onDeath(long now, Server server) {
        if (line.isHeld() && line.server() == server) {
            failed(now, line.endpoint() + " has answered nothing");
        }
    }

    @Override
    public void onPong(long now) {
        Peer peer = line.peer();
        if (phase == Phase.PINGING && peer != null) {
            ask(now, peer);
        }
    }

    @Override
    public void onReply(long now, Reply reply) {
        if (phase == Phase.ASKING && reply.namesNoCall()) {
            last = "not read by the server: " + reply.message();
            line.release();
            rest(now, reply.retryAfterMs());
            return;
        }
        boolean mine = reply.sequence() == id.sequence() && reply.client().equals(question.client());
        if (phase != Phase.ASKING || !mine) {
            return;
        }
        if (reply.code() == StatusCode.WRONG_SCOPE) {
            otherStore(now);
        } else if (reply.scope().equals(question.scope())) {
            line.release();
            end(reply.code(), reply.message(), reply);
        }
    }

    private void go(long now) {
        Server server = shared.endpoints().choose(now, question.scope(), foreign);
        if (server == null) {
            if (foreign.isEmpty()) {
                rest(now, 0);
            } else {
                end(StatusCode.UNAVAILABLE, "no server has the reply store that the call is bound to", null);
            }
            return;
        }
        sentAt = now;
        timer = now + shared.policy().attemptTimeout();
        phase = Phase.PINGING;
        if (!line.connect(server)) {
            failed(now, "no connection to " + server);
            return;
        }
        Peer peer = line.peer();
        if (peer != null) {
            ask(now, peer);
        } else if (!line.ask()) {
            failed(now, "no connection to " + server);
        }
    }

    private void ask(long now, Peer peer) {
        if (!peer.scope().equals(question.scope())) {
            otherStore(now);
            return;
        }
        phase = Phase.ASKING;
        sentAt = now;
        timer = now + shared.policy().attemptTimeout();
        if (!line.send(question.withTimes(Math.max(1, (deadline - now) / 1_000_000), 0))) {
            failed(now, "no connection to " + line.endpoint());
        }
    }

    private void otherStore(long now) {
        Server server = line.server();
        if (server != null) {
            foreign.add(server);
        }
        line.release();
        go(now);
    }

    private void failed(long now, String why) {
        last = why;
        Server server = line.server();
        line.close();
        if (server != null) {
            server.silent(now, sentAt);
        }
        rest(now, 0);
    }

    private void rest(long now, long atLeastMs) {
        failures++;
        phase = Phase.RESTING;
        timer = now + shared.policy().pause(failures, atLeastMs, shared.random());
    }

    private void end(StatusCode code, String message, @Nullable Reply reply) {
        phase = Phase.OVER;
        Outcome outcome = reply == null ? Outcome.UNKNOWN : outcome(reply);
        if (outcome != Outcome.UNKNOWN
                && question.client().equals(shared.session().client())) {
            shared.session().finish(id.sequence());
        }
        line.done(new CallResult(code, outcome, message, reply != null, reply, new CallLog(""), id));
    }

    private static Outcome outcome(Reply reply) {
        if (reply.executed() == Executed.YES) {
            return Outcome.EXECUTED;
        }
        return reply.executed() == Executed.NO && reply.settled() ? Outcome.NOT_EXECUTED : Outcome.UNKNOWN;
    }
}
