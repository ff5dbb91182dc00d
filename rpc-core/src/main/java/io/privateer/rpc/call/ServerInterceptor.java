package io.privateer.rpc.call;

import org.jspecify.annotations.Nullable;

/**
 * Wraps every execution of a handler, outermost first: runs on the worker's thread, between decoding and encoding.
 *
 * <p>Must be thread-safe.
 */
@FunctionalInterface
public interface ServerInterceptor {
    /**
     * Passes the call on with {@code next.proceed}, or ends it with a result or an exception of its own.
     *
     * @param request the generated request record: the method's arguments by name
     * @return the generated reply record
     * @throws Exception what the handler throws; {@link RpcException#of} to answer with a code
     */
    @Nullable
    Object intercept(CallContext context, Object request, Next next) throws Exception;

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {
        @Nullable
        Object proceed(Object request) throws Exception;
    }
}
