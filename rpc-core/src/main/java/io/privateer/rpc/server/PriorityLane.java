package io.privateer.rpc.server;

import io.privateer.rpc.timer.TimerHeap;
import io.privateer.rpc.wire.Id;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The waiting calls of one priority. Client sessions take turns, one call each, so that one with a thousand waiting calls
 * delays another by one call and not by a thousand. Within a session it is first come, first served, and while the queue
 * stands last come, first served: the newest call has the most time left, and its caller is most likely still there.
 */
final class PriorityLane<R> {
    private final Map<Id, SessionCalls<R>> sessions = new HashMap<>();
    /** For each method the sessions that wait for it, the one whose turn it is first. */
    private final Map<String, SortedSet<SessionCalls<R>>> byMethod = new LinkedHashMap<>();

    private final TreeSet<SessionCalls<R>> bySize = new TreeSet<>(
            Comparator.<SessionCalls<R>>comparingInt(SessionCalls::size).thenComparingLong(session -> session.turn));
    private final TimerHeap<Waiting<R>> byPatience = new TimerHeap<>();
    private final QueueDelay delay;
    private long turns;

    PriorityLane(long intervalNanos) {
        this.delay = new QueueDelay(intervalNanos);
    }

    boolean isStanding() {
        return delay.isStanding();
    }

    int waitingOf(Id client) {
        SessionCalls<R> session = sessions.get(client);
        return session == null ? 0 : session.size();
    }

    /** @param patienceOver until when it may wait while the queue stands */
    void add(Waiting<R> call, long patienceOver) {
        Id client = call.ticket().request().client();
        SessionCalls<R> session = sessions.get(client);
        if (session == null) {
            session = new SessionCalls<>(client, ++turns);
            sessions.put(client, session);
        } else if (!isAlone()) {
            bySize.remove(session);
        }
        session.add(call);
        bySize.add(session);
        waitingFor(call.method()).add(session);
        byPatience.set(call, patienceOver);
    }

    void remove(Waiting<R> call) {
        SessionCalls<R> session = sessions.get(call.ticket().request().client());
        if (session == null || !byPatience.remove(call)) {
            return;
        }
        if (session.size() == 1 || !isAlone()) {
            bySize.remove(session);
        }
        session.remove(call);
        if (!session.methods().contains(call.method())) {
            leave(session, call.method());
        }
        if (session.size() == 0) {
            sessions.remove(session.client);
        } else {
            bySize.add(session);
        }
        if (byPatience.isEmpty()) {
            delay.empty();
        }
    }

    private void leave(SessionCalls<R> session, String method) {
        SortedSet<SessionCalls<R>> waiting = byMethod.get(method);
        if (waiting != null) {
            waiting.remove(session);
            if (waiting.isEmpty()) {
                byMethod.remove(method);
            }
        }
    }

    /** Takes the next call of these methods; its session has its next turn after all others. */
    @Nullable
    Waiting<R> take(Set<String> methods) {
        SessionCalls<R> first = null;
        for (Map.Entry<String, SortedSet<SessionCalls<R>>> waiting : byMethod.entrySet()) {
            SessionCalls<R> head = waiting.getValue().first();
            if (methods.contains(waiting.getKey()) && (first == null || head.turn < first.turn)) {
                first = head;
            }
        }
        Waiting<R> call = first == null ? null : first.next(methods, delay.isStanding());
        if (first == null || call == null) {
            return null;
        }
        remove(call);
        if (first.size() > 0) {
            goToTheEnd(first);
        }
        return call;
    }

    /** Whether only one session waits: what it is ordered by may change then where it stands. */
    private boolean isAlone() {
        return sessions.size() == 1;
    }

    private void goToTheEnd(SessionCalls<R> session) {
        if (isAlone()) {
            session.turn = ++turns;
            return;
        }
        bySize.remove(session);
        session.methods().forEach(method -> waitingFor(method).remove(session));
        session.turn = ++turns;
        session.methods().forEach(method -> waitingFor(method).add(session));
        bySize.add(session);
    }

    private SortedSet<SessionCalls<R>> waitingFor(String method) {
        return byMethod.computeIfAbsent(method, path -> new TreeSet<>(Comparator.comparingLong(each -> each.turn)));
    }

    /** Takes a call that has waited beyond its patience, if the queue stands. */
    @Nullable
    Waiting<R> takeImpatient(long now) {
        if (byPatience.isEmpty()) {
            return null;
        }
        Waiting<R> first = byPatience.first();
        boolean impatient = byPatience.firstTime() - now <= 0;
        delay.observe(now, impatient);
        if (!impatient || !delay.isStanding()) {
            return null;
        }
        remove(first);
        return first;
    }

    /** How many calls the session waits for that waits for most. */
    int largestSession() {
        return bySize.isEmpty() ? 0 : bySize.last().size();
    }

    /** The call of the largest session that would be served last. */
    @Nullable
    Waiting<R> leastUrgent() {
        if (bySize.isEmpty()) {
            return null;
        }
        SessionCalls<R> largest = bySize.last();
        return largest.next(largest.methods(), !delay.isStanding());
    }

    /** When {@link #takeImpatient} has something to do; {@link Long#MAX_VALUE} if nothing waits. */
    long nextTime() {
        return byPatience.isEmpty() ? Long.MAX_VALUE : delay.nextTime(byPatience.firstTime());
    }
}
