package io.privateer.examples.polyglot;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One order of one article.
 *
 * @param id the shop's own number, the business key that an order is found by
 * @param placedAt when the customer sent it
 * @param customer who ordered
 * @param city where it goes
 * @param country where that is, in two letters
 * @param sku the article
 * @param quantity how many of it
 * @param unitPrice the price of one
 * @param currency of the price, in three letters
 */
public record Order(
        String id,
        Instant placedAt,
        String customer,
        String city,
        String country,
        String sku,
        int quantity,
        BigDecimal unitPrice,
        String currency) {
    private static final int FIELDS = 9;

    /** What the customer pays. */
    public BigDecimal total() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /** An order from a line of the order file, whose fields are separated by tabs. */
    static Order parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no order, which has " + FIELDS + " fields: \"" + line + "\"");
        }
        return new Order(
                fields[0],
                Instant.parse(fields[1]),
                fields[2],
                fields[3],
                fields[4],
                fields[5],
                Integer.parseInt(fields[6]),
                new BigDecimal(fields[7]),
                fields[8]);
    }
}
