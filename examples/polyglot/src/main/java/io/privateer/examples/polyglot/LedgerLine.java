package io.privateer.examples.polyglot;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One line of the ledger that the workers share: an order was taken. An order that was taken twice has two.
 *
 * @param customer the language that it was ordered in
 */
record LedgerLine(
        String orderId,
        String confirmation,
        String acceptedAt,
        String worker,
        String customer,
        String sku,
        int quantity,
        BigDecimal total,
        String currency) {
    private static final int FIELDS = 9;

    /** All lines, in the order in which they were written; half a line at the end, of a worker that was killed, is none. */
    static List<LedgerLine> readAll(Path ledger) throws IOException {
        String text = Files.readString(ledger);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(LedgerLine::parse)
                .toList();
    }

    static LedgerLine parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "no line of a ledger, which has " + FIELDS + " fields: \"" + line + "\"");
        }
        return new LedgerLine(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                fields[5],
                Integer.parseInt(fields[6]),
                new BigDecimal(fields[7]),
                fields[8]);
    }
}
