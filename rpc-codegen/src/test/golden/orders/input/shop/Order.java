package shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a customer wants.
 *
 * @param id chosen by the customer
 * @param lines at least one
 */
public record Order(UUID id, List<Line> lines) {
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order without lines");
        }
    }

    /** Some pieces of one article. */
    public record Line(String article, int pieces, BigDecimal price) {}
}
