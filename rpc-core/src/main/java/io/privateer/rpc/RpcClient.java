package io.privateer.rpc;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.service.AsyncRpcChannel;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client of one or several servers, for any number of stubs. Thread-safe; a caller's thread may be interrupted at any
 * moment, and then its call ends as CANCELLED with a true outcome.
 *
 * <pre>{@code
 * try (RpcClient client = RpcClient.builder().endpoint("tcp://127.0.0.1:5555").build()) {
 *     Orders orders = new OrdersStub(client);
 *     Receipt receipt = orders.place(order);
 * }
 * }</pre>
 */
public final class RpcClient implements RpcChannel, AsyncRpcChannel, AutoCloseable {
    private final ClientSettings settings;
    private final CodecLimits limits;
    private final ClientLoop loop;
    private final Thread thread;
    private final @Nullable EndpointRefresh refresh;
    private final Completions completions;

    RpcClient(ClientSettings settings) {
        this.settings = settings;
        this.limits = CodecLimits.DEFAULTS.withMaxMessageBytes(settings.maxMessageBytes());
        this.loop = new ClientLoop(settings);
        this.completions = new Completions(settings.name(), settings.executor());
        this.thread = new Thread(loop, settings.name() + "-io");
        this.thread.setDaemon(true);
        this.thread.start();
        EndpointSource source = settings.endpointSource();
        if (source == null) {
            this.refresh = null;
        } else {
            this.refresh = new EndpointRefresh(source, settings.endpointInterval(), loop::endpoints);
            Thread refreshing = new Thread(refresh, settings.name() + "-endpoints");
            refreshing.setDaemon(true);
            refreshing.start();
        }
    }

    public static RpcClientBuilder builder() {
        return new RpcClientBuilder();
    }

