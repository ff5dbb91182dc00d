package shop;

import loopback.LoopbackChannel;

public final class Main {
    public static void main(String[] arguments) {
        Orders orders = new OrdersStub(new LoopbackChannel(OrdersBinding.of(new Desk(new Stock(10)))));
        System.out.println(orders.place(Order.builder().article("rope").count(3).build()));
    }
}
