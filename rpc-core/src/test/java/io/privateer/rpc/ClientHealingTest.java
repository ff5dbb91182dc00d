package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.transport.ClientTransport;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.zmq.Await;
import io.privateer.rpc.zmq.ClientSockets;
import io.privateer.rpc.zmq.Sabotage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong inside a client, or a worker, ends no call later than by its deadline, and is over when its cause is. */
@Timeout(90)
final class ClientHealingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Makes a client's transports, or says that there is none to be had; and breaks the one that there is. */
    private static final class Transports implements Supplier<ClientTransport> {
        private final ClientSettings settings;
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean fullTable;
        private volatile @Nullable Error error;
        private volatile @Nullable ClientSockets current;

        Transports(ClientSettings settings) {
            this.settings = settings;
        }

        @Override
        public ClientTransport get() {
            if (fullTable) {
                refused.incrementAndGet();
                throw new TransportException(
                        "no selector to be had: Too many open files", new IOException("Too many open files"));
            }
            made.incrementAndGet();
            ClientSockets sockets = new ClientSockets(settings.name(), settings.zmq());
            current = sockets;
            return new ClientTransport() {
                @Override
                public Connection open(String endpoint, Sharing sharing, Listener listener) {
                    return sockets.open(endpoint, sharing, listener);
                }

                @Override
                public void poll(long timeoutNanos) {
                    Error thrown = error;
                    if (thrown != null) {
                        error = null;
                        throw thrown;
                    }
                    sockets.poll(timeoutNanos);
                }

                @Override
                public void wake() {
                    sockets.wake();
                }

                @Override
                public void close() {
                    sockets.close();
                }
            };
        }

        void breakDown() {
            ClientSockets broken = current;
            if (broken != null) {
                Sabotage.endIoThreads(broken);
            }
        }
    }

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger executions = new AtomicInteger();
    private final RpcServer server = RpcServer.builder()
            .bind("tcp://127.0.0.1:0")
            .serve(binding(text -> {
                if (text.equals("long")) {
                    executions.incrementAndGet();
                    running.countDown();
                    finish.await();
                }
                return text + "!";
            }))
            .start();

    @AfterEach
    void end() {
        finish.countDown();
        server.close(Duration.ZERO);
    }

    private RpcClientBuilder settings() {
        return RpcClient.builder()
                .endpoint(server.endpoint())
                .attemptTimeout(Duration.ofMillis(500))
                .deadline(LONG);
    }

    /** A call on a thread of its own: should its client never answer, it is the test that fails. */
    private static CompletableFuture<String> calling(RpcClient client, String text, Duration deadline) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        result.complete(place(client, text, deadline));
                    } catch (RpcException e) {
                        result.completeExceptionally(e);
                    }
                },
                "caller-" + text);
        caller.setDaemon(true);
        caller.start();
        return result;
    }

    private static String result(CompletableFuture<String> call) throws Exception {
        return call.get(LONG.toSeconds() + 10, TimeUnit.SECONDS);
    }

    private static RpcException failure(CompletableFuture<String> call) {
        ExecutionException ended = assertThrows(ExecutionException.class, () -> result(call));
        return assertInstanceOf(RpcException.class, ended.getCause());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeadIoThreadIsReplacedAndNoRunningCallIsLost(boolean multiplexed) throws Exception {
        RpcClientBuilder builder =
                multiplexed ? settings().multiplexed() : settings().lockStep();
        Transports transports = new Transports(builder.settings());
        try (RpcClient client = new RpcClient(builder.settings(), transports)) {
            CompletableFuture<String> call = calling(client, "long", LONG);
            assertTrue(running.await(LONG.toSeconds(), TimeUnit.SECONDS), "the handler was not called");
            transports.breakDown();
            Await.await(LONG, () -> transports.made.get() == 2);
            finish.countDown();
            assertEquals("long!", result(call));
            assertEquals(1, executions.get());
            assertEquals("next!", result(calling(client, "next", LONG)));
        }
    }

    @Test
    void aClientThatGetsNoTransportEndsItsCallsInTimeAndGoesOnWhenItGetsOne() throws Exception {
        RpcClientBuilder builder = settings();
        Transports transports = new Transports(builder.settings());
        try (RpcClient client = new RpcClient(builder.settings(), transports)) {
            CompletableFuture<String> call = calling(client, "long", LONG);
            assertTrue(running.await(LONG.toSeconds(), TimeUnit.SECONDS), "the handler was not called");
            transports.fullTable = true;
            transports.breakDown();
            // Each time after a longer pause.
            Await.await(LONG, () -> transports.refused.get() >= 3);
            RpcException failure = failure(calling(client, "short", Duration.ofMillis(300)));
            assertEquals(Outcome.NOT_EXECUTED, failure.outcome(), failure::getMessage);
            transports.fullTable = false;
            finish.countDown();
            assertEquals("long!", result(call));
            assertEquals(1, executions.get());
            assertEquals("next!", result(calling(client, "next", LONG)));
        }
    }

    @Test
    void anErrorOnTheClientsThreadEndsTheCallsThatAreUnderWayAndHarmsNoLaterOne() throws Exception {
        RpcClientBuilder builder = settings();
        Transports transports = new Transports(builder.settings());
        try (RpcClient client = new RpcClient(builder.settings(), transports)) {
            CompletableFuture<String> call = calling(client, "long", LONG);
            assertTrue(running.await(LONG.toSeconds(), TimeUnit.SECONDS), "the handler was not called");
            transports.error = new OutOfMemoryError("as a test");
            RpcException failure = failure(call);
            assertEquals(StatusCode.INTERNAL, failure.code());
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            assertEquals("next!", result(calling(client, "next", LONG)));
            assertEquals(2, transports.made.get());
        }
    }

    @Test
    void aSourceOfEndpointsThatMeetsAnErrorIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        EndpointSource source = () -> {
            if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("as a test");
            }
            return List.of(server.endpoint());
        };
        try (RpcClient client =
                RpcClient.builder().endpoints(source, Duration.ofMillis(100)).build()) {
            assertEquals("next!", result(calling(client, "next", LONG)));
        }
    }

    /** As when a handler has taken all memory. */
    @Test
    void aWorkerThatMeetsAnErrorStaysAMemberOfItsFront() {
        AtomicInteger confirmed = new AtomicInteger();
        Registration registration = new Registration(
                "tcp://127.0.0.1:1",
                Id.random(new SecureRandom()),
                List.of(new Registration.Method("test.Text/Place", false)),
                0);
        RpcServer front =
                RpcServer.builder().bind("tcp://127.0.0.1:0").acceptWorkers().start();
        try {
            FrontMembership membership = new FrontMembership("member", front.endpoint(), registration, any -> {
                if (confirmed.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("as a test");
                }
            });
            try {
                Await.await(LONG, () -> confirmed.get() >= 3);
            } finally {
                membership.close();
            }
        } finally {
            front.close(Duration.ZERO);
        }
    }
}
