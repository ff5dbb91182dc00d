package io.privateer.examples.quickstart;

import io.privateer.examples.quickstart.Purchase.Trouble;
import io.privateer.rpc.ClientStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happened, for people and for the exit status.
 *
 * @param orders how many the file has
 * @param purchases those of customers who know what became of their order
 * @param calls what the client did for them
 * @param check the ledger against the file and against what the customers know
 */
record Summary(
        int orders,
        List<Purchase> purchases,
        ClientStatistics calls,
        int ledgerLines,
        LedgerCheck check,
        Duration time) {
    static Summary of(
            List<Order> orders,
            List<Purchase> purchases,
            ClientStatistics calls,
            List<Execution> ledger,
            Stock stock,
            Duration time) {
        Map<String, Settlement> settlements = purchases.stream()
                .collect(Collectors.toMap(purchase -> purchase.order().id(), Purchase::settlement));
        LedgerCheck check = LedgerCheck.of(orders, settlements, ledger, stock);
        return new Summary(orders.size(), purchases, calls, ledger.size(), check, time);
    }

    /** Every order has had its effect once, or none for a good reason, and its customer knows which. */
    boolean isClean() {
        return check.isClean() && purchases.size() == orders;
    }

    String text() {
        long rejected = purchases.stream()
                .filter(purchase -> purchase.settlement() instanceof Settlement.Rejected)
                .count();
        long taken = count(Trouble.UNKNOWN_AND_TAKEN);
        long missing = count(Trouble.UNKNOWN_AND_MISSING);
        StringBuilder text = new StringBuilder();
        line(text, "orders in the file", orders);
        line(text, "  accepted", purchases.size() - rejected);
        line(text, "  turned down, out of stock", rejected);
        line(text, "calls, of place and find", calls.calls());
        line(text, "  attempts", calls.attempts());
        line(text, "  retries among them", calls.retries());
        line(text, "outcomes unknown", taken + missing);
        line(text, "  find: it was taken", taken);
        line(text, "  find: it was not, so it was placed again", missing);
        line(text, "certainly not executed, so placed again", count(Trouble.NOT_EXECUTED));
        line(text, "lines in the ledger", ledgerLines);
        line(text, "duplicates (must be 0)", check.duplicated().size());
        line(text, "lost (must be 0)", check.lost().size());
        line(text, "contradictions (must be 0)", check.contradicted().size());
        line(text, "never settled (must be 0)", orders - purchases.size());
        check.duplicated()
                .forEach(id -> text.append("taken more than once: ").append(id).append('\n'));
        check.lost().forEach(id -> text.append("lost: ").append(id).append('\n'));
        check.contradicted().forEach(what -> text.append(what).append('\n'));
        return text.append(isClean() ? "Every order once" : "NOT EVERY ORDER ONCE")
                .append(String.format(Locale.ROOT, ", in %.1f s.", time.toMillis() / 1_000.0))
                .toString();
    }

    private long count(Trouble trouble) {
        return purchases.stream()
                .flatMap(purchase -> purchase.troubles().stream())
                .filter(trouble::equals)
                .count();
    }

    private static void line(StringBuilder text, String what, long number) {
        text.append(String.format(Locale.ROOT, "%-44s%5d\n", what, number));
    }
}
