package io.privateer.examples.quickstart;

import io.privateer.examples.quickstart.Purchase.Trouble;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a program does that must have its order taken, and not twice. The library retries; this is about what is left then:
 * an outcome that nobody knows, because the only one who could tell was killed.
 *
 * <p>Thread-safe.
 */
final class Customer {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Orders orders;
    private final Duration slowestOrder;
    private final int patience;
    private final Consumer<String> story;

    /**
     * @param slowestOrder how long a worker that nobody hears any more may still be at an order
     * @param patience how often an order is placed, and then looked for, before the customer gives up
     * @param story told what is done about a failure
     */
    Customer(Orders orders, Duration slowestOrder, int patience, Consumer<String> story) {
        this.orders = orders;
        this.slowestOrder = slowestOrder;
        this.patience = patience;
        this.story = story;
    }

    /**
     * Places an order until it is certain what became of it.
     *
     * @throws RpcException if that cannot be found out
     */
    Purchase buy(Order order) throws InterruptedException {
        List<Trouble> troubles = new ArrayList<>();
        while (true) {
            try {
                Receipt receipt = orders.place(order);
                return new Purchase(order, new Settlement.Accepted(receipt), troubles);
            } catch (OutOfStock reason) {
                return new Purchase(order, new Settlement.Rejected(reason), troubles);
            } catch (RpcException failure) {
                if (troubles.size() == patience) {
                    throw failure;
                }
                if (failure.outcome() == Outcome.NOT_EXECUTED) {
                    troubles.add(Trouble.NOT_EXECUTED);
                    Thread.sleep(PAUSE.toMillis());
                } else {
                    story.accept("DOUBT  " + order.id() + ": " + failure.getMessage());
                    Optional<Receipt> receipt = find(order.id());
                    if (receipt.isPresent()) {
                        story.accept("FIND   " + order.id() + " was taken: nothing more to do");
                        troubles.add(Trouble.UNKNOWN_AND_TAKEN);
                        return new Purchase(order, new Settlement.Accepted(receipt.get()), troubles);
                    }
                    story.accept("FIND   " + order.id() + " was not taken: it is placed again");
                    troubles.add(Trouble.UNKNOWN_AND_MISSING);
                }
            }
        }
    }

    /**
     * Whether an order was taken after all. A worker that was killed does nothing more, but one that is merely cut off may
     * still be at it. So an order counts as missing only if it is not there after the time that the slowest one takes.
     *
     * <p>No such time is certain. In a shop of your own a unique index on the order's number turns down the second one that
     * slips through; the ledger here has none, so that the final check would show it.
     */
    private Optional<Receipt> find(String orderId) throws InterruptedException {
        long certain = System.nanoTime() + slowestOrder.toNanos();
        for (int failures = 0; ; Thread.sleep(PAUSE.toMillis())) {
            boolean last = System.nanoTime() - certain >= 0;
            try {
                Optional<Receipt> receipt = orders.find(orderId);
                if (receipt.isPresent() || last) {
                    return receipt;
                }
            } catch (RpcException failure) {
                if (++failures == patience) {
                    throw failure;
                }
            }
        }
    }
}
