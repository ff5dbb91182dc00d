package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.find;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.zmq.Await;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A second copy of an idempotent call, where the first server takes its time. */
@Timeout(60)
final class HedgingTest {
    private static final Hedging SOON = Hedging.after(Duration.ofMillis(20));

    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch firstCancelled = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    /** Whether each execution was of an extra copy, in their order. */
    private final Queue<Boolean> extra = new ConcurrentLinkedQueue<>();

    /** The first of all executions, whoever's it is, lasts until its caller has lost interest. */
    private RpcServer server() {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(binding(text -> {
                    CallContext context = Objects.requireNonNull(CallContext.current());
                    extra.add(context.isExtra());
                    if (served.getAndIncrement() == 0) {
                        while (!context.isCancelled() && mayEnd.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        firstCancelled.countDown();
                    }
                    return text + "!";
                }))
                .start();
    }

    private static RpcClientBuilder client(RpcServer... servers) {
        RpcClientBuilder builder = RpcClient.builder();
        for (RpcServer server : servers) {
            builder.endpoint(server.endpoint());
        }
        return builder;
    }

    @Test
    void theSecondServersResultEndsTheCallAndTheFirstIsCancelled() throws Exception {
        try (RpcServer one = server();
                RpcServer two = server();
                RpcClient client = client(one, two).hedging(SOON).build()) {
            assertEquals("x!", find(client, "x"));
            firstCancelled.await();
            assertEquals(2, served.get());
            assertEquals("[false, true]", extra.toString());
        }
    }

    @Test
    void aDeduplicatedCallIsNeverHedged() throws Exception {
        try (RpcServer one = server();
                RpcServer two = server();
                RpcClient client = client(one, two).hedging(SOON).build()) {
            Thread caller = new Thread(() -> assertEquals("x!", place(client, "x")));
            caller.start();
            Await.await(Duration.ofSeconds(30), () -> served.get() > 0);
            // Another call goes through meanwhile, for longer than the delay of a hedge.
            long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
            while (System.nanoTime() - until < 0) {
                assertEquals("y!", place(client, "y"));
            }
            mayEnd.countDown();
            caller.join();
            assertFalse(extra.contains(true));
        }
    }

    @Test
    void oneCallMayTurnItOff() throws Exception {
        try (RpcServer one = server();
                RpcServer two = server();
                RpcClient client = client(one, two).hedging(SOON).build()) {
            Thread caller = new Thread(() -> assertEquals(
                    "x!", client.call(TextService.FIND, "x", CallOptions.DEFAULTS.withHedging(Hedging.off()))));
            caller.start();
            long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            caller.join();
            assertEquals(1, served.get());
        }
    }

    @Test
    void whatAnExtraCopyCallsIsExtraAndNotHedged() {
        AtomicInteger behind = new AtomicInteger();
        Queue<Boolean> nested = new ConcurrentLinkedQueue<>();
        try (RpcServer backOne = back(behind, nested);
                RpcServer backTwo = back(behind, nested);
                RpcClient toBack = client(backOne, backTwo).hedging(SOON).build();
                RpcServer one = front(toBack);
                RpcServer two = front(toBack);
                RpcClient client = client(one, two).hedging(SOON).build()) {
            assertEquals("x", find(client, "x"));
            assertTrue(nested.contains(true), nested::toString);
            assertEquals(1, nested.stream().filter(any -> any).count(), nested::toString);
        }
    }

    /** Its first call waits, so that the front's caller hedges. */
    private RpcServer front(RpcClient toBack) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(binding(text -> {
                    if (served.getAndIncrement() == 0) {
                        CallContext context = Objects.requireNonNull(CallContext.current());
                        while (!context.isCancelled()) {
                            Thread.onSpinWait();
                        }
                    }
                    return find(toBack, text);
                }))
                .start();
    }

    /** Slow enough to be hedged, if it were. */
    private static RpcServer back(AtomicInteger calls, Queue<Boolean> nested) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(binding(text -> {
                    calls.incrementAndGet();
                    nested.add(Objects.requireNonNull(CallContext.current()).isExtra());
                    long until = System.nanoTime() + Duration.ofMillis(100).toNanos();
                    while (System.nanoTime() - until < 0) {
                        Thread.onSpinWait();
                    }
                    return text;
                }))
                .start();
    }

    @Test
    void delaysAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Hedging.after(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Hedging.after(Duration.ofDays(1)));
        assertEquals("after PT0.02S", SOON.toString());
        assertEquals(Hedging.after(Duration.ofMillis(20)), SOON);
    }
}
