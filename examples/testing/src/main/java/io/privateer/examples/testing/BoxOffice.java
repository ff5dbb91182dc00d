package io.privateer.examples.testing;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import java.util.List;
import java.util.UUID;

/** Sells seats. */
@RpcService
public interface BoxOffice {
    /** Sells one seat; deduplicated, so that no retry sells a second one. */
    Ticket buy(UUID order, String show) throws SoldOut;

    /** What was sold to this order. */
    @RpcMethod(idempotent = true)
    List<Ticket> find(UUID order);
}
