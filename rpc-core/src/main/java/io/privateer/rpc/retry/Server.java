package io.privateer.rpc.retry;

import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;

/**
 * One server as its client sees it: whether it lives, how well it answers, how much it has in hand. Dead and failing are
 * two things: a server that says nothing is dead, and gets no calls before it has answered a PING; one that answers and
 * fails is ejected for a time. One that is slow is neither; it has more in hand than others and is chosen less.
 *
 * <p>Belongs to one thread.
 */
public final class Server {
    /** How much rarer than the policy's heartbeat a server is asked that has had no call for long. */
    private static final int RAREST = 8;

    private final String address;
    private final HealthPolicy policy;

    private Id scope = Id.NONE;
    private boolean draining;
    private int inFlight;
    private long turn;

    private boolean dead;
    /** It died, and calls that wait for it do not know yet. */
    private boolean untold;
    /** Whether it has said anything since it was last dead, or at all. */
    private boolean met;

    private long heardAt;
    /** When the first of the PINGs was sent that it has not answered; without meaning unless {@code asking}. */
    private long askedSince;

    private long askedAt;
    private boolean asking;
    private int rarely = 1;

    private int failuresInARow;
    private int failed;
    private int succeeded;
    private long intervalEnd;
    private boolean ejected;
    private long ejectedUntil;
    private int ejections;

    private boolean pushedBack;
    private long pushedBackUntil;

    Server(String address, HealthPolicy policy, long now) {
        this.address = address;
        this.policy = policy;
        // Asked at once: who it is, and whether it is there at all.
        this.heardAt = now - RAREST * policy.heartbeat();
        this.intervalEnd = now + policy.interval();
    }

    public String address() {
        return address;
    }

    /** Whether it said nothing when it was asked, or lost its connection, and has not been heard since. */
    public boolean isDead() {
        return dead;
    }

    /** Whether it answers, and fails too often to get calls while others are there. */
    public boolean isEjected(long now) {
        return ejected && ejectedUntil - now > 0;
    }

    /** Whether it asked to be left alone for now. */
    boolean isPushedBack(long now) {
        return pushedBack && pushedBackUntil - now > 0;
    }

    public boolean isDraining() {
        return draining;
    }

    /** The reply store that it told of last; {@link Id#NONE} if it has told nothing yet. */
    public Id scope() {
        return scope;
    }

    /** Calls that hold a connection to it. */
    public int inFlight() {
        return inFlight;
    }

    long turn() {
        return turn;
    }

    void chosen(long newTurn) {
        turn = newTurn;
    }

    void began() {
        inFlight++;
        rarely = 1;
    }

    void ended() {
        inFlight--;
    }

    // ---- what it says

    /** Anything came from it. */
    public void heard(long now, Id newScope, boolean newDraining) {
        heardAt = now;
        asking = false;
        dead = false;
        untold = false;
        met = true;
        if (!newScope.isNone()) {
            scope = newScope;
            draining = newDraining;
        }
    }

    /** A call was answered: it may be there and fail at what it does. */
    void answered(long now, Reply reply) {
        boolean fails =
                switch (reply.code()) {
                    case UNAVAILABLE -> !reply.draining();
                    case INTERNAL -> true;
                    case ABORTED -> reply.executed() == Executed.UNKNOWN;
                    default -> false;
                };
        if (fails) {
            failed(now);
        } else if (reply.executed() == Executed.YES) {
            succeeded(now);
        }
        if (reply.retryAfterMs() > 0) {
            pushedBack(now + reply.retryAfterMs() * 1_000_000);
        }
    }

    /** It did not answer what was sent to it at that time, or cannot be reached at all. */
    void silent(long now, long since) {
        if (met && heardAt - since > 0) {
            // It answered others meanwhile: one message was lost.
            failed(now);
        } else if (!dead) {
            die(now);
            untold = true;
            // To be asked at once, and on a connection of its own: this may be the connection's fault.
            asking = false;
            heardAt = now - RAREST * policy.heartbeat();
        }
    }

    /** A connection to it was lost, which is how most deaths show first; if it lives, it is soon heard again. */
    public void lost(long now) {
        silent(now, now);
        // Calls on other connections learn it from their own.
        untold = false;
    }

    private void die(long now) {
        dead = true;
        met = false;
        failed(now);
    }

    /** It wants no new calls before this time. */
    void pushedBack(long until) {
        pushedBackUntil = until;
        pushedBack = true;
    }

    /** A call came to its end there, whatever the handler said. */
    void succeeded(long now) {
        failuresInARow = 0;
        turnInterval(now);
        succeeded++;
    }

    /** It, or the way to it, failed a call. */
    void failed(long now) {
        failuresInARow++;
        turnInterval(now);
        failed++;
        int all = failed + succeeded;
        boolean poor = all >= policy.failedVolume() && failed > policy.failedShare() * all;
        if ((failuresInARow >= policy.failuresInARow() || poor) && !isEjected(now)) {
            eject(now);
        }
    }

    private void eject(long now) {
        ejections++;
        ejected = true;
        ejectedUntil = now + Math.min(policy.longestEjection(), policy.ejection() * ejections);
        failuresInARow = 0;
        failed = 0;
        succeeded = 0;
    }

    private void turnInterval(long now) {
        if (intervalEnd - now > 0) {
            return;
        }
        if (succeeded > 0 && failed <= policy.failedShare() * (failed + succeeded)) {
            // As Envoy does: each interval in good health takes back one of the reasons to stay away longer.
            ejections = Math.max(0, ejections - 1);
        }
        failed = 0;
        succeeded = 0;
        intervalEnd = now + policy.interval();
    }

    // ---- whether it is there

    /** When {@link #onTime} must be called next. */
    public long nextTime() {
        if (asking) {
            return askedAt + (met ? policy.suspicion() : patience());
        }
        return heardAt + (inFlight > 0 && met ? policy.suspicion() : rarely * policy.heartbeat());
    }

    /** How long a server that was never met, or is dead, may take to answer: time to connect is part of it. */
    private long patience() {
        return 4 * policy.suspicion();
    }

    /** What a watcher has to do about it. */
    public enum Due {
        NOTHING,
        /** Send a PING. */
        ASK,
        /** The same, on a new connection: it is dead. */
        ASK_ANEW,
        /** The same as the last, and it has died: calls that wait for it wait in vain. */
        DIED
    }

    /** Time has passed. */
    public Due onTime(long now) {
        if (nextTime() - now > 0) {
            return Due.NOTHING;
        }
        if (!asking) {
            rarely = inFlight > 0 ? 1 : Math.min(RAREST, rarely * 2);
            asking = true;
            askedSince = now;
            askedAt = now;
            if (dead && untold) {
                untold = false;
                return Due.DIED;
            }
            return dead ? Due.ASK_ANEW : Due.ASK;
        }
        askedAt = now;
        if (met && now - askedSince < 2 * policy.suspicion()) {
            // A second PING: one that is lost is no silence.
            return Due.ASK;
        }
        if (dead) {
            return Due.ASK_ANEW;
        }
        die(now);
        return Due.DIED;
    }

    @Override
    public String toString() {
        return address;
    }
}
