package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Reply;

/** What a call or a question does about each event. Pure: the time comes in with the event, actions go out by a {@link Line}. */
public interface CallMachine {
    void start(long now);

    /** When {@link #onTime} must be called next, in the caller's nanoseconds. */
    long nextTime();

    /** Time has passed. */
    void onTime(long now);

    /** The server on the current connection told what it is. */
    void onPong(long now);

    /** A reply came on the current connection. */
    void onReply(long now, Reply reply);

    /** The current connection was lost, and with it what was on its way. */
    void onLost(long now);

    /** A server counts as dead: calls that wait for it need not wait longer. */
    void onDeath(long now, Server server);

    /** The caller does not want the result any more. */
    void cancel(long now);

    boolean isOver();
}
