package io.privateer.examples.quickstart;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The orders of one week, in the order in which they came in. */
final class OrderFile {
    private static final String NAME = "orders.csv";
    private static final String HEADINGS = "order_id,placed_at,customer,city,country,sku,quantity,unit_price,currency";

    private OrderFile() {}

    /** The one that ships with this program. */
    static List<Order> read() {
        return orders(CsvFile.ofResource(NAME, HEADINGS));
    }

    /** @throws IllegalArgumentException naming the line, if one is no order or has a number that another one has */
    static List<Order> parse(String text) {
        return orders(CsvFile.parse(NAME, HEADINGS, text));
    }

    private static List<Order> orders(CsvFile file) {
        Set<String> ids = new HashSet<>();
        return file.rows().stream()
                .map(row -> {
                    Order order = order(row);
                    if (!ids.add(order.id())) {
                        throw new IllegalArgumentException(
                                row.file() + ":" + row.line() + ": a second order " + order.id());
                    }
                    return order;
                })
                .toList();
    }

    private static Order order(CsvFile.Row row) {
        try {
            return new Order(
                    row.text(0),
                    Instant.parse(row.text(1)),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    row.text(5),
                    row.number(6),
                    new BigDecimal(row.text(7)),
                    row.text(8));
        } catch (NumberFormatException noPrice) {
            throw row.wrong("no price: \"" + row.text(7) + "\"", noPrice);
        } catch (DateTimeException noTime) {
            throw row.wrong("no time: \"" + row.text(1) + "\"", noTime);
        }
    }
}
