package io.privateer.benchmarks.contender;

import io.privateer.benchmarks.contract.Line;
import io.privateer.benchmarks.contract.Order;
import java.util.ArrayList;
import java.util.List;

/** What a call carries. */
public enum Workload {
    /** Bytes there and the same bytes back. */
    ECHO,
    /** An order with as many lines as make up the size, and a receipt of a few bytes back. */
    ORDER;

    /** Article, count, price and their tags in Protocol Buffers, about. */
    private static final int BYTES_PER_LINE = 32;

    /** Bytes that do not compress and are the same in every process. */
    public static byte[] payload(int bytes) {
        byte[] payload = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            payload[i] = (byte) (31 * i + (i >> 8));
        }
        return payload;
    }

    /** An order of about this size on the wire. */
    public static Order order(int bytes) {
        int count = Math.max(1, bytes / BYTES_PER_LINE);
        List<Line> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(new Line("article-%010d".formatted(i), 1 + i % 9, 100 + i % 90_000));
        }
        return new Order("order-000001", "customer-17", List.copyOf(lines));
    }

    /** What {@link #order}'s receipt must say, so that no contender gets away with an empty answer. */
    public static long totalCents(Order order) {
        return order.lines().stream()
                .mapToLong(line -> line.count() * line.priceCents())
                .sum();
    }
}
