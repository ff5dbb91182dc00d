package app;

import java.math.BigDecimal;
import java.util.List;
import loopback.LoopbackChannel;
import money.Currency;
import money.Money;
import shop.Line;
import shop.Orders;
import shop.OrdersBinding;
import shop.OrdersStub;

public final class Main {
    public static void main(String[] arguments) {
        Orders desk = lines -> new Money(
                lines.stream().map(line -> line.price().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
                Currency.DUCAT);
        Orders orders = new OrdersStub(new LoopbackChannel(OrdersBinding.of(desk)));
        System.out.println(orders.place(List.of(
                new Line("rope", new Money(new BigDecimal("7.50"), Currency.DUCAT)),
                new Line("tar", new Money(new BigDecimal("0.25"), Currency.DUCAT)))));
    }
}
