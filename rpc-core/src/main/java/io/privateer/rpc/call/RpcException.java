package io.privateer.rpc.call;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of a call: what went wrong, whether the call ran, what was tried, and whether the server said so or
 * the client concluded it.
 *
 * <p>A handler may throw {@link #of(StatusCode, String)} to answer with that code and message.
 */
public final class RpcException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final StatusCode code;
    private final Outcome outcome;
    private final boolean serverSaid;
    private final transient List<Attempt> attempts;
    private final transient @Nullable CallId callId;
    private final transient @Nullable Exception typedError;
    private final transient @Nullable Object result;

    /**
     * Made by the framework.
     *
     * @param serverSaid whether code and outcome are the server's own words; {@code false} if the client concluded them
     * @param typedError the service's own exception, decoded, where the handler threw one
     */
    public RpcException(
            StatusCode code,
            Outcome outcome,
            String message,
            boolean serverSaid,
            List<Attempt> attempts,
            @Nullable CallId callId,
            @Nullable Exception typedError) {
        this(code, outcome, message, serverSaid, attempts, callId, typedError, null);
    }

    /**
     * Made by the framework.
     *
     * @param result the method's result, decoded, where the call ended with one after its caller had given up
     */
    public RpcException(
            StatusCode code,
            Outcome outcome,
            String message,
            boolean serverSaid,
            List<Attempt> attempts,
            @Nullable CallId callId,
            @Nullable Exception typedError,
            @Nullable Object result) {
        super(message, typedError);
        this.code = code;
        this.outcome = outcome;
        this.serverSaid = serverSaid;
        this.attempts = List.copyOf(attempts);
        this.callId = callId;
        this.typedError = typedError;
        this.result = result;
    }

    /**
     * For a handler that wants to fail with a code of its choice: the caller gets the code and the message with outcome
     * EXECUTED.
     */
    public static RpcException of(StatusCode code, String message) {
        if (code == StatusCode.OK || code == StatusCode.WRONG_SCOPE) {
            throw new IllegalArgumentException("a handler cannot fail with " + code);
        }
        return new RpcException(code, Outcome.EXECUTED, message, false, List.of(), null, null);
    }

    public StatusCode code() {
        return code;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the server said code and outcome; {@code false} if the client concluded them, from silence for example. */
    public boolean serverSaid() {
        return serverSaid;
    }

    /** What was sent where and what came of it, in order. Empty if nothing was sent. */
    public List<Attempt> attempts() {
        return attempts == null ? List.of() : attempts;
    }

    /** The call's identity, or {@code null} if it never got one. */
    public @Nullable CallId callId() {
        return callId;
    }

    /**
     * What the method returned, if the call ran to its end and its result came when the deadline had passed, or after the
     * caller had cancelled. Empty also for a method that returns nothing: {@link #outcome} tells whether it ran.
     */
    public Optional<Object> result() {
        return Optional.ofNullable(result);
    }

    /** The service's own exception where the handler threw one; stubs throw it in place of this one if it is declared. */
    public @Nullable Exception typedError() {
        return typedError;
    }
}
