package io.privateer.rpc.server;

import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker's rule for what fronts hand to it: only what is meant for this start of it, only from fronts that it registered
 * with, and of each only dispatches above the last one, so that a copy that the network kept never executes. Belongs to
 * one thread.
 */
public final class FrontGuard {
    /** Fronts that are remembered: every start of a front is a new one. */
    private static final int MAX_FRONTS = 64;

    private final Id worker;
    /** By front; the one that confirmed a registration longest ago comes first. */
    private final Map<Id, Long> lastDispatch = new LinkedHashMap<>();

    /**
     * @param worker this worker's instance
     */
    public FrontGuard(Id worker) {
        this.worker = worker;
    }

    /** A front accepted this worker's registration. */
    public void joined(Id front) {
        Long last = lastDispatch.remove(front);
        lastDispatch.put(front, last == null ? 0 : last);
        if (lastDispatch.size() > MAX_FRONTS) {
            lastDispatch.remove(lastDispatch.keySet().iterator().next());
        }
    }

    /** Whether this front's confirmation has arrived, so that what it hands over will be executed. */
    public boolean hasJoined(Id front) {
        return lastDispatch.containsKey(front);
    }

    /** Whether a front's request may execute; {@code null} if it may, otherwise why not. */
    public @Nullable String refusal(Request request) {
        if (!request.scope().equals(worker)) {
            return "handed to worker " + request.scope() + ", this is " + worker;
        }
        Long last = lastDispatch.get(request.front());
        if (last == null) {
            return "this worker did not join front " + request.front();
        }
        if (request.dispatch() <= last) {
            return "dispatch " + request.dispatch() + " is not above the last from this front, " + last;
        }
        lastDispatch.put(request.front(), request.dispatch());
        return null;
    }
}
