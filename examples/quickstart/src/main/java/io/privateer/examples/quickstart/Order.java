package io.privateer.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One order of one article.
 *
 * @param id the shop's own number, the business key that an order is found by
 * @param placedAt when the customer sent it
 * @param customer who ordered
 * @param city where it goes
 * @param country where that is, in two letters
 * @param sku the article
 * @param quantity how many of it, at least 1
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
    /** Also what keeps a field of the ledger a field: neither tab nor line break. */
    private static final Pattern KEY = Pattern.compile("[A-Z0-9-]{1,20}");

    /** @throws IllegalArgumentException if the order makes no sense: the server answers INVALID_ARGUMENT */
    public Order {
        if (!KEY.matcher(id).matches()) {
            throw new IllegalArgumentException("order id \"" + id + "\", must be " + KEY);
        }
        if (!KEY.matcher(sku).matches()) {
            throw new IllegalArgumentException("order " + id + ": sku \"" + sku + "\", must be " + KEY);
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("order " + id + ": quantity " + quantity + ", must be at least 1");
        }
        if (unitPrice.signum() < 0) {
            throw new IllegalArgumentException("order " + id + ": unit price " + unitPrice + ", must not be negative");
        }
        if (currency.length() != 3 || !currency.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
            throw new IllegalArgumentException(
                    "order " + id + ": currency \"" + currency + "\", must be three letters A to Z");
        }
    }

    /** What the customer pays. */
    public BigDecimal total() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
