package io.privateer.examples.polyglot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether each order had its effect once, or none for a good reason, and whether that is what its customer was told.
 *
 * @param duplicated orders that are in the ledger more than once
 * @param wrong what else the ledger says against the file or against what customers were told, one sentence each
 */
record LedgerCheck(List<String> duplicated, List<String> wrong) {
    LedgerCheck {
        duplicated = List.copyOf(duplicated);
        wrong = List.copyOf(wrong);
    }

    /**
     * Compares all that there is.
     *
     * @param customers what each customer was told, by language
     * @param stock pieces of each article before the first order
     */
    static LedgerCheck of(
            List<Order> orders, Map<String, Tally> customers, List<LedgerLine> ledger, Map<String, Integer> stock) {
        Map<String, List<LedgerLine>> taken = ledger.stream().collect(Collectors.groupingBy(LedgerLine::orderId));
        Map<String, Integer> left = new HashMap<>(stock);
        ledger.forEach(line -> left.merge(line.sku(), -line.quantity(), Integer::sum));
        List<String> duplicated = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Order order : orders) {
            List<LedgerLine> lines = taken.getOrDefault(order.id(), List.of());
            if (lines.size() > 1) {
                duplicated.add(order.id());
            }
            customers.values().stream()
                    .map(tally -> tally.settlement(order.id()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresentOrElse(
                            settlement -> contradiction(order, settlement, lines, left, wrong),
                            () -> wrong.add(order.id() + ": no customer knows what became of it"));
        }
        List<String> ordered = orders.stream().map(Order::id).toList();
        taken.keySet().stream()
                .filter(id -> !ordered.contains(id))
                .forEach(id -> wrong.add(id + ": taken, and nobody ordered it"));
        left.forEach((sku, pieces) -> {
            if (pieces < 0) {
                wrong.add(sku + ": " + -pieces + " more were sold than there were");
            }
        });
        return new LedgerCheck(duplicated, wrong);
    }

    private static void contradiction(
            Order order,
            Tally.Settlement settlement,
            List<LedgerLine> lines,
            Map<String, Integer> left,
            List<String> wrong) {
        if (settlement instanceof Tally.Accepted accepted) {
            if (lines.stream().noneMatch(line -> isReceiptOf(line, order, accepted.confirmation()))) {
                wrong.add(order.id() + ": its customer has the confirmation " + accepted.confirmation()
                        + ", and the ledger has " + lines);
            }
            return;
        }
        if (!lines.isEmpty()) {
            wrong.add(order.id() + ": turned down, and in the ledger");
        }
        // Nothing comes back into the store, so what is left in the end was there.
        if (left.getOrDefault(order.sku(), 0) >= order.quantity()) {
            wrong.add(order.id() + ": turned down, and there was enough of " + order.sku());
        }
    }

    private static boolean isReceiptOf(LedgerLine line, Order order, String confirmation) {
        return line.confirmation().equals(confirmation)
                && line.sku().equals(order.sku())
                && line.quantity() == order.quantity()
                && line.total().compareTo(order.total()) == 0
                && line.currency().equals(order.currency());
    }

    /** Whether every order was taken once, or turned down for a good reason. */
    boolean isClean() {
        return duplicated.isEmpty() && wrong.isEmpty();
    }
}
