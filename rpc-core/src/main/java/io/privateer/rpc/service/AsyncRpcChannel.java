package io.privateer.rpc.service;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a generated async stub calls through: the client, or a stand-in of a test. Thread-safe. */
public interface AsyncRpcChannel {
    /**
     * Makes one call and returns at once. The future ends with the result; with the service's own exception, where the
     * handler threw one that the method declares; else with an {@link RpcException}. Ending the future from outside, as by
     * {@code cancel} and {@code orTimeout}, cancels the call, at its server too; ending one that was made of it does not.
     *
     * @param value the method's result out of its reply record
     * @throws IllegalArgumentException if an option is out of its range
     */
    <Q, R, T extends @Nullable Object> CompletableFuture<T> call(
            MethodDescriptor<Q, R> method, Q request, CallOptions options, Function<? super R, ? extends T> value);
}
