package io.privateer.rpc.service;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.codec.MessageCodec;
import java.time.Duration;
import java.util.List;
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
        List<ErrorDescriptor<?>> errors) {
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
        this(path, idempotent, timeout, nonBlocking, Priority.DEFAULT, false, request, reply, errors);
    }

    public MethodDescriptor<Q, R> withPriority(Priority newPriority) {
        return new MethodDescriptor<>(
                path, idempotent, timeout, nonBlocking, newPriority, transactional, request, reply, errors);
    }

    /** The same method with its handler inside a transaction. */
    public MethodDescriptor<Q, R> inTransaction() {
        return new MethodDescriptor<>(path, idempotent, timeout, nonBlocking, priority, true, request, reply, errors);
    }
}
