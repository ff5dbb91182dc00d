package io.privateer.rpc.service;

import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.codec.MessageCodec;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the runtime knows of one method; generated, immutable.
 *
 * @param <Q> the generated request record
 * @param <R> the generated reply record
 * @param path {@code package.Service/Method}, as on the wire
 * @param idempotent whether it may be executed again, anywhere; otherwise its calls are deduplicated
 * @param timeout the annotation's deadline, or {@code null} for the client's default
 * @param nonBlocking whether its handler may run on the thread that owns the server's socket
 * @param priority the annotation's priority
 * @param transactional whether its handler runs inside a transaction of the server's reply store, which commits its effect
 *     together with its result. A matter of the server alone: callers need not know
 * @param errors the typed errors that it declares, the most specific first
 * @param hedging the annotation's hedging, of an idempotent method; off otherwise
 * @param value the method's result out of its reply record
 */
public record MethodDescriptor<Q, R>(
        String path,
        boolean idempotent,
        @Nullable Duration timeout,
        boolean nonBlocking,
        Priority priority,
        boolean transactional,
        MessageCodec<Q> request,
        MessageCodec<R> reply,
        List<ErrorDescriptor<?>> errors,
        Hedging hedging,
        Function<? super R, ? extends @Nullable Object> value) {
    public MethodDescriptor {
        errors = List.copyOf(errors);
    }

    /** One of default priority that is not transactional, as most are. */
    public MethodDescriptor(
            String path,
            boolean idempotent,
            @Nullable Duration timeout,
            boolean nonBlocking,
            MessageCodec<Q> request,
            MessageCodec<R> reply,
            List<ErrorDescriptor<?>> errors) {
        this(
                path,
                idempotent,
                timeout,
                nonBlocking,
                Priority.DEFAULT,
                false,
                request,
                reply,
                errors,
                Hedging.off(),
                whole -> whole);
    }

    public MethodDescriptor<Q, R> withPriority(Priority newPriority) {
        return new MethodDescriptor<>(
                path,
                idempotent,
                timeout,
                nonBlocking,
                newPriority,
                transactional,
                request,
                reply,
                errors,
                hedging,
                value);
    }

    /** The same method with its handler inside a transaction. */
    public MethodDescriptor<Q, R> inTransaction() {
        return new MethodDescriptor<>(
                path, idempotent, timeout, nonBlocking, priority, true, request, reply, errors, hedging, value);
    }

    /** The same method with the annotation's hedging. */
    public MethodDescriptor<Q, R> withHedging(Hedging newHedging) {
        return new MethodDescriptor<>(
                path,
                idempotent,
                timeout,
                nonBlocking,
                priority,
                transactional,
                request,
                reply,
                errors,
                newHedging,
                value);
    }

    /** The same method, whose result is this part of its reply record. */
    public MethodDescriptor<Q, R> withValue(Function<? super R, ? extends @Nullable Object> newValue) {
        return new MethodDescriptor<>(
                path,
                idempotent,
                timeout,
                nonBlocking,
                priority,
                transactional,
                request,
                reply,
                errors,
                hedging,
                newValue);
    }
}
