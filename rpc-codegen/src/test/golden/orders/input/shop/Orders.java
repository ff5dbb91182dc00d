package shop;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import java.util.Optional;
import java.util.UUID;

/** The smallest service worth showing. */
@RpcService
public interface Orders {
    /** Deduplicated: a retry never places a second order. */
    Receipt place(Order order) throws OutOfStock;

    @RpcMethod(idempotent = true, timeout = "200ms", hedge = "p95")
    Optional<Order> find(UUID id);
}
