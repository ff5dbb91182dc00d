package io.privateer.examples.polyglot;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import java.util.Optional;

/** The order desk of a ship chandler. Its workers are in Python and Perl, its customers in six languages. */
@RpcService
public interface Orders {
    /**
     * Takes an order and writes it into the ledger. Deduplicated: a retry never takes it twice.
     *
     * @throws OutOfStock if there is not enough of it; then nothing was written
     */
    Receipt place(Order order) throws OutOfStock;

    /** The receipt of an order, if it was taken. Reading twice is as good as reading once. */
    @RpcMethod(idempotent = true, timeout = "5s")
    Optional<Receipt> find(String orderId);
}
