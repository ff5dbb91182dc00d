package io.privateer.examples.polyglot;

import java.io.Serial;

/** There is not enough of an article for an order. */
public final class OutOfStock extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String sku;
    private final int wanted;
    private final int available;

    public OutOfStock(String sku, int wanted, int available) {
        super(sku + ": " + wanted + " wanted, " + available + " left");
        this.sku = sku;
        this.wanted = wanted;
        this.available = available;
    }

    public String sku() {
        return sku;
    }

    public int wanted() {
        return wanted;
    }

    public int available() {
        return available;
    }
}
