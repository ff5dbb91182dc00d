package shop;

import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

@Slf4j
@RequiredArgsConstructor
final class Desk implements Orders {
    private final Stock stock;

    @Override
    public String place(Order order) {
        log.debug("placing {}", order);
        stock.setLeft(stock.getLeft() - order.count());
        return order.article() + ": " + stock.getLeft() + " left";
    }
}
