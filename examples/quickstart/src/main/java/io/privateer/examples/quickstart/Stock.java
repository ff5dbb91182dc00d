package io.privateer.examples.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of each article there was before the first order.
 *
 * @param onHand pieces or metres by article
 */
record Stock(Map<String, Integer> onHand) {
    private static final String NAME = "stock.csv";
    private static final String HEADINGS = "sku,description,on_hand";

    Stock {
        onHand = Map.copyOf(onHand);
    }

    /** The one that ships with this program. */
    static Stock read() {
        return of(CsvFile.ofResource(NAME, HEADINGS));
    }

    private static Stock of(CsvFile file) {
        Map<String, Integer> onHand = new LinkedHashMap<>();
        for (CsvFile.Row row : file.rows()) {
            if (onHand.put(row.text(0), row.number(2)) != null) {
                throw new IllegalArgumentException(
                        row.file() + ":" + row.line() + ": a second line for " + row.text(0));
            }
        }
        return new Stock(onHand);
    }

    /** What is left after these executions; of an unknown article nothing. */
    int left(String sku, Iterable<Execution> executions) {
        int left = onHand.getOrDefault(sku, 0);
        for (Execution execution : executions) {
            if (execution.sku().equals(sku)) {
                left -= execution.quantity();
            }
        }
        return left;
    }
}
