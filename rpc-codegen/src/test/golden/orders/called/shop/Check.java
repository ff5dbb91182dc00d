package shop;

import io.privateer.codegen.generate.Loopback;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What a user does with the generated classes. */
public final class Check implements Runnable {
    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final Order TEA = new Order(ID, List.of(new Order.Line("tea", 2, new BigDecimal("1.50"))));

    private static final class Shelf implements Orders {
        @Override
        public Receipt place(Order order) throws OutOfStock {
            if (order.lines().get(0).article().equals("gold")) {
                throw new OutOfStock("gold");
            }
            if (order.lines().get(0).article().equals("")) {
                throw new IllegalStateException("no name");
            }
            return new Receipt(41, Instant.parse("2026-01-31T12:00:00.5Z"));
        }

        @Override
        public Optional<Order> find(UUID id) {
            return id.equals(ID) ? Optional.of(TEA) : Optional.empty();
        }
    }

    @Override
    public void run() {
        for (boolean json : new boolean[] {false, true}) {
            calls(new Loopback(OrdersBinding.of(new Shelf()), json));
            asyncCalls(new Loopback(OrdersBinding.of(new Shelf()), json));
        }
        descriptors();
        hostileBytes();
    }

    private static void calls(Loopback channel) {
        OrdersStub orders = new OrdersStub(channel);
        try {
            equal(new Receipt(41, Instant.parse("2026-01-31T12:00:00.5Z")), orders.place(TEA));
        } catch (OutOfStock e) {
            throw new AssertionError(e);
        }
        equal(Optional.of(TEA), orders.find(ID));
        equal(Optional.empty(), orders.find(new UUID(0, 0)));

        OutOfStock none = thrown(OutOfStock.class, () -> orders.place(order("gold")));
        equal("gold", none.article());
        equal("gold is out of stock", none.getMessage());
        equal("no name", thrown(RpcException.class, () -> orders.place(order(""))).getMessage());
        equal(
                "OrdersFindRequest.id is null; declare it Optional or @Nullable if it may be absent",
                thrown(RpcException.class, () -> orders.find(null)).getMessage());

        CallOptions soon = CallOptions.DEFAULTS.withDeadline(Duration.ofMillis(5));
        orders.withOptions(soon).find(ID);
        equal(soon, channel.lastOptions());
        orders.find(ID);
        equal(CallOptions.DEFAULTS, channel.lastOptions());
    }

    private static void asyncCalls(Loopback channel) {
        OrdersAsync orders = new OrdersAsyncStub(channel);
        equal(new Receipt(41, Instant.parse("2026-01-31T12:00:00.5Z")), orders.place(TEA).join());
        equal(Optional.of(TEA), orders.find(ID).join());
        equal("gold", thrown(OutOfStock.class, () -> result(orders.place(order("gold")))).article());
        equal("no name", thrown(RpcException.class, () -> result(orders.place(order("")))).getMessage());
        CallOptions soon = CallOptions.DEFAULTS.withDeadline(Duration.ofMillis(5));
        new OrdersAsyncStub(channel).withOptions(soon).find(ID).join();
        equal(soon, channel.lastOptions());
    }

    private static Object result(CompletableFuture<?> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private static void descriptors() {
        equal("shop.Orders/Place", OrdersMethods.PLACE.path());
        equal(false, OrdersMethods.PLACE.idempotent());
        equal(null, OrdersMethods.PLACE.timeout());
        equal(List.of("shop.OutOfStock"), OrdersMethods.PLACE.errors().stream().map(error -> error.name()).toList());
        equal("shop.Orders/Find", OrdersMethods.FIND.path());
        equal(true, OrdersMethods.FIND.idempotent());
        equal(Duration.ofMillis(200), OrdersMethods.FIND.timeout());
        equal(Hedging.atP95(), OrdersMethods.FIND.hedging());
        equal(Optional.of(TEA), OrdersMethods.FIND.value().apply(new OrdersFindReply(Optional.of(TEA))));
        equal("shop.Orders", OrdersBinding.of(new Shelf()).name());
    }

    private static void hostileBytes() {
        equal("shop.Order rejects what was received: an order without lines", refusal("0a24" + HexFormat.of()
                .formatHex(ID.toString().getBytes(StandardCharsets.US_ASCII))));
        equal("Order.id is missing", refusal(""));
        // Elements of a list are not merged: the first is read, and refused, by itself.
        equal("OrderLine.price is missing", refusal("1203 0a0161 1202 1001"));
    }

    private static String refusal(String hex) {
        byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));
        return thrown(CodecException.class, () -> Bodies.decodeProto(OrderCodec.INSTANCE, body, CodecLimits.DEFAULTS))
                .getMessage();
    }

    private static Order order(String article) {
        return new Order(ID, List.of(new Order.Line(article, 1, BigDecimal.ONE)));
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static <E extends Exception> E thrown(Class<E> type, Action action) {
        try {
            throw new AssertionError("returned " + action.run());
        } catch (Exception e) {
            return type.cast(e);
        }
    }

    private static void equal(Object expected, Object actual) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
