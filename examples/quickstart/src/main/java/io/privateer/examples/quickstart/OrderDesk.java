package io.privateer.examples.quickstart;

import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Takes orders, as one of several workers that share a ledger. Thread-safe. */
final class OrderDesk implements Orders {
    private final String worker;
    private final Stock stock;
    private final Ledger ledger;

    /** @param worker its name, in its receipts */
    OrderDesk(String worker, Stock stock, Ledger ledger) {
        this.worker = worker;
        this.stock = stock;
        this.ledger = ledger;
    }

    @Override
    public Receipt place(Order order) throws OutOfStock {
        System.out.println(order.id() + " authorises its payment");
        work(20, 80);
        Ledger.Decision<OutOfStock> take = soFar -> {
            int left = stock.left(order.sku(), soFar);
            if (left < order.quantity()) {
                throw new OutOfStock(order.sku(), order.quantity(), left);
            }
            return Execution.of(order, Instant.now().truncatedTo(ChronoUnit.MILLIS), worker);
        };
        Receipt receipt = ledger.append(take).receipt();
        System.out.println(order.id() + " is in the ledger");
        work(10, 30);
        return receipt;
    }

    @Override
    public Optional<Receipt> find(String orderId) {
        return ledger.executions().stream()
                .filter(execution -> execution.orderId().equals(orderId))
                .map(Execution::receipt)
                .findFirst();
    }

    /** Stands for calls to a bank and to a warehouse. The time is real, so that a worker can die in the middle of them. */
    private static void work(int atLeastMillis, int atMostMillis) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(atLeastMillis, atMostMillis + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw RpcException.of(StatusCode.ABORTED, "the worker was stopped in the middle of an order");
        }
    }
}
