package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.ClientStatistics;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.Resources;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Async callers that leave their results lying, or hold the thread that brings them, harm themselves alone. */
@Timeout(240)
final class CarelessCallersIT {
    private static final int CALLS = 100_000;

    /** What a client lets be under way of async calls, by its defaults. */
    private static final int MOST = 4_096 + 1_024 / 2;

    private static final String KIBIBYTE = "k".repeat(1_024);

    /** Callers that wait for each result while others are careless. */
    private static final class Bystanders implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicInteger calls = new AtomicInteger();
        private final long[] longest;
        private final Callers callers;

        /** One for each of these clients. */
        Bystanders(RpcClient... clients) {
            longest = new long[clients.length];
            callers = Callers.start(clients.length, number -> {
                while (!ended.get()) {
                    long start = System.nanoTime();
                    assertEquals("me!", TextService.place(clients[number], "me"));
                    longest[number] = Math.max(longest[number], System.nanoTime() - start);
                    calls.incrementAndGet();
                }
            });
        }

        String figures() {
            long max = 0;
            for (long one : longest) {
                max = Math.max(max, one);
            }
            return "the others made %,d calls, none failed, the longest took %d ms"
                    .formatted(calls.get(), max / 1_000_000);
        }

        /** Fails if any of their calls did. */
        @Override
        public void close() {
            ended.set(true);
            callers.join(Duration.ofSeconds(30));
            assertTrue(calls.get() > 0, "nobody else called");
        }
    }

    private static RpcServer server() {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(TextService.binding(CarelessCallersIT::answer))
                .start();
    }

    private static String answer(String text) {
        if (text.startsWith("until cancelled")) {
            CallContext context = Objects.requireNonNull(CallContext.current());
            while (!context.isCancelled()) {
                Work.lasting(Duration.ofMillis(1));
            }
        }
        return text + "!";
    }

    private static RpcClient client(RpcServer server, String name) {
        return RpcClient.builder()
                .name(name)
                .multiplexed()
                .endpoint(server.endpoint())
                // It is about who is served, and not about how fast.
                .attemptTimeout(Duration.ofSeconds(10))
                .deadline(Duration.ofSeconds(60))
                .build();
    }

    private static CompletableFuture<String> place(RpcClient client, String text) {
        return client.call(TextService.PLACE, text, CallOptions.DEFAULTS, reply -> reply);
    }

    /** Refused at first, since what was before is still under way, or its server has not been told that it is finished. */
    private static Duration awaitServed(RpcClient client) throws Exception {
        return awaitServed(client, () -> place(client, "again").get(60, TimeUnit.SECONDS));
    }

    private static Duration awaitServed(RpcClient client, Callable<String> call) throws Exception {
        long start = System.nanoTime();
        while (true) {
            Duration so = Duration.ofNanos(System.nanoTime() - start);
            try {
                call.call();
                return so;
            } catch (ExecutionException | RpcException e) {
                Throwable refused = e instanceof ExecutionException ? e.getCause() : e;
                assertInstanceOf(RpcException.class, refused);
                assertTrue(so.toSeconds() < 60, () -> "still refused: " + refused + ", " + client.statistics());
            }
            Work.lasting(Duration.ofMillis(10));
        }
    }

    private static void awaitEnded(RpcClient client, long calls) {
        Await.until(
                Duration.ofSeconds(100),
                () -> client.statistics().calls() >= calls,
                () -> "only " + client.statistics() + " of " + calls);
    }

    /** In MiB, of all that lives. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    @Test
    void aHundredThousandFuturesThatNobodyLooksAt() throws Exception {
        try (RpcServer server = server();
                RpcClient careless = client(server, "rpc-careless");
                RpcClient other = client(server, "rpc-other")) {
            awaitServed(careless);
            assertEquals("me!", TextService.place(other, "me"));
            long before = heap();
            AtomicInteger underWay = new AtomicInteger();
            int most = 0;
            long during = 0;
            Bystanders bystanders = new Bystanders(other);
            try (bystanders) {
                for (int i = 0; i < CALLS; i++) {
                    most = Math.max(most, underWay.incrementAndGet());
                    CompletableFuture<String> unused =
                            place(careless, KIBIBYTE).whenComplete((text, failure) -> underWay.decrementAndGet());
                    if (i % 20_000 == 19_999) {
                        during = Math.max(during, heap());
                    }
                }
                awaitEnded(careless, CALLS);
            }
            ClientStatistics statistics = careless.statistics();
            Duration recovery = awaitServed(careless);
            long after = heap();
            System.out.printf(
                    "measured: %,d futures of 1 KiB abandoned: %,d under way at most; %s; that client is served again after"
                            + " %d ms; heap %d MiB before, %d MiB at most, %d MiB after; %s%n",
                    CALLS, most, statistics, recovery.toMillis(), before, during, after, bystanders.figures());
            assertTrue(most <= MOST + 1, "under way: " + most);
            assertTrue(during - before < 160, () -> "the heap grew");
            assertTrue(after - before < 40, () -> "the heap stayed grown");
        }
    }

    /** Those that had begun are told to their handlers, which would run for ever otherwise, and hold the workers. */
    @Test
    void aHundredThousandFuturesThatAreCancelledAtOnce() throws Exception {
        try (RpcServer server = server();
                RpcClient careless = client(server, "rpc-careless");
                RpcClient other = client(server, "rpc-other")) {
            awaitServed(careless);
            long before = heap();
            Bystanders bystanders = new Bystanders(other);
            try (bystanders) {
                for (int i = 0; i < CALLS; i++) {
                    CompletableFuture<String> future = place(careless, "until cancelled " + i);
                    assertTrue(future.cancel(false) || future.isCompletedExceptionally());
                }
                awaitEnded(careless, CALLS);
            }
            awaitServed(careless);
            long after = heap();
            System.out.printf(
                    "measured: %,d futures cancelled, %,d of them were called before; heap %d MiB before, %d MiB after; %s%n",
                    CALLS, careless.statistics().attempts(), before, after, bystanders.figures());
            assertTrue(after - before < 40, () -> "the heap stayed grown");
        }
    }

    @Test
    void completionsThatNeverEnd() throws Exception {
        int held = 64;
        try (RpcServer server = server();
                RpcClient careless = client(server, "rpc-careless");
                RpcClient other = client(server, "rpc-other")) {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch all = new CountDownLatch(held);
            for (int i = 0; i < held; i++) {
                CompletableFuture<Void> unused = place(careless, "x")
                        .thenAcceptAsync(
                                text -> {
                                    all.countDown();
                                    awaitQuietly(never);
                                },
                                Runnable::run);
            }
            assertTrue(all.await(60, TimeUnit.SECONDS), () -> all.getCount() + " completions got no thread");
            Bystanders bystanders = new Bystanders(careless, other);
            long longest = 0;
            try (bystanders) {
                for (int i = 0; i < 2_000; i++) {
                    long start = System.nanoTime();
                    assertEquals("y!", place(careless, "y").get(30, TimeUnit.SECONDS));
                    longest = Math.max(longest, System.nanoTime() - start);
                }
            }
            System.out.printf(
                    "measured: %d completions that do not end hold %d threads; 2,000 async calls of the same client beside"
                            + " them all came back, the longest in %d ms; %s%n",
                    held, Resources.threads("rpc-careless-done").size(), longest / 1_000_000, bystanders.figures());
            never.countDown();
            Await.until(
                    Duration.ofSeconds(60),
                    () -> Resources.threads("rpc-careless-done").size() <= 4,
                    () -> "threads stay: " + Resources.threads("rpc-careless-done"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aConsumerThatIsSlowerThanItsCalls() throws Exception {
        int calls = 20_000;
        try (RpcServer server = server();
                RpcClient careless = client(server, "rpc-careless");
                RpcClient other = client(server, "rpc-other")) {
            awaitServed(careless);
            long before = heap();
            long during;
            Semaphore paces = new Semaphore(0);
            AtomicInteger consumed = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            Bystanders bystanders = new Bystanders(other);
            try (bystanders) {
                for (int i = 0; i < calls; i++) {
                    CompletableFuture<String> call = place(careless, KIBIBYTE);
                    if (call.isCompletedExceptionally()) {
                        refused.incrementAndGet();
                    } else {
                        CompletableFuture<Void> unused = call.thenAcceptAsync(
                                text -> {
                                    paces.acquireUninterruptibly();
                                    consumed.incrementAndGet();
                                },
                                Runnable::run);
                    }
                }
                during = heap();
                assertTrue(refused.get() >= calls - MOST, () -> "only " + refused + " were refused");
                // Its own callers that wait are served too, once what it sent at one go is answered.
                awaitServed(careless, () -> TextService.place(careless, "calm"));
                for (int i = 0; i < 200; i++) {
                    assertEquals("me!", TextService.place(careless, "me"));
                }
                paces.release(calls);
                awaitEnded(careless, calls);
            }
            awaitServed(careless);
            long after = heap();
            System.out.printf(
                    "measured: a consumer that stands still while %,d calls are made: %,d refused, %,d consumed once it goes on;"
                            + " heap %d MiB before, %d MiB meanwhile, %d MiB after; %s%n",
                    calls, refused.get(), consumed.get(), before, during, after, bystanders.figures());
            assertTrue(during - before < 160, () -> "the heap grew");
            assertTrue(after - before < 40, () -> "the heap stayed grown");
        }
    }
}
