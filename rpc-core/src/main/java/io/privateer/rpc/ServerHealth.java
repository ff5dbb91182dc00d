package io.privateer.rpc;

import java.util.List;

/**
 * A server's state and load at one moment.
 *
 * @param state how well it serves
 * @param reasons why it is not {@link State#UP}, for people; empty if it is
 * @param queued calls that wait for a worker
 * @param executing calls that are with a worker
 * @param workers workers that are there, busy or not, in this process and in others
 * @param records calls that are remembered
 * @param draining whether it refuses new calls
 * @param shed calls that were admitted and given up before they started, since the server's start
 * @param refused calls that were refused because the queue was full, since the server's start
 * @param stuck handlers that run on after their callers' deadline, and have been replaced
 * @param blocking non-blocking methods that held up the server's thread lately, with the last time they did so
 * @param rebuilt how often the sockets had to be made anew, since the server's start
 */
public record ServerHealth(
        State state,
        List<String> reasons,
        int queued,
        int executing,
        int workers,
        int records,
        boolean draining,
        long shed,
        long refused,
        List<StuckHandler> stuck,
        List<StuckHandler> blocking,
        int rebuilt) {
    /** How well a server serves. */
    public enum State {
        /** As it should. */
        UP,
        /** It serves, but something is wrong, or was within the last minute. */
        DEGRADED,
        /** It does not serve. */
        DOWN
    }

    public ServerHealth {
        reasons = List.copyOf(reasons);
        stuck = List.copyOf(stuck);
        blocking = List.copyOf(blocking);
    }
}
