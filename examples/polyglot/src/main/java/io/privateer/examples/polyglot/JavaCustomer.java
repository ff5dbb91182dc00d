package io.privateer.examples.polyglot;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Places the orders on its standard input until it is certain what became of each, and prints that. Its siblings in other
 * languages are in {@code customers/}.
 */
final class JavaCustomer {
    private static final int PATIENCE = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** How long a worker that nobody hears any more may still be at an order. */
    private static final Duration SLOWEST_ORDER = Duration.ofSeconds(1);

    private final Orders orders;

    private JavaCustomer(Orders orders) {
        this.orders = orders;
    }

    /**
     * Ends with the standard input.
     *
     * @param args where the service is
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (RpcClient client = RpcClient.builder()
                .endpoint(args[0])
                .attemptTimeout(Duration.ofMillis(500))
                .maxAttempts(10)
                .build()) {
            OrdersStub stub =
                    new OrdersStub(client).withOptions(CallOptions.DEFAULTS.withMetadata(Witness.CUSTOMER, "java"));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                new JavaCustomer(stub).buy(Order.parse(line));
            }
        }
    }

    private void buy(Order order) throws InterruptedException {
        for (int tries = 0; tries < PATIENCE; tries++) {
            try {
                tell("accepted", order.id(), orders.place(order).confirmation());
                return;
            } catch (OutOfStock reason) {
                tell("rejected", order.id(), reason.available());
                return;
            } catch (RpcException failure) {
                if (failure.outcome() == Outcome.NOT_EXECUTED) {
                    tell("not-executed", order.id());
                    Thread.sleep(PAUSE.toMillis());
                    continue;
                }
                tell("unknown", order.id(), String.valueOf(failure.getMessage()));
            }
            Optional<Receipt> receipt = find(order.id());
            if (receipt.isPresent()) {
                tell("found", order.id());
                tell("accepted", order.id(), receipt.get().confirmation());
                return;
            }
            tell("missing", order.id());
        }
        throw new IllegalStateException("nobody knows what became of " + order.id());
    }

    /** Whether it was taken after all; it counts as missing after the time that the slowest order takes. */
    private Optional<Receipt> find(String orderId) throws InterruptedException {
        long certain = System.nanoTime() + SLOWEST_ORDER.toNanos();
        for (int failures = 0; ; Thread.sleep(PAUSE.toMillis())) {
            boolean last = System.nanoTime() - certain >= 0;
            try {
                Optional<Receipt> receipt = orders.find(orderId);
                if (receipt.isPresent() || last) {
                    return receipt;
                }
            } catch (RpcException failure) {
                if (++failures == PATIENCE) {
                    throw failure;
                }
            }
        }
    }

    private static void tell(String what, Object... about) {
        StringBuilder line = new StringBuilder(what);
        for (Object each : about) {
            line.append('\t').append(each);
        }
        System.out.println(line);
    }
}
