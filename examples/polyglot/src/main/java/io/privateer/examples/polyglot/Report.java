package io.privateer.examples.polyglot;

import io.privateer.rpc.testkit.ProxyStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened, for people.
 *
 * @param customers what each customer was told, by language
 * @param witness what each of them sent
 */
record Report(
        Map<String, Tally> customers,
        Witness witness,
        ProxyStatistics network,
        List<LedgerLine> ledger,
        LedgerCheck check) {
    String text() {
        StringBuilder text = new StringBuilder();
        row(
                text,
                "customer",
                "orders",
                "accepted",
                "turned down",
                "calls",
                "retries",
                "not executed",
                "unknown",
                "found",
                "placed again");
        customers.forEach((language, tally) -> {
            Witness.Sent sent = witness.by(language);
            row(
                    text,
                    language,
                    tally.settled(),
                    tally.count("accepted"),
                    tally.count("rejected"),
                    sent.calls(),
                    sent.retries(),
                    tally.count("not-executed"),
                    tally.count("unknown"),
                    tally.count("found"),
                    tally.count("missing"));
        });
        text.append('\n');
        Map<String, Long> byWorker =
                ledger.stream().collect(Collectors.groupingBy(LedgerLine::worker, TreeMap::new, Collectors.counting()));
        line(
                text,
                "messages on the network",
                network.toServer().received() + network.toClient().received());
        line(
                text,
                "  dropped",
                network.toServer().dropped() + network.toClient().dropped());
        line(text, "lines in the ledger", ledger.size());
        byWorker.forEach((worker, lines) -> line(text, "  by the worker in " + worker, lines));
        line(text, "duplicates (must be 0)", check.duplicated().size());
        line(text, "contradictions (must be 0)", check.wrong().size());
        check.duplicated()
                .forEach(id -> text.append("taken more than once: ").append(id).append('\n'));
        check.wrong().forEach(what -> text.append(what).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, Object... cells) {
        text.append(String.format(Locale.ROOT, "%-10s%8s%10s%13s%8s%9s%14s%9s%8s%14s%n", cells));
    }

    private static void line(StringBuilder text, String what, long number) {
        text.append(String.format(Locale.ROOT, "%-44s%5d%n", what, number));
    }
}
