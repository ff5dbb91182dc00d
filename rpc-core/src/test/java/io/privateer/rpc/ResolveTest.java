package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.find;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.TextService.Refused;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.zmq.Await;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What became of a call whose deadline has passed: told with the failure, or asked later. */
@Timeout(60)
final class ResolveTest {
    /** The deadline of a call that is to reach its handler before it passes, on a busy machine too. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private RpcServer server() {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(binding(text -> {
                    mayEnd.await();
                    if (text.equals("no")) {
                        throw new Refused(text);
                    }
                    return text + "!";
                }))
                .start();
    }

    private static RpcClientBuilder client(RpcServer server) {
        return RpcClient.builder().endpoint(server.endpoint()).attemptTimeout(Duration.ofMillis(200));
    }

    private static CallId unknown(RpcClient client, String text) {
        RpcException failure = assertThrows(RpcException.class, () -> place(client, text, SHORT));
        assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
        return Objects.requireNonNull(failure.callId());
    }

    private static void await(BooleanSupplier condition) {
        Await.await(Duration.ofSeconds(30), condition);
    }

    private static Resolution<Object> ended(RpcClient client, CallId call) {
        await(() -> !client.resolve(TextService.PLACE, call).running());
        return client.resolve(TextService.PLACE, call);
    }

    @Test
    void aCallThatRunsIsUnknownAndLaterExecutedWithItsResult() {
        try (RpcServer server = server();
                RpcClient client = client(server).build()) {
            CallId call = unknown(client, "late");
            assertTrue(client.resolve(call).running());
            assertEquals(Outcome.UNKNOWN, client.resolve(call).outcome());
            mayEnd.countDown();
            Resolution<Object> resolution = ended(client, call);
            assertEquals(new Resolution<Object>(Outcome.EXECUTED, false, StatusCode.OK, "", "late!", null), resolution);
            assertEquals(Optional.of("late!"), resolution.result());
        }
    }

    @Test
    void aResolvedCallIsFreedAtItsServer() {
        try (RpcServer server = server()) {
            try (RpcClient client = client(server).build()) {
                CallId call = unknown(client, "late");
                mayEnd.countDown();
                ended(client, call);
            }
            await(() -> server.health().records() == 0);
        }
    }

    @Test
    void anotherClientThatWasGivenTheIdMayAskToo() {
        try (RpcServer server = server();
                RpcClient first = client(server).build();
                RpcClient second = client(server).multiplexed().build()) {
            String kept = unknown(first, "late").token();
            // A number that the second client uses itself.
            assertThrows(RpcException.class, () -> place(second, "own", SHORT));
            assertTrue(second.resolve(CallId.parse(kept)).running());
            mayEnd.countDown();
            assertEquals(Optional.of("late!"), ended(second, CallId.parse(kept)).result());
            server.close(Duration.ZERO);
        }
    }

    @Test
    void whoeverWaitsStillGetsTheResultWhenAnotherOneAsks() throws Exception {
        try (RpcServer server = server();
                RpcClient client = client(server).build();
                RpcClient asks = client(server).build()) {
            CallId late = unknown(client, "late");
            CallId next = new CallId(late.client(), late.sequence() + 1, late.scope(), late.boundMs());
            Thread caller = new Thread(() -> assertEquals("waits!", place(client, "waits")));
            caller.start();
            await(() -> asks.resolve(next).running());
            mayEnd.countDown();
            caller.join();
            assertEquals(1 + 1, client.statistics().calls());
            assertEquals(1, client.statistics().succeeded());
            server.close(Duration.ZERO);
        }
    }

    @Test
    void aServicesOwnExceptionIsToldToo() {
        try (RpcServer server = server();
                RpcClient client = client(server).build()) {
            CallId call = unknown(client, "no");
            mayEnd.countDown();
            Resolution<Object> resolution = ended(client, call);
            assertEquals(Outcome.EXECUTED, resolution.outcome());
            assertEquals(StatusCode.ABORTED, resolution.code());
            assertInstanceOf(Refused.class, resolution.typedError());
        }
    }

    @Test
    void aServerThatWasStartedAnewCannotSay() {
        RpcServer server = server();
        try (RpcClient client = client(server).build()) {
            CallId call = unknown(client, "late");
            String endpoint = server.endpoint();
            mayEnd.countDown();
            server.close(Duration.ZERO);
            server = RpcServer.builder()
                    .bind(endpoint)
                    .serve(binding(text -> text))
                    .start();
            Resolution<byte[]> resolution = client.resolve(call);
            assertEquals(Outcome.UNKNOWN, resolution.outcome());
            assertEquals(StatusCode.UNAVAILABLE, resolution.code());
            assertFalse(resolution.running());
        } finally {
            server.close();
        }
    }

    @Test
    void ofAnIdempotentCallNothingIsRemembered() {
        try (RpcServer server = server();
                RpcClient client = client(server).build()) {
            RpcException failure = assertThrows(
                    RpcException.class,
                    () -> client.call(TextService.FIND, "x", CallOptions.DEFAULTS.withDeadline(SHORT)));
            CallId call = Objects.requireNonNull(failure.callId());
            assertEquals("", call.scope());
            assertThrows(IllegalArgumentException.class, () -> client.resolve(call));
            mayEnd.countDown();
            assertEquals("y!", find(client, "y"));
        }
    }

    /** It is about a call that may have run, whatever keeps this client from asking. */
    @Test
    void aQuestionThatIsNeverSentSaysNothingOfItsCall() throws Exception {
        try (RpcServer server = server();
                RpcClient client = client(server).build()) {
            RpcClient full =
                    client(server).maxConcurrentCalls(1).maxWaitingCalls(0).build();
            CallId call = unknown(client, "late");
            try (full) {
                Thread caller = new Thread(() -> assertEquals("waits!", place(full, "waits")));
                caller.start();
                await(() -> server.health().executing() + server.health().queued() == 2);
                assertEquals(StatusCode.RESOURCE_EXHAUSTED, full.resolve(call).code());
                assertEquals(Outcome.UNKNOWN, full.resolve(call).outcome());
                mayEnd.countDown();
                caller.join();
            }
            assertEquals(StatusCode.CANCELLED, full.resolve(call).code());
            assertEquals(Outcome.UNKNOWN, full.resolve(call).outcome());
        }
    }

    /** The handler ends while the client asks by CANCEL what became of its call. */
    @Test
    void aResultThatComesWithinTheAnswerToCancelIsOnTheException() {
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .serve(binding(text -> {
                            CallContext context = Objects.requireNonNull(CallContext.current());
                            while (!context.isCancelled()) {
                                Thread.onSpinWait();
                            }
                            // The deadline alone looks the same from here, and the CANCEL shall be on its way.
                            long until =
                                    System.nanoTime() + Duration.ofMillis(200).toNanos();
                            while (System.nanoTime() - until < 0) {
                                Thread.onSpinWait();
                            }
                            return text + "!";
                        }))
                        .start();
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .attemptTimeout(Duration.ofSeconds(4))
                        .build()) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "late", SHORT));
            assertEquals(StatusCode.DEADLINE_EXCEEDED, failure.code());
            assertEquals(Outcome.EXECUTED, failure.outcome(), failure::getMessage);
            assertEquals(Optional.of("late!"), failure.result());
        }
    }
}
