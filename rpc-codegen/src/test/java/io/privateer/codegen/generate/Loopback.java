package io.privateer.codegen.generate;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.service.AsyncRpcChannel;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.service.ServiceBinding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel that serves each call at once, in this thread, by way of the bytes of one encoding. */
public final class Loopback implements RpcChannel, AsyncRpcChannel {
    private final ServiceBinding binding;
    private final boolean json;
    private CallOptions lastOptions = CallOptions.DEFAULTS;

    public Loopback(ServiceBinding binding, boolean json) {
        this.binding = binding;
        this.json = json;
    }

    /** The options that the last call came with. */
    public CallOptions lastOptions() {
        return lastOptions;
    }

    @Override
    public <Q, R> R call(MethodDescriptor<Q, R> method, Q request, CallOptions options) {
        lastOptions = options;
        ServiceBinding.Method<Q, R> served = served(method);
        Q received;
        try {
            received = overTheWire(method.request(), request);
        } catch (CodecException e) {
            throw failure(StatusCode.INVALID_ARGUMENT, e.getMessage(), null);
        }
        R reply;
        try {
            reply = served.handler().handle(received);
        } catch (Exception e) {
            throw failure(StatusCode.UNKNOWN, e.getMessage(), typedError(method, e));
        }
        return overTheWire(method.reply(), reply);
    }

    @Override
    public <Q, R, T extends @Nullable Object> CompletableFuture<T> call(
            MethodDescriptor<Q, R> method, Q request, CallOptions options, Function<? super R, ? extends T> value) {
        try {
            return CompletableFuture.completedFuture(value.apply(call(method, request, options)));
        } catch (RpcException e) {
            return CompletableFuture.failedFuture(e.typedError() == null ? e : e.typedError());
        }
    }

    @SuppressWarnings("unchecked") // the binding holds the very descriptor
    private <Q, R> ServiceBinding.Method<Q, R> served(MethodDescriptor<Q, R> method) {
        return binding.methods().stream()
                .filter(candidate -> candidate.descriptor().equals(method))
                .map(candidate -> (ServiceBinding.Method<Q, R>) candidate)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Exception typedError(MethodDescriptor<?, ?> method, Exception thrown) {
        for (ErrorDescriptor<?> error : method.errors()) {
            if (error.type().isInstance(thrown)) {
                return sent(error, thrown);
            }
        }
        return null;
    }

    private <E extends Exception> E sent(ErrorDescriptor<E> error, Exception thrown) {
        return overTheWire(error.codec(), error.type().cast(thrown));
    }

    private <T> T overTheWire(MessageCodec<T> codec, T value) {
        CodecLimits limits = CodecLimits.DEFAULTS;
        return json
                ? Bodies.decodeJson(codec, Bodies.encodeJson(codec, value, limits), limits)
                : Bodies.decodeProto(codec, Bodies.encodeProto(codec, value, limits), limits);
    }

    private static RpcException failure(StatusCode code, @Nullable String message, @Nullable Exception typedError) {
        return new RpcException(code, Outcome.EXECUTED, String.valueOf(message), true, List.of(), null, typedError);
    }
}
