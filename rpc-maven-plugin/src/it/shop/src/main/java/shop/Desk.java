package shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

final class Desk implements Orders {
    private static final int STOCK = 10;

    private final Map<UUID, Order> placed = new ConcurrentHashMap<>();

    @Override
    public Receipt place(Order order) throws OutOfStock {
        if (order.count() > STOCK) {
            throw new OutOfStock(order.article(), STOCK);
        }
        placed.put(order.id(), order);
        return new Receipt(Instant.parse("2026-01-02T03:04:05Z"), new BigDecimal("7.50"));
    }

    @Override
    public Optional<Order> find(UUID id) {
        return Optional.ofNullable(placed.get(id));
    }
}
