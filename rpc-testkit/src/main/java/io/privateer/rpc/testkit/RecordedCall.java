package io.privateer.rpc.testkit;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call in a {@link CallHistory}: what its caller was told, and what its handlers did. Immutable.
 *
 * @param method the path, {@code package.Service/Method}
 * @param idempotent whether the method is declared so; then it may be executed more than once
 * @param request the generated request record: the method's arguments by name
 * @param outcome what the caller was told of the execution; EXECUTED for a success
 * @param result the generated reply record of a success
 * @param failure why there is no result; an {@link RpcException}, unless an interceptor failed
 * @param executions what the watched servers' handlers did for it, in the order in which they began
 */
public record RecordedCall(
        String method,
        boolean idempotent,
        Object request,
        Outcome outcome,
        @Nullable Object result,
        @Nullable Throwable failure,
        List<Execution> executions) {
    public RecordedCall {
        executions = List.copyOf(executions);
    }

    /**
     * One execution of a handler.
     *
     * @param attempt which sending of the call it took, from 1
     * @param result the generated reply record; {@code null} if it failed or has not ended
     * @param failure what it threw
     */
    public record Execution(
            int attempt, @Nullable Object result, @Nullable Throwable failure) {
        @Override
        public String toString() {
            return "attempt " + attempt + ": " + (failure == null ? result : failure);
        }
    }

    /** Whether the caller got a result. */
    public boolean succeeded() {
        return failure == null;
    }

    /** What is not as promised, if it had its effect so often; empty if all is. */
    List<String> lies(int effects) {
        List<String> lies = new ArrayList<>();
        if (!idempotent && effects > 1) {
            lies.add(lie("a deduplicated call, executed " + effects + " times"));
        }
        if (succeeded() && effects == 0) {
            lies.add(lie("a success that was never executed"));
        } else if (outcome == Outcome.EXECUTED && effects == 0) {
            lies.add(lie("told as EXECUTED, and never executed"));
        } else if (outcome == Outcome.NOT_EXECUTED && effects > 0) {
            lies.add(lie("told as NOT_EXECUTED, and executed " + effects + " times"));
        }
        if (succeeded()
                && !executions.isEmpty()
                && executions.stream().noneMatch(execution -> SameValue.of(execution.result(), result))) {
            lies.add(lie("its caller got a result that is not its own"));
        }
        return lies;
    }

    private String lie(String what) {
        return what + ": " + this;
    }

    @Override
    public String toString() {
        return method + " " + request + "; its caller was told " + outcome + ", "
                + (failure == null ? result : failure.getMessage()) + "; executions: " + executions;
    }
}
