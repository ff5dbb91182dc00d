package io.privateer.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderFileTest {
    private static final String HEADINGS =
            "order_id,placed_at,customer,city,country,sku,quantity,unit_price,currency\n";

    @Test
    void lineBecomesAnOrder() {
        assertEquals(
                List.of(new Order(
                        "W-1",
                        Instant.parse("2026-11-16T06:09:41Z"),
                        "Blok, \"Jan\" & Zn.",
                        "Kraków",
                        "PL",
                        "ANC-DEL-10",
                        2,
                        new BigDecimal("142.00"),
                        "EUR")),
                OrderFile.parse(HEADINGS
                        + "W-1,2026-11-16T06:09:41Z,\"Blok, \"\"Jan\"\" & Zn.\",Kraków,PL,ANC-DEL-10,2,142.00,EUR\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,2,1.00 | orders.csv:3: 8 fields, must be 9",
                "W-1,yesterday,A,B,DE,X,2,1.00,EUR | orders.csv:3: no time: \"yesterday\"",
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,two,1.00,EUR | orders.csv:3: column 7 is no whole number: \"two\"",
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,2,cheap,EUR | orders.csv:3: no price: \"cheap\"",
                "W-0,2026-11-16T06:09:41Z,A,B,DE,X,2,1.00,EUR | orders.csv:3: a second order W-0",
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,0,1.00,EUR | order W-1: quantity 0, must be at least 1",
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,1,-1.00,EUR | order W-1: unit price -1.00, must not be negative",
                "W-1,2026-11-16T06:09:41Z,A,B,DE,X,1,1.00,euro | order W-1: currency \"euro\", must be three letters A to Z",
                "w 1,2026-11-16T06:09:41Z,A,B,DE,X,1,1.00,EUR | order id \"w 1\", must be [A-Z0-9-]{1,20}",
            })
    void lineThatIsNoOrderIsNamed(String line, String message) {
        String good = "W-0,2026-11-16T06:09:41Z,A,B,DE,X,2,1.00,EUR\n";
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> OrderFile.parse(HEADINGS + good + line));
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void otherHeadingsAreRefused() {
        assertEquals(
                "orders.csv:1: must be \"" + HEADINGS.strip() + "\"",
                assertThrows(IllegalArgumentException.class, () -> OrderFile.parse("a,b\n1,2\n"))
                        .getMessage());
    }

    /** Then which orders are turned down does not depend on who comes first. */
    @Test
    void ordersThatShipAreTakenInAnyOrderButForSevenThatNeverCanBe() {
        Stock stock = Stock.read();
        List<Order> orders = OrderFile.read();
        assertEquals(412, orders.size());
        List<Execution> takeable = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Order order : orders) {
            if (stock.left(order.sku(), List.of()) < order.quantity()) {
                refused.add(order.sku() + " " + order.quantity());
            } else {
                takeable.add(Execution.of(order, order.placedAt(), "anyone"));
            }
        }
        assertEquals(
                List.of(
                        "NAV-CMP-75 1",
                        "ROP-POL-12 900",
                        "NAV-CMP-75 1",
                        "NAV-CMP-75 1",
                        "CHN-GAL-10 1200",
                        "NAV-CMP-75 1",
                        "ANC-DEL-16 1"),
                refused);
        for (String sku : stock.onHand().keySet()) {
            assertTrue(stock.left(sku, takeable) >= 0, () -> sku + ": more ordered than there is");
        }
    }
}
