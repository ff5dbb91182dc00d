package io.privateer.rpc.server;

import io.privateer.rpc.wire.Id;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker's rule for what fronts hand to it: only fronts that it registered with, and of each only dispatches above the
 * last one, so that a copy that the network kept never executes. Belongs to one thread.
 */
public final class FrontGuard {
    /** Fronts that are remembered: every start of a front is a new one. */
    private static final int MAX_FRONTS = 64;

    private final Map<Id, Long> lastDispatch = new LinkedHashMap<>();

    /** A front accepted this worker's registration. */
    public void joined(Id front) {
        lastDispatch.putIfAbsent(front, 0L);
        if (lastDispatch.size() > MAX_FRONTS) {
            lastDispatch.remove(lastDispatch.keySet().iterator().next());
        }
    }

    /** Whether this worker belongs to any front by now. */
    public boolean hasJoined() {
        return !lastDispatch.isEmpty();
    }

    /** Whether this dispatch may execute; {@code null} if it may, otherwise why not. */
    public @Nullable String refusal(Id front, long dispatch) {
        Long last = lastDispatch.get(front);
        if (last == null) {
            return "this worker did not join front " + front;
        }
        if (dispatch <= last) {
            return "dispatch " + dispatch + " is not above the last from this front, " + last;
        }
        lastDispatch.put(front, dispatch);
        return null;
    }
}
