package shop;

import java.util.UUID;
import loopback.LoopbackChannel;

/** This module's own code uses what is generated from it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws OutOfStock {
        Orders orders = new OrdersStub(new LoopbackChannel(OrdersBinding.of(new Desk())));
        UUID id = new UUID(1, 2);

        System.out.println(orders.find(id));
        System.out.println(orders.place(new Order(id, "rope", 3)));
        System.out.println(orders.find(id));
        try {
            orders.place(new Order(id, "rope", 11));
        } catch (OutOfStock refusal) {
            System.out.println(refusal.article() + " " + refusal.left());
        }
    }
}
