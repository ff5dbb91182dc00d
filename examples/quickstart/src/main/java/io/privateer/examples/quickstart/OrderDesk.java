package io.privateer.examples.quickstart;

import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes orders, as one of several workers that share a ledger. Thread-safe. */
final class OrderDesk implements Orders {
    private final String worker;
    private final Stock stock;
    private final Ledger ledger;
    private final Duration paymentTime;

    /**
     * A desk.
     *
     * @param worker its name, in its receipts
     * @param paymentTime how long the payment service takes for an order
     */
    OrderDesk(String worker, Stock stock, Ledger ledger, Duration paymentTime) {
        this.worker = worker;
        this.stock = stock;
        this.ledger = ledger;
        this.paymentTime = paymentTime;
    }

    @Override
    public Receipt place(Order order) throws OutOfStock {
        authorisePayment(order);
        Ledger.Decision<OutOfStock> take = soFar -> {
            int left = stock.left(order.sku(), soFar);
            if (left < order.quantity()) {
                throw new OutOfStock(order.sku(), order.quantity(), left);
            }
            return Execution.of(order, Instant.now().truncatedTo(ChronoUnit.MILLIS), worker);
        };
        return ledger.append(take).receipt();
    }

    @Override
    public Optional<Receipt> find(String orderId) {
        return ledger.executions().stream()
                .filter(execution -> execution.orderId().equals(orderId))
                .map(Execution::receipt)
                .findFirst();
    }

    /** Stands for the call to a bank: the time that it takes is real, so that a worker can die in the middle of it. */
    private void authorisePayment(Order order) {
        try {
            Thread.sleep(paymentTime.toMillis());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw RpcException.of(StatusCode.CANCELLED, "order " + order.id() + " was cancelled before it was taken");
        }
    }
}
