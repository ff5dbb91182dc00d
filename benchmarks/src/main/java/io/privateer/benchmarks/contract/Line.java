package io.privateer.benchmarks.contract;

/** One line of an order. */
public record Line(String article, int count, long priceCents) {}
