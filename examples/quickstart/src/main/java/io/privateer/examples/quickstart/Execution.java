package io.privateer.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** One line of the ledger: an order was taken. An order that was taken twice has two. */
record Execution(Receipt receipt, String sku, int quantity) {
    private static final int FIELDS = 8;

    /** Takes an order, now. */
    static Execution of(Order order, Instant now, String worker) {
        return new Execution(
                new Receipt(order.id(), UUID.randomUUID(), now, worker, order.total(), order.currency()),
                order.sku(),
                order.quantity());
    }

    String orderId() {
        return receipt.orderId();
    }

    /** Separated by tabs, which no field contains. */
    String line() {
        return String.join(
                "\t",
                receipt.orderId(),
                receipt.confirmation().toString(),
                receipt.acceptedAt().toString(),
                receipt.worker(),
                receipt.total().toPlainString(),
                receipt.currency(),
                sku,
                Integer.toString(quantity));
    }

    /** @throws IllegalArgumentException if it is no line of a ledger */
    static Execution parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "no line of a ledger, which has " + FIELDS + " fields: \"" + line + "\"");
        }
        return new Execution(
                new Receipt(
                        fields[0],
                        UUID.fromString(fields[1]),
                        Instant.parse(fields[2]),
                        fields[3],
                        new BigDecimal(fields[4]),
                        fields[5]),
                fields[6],
                Integer.parseInt(fields[7]));
    }
}
