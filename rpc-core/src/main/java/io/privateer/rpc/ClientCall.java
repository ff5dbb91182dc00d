package io.privateer.rpc;

import io.privateer.rpc.ClientConnections.Connected;
import io.privateer.rpc.retry.CallMachine;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call under way: its machine, its place among the timers, and the connection that it holds. */
final class ClientCall extends TimedCall
        implements PendingCall.UnderWay, Line, ClientConnections.User, CallTable.Numbered {
    private final ClientLoop loop;
    private final boolean deduplicated;
    private final Consumer<CallResult> ended;
    private @Nullable CallMachine machine;
    /** Whose number it has: this client's, unless it asks about a call. */
    private Id client = Id.NONE;

    private long sequence;
    private @Nullable Connected connected;
    /** Among the users of that. */
    private int place;

    private long sentAt;
    /** Where a copy was sent last. */
    private @Nullable Server sentTo;

    /**
     * @param deduplicated whether a server remembers it until it is told that it need not
     * @param ended takes the result, once
     */
    ClientCall(ClientLoop loop, boolean deduplicated, Consumer<CallResult> ended) {
        this.loop = loop;
        this.deduplicated = deduplicated;
        this.ended = ended;
    }

    /** Its number at the moment; it gets a new one when it is placed anew. */
    @Override
    public long sequence() {
        return sequence;
    }

    /** Whether a reply with its number is for it. */
    boolean isOf(Id replyClient) {
        return client.equals(replyClient);
    }

    boolean isOn(Connected connection) {
        return connected == connection;
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public void place(int newPlace) {
        place = newPlace;
    }

    // ---- events

    /** Begins, with the machine that acts by this line. */
    void start(CallMachine newMachine, long now) {
        machine = newMachine;
        newMachine.start(now);
        settled();
    }

    private CallMachine machine() {
        return Objects.requireNonNull(machine, "begun");
    }

    @Override
    public void cancel(long now) {
        machine().cancel(now);
        settled();
    }

    @Override
    public void onDeath(long now, Server server) {
        machine().onDeath(now, server);
        settled();
    }

    @Override
    public void onPong(long now) {
        machine().onPong(now);
        settled();
    }

    @Override
    public void onReply(long now, Reply reply) {
        machine().onReply(now, reply);
        settled();
    }

    @Override
    public void onLost(long now) {
        machine().onLost(now);
        settled();
    }

    @Override
    void onTime(long now) {
        machine().onTime(now);
        settled();
    }

    /** The machine is done with an event. */
    private void settled() {
        if (!machine().isOver()) {
            loop.timers().set(this, machine().nextTime());
        }
    }

    @Override
    public void giveUp(CallResult result) {
        forget();
        ended.accept(result);
    }

    /** Takes it off the books, whatever its machine thinks. */
    void forget() {
        loop.timers().remove(this);
        if (sequence != 0) {
            loop.calls().remove(this);
        }
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
            number(request);
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

    private void number(Request request) {
        if (sequence != 0) {
            loop.calls().remove(this);
        }
        client = request.client();
        sequence = request.sequence();
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
        forget();
        ended.accept(result);
    }
}
