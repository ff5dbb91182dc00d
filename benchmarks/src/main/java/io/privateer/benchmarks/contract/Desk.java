package io.privateer.benchmarks.contract;

import io.privateer.rpc.annotation.RpcService;

/** Executed by the worker pool, and deduplicated, as methods are by default. */
@RpcService
public interface Desk {
    byte[] echo(byte[] bytes);

    Receipt place(Order order);
}
