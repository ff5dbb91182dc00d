package io.privateer.rpc.service;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;

/** What a generated stub calls through: the client, or a stand-in of a test. Thread-safe. */
public interface RpcChannel {
    /**
     * Makes one call and waits for its result.
     *
     * @throws RpcException if there is none; a typed error of the service is its {@link RpcException#typedError}
     */
    <Q, R> R call(MethodDescriptor<Q, R> method, Q request, CallOptions options);
}
