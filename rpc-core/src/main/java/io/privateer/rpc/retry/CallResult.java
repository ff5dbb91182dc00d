package io.privateer.rpc.retry;

import io.privateer.rpc.call.Attempt;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param code {@code OK} if there is a result, which {@code reply} then holds
 * @param message for people; empty if there is a result
 * @param serverSaid whether code and outcome are a server's own words
 * @param reply the reply that decided it, if one did; of a call that was given up and ran all the same, its result
 * @param log what it tried
 * @param callId the identity under which it was sent last; {@code null} if it never got one, or went well
 */
public record CallResult(
        StatusCode code,
        Outcome outcome,
        String message,
        boolean serverSaid,
        @Nullable Reply reply,
        CallLog log,
        @Nullable CallId callId) {
    /** Each attempt that came to an end, the one with the result last. */
    public List<Attempt> attempts() {
        return log.attempts();
    }
}
