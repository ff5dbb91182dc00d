package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.TextService.Refused;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding.Handler;
import io.privateer.rpc.zmq.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose callers go on meanwhile. */
@Timeout(60)
final class AsyncTest {
    private static RpcServer server(Handler<String, String> handler) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(binding(handler))
                .start();
    }

    private static RpcClientBuilder client(RpcServer server) {
        return RpcClient.builder().multiplexed().endpoint(server.endpoint());
    }

    private static CompletableFuture<String> call(
            RpcClient client, MethodDescriptor<String, String> method, String text) {
        return client.call(method, text, CallOptions.DEFAULTS, whole -> whole);
    }

    private static CompletableFuture<String> place(RpcClient client, String text) {
        return call(client, TextService.PLACE, text);
    }

    private static Throwable failure(CompletableFuture<String> future) {
        return Objects.requireNonNull(assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS))
                .getCause());
    }

    @Test
    void aFutureEndsWithTheResult() throws Exception {
        try (RpcServer server = server(text -> text + "!");
                RpcClient client = client(server).build()) {
            List<CompletableFuture<String>> futures = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                futures.add(call(client, i % 2 == 0 ? TextService.PLACE : TextService.FIND, "" + i));
            }
            for (int i = 0; i < 1_000; i++) {
                assertEquals(i + "!", futures.get(i).get(30, TimeUnit.SECONDS));
            }
            assertEquals(1_000, client.statistics().succeeded());
        }
    }

    @Test
    void itWorksOverConnectionsInLockStepToo() throws Exception {
        try (RpcServer server = server(text -> text + "!");
                RpcClient client = client(server).lockStep().build()) {
            assertEquals("x!", place(client, "x").get());
        }
    }

    @Test
    void aDeclaredExceptionIsTheFuturesOwn() {
        try (RpcServer server = server(text -> {
                    throw new Refused(text);
                });
                RpcClient client = client(server).build()) {
            assertEquals(
                    "no",
                    assertInstanceOf(Refused.class, failure(place(client, "no")))
                            .getMessage());
        }
    }

    @Test
    void aFailureTellsItsOutcome() {
        try (RpcServer server = server(text -> text);
                RpcClient client = client(server).build()) {
            RpcException failure = assertInstanceOf(RpcException.class, failure(place(client, "x".repeat(5 << 20))));
            assertEquals(StatusCode.INVALID_ARGUMENT, failure.code());
            assertEquals(Outcome.NOT_EXECUTED, failure.outcome());
        }
    }

    @Test
    void theDeadlineEndsAFuture() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                    mayEnd.await();
                    return text;
                });
                RpcClient client =
                        client(server).attemptTimeout(Duration.ofSeconds(1)).build()) {
            CompletableFuture<String> future = client.call(
                    TextService.PLACE, "x", CallOptions.DEFAULTS.withDeadline(Duration.ofSeconds(2)), whole -> whole);
            RpcException failure = assertInstanceOf(RpcException.class, failure(future));
            assertEquals(StatusCode.DEADLINE_EXCEEDED, failure.code());
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            mayEnd.countDown();
        }
    }

    private static String untilCancelled(CountDownLatch running, CountDownLatch cancelled) {
        CallContext context = Objects.requireNonNull(CallContext.current());
        running.countDown();
        while (!context.isCancelled()) {
            Thread.onSpinWait();
        }
        cancelled.countDown();
        return "cancelled";
    }

    @Test
    void cancellingAFutureReachesTheServer() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (RpcServer server = server(text -> untilCancelled(running, cancelled));
                RpcClient client = client(server).build()) {
            CompletableFuture<String> future = place(client, "x");
            running.await();
            assertTrue(future.cancel(false));
            cancelled.await();
            assertThrows(CancellationException.class, future::join);
        }
    }

    @Test
    void aFuturesOwnTimeoutReachesTheServerToo() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (RpcServer server = server(text -> untilCancelled(running, cancelled));
                RpcClient client = client(server).build()) {
            CompletableFuture<String> future = place(client, "x");
            running.await();
            assertInstanceOf(TimeoutException.class, failure(future.orTimeout(1, TimeUnit.MILLISECONDS)));
            cancelled.await();
        }
    }

    @Test
    void usersCodeNeverRunsOnTheClientsThreadUnlessAsked() throws Exception {
        try (RpcServer server = server(text -> text);
                RpcClient client = client(server).name("one").build();
                RpcClient direct =
                        client(server).name("two").completeOn(Runnable::run).build()) {
            CompletableFuture<String> thread = new CompletableFuture<>();
            CountDownLatch attached = new CountDownLatch(1);
            CompletableFuture<Void> unused = place(client, "x")
                    .thenAccept(any -> thread.complete(Thread.currentThread().getName()));
            assertFalse(thread.get().endsWith("-io"), thread.get());
            // Held back on the thread that completes, so that what is attached later runs there.
            CompletableFuture<String> first = place(direct, "x").thenApply(text -> {
                await(attached);
                return Thread.currentThread().getName();
            });
            attached.countDown();
            assertTrue(List.of("two-io", Thread.currentThread().getName()).contains(first.get()), first.get());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAnExecutorRefusesRunsOnTheClientsThreadsAndNotOnThatOfTheSockets() throws Exception {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        CountDownLatch attached = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                    await(attached);
                    return text;
                });
                RpcClient client = client(server).name("one").completeOn(full).build()) {
            CompletableFuture<String> thread =
                    place(client, "x").thenApply(any -> Thread.currentThread().getName());
            attached.countDown();
            assertTrue(thread.get().startsWith("one-done-"), thread.get());
        }
    }

    @Test
    void aMistakeInWhatTakesTheResultOutEndsTheFutureAndFreesItsPlace() throws Exception {
        try (RpcServer server = server(text -> text);
                RpcClient client =
                        client(server).maxConcurrentCalls(1).maxWaitingCalls(0).build()) {
            CompletableFuture<String> future = client.call(TextService.PLACE, "x", CallOptions.DEFAULTS, whole -> {
                throw new IllegalStateException("mistake");
            });
            assertEquals("mistake", failure(future).getMessage());
            awaitServed(client);
        }
    }

    /** An interceptor that looks at the result makes a future of a future, which passes no cancellation on. */
    @Test
    void aCancellationGoesPastInterceptors() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<@Nullable Throwable> seen = new CompletableFuture<>();
        ClientInterceptor looks = new ClientInterceptor() {
            @Override
            public Object intercept(Call call, Next next) {
                throw new AssertionError("not of async calls");
            }

            @Override
            public CompletableFuture<?> interceptAsync(Call call, AsyncNext next) {
                return next.proceed(call).whenComplete((reply, failure) -> seen.complete(failure));
            }
        };
        try (RpcServer server = server(text -> untilCancelled(running, cancelled));
                RpcClient client = client(server).intercept(looks).build()) {
            CompletableFuture<String> future = place(client, "x");
            running.await();
            assertTrue(future.cancel(false));
            cancelled.await();
            assertInstanceOf(CancellationException.class, seen.get());
        }
    }

    @Test
    void anInterceptorsOwnFailureIsTheFutures() {
        ClientInterceptor refuses = new ClientInterceptor() {
            @Override
            public Object intercept(Call call, Next next) {
                throw new AssertionError("not of async calls");
            }

            @Override
            public CompletableFuture<?> interceptAsync(Call call, AsyncNext next) {
                throw new RpcException(
                        StatusCode.PERMISSION_DENIED, Outcome.NOT_EXECUTED, "no token", false, List.of(), null, null);
            }
        };
        try (RpcServer server = server(text -> text);
                RpcClient client = client(server).intercept(refuses).build()) {
            assertEquals("no token", failure(place(client, "x")).getMessage());
        }
    }

    @Test
    void interceptorsWrapAnAsyncCallAndOneThatDoesNotKnowThemIsNotPassedBy() throws Exception {
        ClientInterceptor knows = new ClientInterceptor() {
            @Override
            public Object intercept(Call call, Next next) {
                throw new AssertionError("not of async calls");
            }

            @Override
            public CompletableFuture<?> interceptAsync(Call call, AsyncNext next) {
                return next.proceed(call.withOptions(call.options().withMetadata("k", "v")))
                        .thenApply(reply -> reply + "?");
            }
        };
        try (RpcServer server = server(text -> {
                    return text + Objects.requireNonNull(CallContext.current()).metadata();
                });
                RpcClient client = client(server).intercept(knows).build();
                RpcClient refuses = client(server)
                        .intercept((call, next) -> next.proceed(call))
                        .build()) {
            assertEquals("x{k=v}?", place(client, "x").get());
            assertThrows(UnsupportedOperationException.class, () -> place(refuses, "x"));
        }
    }

    @Test
    void closingTheClientEndsItsFutures() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
            running.countDown();
            mayEnd.await();
            return text;
        })) {
            RpcClient client =
                    client(server).attemptTimeout(Duration.ofMillis(200)).build();
            CompletableFuture<String> future = place(client, "x");
            running.await();
            client.close();
            assertEquals(
                    StatusCode.CANCELLED,
                    assertInstanceOf(RpcException.class, failure(future)).code());
            assertEquals(
                    Outcome.NOT_EXECUTED,
                    assertInstanceOf(RpcException.class, failure(place(client, "late")))
                            .outcome());
            mayEnd.countDown();
        }
    }

    // ---- callers that misbehave

    @Test
    void aCallerThatAbandonsAHundredThousandFuturesTakesNoMoreThanItsShare() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        int most = 0;
        try (RpcServer server = server(text -> {
                    mayEnd.await();
                    return text;
                });
                RpcClient client = client(server)
                        .maxConcurrentCalls(64)
                        .maxWaitingCalls(100)
                        .attemptTimeout(Duration.ofMillis(300))
                        .build();
                RpcClient good = client(server).build()) {
            for (int i = 0; i < 100_000; i++) {
                most = Math.max(most, underWay.incrementAndGet());
                CompletableFuture<String> unused =
                        place(client, "x").whenComplete((text, failure) -> underWay.decrementAndGet());
            }
            int seen = most;
            assertTrue(seen <= 64 + 100 / 2 + 1, () -> seen + " were under way");
            mayEnd.countDown();
            assertEquals("good", place(good, "good").get(30, TimeUnit.SECONDS));
            // And it comes back once they have ended.
            awaitServed(client);
        }
    }

    private static void awaitServed(RpcClient client) {
        Await.await(Duration.ofSeconds(30), () -> code(place(client, "again")) == StatusCode.OK);
    }

    private static StatusCode code(CompletableFuture<String> future) {
        try {
            future.join();
            return StatusCode.OK;
        } catch (CompletionException e) {
            return assertInstanceOf(RpcException.class, e.getCause()).code();
        }
    }

    /** Results that are not taken count as calls under way: what waits for a consumer is bounded. */
    @Test
    void aSlowConsumerHoldsUpItselfAndNobodyElse() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (RpcServer server = server(text -> text);
                RpcClient client =
                        client(server).maxConcurrentCalls(50).maxWaitingCalls(0).build()) {
            List<CompletableFuture<Void>> slow = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                slow.add(place(client, "x").thenAcceptAsync(any -> await(mayGoOn), Runnable::run));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("y", client.call(TextService.PLACE, "y", CallOptions.DEFAULTS));
            }
            // Twenty threads are held by now, and there is one more.
            assertEquals("y", place(client, "y").get());
            int refused = 0;
            while (refused == 0) {
                CompletableFuture<String> more = place(client, "z");
                refused += more.isCompletedExceptionally() ? 1 : 0;
            }
            assertEquals("y", client.call(TextService.PLACE, "y", CallOptions.DEFAULTS));
            mayGoOn.countDown();
            for (CompletableFuture<Void> each : slow) {
                each.get(30, TimeUnit.SECONDS);
            }
            awaitServed(client);
        }
    }

    @Test
    void aHandlerThatNeverReturnsEndsWithItsCallsDeadlineAndOthersAreServed() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                    if (text.equals("never")) {
                        never.await();
                    }
                    return text;
                });
                RpcClient client =
                        client(server).attemptTimeout(Duration.ofSeconds(1)).build()) {
            CompletableFuture<String> stuck = client.call(
                    TextService.PLACE,
                    "never",
                    CallOptions.DEFAULTS.withDeadline(Duration.ofSeconds(3)),
                    whole -> whole);
            for (int i = 0; i < 100; i++) {
                assertEquals("x", place(client, "x").get(30, TimeUnit.SECONDS));
            }
            assertEquals(
                    Outcome.UNKNOWN,
                    assertInstanceOf(RpcException.class, failure(stuck)).outcome());
            never.countDown();
        }
    }
}
