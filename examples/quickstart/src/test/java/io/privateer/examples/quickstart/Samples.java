package io.privateer.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;

/** Orders for tests. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-23T09:30:00.125Z");

    private Samples() {}

    static Order order(String id, String sku, int quantity) {
        return new Order(id, NOW, "Elin Sjöberg", "Göteborg", "SE", sku, quantity, new BigDecimal("12.50"), "SEK");
    }
}
