package io.privateer.rpc;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.service.AsyncRpcChannel;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.zmq.ClientSockets;
import io.privateer.rpc.zmq.IoOwner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    private final ClientValues values;
    private final ClientLoop loop;
    private final Thread thread;
    private final @Nullable EndpointRefresh refresh;
    private final Completions completions;

    RpcClient(ClientSettings settings) {
        this(settings, () -> new ClientSockets(settings.name(), settings.zmq()));
    }

    RpcClient(ClientSettings settings, Supplier<ClientTransport> transports) {
        this.settings = settings;
        this.values = new ClientValues(
                settings.codec(), CodecLimits.DEFAULTS.withMaxMessageBytes(settings.maxMessageBytes()));
        this.completions = new Completions(settings.name(), settings.executor());
        this.loop = new ClientLoop(settings, completions, transports);
        this.thread = new IoOwner(loop, settings.name() + "-io");
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
        return ClientValues.resolvedBytes(ask(call));
    }

    /** The same, with the result decoded: for what has the method's descriptor, which is generated beside the service. */
    public <R> Resolution<Object> resolve(MethodDescriptor<?, R> method, CallId call) {
        return values.resolved(method, ask(call));
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
        return values.read(method, result(call));
    }

    private CallResult result(PendingCall call) {
        CallResult refused = loop.submit(call);
        return refused == null ? call.await(loop::cancel) : refused;
    }

    private <Q> PendingCall pending(
            MethodDescriptor<Q, ?> method, Q argument, CallOptions options, @Nullable Consumer<CallResult> taker) {
        Request request = Request.call(
                Id.NONE,
                0,
                method.path(),
                settings.codec(),
                values.encode(method, argument),
                priority(method, options),
                isExtra(),
                settings.sharing() == ClientTransport.Sharing.MULTIPLEXED,
                options.metadata());
        return new PendingCall(
                request,
                method.idempotent(),
                hedging(method, options),
                deadline(method, options).toNanos(),
                taker);
    }

    // ---- the same way for a caller that goes on meanwhile

    @Override
    public <Q, R, T extends @Nullable Object> CompletableFuture<T> call(
            MethodDescriptor<Q, R> method, Q request, CallOptions options, Function<? super R, ? extends T> value) {
        List<ClientInterceptor> interceptors = settings.interceptors();
        if (interceptors.isEmpty()) {
            return sendAsync(method, request, options, value, RpcClient::told);
        }
        CallsOfOne made = new CallsOfOne();
        ClientInterceptor.AsyncNext next = call -> {
            if (made.isCancelled()) {
                return CompletableFuture.failedFuture(new CancellationException());
            }
            @SuppressWarnings("unchecked") // An interceptor passes on the request that it got, or one of its class.
            Q sent = (Q) call.request();
            CallFuture<R> reply = sendAsync(method, sent, call.options(), whole -> whole, failure -> failure);
            made.add(reply);
            return reply;
        };
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            ClientInterceptor interceptor = interceptors.get(i);
            ClientInterceptor.AsyncNext inner = next;
            next = call -> intercept(interceptor, call, inner);
        }
        CompletableFuture<? extends @Nullable Object> reply =
                next.proceed(new ClientInterceptor.Call(method.path(), method.idempotent(), request, options));
        CallFuture<T> future = new CallFuture<>();
        future.onCancel(() -> {
            made.cancel();
            reply.cancel(false);
        });
        CompletableFuture<?> unused = reply.whenComplete((whole, failure) -> end(
                future,
                () -> {
                    if (failure != null) {
                        throw failure;
                    }
                    @SuppressWarnings(
                            "unchecked") // The server's own reply, or one that an interceptor made in its place.
                    R record = (R) Objects.requireNonNull(whole, "an interceptor returned no reply");
                    return value.apply(record);
                },
                RpcClient::told));
        return future;
    }

    /** A failure is told by the future, as that of a call that was made. */
    private static CompletableFuture<? extends @Nullable Object> intercept(
            ClientInterceptor interceptor, ClientInterceptor.Call call, ClientInterceptor.AsyncNext next) {
        try {
            return Objects.requireNonNull(interceptor.interceptAsync(call, next), "an interceptor returned no future");
        } catch (RpcException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <Q, R, T extends @Nullable Object> CallFuture<T> sendAsync(
            MethodDescriptor<Q, R> method,
            Q argument,
            CallOptions options,
            Function<? super R, ? extends T> value,
            UnaryOperator<Throwable> told) {
        CallFuture<T> future = new CallFuture<>();
        PendingCall call;
        try {
            call = pending(
                    method,
                    argument,
                    options,
                    result -> completions.execute(() -> {
                        end(future, () -> value.apply(values.read(method, result)), told);
                        loop.taken();
                    }));
        } catch (RpcException e) {
            future.failed(e);
            return future;
        }
        future.onCancel(() -> loop.abandon(call));
        CallResult refused = loop.submit(call);
        if (refused != null) {
            end(future, () -> value.apply(values.read(method, refused)), told);
        }
        return future;
    }

    /** What a call comes to. Unlike a {@code Callable} it may also fail in ways that are no {@code Exception}. */
    private interface Ending<T extends @Nullable Object> {
        T value() throws Throwable;
    }

    /** However it ends, the future does too: nobody may wait for ever, for a mistake in a constructor of the user's either. */
    private static <T extends @Nullable Object> void end(
            CallFuture<T> future, Ending<? extends T> ending, UnaryOperator<Throwable> told) {
        try {
            future.succeeded(ending.value());
        } catch (Throwable e) {
            future.failed(told.apply(e));
        }
    }

    /** What a caller is told of a failure. Interceptors are told all that is known, as those of calls that are waited for. */
    private static Throwable told(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return told(failure.getCause());
        }
        return failure instanceof RpcException rpc && rpc.typedError() != null ? rpc.typedError() : failure;
    }

    /** Calls a method by its path with a body that is encoded already, for what has no descriptor. */
    byte[] callBytes(String method, boolean idempotent, BodyCodec codec, byte[] body, Duration deadline) {
        Request request = Request.call(Id.NONE, 0, method, codec, body);
        PendingCall call = new PendingCall(request, idempotent, Hedging.off(), deadline.toNanos(), null);
        return ClientValues.readBytes(result(call));
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
