package io.privateer.rpc.call;

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
