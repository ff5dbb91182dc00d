package io.privateer.benchmarks.contract;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;

/** Executed on the thread that owns the server's socket, and deduplicated all the same. */
@RpcService
public interface NonBlockingDesk {
    @RpcMethod(nonBlocking = true)
    byte[] echo(byte[] bytes);

    @RpcMethod(nonBlocking = true)
    Receipt place(Order order);
}
