package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.find;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.TextService.Refused;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.ServiceBinding.Handler;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.zmq.Await;
import io.privateer.rpc.zmq.ClientSockets;
import io.privateer.rpc.zmq.ZmqOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClientAndServerTest {
    private static RpcServerBuilder server(Handler<String, String> handler) {
        return RpcServer.builder().bind("tcp://127.0.0.1:0").serve(binding(handler));
    }

    private static RpcClientBuilder client(RpcServer server) {
        return RpcClient.builder().endpoint(server.endpoint());
    }

    private static <T> T value(AtomicReference<T> reference) {
        return Objects.requireNonNull(reference.get());
    }

    @Test
    void aCallReturnsItsResult() {
        try (RpcServer server = server(text -> text + "!").start();
                RpcClient client = client(server).build()) {
            assertEquals("hello!", place(client, "hello"));
            assertEquals("again!", find(client, "again"));
        }
    }

    @Test
    void jsonWorksTheSame() {
        try (RpcServer server = server(text -> text + "!").start();
                RpcClient client = client(server).json().build()) {
            assertEquals("\u00e4\ud83c\udff4!", place(client, "\u00e4\ud83c\udff4"));
            assertEquals("again!", find(client, "again"));
        }
    }

    @Test
    void aSlowHandlerIsNotADeadServer() {
        AtomicInteger executions = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                            executions.incrementAndGet();
                            assertFalse(never.await(2, TimeUnit.SECONDS));
                            return text;
                        })
                        .start();
                RpcClient client = client(server)
                        .attemptTimeout(Duration.ofMillis(300))
                        .deadline(Duration.ofSeconds(30))
                        .build()) {
            assertEquals("slow", place(client, "slow"));
            assertEquals(1, executions.get());
        }
    }

    @Test
    void aTypedErrorIsTheCause() {
        try (RpcServer server = server(text -> {
                            throw new Refused(text);
                        })
                        .start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "no"));
            assertEquals(Outcome.EXECUTED, failure.outcome());
            assertEquals(
                    "no", assertInstanceOf(Refused.class, failure.typedError()).getMessage());
            assertTrue(failure.serverSaid());
        }
    }

    @Test
    void whatAHandlerDidNotDeclareStaysWithTheServer() {
        try (RpcServer server = server(text -> {
                            throw new IllegalStateException("password=secret");
                        })
                        .start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "x"));
            assertEquals(StatusCode.INTERNAL, failure.code());
            assertEquals(
                    "the handler failed with IllegalStateException; the server's log has more under call "
                            + failure.callId()
                            + ", 1 attempt (test.Text/Place, sequence 1). Outcome: EXECUTED, the call ran",
                    failure.getMessage());
        }
    }

    @Test
    void aHandlerChoosesItsCode() {
        try (RpcServer server = server(text -> {
                            throw RpcException.of(StatusCode.NOT_FOUND, "no order " + text);
                        })
                        .start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> find(client, "7"));
            assertEquals(StatusCode.NOT_FOUND, failure.code());
            assertEquals(Outcome.EXECUTED, failure.outcome());
        }
    }

    @Test
    void theContextTellsMetadataAndTheTimeLeft() {
        AtomicReference<CallContext> seen = new AtomicReference<>();
        AtomicReference<Duration> left = new AtomicReference<>(Duration.ZERO);
        try (RpcServer server = server(text -> {
                            CallContext context = CallContext.current();
                            seen.set(context);
                            left.set(context == null ? Duration.ZERO : context.remaining());
                            return text;
                        })
                        .start();
                RpcClient client = client(server).build()) {
            client.call(
                    TextService.PLACE,
                    "x",
                    CallOptions.DEFAULTS.withDeadline(Duration.ofSeconds(3)).withMetadata("traceparent", "00-1"));
            CallContext context = value(seen);
            assertEquals("00-1", context.metadata().get("traceparent"));
            assertEquals("test.Text/Place", context.method());
            assertTrue(value(left).compareTo(Duration.ofSeconds(3)) <= 0, () -> "left " + value(left));
            assertTrue(value(left).compareTo(Duration.ofSeconds(1)) > 0, () -> "left " + value(left));
        }
        assertNull(CallContext.current());
    }

    @Test
    void aNestedCallInheritsTheDeadline() {
        AtomicReference<Duration> inner = new AtomicReference<>(Duration.ZERO);
        try (RpcServer second = server(text -> {
                            CallContext context = CallContext.current();
                            inner.set(context == null ? Duration.ZERO : context.remaining());
                            return text;
                        })
                        .start();
                RpcClient toSecond = client(second).build();
                RpcServer first = server(text -> place(toSecond, text)).start();
                RpcClient client = client(first).build()) {
            place(client, "x", Duration.ofSeconds(2));
            assertTrue(value(inner).compareTo(Duration.ofSeconds(2)) <= 0, () -> "left " + value(inner));
        }
    }

    @Test
    void interceptorsWrapTheCallOutermostFirst() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (RpcServer server = server(text -> {
                            order.add("handler");
                            return text;
                        })
                        .intercept((context, request, next) -> {
                            order.add("server one");
                            return next.proceed(request);
                        })
                        .intercept((context, request, next) -> {
                            order.add("server two");
                            return next.proceed(request + "?");
                        })
                        .start();
                RpcClient client = client(server)
                        .intercept((call, next) -> {
                            order.add("client one");
                            return next.proceed(call);
                        })
                        .intercept((call, next) -> {
                            order.add("client two");
                            return next.proceed(call);
                        })
                        .build()) {
            assertEquals("x?", place(client, "x"));
            assertEquals(List.of("client one", "client two", "server one", "server two", "handler"), order);
        }
    }

    @Test
    void aCallThatNobodyAnswersIsNotExecutedIfNothingWasSent() {
        try (RpcClient client = RpcClient.builder()
                .endpoint("tcp://127.0.0.1:1")
                .attemptTimeout(Duration.ofMillis(100))
                .deadline(Duration.ofMillis(400))
                .build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "x"));
            assertEquals(
                    "no result from tcp://127.0.0.1:1 within the deadline of 400 ms, 0 attempts (test.Text/Place, sequence 1)."
                            + " Outcome: NOT_EXECUTED, the call did not run and never will",
                    String.valueOf(failure.getMessage()).replaceFirst("deadline of \\d+ ms", "deadline of 400 ms"));
            assertEquals(StatusCode.DEADLINE_EXCEEDED, failure.code());
            assertFalse(failure.serverSaid());
        }
    }

    @Test
    void aWorkerThatRunsOutOfMemoryIsReplacedAndItsCallIsUnknown() {
        try (RpcServer server = server(text -> {
                            if (text.equals("boom")) {
                                throw new OutOfMemoryError("as a test");
                            }
                            return text;
                        })
                        .workers(1)
                        .start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "boom"));
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            assertEquals(StatusCode.ABORTED, failure.code());
            assertEquals("fine", place(client, "fine"));
        }
    }

    @Test
    void anInterruptedCallerLearnsTheOutcomeAndKeepsItsInterrupt() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicReference<RpcException> failure = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        try (RpcServer server = server(text -> {
                            running.countDown();
                            finish.await();
                            return text;
                        })
                        .start();
                RpcClient client =
                        client(server).attemptTimeout(Duration.ofMillis(400)).build()) {
            Thread caller = new Thread(() -> {
                failure.set(assertThrows(RpcException.class, () -> place(client, "x")));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            running.await();
            caller.interrupt();
            caller.join();
            RpcException cancelled = value(failure);
            assertEquals(StatusCode.CANCELLED, cancelled.code());
            assertEquals(Outcome.UNKNOWN, cancelled.outcome());
            assertEquals(true, interrupted.get());
            finish.countDown();
            server.close(Duration.ZERO);
        }
    }

    @Test
    void aCancelledHandlerSeesThatItsCallerGaveUp() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch saw = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                            CallContext context = CallContext.current();
                            running.countDown();
                            while (context != null && !context.isCancelled()) {
                                Thread.onSpinWait();
                            }
                            saw.countDown();
                            return text;
                        })
                        .start();
                RpcClient client = client(server).build()) {
            Thread caller = new Thread(() -> assertThrows(RpcException.class, () -> place(client, "x")));
            caller.start();
            running.await();
            caller.interrupt();
            saw.await();
            caller.join();
        }
    }

    @Test
    void workersOfOtherServersJoinABrokerAndLeaveIt() throws Exception {
        try (RpcServer broker =
                RpcServer.builder().bind("tcp://127.0.0.1:0").acceptWorkers().start()) {
            RpcServer worker = server(text -> text + " from a worker")
                    .workers(1)
                    .joinFront(broker.endpoint())
                    .start();
            try (RpcClient client = client(broker).build()) {
                assertEquals("hello from a worker", place(client, "hello"));
                assertEquals("hello from a worker", find(client, "hello"));
                worker.close();
                RpcException failure =
                        assertThrows(RpcException.class, () -> place(client, "late", Duration.ofMillis(500)));
                assertEquals(Outcome.NOT_EXECUTED, failure.outcome());
            }
        }
    }

    @Test
    void aWorkerSaysThatItDrainsToAFrontThatHasNotConfirmedIt() throws Exception {
        Id otherFront = Id.random(new Random());
        List<byte[]> pongs = new ArrayList<>();
        ClientSockets transport = new ClientSockets("test", ZmqOptions.DEFAULTS);
        try (RpcServer front = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .acceptWorkers()
                        .start();
                RpcServer worker = server(text -> text + " from a worker")
                        .joinFront(front.endpoint())
                        .start();
                RpcClient client = client(front).build()) {
            assertEquals("hello from a worker", place(client, "hello"));
            ClientTransport.Connection connection =
                    transport.open(worker.endpoint(), ClientTransport.Sharing.LOCK_STEP, pongs::add);
            connection.send(Envelope.encode(Request.ping(otherFront, 7, otherFront), Envelope.Format.PROTOBUF));
            while (pongs.isEmpty()) {
                transport.poll(Duration.ofMillis(100).toNanos());
            }
            assertTrue(Envelope.decodeReply(pongs.get(0)).draining());
        } finally {
            transport.close();
        }
    }

    @Test
    void aWorkerDoesNotTakeLeaveOfAFrontThatDoesNotAnswer() {
        RpcServer worker = server(text -> text).joinFront("tcp://127.0.0.1:1").start();
        long start = System.nanoTime();
        worker.close();
        long millis = (System.nanoTime() - start) / 1_000_000;
        // It waits 2 s for the answer to its registration, which it has just begun, and no other 2 s to take leave.
        assertTrue(millis < 3_500, () -> "closed after " + millis + " ms");
    }

    @Test
    void aServerThatNeedsNoMoreEndsAtOnce() {
        RpcServer server = server(text -> text).start();
        try (RpcClient client = client(server).build()) {
            place(client, "x");
        }
        long start = System.nanoTime();
        server.close(Duration.ofSeconds(30));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aClientThatHasAllItsResultsEndsWithTheServersAnswerToThat() {
        long fastest = Long.MAX_VALUE;
        try (RpcServer server = server(text -> text).start()) {
            for (int i = 0; i < 10; i++) {
                RpcClient client = client(server).build();
                place(client, "x");
                long start = System.nanoTime();
                client.close();
                fastest = Math.min(fastest, System.nanoTime() - start);
            }
            Await.await(Duration.ofSeconds(30), () -> server.health().records() == 0);
        }
        // A tenth of a second is what it waits for a server that does not answer.
        assertTrue(fastest < Duration.ofMillis(90).toNanos(), "the fastest of 10 took " + fastest / 1_000_000 + " ms");
    }

    @Test
    void aServerThatWasStartedAnewIsAskedWhoItIsBeforeACallIsBoundToIt() {
        RpcServer server = server(text -> text + " by the first").start();
        String endpoint = server.endpoint();
        try (RpcClient client = client(server).build()) {
            assertEquals("x by the first", place(client, "x"));
            server.close();
            server = RpcServer.builder()
                    .bind(endpoint)
                    .serve(binding(text -> text + " by the second"))
                    .start();
            assertEquals("y by the second", place(client, "y"));
        } finally {
            server.close();
        }
    }

    @Test
    void aServerDrainsWhileItsClientGoesOnElsewhereAndNoCallFails() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicReference<RpcException> failure = new AtomicReference<>();
        try (RpcServer leaving = server(text -> text).start();
                RpcServer staying = server(text -> text).start();
                RpcClient client = client(leaving).endpoint(staying.endpoint()).build()) {
            assertEquals("a", place(client, "a"));
            assertEquals("b", place(client, "b"));
            Thread caller = new Thread(() -> {
                try {
                    while (!enough.get()) {
                        place(client, "x");
                    }
                } catch (RpcException e) {
                    failure.set(e);
                }
            });
            caller.start();
            long start = System.nanoTime();
            leaving.close(Duration.ofSeconds(30));
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
            enough.set(true);
            caller.join();
            assertNull(failure.get());
        }
    }

    @Test
    void aCallWithUnknownOutcomeDoesNotHoldUpADrainingServer() {
        try (RpcServer server = server(text -> {
                            throw new OutOfMemoryError("as a test");
                        })
                        .workers(1)
                        .start();
                RpcClient client = client(server).build()) {
            assertEquals(
                    Outcome.UNKNOWN,
                    assertThrows(RpcException.class, () -> place(client, "boom"))
                            .outcome());
            long start = System.nanoTime();
            server.close(Duration.ofSeconds(30));
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void onlyLoopbackIsBoundWithoutInsecure() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> RpcServer.builder()
                .bind("tcp://0.0.0.0:0")
                .serve(binding(text -> text))
                .start());
        assertEquals(
                "bind tcp://0.0.0.0:0 is reachable from other machines, and nothing is encrypted or authenticated: bind to"
                        + " 127.0.0.1, or say insecure() if the network is closed by other means",
                refused.getMessage());
    }

    @Test
    void theClientCountsWhatItsCallsCameTo() {
        try (RpcServer server = server(text -> {
                            if (text.equals("no")) {
                                throw new Refused(text);
                            }
                            return text;
                        })
                        .maxMessageSize(10_000)
                        .start();
                RpcClient client = client(server).build()) {
            assertEquals(new ClientStatistics(0, 0, 0, 0, 0, 0, 0), client.statistics());
            place(client, "yes");
            assertThrows(RpcException.class, () -> place(client, "no"));
            assertThrows(RpcException.class, () -> place(client, "x".repeat(20_000)));
            assertEquals(new ClientStatistics(3, 2, 0, 1, 1, 1, 0), client.statistics());
        }
    }

    @Test
    void aCallThatIsTooLargeIsNotSent() {
        try (RpcServer server = server(text -> text).maxMessageSize(10_000).start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "x".repeat(20_000)));
            assertEquals(StatusCode.RESOURCE_EXHAUSTED, failure.code());
            assertEquals(Outcome.NOT_EXECUTED, failure.outcome());
        }
    }

    @Test
    void aResultThatIsTooLargeSaysSoAndThatTheCallRan() {
        try (RpcServer server = server(text -> "x".repeat(20_000))
                        .maxMessageSize(10_000)
                        .start();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "x"));
            assertEquals(StatusCode.RESOURCE_EXHAUSTED, failure.code());
            assertEquals(Outcome.EXECUTED, failure.outcome());
        }
    }
}
