package io.privateer.benchmarks.contract;

import java.util.List;

/** What a customer orders. */
public record Order(String id, String customer, List<Line> lines) {}
