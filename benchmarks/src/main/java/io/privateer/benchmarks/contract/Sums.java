package io.privateer.benchmarks.contract;

/** What a handler does with an order: enough to have read all of it, and no more. */
public final class Sums implements Desk, NonBlockingDesk {
    @Override
    public byte[] echo(byte[] bytes) {
        return bytes;
    }

    @Override
    public Receipt place(Order order) {
        long total = 0;
        for (Line line : order.lines()) {
            total += line.count() * line.priceCents();
        }
        return new Receipt(order.id(), total, order.lines().size());
    }
}