    /**
     * From now on these are the servers. One that is not among them gets no more calls; those that it has in hand go on to
     * their end. What is known of one that stays is kept.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read
     * @throws IllegalStateException if the client takes its servers from a source
     */
    public void endpoints(List<String> endpoints) {
        if (refresh != null) {
            throw new IllegalStateException("this client takes its endpoints from a source");
        }
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no endpoint: give at least one");
        }
        endpoints.forEach(RpcClientBuilder::checkEndpoint);
        loop.endpoints(List.copyOf(endpoints));
    }

    /** What its calls came to so far. A snapshot; also after {@link #close}. */
    public ClientStatistics statistics() {
        return loop.statistics();
    }

    /**
     * Asks what became of a call, such as one that failed with outcome UNKNOWN: {@code RpcException.callId()}, also in another
     * process that kept its {@link CallId#token}. It changes nothing: a call that runs goes on, and whoever waits for its
     * result still gets it. Servers remember for their retention, 10 minutes by default. Waits for the client's deadline at
     * most until a server answers.
     *
     * @throws IllegalArgumentException if the call is bound to no reply store: of idempotent calls, and of those that were
     *     never sent, nothing is remembered
     */
    public Resolution<byte[]> resolve(CallId call) {
        CallResult result = ask(call);
        Reply reply = result.reply();
        boolean ended = reply != null && result.outcome() == Outcome.EXECUTED && reply.code() == StatusCode.OK;
        return resolution(result, ended && reply != null ? reply.body() : null, null);
    }

    /** The same, with the result decoded. Generated stubs call it. */
    public <R> Resolution<Object> resolve(MethodDescriptor<?, R> method, CallId call) {
        CallResult result = ask(call);
        Reply reply = result.reply();
        if (reply == null || result.outcome() != Outcome.EXECUTED) {
            return resolution(result, null, null);
        }
        if (reply.code() != StatusCode.OK) {
            return resolution(result, null, typedError(method, reply));
        }
        try {
            return resolution(result, method.value().apply(decode(method.reply(), reply.body())), null);
        } catch (CodecException e) {
            throw unreadable(result, method.path(), e);
        }
    }

    private CallResult ask(CallId call) {
        if (call.scope().isEmpty()) {
            throw new IllegalArgumentException(
                    "call " + call + " is bound to no reply store: nothing is remembered of it");
        }
        PendingCall question =
                PendingCall.about(call, settings.codec(), settings.deadline().toNanos());
        return result(question);
    }

    private static <T> Resolution<T> resolution(CallResult result, @Nullable T value, @Nullable Exception typedError) {
        Reply reply = result.reply();
        boolean running = reply != null && reply.working();
        return new Resolution<>(result.outcome(), running, result.code(), result.message(), value, typedError);
    }

    // ---- the way of a call: interceptors, encode, deadline, the Lazy Pirate, decode

    @Override
    public <Q, R> R call(MethodDescriptor<Q, R> method, Q request, CallOptions options) {
        ClientInterceptor.Next next = call -> {
            @SuppressWarnings("unchecked") // An interceptor passes on the request that it got, or one of its class.
            Q sent = (Q) call.request();
            return send(method, sent, call.options());
        };
        List<ClientInterceptor> interceptors = settings.interceptors();
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            ClientInterceptor interceptor = interceptors.get(i);
            ClientInterceptor.Next inner = next;
            next = call -> interceptor.intercept(call, inner);
        }
        Object reply = next.proceed(new ClientInterceptor.Call(method.path(), method.idempotent(), request, options));
        @SuppressWarnings("unchecked") // The server's own reply, or one that an interceptor made in its place.
        R result = (R) Objects.requireNonNull(reply, "an interceptor returned no reply");
        return result;
    }

    private <Q, R> R send(MethodDescriptor<Q, R> method, Q argument, CallOptions options) {
        PendingCall call = pending(method, argument, options, null);
        return read(method, result(call));
    }

    private CallResult result(PendingCall call) {
        CallResult refused = loop.submit(call);
        return refused == null ? call.await(loop::cancel) : refused;
    }

    private <Q> PendingCall pending(
            MethodDescriptor<Q, ?> method, Q argument, CallOptions options, @Nullable Consumer<CallResult> taker) {
        Request request = Request.call(Id.NONE, 0, method.path(), settings.codec(), encode(method, argument))
                .with(priority(method, options), isExtra(), options.metadata());
        return new PendingCall(
                request,
                method.idempotent(),
                hedging(method, options),
                deadline(method, options).toNanos(),
                taker);
    }

    /** What the caller gets of a result. */
    private <R> R read(MethodDescriptor<?, R> method, CallResult result) {
        Reply reply = result.reply();
        if (result.code() != StatusCode.OK || reply == null) {
            throw failure(result, method);
        }
        try {
            return decode(method.reply(), reply.body());
        } catch (CodecException e) {
            throw unreadable(result, method.path(), e);
        }
    }

    // ---- the same way for a caller that goes on meanwhile

    @Override
    public <Q, R, T extends @Nullable Object> CompletableFuture<T> call(
            MethodDescriptor<Q, R> method, Q request, CallOptions options, Function<? super R, ? extends T> value) {
        List<ClientInterceptor> interceptors = settings.interceptors();
        if (interceptors.isEmpty()) {
            return sendAsync(method, request, options, value);
        }
        ClientInterceptor.AsyncNext next = call -> {
            @SuppressWarnings("unchecked") // An interceptor passes on the request that it got, or one of its class.
            Q sent = (Q) call.request();
            return sendAsync(method, sent, call.options(), whole -> whole);
        };
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            ClientInterceptor interceptor = interceptors.get(i);
            ClientInterceptor.AsyncNext inner = next;
            next = call -> interceptor.interceptAsync(call, inner);
        }
        CompletableFuture<? extends @Nullable Object> reply =
                next.proceed(new ClientInterceptor.Call(method.path(), method.idempotent(), request, options));
        CallFuture<T> future = new CallFuture<>();
        CompletableFuture<? extends @Nullable Object> unused = reply.whenComplete((whole, failure) -> {
            if (failure != null) {
                future.failed(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            } else {
                @SuppressWarnings("unchecked") // The server's own reply, or one that an interceptor made in its place.
                R record = (R) Objects.requireNonNull(whole, "an interceptor returned no reply");
                future.succeeded(value.apply(record));
            }
        });
        future.onCancel(() -> reply.cancel(false));
        return future;
    }

    private <Q, R, T extends @Nullable Object> CallFuture<T> sendAsync(
            MethodDescriptor<Q, R> method, Q argument, CallOptions options, Function<? super R, ? extends T> value) {
        CallFuture<T> future = new CallFuture<>();
        PendingCall call;
        try {
            call = pending(
                    method,
                    argument,
                    options,
                    result -> completions.execute(() -> {
                        complete(future, method, value, result);
                        loop.taken();
                    }));
        } catch (RpcException e) {
            future.failed(e);
            return future;
        }
        CallResult refused = loop.submit(call);
        if (refused != null) {
            complete(future, method, value, refused);
        } else {
            future.onCancel(() -> loop.cancel(call));
        }
        return future;
    }

    private <R, T extends @Nullable Object> void complete(
            CallFuture<T> future,
            MethodDescriptor<?, R> method,
            Function<? super R, ? extends T> value,
            CallResult result) {
        try {
            future.succeeded(value.apply(read(method, result)));
        } catch (RpcException e) {
            Exception typed = e.typedError();
            future.failed(typed == null ? e : typed);
        }
    }

    /** Calls a method by its path with a body that is encoded already, for what has no descriptor. */
    byte[] callBytes(String method, boolean idempotent, BodyCodec codec, byte[] body, Duration deadline) {
        Request request = Request.call(Id.NONE, 0, method, codec, body);
        PendingCall call = new PendingCall(request, idempotent, Hedging.off(), deadline.toNanos(), null);
        CallResult result = result(call);
        Reply reply = result.reply();
        if (result.code() != StatusCode.OK || reply == null) {
            throw failure(result, null, null);
        }
        return reply.body();
    }

    /** The call's own deadline, else the method's, else the client's; inside a handler never more than its caller waits. */
    private Duration deadline(MethodDescriptor<?, ?> method, CallOptions options) {
        Duration fallback = method.timeout() == null ? settings.deadline() : method.timeout();
        Duration own = options.deadline().orElse(fallback);
        RpcClientBuilder.checkDeadline("deadline", own);
        CallContext serving = CallContext.current();
        if (serving == null || serving.remaining().compareTo(own) >= 0) {
            return own;
        }
        return serving.remaining();
    }

    /** The call's own hedging, else the method's, else the client's; of idempotent calls that are no extra ones themselves. */
    private Hedging hedging(MethodDescriptor<?, ?> method, CallOptions options) {
        if (!method.idempotent() || isExtra()) {
            return Hedging.off();
        }
        Hedging declared = method.hedging().isOff() ? settings.hedging() : method.hedging();
        return options.hedging().orElse(declared);
    }

    /** Whether the call is made for one that is beside another copy of itself already. */
    private static boolean isExtra() {
        CallContext serving = CallContext.current();
        return serving != null && serving.isExtra();
    }

    /** The call's own priority, else that of the handler which makes it, else the method's. */
    private static Priority priority(MethodDescriptor<?, ?> method, CallOptions options) {
        CallContext serving = CallContext.current();
        return options.priority().orElse(serving == null ? method.priority() : serving.priority());
    }

    // ---- values and bytes

    private <Q> byte[] encode(MethodDescriptor<Q, ?> method, Q argument) {
        try {
            return settings.codec() == BodyCodec.JSON
                    ? Bodies.encodeJson(method.request(), argument, limits)
                    : Bodies.encodeProto(method.request(), argument, limits);
        } catch (CodecException e) {
            RpcException refused = new RpcException(
                    StatusCode.INVALID_ARGUMENT,
                    Outcome.NOT_EXECUTED,
                    e.getMessage() + " (" + method.path() + "). Outcome: NOT_EXECUTED, nothing was sent",
                    false,
                    List.of(),
                    null,
                    null);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private <T> T decode(MessageCodec<T> codec, byte[] body) {
        return settings.codec() == BodyCodec.JSON
                ? Bodies.decodeJson(codec, body, limits)
                : Bodies.decodeProto(codec, body, limits);
    }

    private @Nullable Exception typedError(MethodDescriptor<?, ?> method, Reply reply) {
        Reply.ErrorDetail detail = reply.detail();
        if (detail == null) {
            return null;
        }
        for (ErrorDescriptor<?> error : method.errors()) {
            if (error.name().equals(detail.name())) {
                try {
                    return decode(error.codec(), detail.body());
                } catch (CodecException e) {
                    // The call failed all the same, and its code and message are there.
                    return null;
                }
            }
        }
        return null;
    }

    private <R> RpcException failure(CallResult result, MethodDescriptor<?, R> method) {
        Reply reply = result.reply();
        if (reply == null) {
            return failure(result, null, null);
        }
        if (reply.code() != StatusCode.OK) {
            return failure(result, typedError(method, reply), null);
        }
        try {
            // It ran, and its result came too late for its caller to be returned.
            return failure(result, null, method.value().apply(decode(method.reply(), reply.body())));
        } catch (CodecException e) {
            RpcException failure = failure(result, null, null);
            failure.addSuppressed(e);
            return failure;
        }
    }

    private static RpcException failure(CallResult result, @Nullable Exception typedError, @Nullable Object late) {
        return new RpcException(
                result.code(),
                result.outcome(),
                result.message(),
                result.serverSaid(),
                result.attempts(),
                result.callId(),
                typedError,
                late);
    }

    private static RpcException unreadable(CallResult result, String method, CodecException cause) {
        RpcException lost = new RpcException(
                StatusCode.DATA_LOSS,
                Outcome.EXECUTED,
                "the call ran, and its result cannot be read: " + cause.getMessage() + " (" + method + ")",
                false,
                result.attempts(),
                result.callId(),
                null);
        lost.addSuppressed(cause);
        return lost;
    }

    /**
     * Cancels the calls under way, each ending with a true outcome within one attempt timeout, and closes all connections.
     * Later calls fail as not executed. Idempotent.
     */
    @Override
    public void close() {
        if (refresh != null) {
            refresh.close();
        }
        loop.close();
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        completions.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
