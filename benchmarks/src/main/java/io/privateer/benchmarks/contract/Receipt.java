package io.privateer.benchmarks.contract;

/** What an order comes to. */
public record Receipt(String orderId, long totalCents, int lines) {}
