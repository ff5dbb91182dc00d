package io.privateer.rpc;

import io.privateer.rpc.ClientConnections.Connected;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call under way: its machine, its place among the timers, and the connection that it holds. */
final class ClientCall extends TimerHeap.Timed implements Line, ClientConnections.User, CallTable.Numbered {
    private final ClientLoop loop;
    private final boolean deduplicated;
    private final Consumer<CallResult> ended;
    private final LazyPirate machine;
    private long sequence;
    private @Nullable Connected connected;
    private long sentAt;
    /** Where a copy was sent last. */
    private @Nullable Server sentTo;

    /** @param ended takes the result, once */
    ClientCall(ClientLoop loop, PendingCall pending, long left, long now, Consumer<CallResult> ended) {
        this.loop = loop;
        this.deduplicated = !pending.idempotent();
        this.ended = ended;
        this.machine = new LazyPirate(loop.shared(), this, pending.request(), pending.idempotent(), left, now);
    }

    /** Its number at the moment; it gets a new one when it is placed anew. */
    @Override
    public long sequence() {
        return sequence;
    }

    boolean isOn(Connected connection) {
        return connected == connection;
    }

    // ---- events

    void start(long now) {
        machine.start(now);
        settled();
    }

    void cancel(long now) {
        machine.cancel(now);
        settled();
    }

    void onDeath(long now, Server server) {
        machine.onDeath(now, server);
        settled();
    }

    @Override
    public void onPong(long now) {
        machine.onPong(now);
        settled();
    }

    @Override
    public void onReply(long now, Reply reply) {
        machine.onReply(now, reply);
        settled();
    }

    @Override
    public void onLost(long now) {
        machine.onLost(now);
        settled();
    }

    @Override
    void onTime(long now) {
        machine.onTime(now);
        settled();
    }

    /** The machine is done with an event. */
    private void settled() {
        if (!machine.isOver()) {
            loop.timers().set(this, machine.nextTime());
        }
    }

    /** The loop failed, and lost what it knew of connections: no call may wait for ever. */
    void giveUp(CallResult result) {
        end(result);
    }

    // ---- actions

    @Override
    public boolean connect(Server server) {
        connected = loop.connections().take(server, this);
        return connected != null;
    }

    @Override
    public @Nullable Peer peer() {
        return connected == null ? null : connected.peer();
    }

    @Override
    public boolean ask() {
        if (connected == null) {
            return false;
        }
        sentAt = System.nanoTime();
        loop.acknowledgements().told(connected.server());
        return connected.ask(sentAt);
    }

    @Override
    public boolean send(Request request) {
        Connected connection = connected;
        if (connection == null) {
            return false;
        }
        if (request.sequence() != sequence) {
            number(request.sequence());
        }
        Server server = connection.server();
        sentAt = System.nanoTime();
        loop.acknowledgements().told(server);
        if (request.kind() != Kind.PING && server != sentTo) {
            // It moved, and is finished where it was before.
            owe();
            sentTo = server;
        }
        return connection.send(request);
    }

    private void number(long newSequence) {
        if (sequence != 0) {
            loop.calls().remove(this);
        }
        sequence = newSequence;
        loop.calls().add(this);
    }

    private void owe() {
        if (sentTo != null && deduplicated) {
            loop.acknowledgements().owed(sentTo, System.nanoTime());
        }
    }

    @Override
    public void release() {
        Connected held = connected;
        if (held != null) {
            connected = null;
            loop.connections().release(held, this);
        }
    }

    @Override
    public void close() {
        Connected held = connected;
        if (held != null) {
            connected = null;
            loop.connections().close(held, this, sentAt, loop.patience());
        }
    }

    @Override
    public void done(CallResult result) {
        owe();
        end(result);
    }

    private void end(CallResult result) {
        loop.timers().remove(this);
        if (sequence != 0) {
            loop.calls().remove(this);
        }
        ended.accept(result);
    }
}
