package io.privateer.examples.polyglot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a customer's program prints, line by line, its fields separated by tabs: {@code accepted ORDER CONFIRMATION},
 * {@code rejected ORDER LEFT}, and on the way there {@code not-executed ORDER}, {@code unknown ORDER WHY}, and what became of
 * that: {@code found ORDER} or {@code missing ORDER}. Thread-safe.
 */
final class Tally {
    /** What a customer knows of an order in the end. */
    sealed interface Settlement {}

    /** It was taken. */
    record Accepted(String confirmation) implements Settlement {}

    /** It was turned down, because only so many were left. */
    record Rejected(int left) implements Settlement {}

    private final Map<String, Settlement> settlements = new LinkedHashMap<>();
    private final Map<String, AtomicInteger> counts = new LinkedHashMap<>();

    /** Takes a line; false if it is none of the above, such as a program's last words. */
    synchronized boolean take(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        String what = fields.get(0);
        switch (what + " " + fields.size()) {
            case "accepted 3" -> settle(fields.get(1), new Accepted(fields.get(2)));
            case "rejected 3" -> settle(fields.get(1), new Rejected(Integer.parseInt(fields.get(2))));
            case "not-executed 2", "unknown 3", "found 2", "missing 2" -> {}
            default -> {
                return false;
            }
        }
        counts.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
        return true;
    }

    private void settle(String order, Settlement settlement) {
        if (settlements.put(order, settlement) != null) {
            throw new IllegalStateException(order + " is settled twice");
        }
    }

    /** What its customer knows of an order; empty if it knows nothing, yet or because it is not its own. */
    synchronized Optional<Settlement> settlement(String order) {
        return Optional.ofNullable(settlements.get(order));
    }

    /** How many orders are settled. */
    synchronized int settled() {
        return settlements.size();
    }

    /** How many lines of a kind there were. */
    synchronized int count(String what) {
        AtomicInteger count = counts.get(what);
        return count == null ? 0 : count.get();
    }
}
