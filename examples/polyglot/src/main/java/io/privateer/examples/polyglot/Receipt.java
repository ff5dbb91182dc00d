package io.privateer.examples.polyglot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * That an order was taken.
 *
 * @param orderId the order's own number
 * @param confirmation new for each time an order is taken: an order taken twice has two
 * @param acceptedAt when it was written into the ledger
 * @param worker which worker wrote it
 * @param total what the customer pays
 * @param currency in which currency
 */
public record Receipt(
        String orderId, UUID confirmation, Instant acceptedAt, String worker, BigDecimal total, String currency) {}
