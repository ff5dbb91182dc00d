package io.privateer.rpc.server;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.wire.Request;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Admitted calls that wait for a worker: the critical ones first, among equals client sessions in turn, and only calls that
 * a worker can serve, so that a method without a worker holds up no other. Bounded by whoever adds to it.
 *
 * <p>A pure state machine. Belongs to one thread.
 */
final class CallQueue<R> {
    /**
     * The part of its caller's time that a call may wait while the queue stands. CoDel sets its target at 5 to 10 % of the
     * time that a sender needs to react (RFC 8289, section 3.2); a caller reacts when its time is over.
     */
    static final int PATIENCE_DIVISOR = 10;

    private final long target;
    private final PriorityLane<R> critical;
    private final PriorityLane<R> ordinary;
    private final PriorityLane<R> background;
    private final List<PriorityLane<R>> lanes;
    private final Map<Ticket<R>, Waiting<R>> waiting = new HashMap<>();
    /** Calls whose worker was lost: they have had their turn. */
    private final Set<Ticket<R>> returned = new LinkedHashSet<>();

    private long orders;
    private int workers;

    /**
     * @param targetNanos how long a call may wait at least while the queue stands
     * @param intervalNanos how long calls must have waited too long for the queue to stand
     */
    CallQueue(long targetNanos, long intervalNanos) {
        this.target = targetNanos;
        this.critical = new PriorityLane<>(intervalNanos);
        this.ordinary = new PriorityLane<>(intervalNanos);
        this.background = new PriorityLane<>(intervalNanos);
        this.lanes = List.of(critical, ordinary, background);
    }

    /** How many calls are executed at once: nothing is given up in a queue that is no longer than that. */
    void workers(int newWorkers) {
        workers = newWorkers;
    }

    int size() {
        return waiting.size() + returned.size();
    }

    /** Whether each call in it is the next one of some worker; then long handlers are what they wait for, not a crowd. */
    private boolean isShort() {
        return size() <= workers;
    }

    boolean isStanding() {
        return critical.isStanding() || ordinary.isStanding() || background.isStanding();
    }

    void add(long now, Ticket<R> ticket) {
        long patience = Math.max(target, (ticket.deadline() - now) / PATIENCE_DIVISOR);
        Waiting<R> call = new Waiting<>(ticket, ++orders);
        waiting.put(ticket, call);
        lane(ticket.request().priority()).add(call, now + patience);
    }

    /** Takes back a call that was taken, to be served before all others. */
    void putBack(Ticket<R> ticket) {
        returned.add(ticket);
    }

    private PriorityLane<R> lane(Priority priority) {
        return switch (priority) {
            case CRITICAL -> critical;
            case DEFAULT -> ordinary;
            case BACKGROUND -> background;
        };
    }

    void remove(Ticket<R> ticket) {
        Waiting<R> call = waiting.remove(ticket);
        if (call == null) {
            returned.remove(ticket);
        } else {
            lane(ticket.request().priority()).remove(call);
        }
    }

    /** Takes the call that comes first of those that these methods cover. */
    @Nullable
    Ticket<R> take(Set<String> methods) {
        Ticket<R> again = returned.isEmpty() ? null : takeReturned(methods);
        if (again != null) {
            return again;
        }
        for (int i = 0; i < lanes.size(); i++) {
            Waiting<R> call = lanes.get(i).take(methods);
            if (call != null) {
                return taken(call);
            }
        }
        return null;
    }

    private @Nullable Ticket<R> takeReturned(Set<String> methods) {
        for (Ticket<R> ticket : returned) {
            if (methods.contains(ticket.request().method())) {
                returned.remove(ticket);
                return ticket;
            }
        }
        return null;
    }

    /** Takes a call that has waited too long in a queue that stands; {@code null} if there is none. */
    @Nullable
    Ticket<R> takeImpatient(long now) {
        if (isShort()) {
            return null;
        }
        for (PriorityLane<R> lane : lanes) {
            Waiting<R> call = lane.takeImpatient(now);
            if (call != null) {
                return taken(call);
            }
        }
        return null;
    }

    /**
     * The call that should make room for another one in a full queue: one of a lower priority, or of a session that waits
     * for more calls than this one would. Taken from the session that waits for most; its call that would be served last.
     *
     * @return {@code null} if the new call is the one to be turned away
     */
    @Nullable
    Ticket<R> lessUrgentThan(Request request) {
        PriorityLane<R> own = lane(request.priority());
        for (int i = lanes.size() - 1; i >= 0; i--) {
            PriorityLane<R> lane = lanes.get(i);
            if (lane == own && lane.largestSession() <= lane.waitingOf(request.client()) + 1) {
                return null;
            }
            Waiting<R> last = lane.leastUrgent();
            if (last != null) {
                return last.ticket();
            }
            if (lane == own) {
                return null;
            }
        }
        return null;
    }

    private Ticket<R> taken(Waiting<R> call) {
        waiting.remove(call.ticket());
        return call.ticket();
    }

    /** When {@link #takeImpatient} must be called next; {@link Long#MAX_VALUE} if nobody can lose patience. */
    long nextTime() {
        return isShort()
                ? Long.MAX_VALUE
                : Math.min(critical.nextTime(), Math.min(ordinary.nextTime(), background.nextTime()));
    }
}
