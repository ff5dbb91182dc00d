package io.privateer.examples.quickstart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether each order of the file has had its effect once, or none for a good reason, and whether that is what the client
 * was told.
 *
 * @param taken how many orders are in the ledger, each counted once
 * @param duplicated orders that are there more than once
 * @param lost orders that are not there, although nobody turned them down for good reason
 * @param contradicted what the ledger says against the file or against what the client was told, one sentence each
 */
record LedgerCheck(int taken, List<String> duplicated, List<String> lost, List<String> contradicted) {
    LedgerCheck {
        duplicated = List.copyOf(duplicated);
        lost = List.copyOf(lost);
        contradicted = List.copyOf(contradicted);
    }

    /**
     * Compares all that there is.
     *
     * @param settlements what the client knows, by order; an order that it knows nothing of is missing
     */
    static LedgerCheck of(
            List<Order> orders, Map<String, Settlement> settlements, List<Execution> ledger, Stock stock) {
        Map<String, List<Execution>> executions = ledger.stream()
                .collect(Collectors.groupingBy(Execution::orderId, LinkedHashMap::new, Collectors.toList()));
        List<String> duplicated = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        List<String> contradicted = new ArrayList<>();
        for (Order order : orders) {
            List<Execution> taken = executions.getOrDefault(order.id(), List.of());
            Settlement settlement = settlements.get(order.id());
            if (taken.size() > 1) {
                duplicated.add(order.id());
            }
            if (settlement instanceof Settlement.Rejected rejected) {
                contradictions(order, rejected, taken, stock.left(order.sku(), ledger))
                        .forEach(contradicted::add);
            } else {
                if (taken.isEmpty()) {
                    lost.add(order.id());
                }
                contradictions(order, taken).forEach(contradicted::add);
                if (settlement instanceof Settlement.Accepted accepted
                        && taken.stream()
                                .noneMatch(execution -> execution.receipt().equals(accepted.receipt()))) {
                    contradicted.add("order " + order.id() + ": the ledger has no " + accepted.receipt());
                }
            }
        }
        Set<String> ordered = new HashSet<>(orders.stream().map(Order::id).toList());
        executions.keySet().stream()
                .filter(id -> !ordered.contains(id))
                .forEach(id -> contradicted.add("order " + id + ": taken, but nobody ordered it"));
        return new LedgerCheck(executions.size(), duplicated, lost, contradicted);
    }

    /** Nothing is duplicated, nothing lost and nothing contradicted. */
    boolean isClean() {
        return duplicated.isEmpty() && lost.isEmpty() && contradicted.isEmpty();
    }

    /** Of an order that was turned down. */
    private static Stream<String> contradictions(
            Order order, Settlement.Rejected rejected, List<Execution> taken, int left) {
        Stream<String> both = taken.isEmpty()
                ? Stream.empty()
                : Stream.of("order " + order.id() + ": turned down ("
                        + rejected.reason().getMessage() + "), and taken all the same");
        // The stock only ever falls, so what is too little for a good reason is so in the end, too.
        return left < order.quantity()
                ? both
                : Stream.concat(
                        both,
                        Stream.of("order " + order.id() + ": turned down, but of " + order.quantity() + " "
                                + order.sku() + " there are " + left + " left"));
    }

    /** Of what was taken against what was ordered. */
    private static Stream<String> contradictions(Order order, List<Execution> taken) {
        return taken.stream()
                .filter(execution -> !execution.sku().equals(order.sku())
                        || execution.quantity() != order.quantity()
                        || execution.receipt().total().compareTo(order.total()) != 0
                        || !execution.receipt().currency().equals(order.currency()))
                .map(execution -> "order " + order.id() + ": ordered " + order.quantity() + " " + order.sku() + " for "
                        + order.total() + " " + order.currency() + ", taken " + execution.line());
    }
}
