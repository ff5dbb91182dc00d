package io.privateer.rpc.call;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Wraps every call of a client, outermost first: runs on the caller's thread, once per call and not per attempt.
 *
 * <p>Must be thread-safe.
 */
@FunctionalInterface
public interface ClientInterceptor {
    /**
     * Passes the call on with {@code next.proceed}, changed if need be, or answers it by itself.
     *
     * @return the method's result as the stub's caller shall see it
     * @throws RpcException if the call failed
     */
    @Nullable
    Object intercept(Call call, Next next);

    /**
     * The same for a call of an async stub, on the caller's thread, which goes on as soon as this returns. What the call comes
     * to is known later: {@code next.proceed(call).whenComplete(…)} looks at it, on a thread that completes futures. When the
     * caller cancels, every future that {@code next} gave is cancelled, and later ones are at once.
     *
     * @return a future of the method's reply record
     * @throws RpcException if it refuses the call, which its caller is told by the future
     * @throws UnsupportedOperationException by default: an interceptor that knows nothing of async calls must not be passed by
     *     in silence
     */
    default CompletableFuture<? extends @Nullable Object> interceptAsync(Call call, AsyncNext next) {
        throw new UnsupportedOperationException(
                getClass().getName() + " does not say what it does with async calls: implement interceptAsync");
    }

    /** The rest of the way of an async call. */
    @FunctionalInterface
    interface AsyncNext {
        CompletableFuture<? extends @Nullable Object> proceed(Call call);
    }

    /**
     * A call on its way out.
     *
     * @param method the path, {@code package.Service/Method}
     * @param idempotent whether the method is declared idempotent
     * @param request the generated request record: the method's arguments by name
     */
    record Call(String method, boolean idempotent, Object request, CallOptions options) {
        /** This call with other options. */
        public Call withOptions(CallOptions newOptions) {
            return new Call(method, idempotent, request, newOptions);
        }
    }

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {
        @Nullable
        Object proceed(Call call);
    }
}
