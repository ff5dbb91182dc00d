package io.privateer.rpc;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call, as its server said when it was asked.
 *
 * @param outcome whether it ran; UNKNOWN also while it still runs, and if no server could say
 * @param running whether it waits or runs at this moment: ask again later
 * @param code how it ended; {@code OK} with a result, NOT_FOUND if the server has never seen the call, DEADLINE_EXCEEDED or
 *     UNAVAILABLE if no server that remembers it was reached
 * @param message for people; empty if there is a result
 * @param value the method's result, decoded; {@code null} if there is none, or the method returns none
 * @param typedError the service's own exception where the handler threw one
 * @param <T> the method's return type
 */
public record Resolution<T>(
        Outcome outcome,
        boolean running,
        StatusCode code,
        String message,
        @Nullable T value,
        @Nullable Exception typedError) {
    /** The method's result, if the call ended with one. */
    public Optional<T> result() {
        return Optional.ofNullable(value);
    }
}
