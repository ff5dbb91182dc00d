package io.privateer.rpc.server;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.ServerInterceptor;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreException;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a request to the user's code and back: decode, interceptors, handler, encode; and what each kind of failure is
 * called on the wire. Thread-safe.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<String, ServiceBinding.Method<?, ?>> methods = new LinkedHashMap<>();
    private final List<ServerInterceptor> interceptors;
    private final CodecLimits limits;
    private final @Nullable OpenStore store;

    /**
     * @param store the store in whose transactions transactional handlers run; {@code null} if there is none
     * @throws IllegalArgumentException if two bindings serve the same method
     */
    public Dispatcher(
            List<ServiceBinding> bindings,
            List<ServerInterceptor> interceptors,
            CodecLimits limits,
            @Nullable OpenStore store) {
        for (ServiceBinding binding : bindings) {
            for (ServiceBinding.Method<?, ?> method : binding.methods()) {
                if (methods.put(method.descriptor().path(), method) != null) {
                    throw new IllegalArgumentException(
                            "two bindings serve " + method.descriptor().path());
                }
            }
        }
        this.interceptors = List.copyOf(interceptors);
        this.limits = limits;
        this.store = store;
    }

    /** Whether this process serves the method, in a transaction. */
    public boolean transactional(String path) {
        ServiceBinding.Method<?, ?> method = methods.get(path);
        return method != null && method.descriptor().transactional();
    }

    /** The methods whose handlers never wait. One in a transaction always does. */
    public Set<String> nonBlocking() {
        Set<String> paths = new LinkedHashSet<>();
        methods.forEach((path, method) -> {
            if (method.descriptor().nonBlocking() && !method.descriptor().transactional()) {
                paths.add(path);
            }
        });
        return paths;
    }

    /** Each method's path, with whether it is idempotent. */
    public Map<String, Boolean> methods() {
        Map<String, Boolean> idempotent = new LinkedHashMap<>();
        methods.forEach(
                (path, method) -> idempotent.put(path, method.descriptor().idempotent()));
        return idempotent;
    }

    /**
     * Executes a call on the calling thread.
     *
     * <p>An {@link Error} that says the virtual machine is in trouble is passed on, because a thread that it hit is not to
     * be trusted with another call.
     */
    public Reply execute(Request request, CallContext context) {
        ServiceBinding.Method<?, ?> method = methods.get(request.method());
        if (method == null) {
            return failure(request, StatusCode.UNIMPLEMENTED, Executed.NO, "nobody here serves " + request.method());
        }
        if (method.descriptor().transactional()) {
            return inTransaction(method, request, context);
        }
        return execute(method, request, context).reply();
    }

    /** A reply, and what the handler threw if it did. */
    private record Ended(Reply reply, @Nullable Throwable failure) {}

    private Reply inTransaction(ServiceBinding.Method<?, ?> method, Request request, CallContext context) {
        if (store == null || !store.isTransactional()) {
            return failure(
                    request,
                    StatusCode.FAILED_PRECONDITION,
                    Executed.NO,
                    request.method() + " is transactional, and this server's store has no transactions");
        }
        CallId call = new CallId(request.client().toString(), request.sequence());
        try {
            byte[] holds = store.inTransaction(call, new OpenStore.TransactionWork() {
                @Override
                public OpenStore.Executed run() {
                    Ended ended = execute(method, request, context);
                    return new OpenStore.Executed(
                            Envelope.encode(ended.reply().withSettled(), Envelope.Format.PROTOBUF), ended.failure());
                }

                @Override
                public boolean isWanted() {
                    return !context.isCancelled();
                }
            });
            return Envelope.decodeReply(holds);
        } catch (StoreException e) {
            LOG.warn("{}: no transaction (call {})", request.method(), call, e);
            return failure(
                    request,
                    e.isInDoubt() ? StatusCode.UNKNOWN : StatusCode.UNAVAILABLE,
                    e.isInDoubt() ? Executed.UNKNOWN : Executed.NO,
                    String.valueOf(e.getMessage()));
        } catch (MalformedFrameException e) {
            throw new IllegalStateException("a reply of our own cannot be read", e);
        }
    }

    private <Q, R> Ended execute(ServiceBinding.Method<Q, R> method, Request request, CallContext context) {
        Q argument;
        try {
            argument = decode(method.descriptor().request(), request);
        } catch (CodecException e) {
            LOG.debug("{}: unreadable argument", request.method(), e);
            return new Ended(
                    failure(request, StatusCode.INVALID_ARGUMENT, Executed.NO, String.valueOf(e.getMessage())), e);
        }
        R result;
        try {
            result = intercepted(method, argument, context);
        } catch (Exception e) {
            return new Ended(failed(method.descriptor(), request, e), e);
        } catch (StackOverflowError | AssertionError | LinkageError e) {
            return new Ended(failed(method.descriptor(), request, e), e);
        }
        try {
            byte[] body = encode(method.descriptor().reply(), result, request.codec());
            return new Ended(Reply.result(request.client(), request.sequence(), body), null);
        } catch (CodecException e) {
            LOG.warn("{}: the result cannot be sent", request.method(), e);
            String message = "the result cannot be sent: " + e.getMessage();
            return new Ended(failure(request, unsendable(e), Executed.YES, message), e);
        }
    }

    /** The whole way from the decoded argument to the handler, outermost first. */
    private <Q, R> R intercepted(ServiceBinding.Method<Q, R> method, Q argument, CallContext context) throws Exception {
        ServerInterceptor.Next next = request -> {
            @SuppressWarnings("unchecked") // An interceptor passes on the request that it got, or one of its class.
            Q handled = (Q) request;
            return method.handler().handle(handled);
        };
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            ServerInterceptor interceptor = interceptors.get(i);
            ServerInterceptor.Next inner = next;
            next = request -> interceptor.intercept(context, request, inner);
        }
        InContext<R> call = new InContext<>(next, argument);
        context.run(call);
        return call.result();
    }

    /** Carries a result or an exception out of a {@link Runnable}. */
    private static final class InContext<R> implements Runnable {
        private final ServerInterceptor.Next next;
        private final Object argument;
        private @Nullable Object result;
        private @Nullable Exception failure;

        InContext(ServerInterceptor.Next next, Object argument) {
            this.next = next;
            this.argument = argument;
        }

        @Override
        public void run() {
            try {
                result = next.proceed(argument);
            } catch (Exception e) {
                failure = e;
            }
        }

        @SuppressWarnings("unchecked") // The handler's own result, or one that an interceptor made in its place.
        R result() throws Exception {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new NullPointerException("the handler, or an interceptor around it, returned no reply");
            }
            return (R) result;
        }
    }

    private Reply failed(MethodDescriptor<?, ?> method, Request request, Throwable failure) {
        for (ErrorDescriptor<?> error : method.errors()) {
            if (error.type().isInstance(failure)) {
                return typed(error, request, failure);
            }
        }
        if (failure instanceof RpcException told && isHandlersOwn(told)) {
            return failure(request, told.code(), Executed.YES, String.valueOf(told.getMessage()));
        }
        // Its message may hold secrets, so it stays here; the call's identity finds it in the log.
        LOG.warn("{} failed (call {}/{})", request.method(), request.client(), request.sequence(), failure);
        return failure(
                request,
                StatusCode.INTERNAL,
                Executed.YES,
                "the handler failed with " + failure.getClass().getSimpleName()
                        + "; the server's log has more under call " + request.client() + "/" + request.sequence());
    }

    /** Whether it is the handler's word for its caller, and not the failure of a call that the handler made. */
    private static boolean isHandlersOwn(RpcException told) {
        return told.outcome() == Outcome.EXECUTED && told.attempts().isEmpty() && told.callId() == null;
    }

    private <E extends Exception> Reply typed(ErrorDescriptor<E> error, Request request, Throwable failure) {
        byte[] body;
        try {
            body = encode(error.codec(), error.type().cast(failure), request.codec());
        } catch (CodecException e) {
            LOG.warn("{}: the error {} cannot be sent", request.method(), error.name(), e);
            return failure(
                    request,
                    unsendable(e),
                    Executed.YES,
                    "the error " + error.name() + " cannot be sent: " + e.getMessage());
        }
        String message = failure.getMessage() == null ? error.name() : failure.getMessage();
        return failure(request, StatusCode.ABORTED, Executed.YES, message)
                .withDetail(new Reply.ErrorDetail(error.name(), body));
    }

    private static StatusCode unsendable(CodecException why) {
        return why.isTooLarge() ? StatusCode.RESOURCE_EXHAUSTED : StatusCode.INTERNAL;
    }

    private static Reply failure(Request request, StatusCode code, Executed executed, String message) {
        return Reply.failure(request.client(), request.sequence(), code, executed, message);
    }

    private <T> T decode(MessageCodec<T> codec, Request request) {
        return request.codec() == BodyCodec.JSON
                ? Bodies.decodeJson(codec, request.body(), limits)
                : Bodies.decodeProto(codec, request.body(), limits);
    }

    private <T> byte[] encode(MessageCodec<T> codec, T value, BodyCodec as) {
        return as == BodyCodec.JSON
                ? Bodies.encodeJson(codec, value, limits)
                : Bodies.encodeProto(codec, value, limits);
    }
}
