package io.privateer.rpc;

import static io.privateer.rpc.TextService.binding;
import static io.privateer.rpc.TextService.find;
import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.ServerHealth.State;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.service.ServiceBinding.Handler;
import io.privateer.rpc.zmq.Sabotage;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong inside a server is noticed, told by its health, and mended where that can be. */
@Timeout(60)
final class HealthTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /** The deadline of a call that is to reach its handler before it passes, on a busy machine too. */
    private static final Duration ENOUGH = Duration.ofSeconds(2);

    private static RpcServerBuilder server(Handler<String, String> handler) {
        return RpcServer.builder().bind("tcp://127.0.0.1:0").workers(1).serve(binding(handler));
    }

    private static RpcClient client(RpcServer server) {
        return RpcClient.builder().endpoint(server.endpoint()).build();
    }

    /** Waits for health of this kind, and fails if it does not come: JUnit's timeouts end no thread that does not listen. */
    private static ServerHealth await(RpcServer server, Predicate<ServerHealth> wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            ServerHealth health = server.health();
            if (wanted.test(health)) {
                return health;
            }
            assertTrue(System.nanoTime() - deadline < 0, health::toString);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static boolean tells(ServerHealth health, String reason) {
        return health.reasons().stream().anyMatch(each -> each.contains(reason));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // On purpose: a handler that does not listen.
            }
        }
    }

    @Test
    void aServerIsUpUntilItIsClosed() {
        RpcServer server = server(text -> text).start();
        try (server;
                RpcClient client = client(server)) {
            place(client, "x");
            ServerHealth health =
                    await(server, now -> now.state() == State.UP && now.executing() == 0 && now.workers() == 1);
            assertEquals(List.of(), health.reasons());
            assertEquals(1, health.workers());
        }
        assertEquals(State.DOWN, server.health().state());
        assertEquals(List.of("it was closed"), server.health().reasons());
    }

    @Test
    void aHandlerThatDoesNotReturnIsToldOfAndReplaced() {
        CountDownLatch never = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                            if (text.equals("hang")) {
                                awaitUninterruptibly(never);
                            }
                            return text;
                        })
                        .stuckAfter(SHORT)
                        .start();
                RpcClient client = client(server)) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "hang", ENOUGH));
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            ServerHealth health = await(server, now -> !now.stuck().isEmpty());
            assertEquals(State.DEGRADED, health.state());
            StuckHandler stuck = health.stuck().get(0);
            assertEquals("test.Text/Place", stuck.method());
            assertEquals(String.valueOf(failure.callId()), stuck.call());
            assertTrue(stuck.age().compareTo(SHORT) > 0, stuck::toString);
            assertTrue(stuck.where().stream().anyMatch(frame -> frame.contains("HealthTest")), stuck::toString);
            assertTrue(tells(health, "test.Text/Place has not returned for"), health::toString);
            assertEquals("fine", place(client, "fine"));
            never.countDown();
            assertEquals(State.UP, await(server, now -> now.stuck().isEmpty()).state());
            assertEquals(1, await(server, now -> now.workers() == 1).workers());
            assertEquals("fine", place(client, "fine"));
            server.close(Duration.ZERO);
        }
    }

    @Test
    void aHandlerThatListensIsInterruptedLongAfterItsDeadline() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return text;
                        })
                        .stuckAfter(SHORT)
                        .start();
                RpcClient client = client(server)) {
            assertThrows(RpcException.class, () -> place(client, "hang", ENOUGH));
            interrupted.await();
            server.close(Duration.ZERO);
        }
    }

    @Test
    void handlersThatNeverReturnAreReplacedNoMoreOftenThanThereAreWorkers() {
        CountDownLatch never = new CountDownLatch(1);
        try (RpcServer server = server(text -> {
                            awaitUninterruptibly(never);
                            return text;
                        })
                        .stuckAfter(SHORT)
                        .start();
                RpcClient client = client(server)) {
            assertThrows(RpcException.class, () -> place(client, "one", ENOUGH));
            await(server, now -> now.stuck().size() == 1);
            assertThrows(RpcException.class, () -> place(client, "two", ENOUGH));
            ServerHealth health = await(server, now -> now.stuck().size() == 2);
            assertEquals(State.DOWN, health.state());
            assertTrue(tells(health, "all workers are lost to handlers that do not return"), health::toString);
            RpcException refused = assertThrows(RpcException.class, () -> place(client, "three", SHORT));
            assertEquals(Outcome.NOT_EXECUTED, refused.outcome());
            never.countDown();
            await(server, now -> now.state() == State.UP);
            server.close(Duration.ZERO);
        }
    }

    @Test
    void aHandlerWithoutMemoryIsToldOfAndItsWorkerReplaced() {
        try (RpcServer server = server(text -> {
                            if (text.equals("boom")) {
                                throw new OutOfMemoryError("as a test");
                            }
                            return text;
                        })
                        .start();
                RpcClient client = client(server)) {
            assertEquals(
                    Outcome.UNKNOWN,
                    assertThrows(RpcException.class, () -> place(client, "boom"))
                            .outcome());
            assertEquals("fine", place(client, "fine"));
            ServerHealth health = await(server, now -> tells(now, "memory ran out") && now.workers() == 1);
            assertEquals(State.DEGRADED, health.state());
            assertEquals(1, health.workers());
        }
    }

    @Test
    void aMethodThatIsDeclaredNonBlockingRunsOnTheServersThreadAndIsToldOfIfItBlocks() throws InterruptedException {
        AtomicReference<String> thread = new AtomicReference<>("");
        CountDownLatch release = new CountDownLatch(1);
        MethodDescriptor<String, String> quick = new MethodDescriptor<>(
                TextService.FIND.path(),
                true,
                null,
                true,
                TextService.FIND.request(),
                TextService.FIND.reply(),
                List.of());
        ServiceBinding binding = new ServiceBinding("test.Text", List.of(new ServiceBinding.Method<>(quick, text -> {
            thread.set(Thread.currentThread().getName());
            if (text.equals("wait")) {
                awaitUninterruptibly(release);
            }
            return text;
        })));
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .name("rpc-server-quick")
                        .serve(binding)
                        .start();
                RpcClient client = client(server)) {
            assertEquals("fine", find(client, "fine"));
            assertEquals("rpc-server-quick", thread.get());
            Thread caller = new Thread(
                    () -> client.call(quick, "wait", CallOptions.DEFAULTS.withDeadline(Duration.ofSeconds(50))));
            caller.start();
            ServerHealth health = await(server, now -> !now.blocking().isEmpty());
            assertEquals(quick.path(), health.blocking().get(0).method());
            assertTrue(
                    health.blocking().get(0).where().stream().anyMatch(frame -> frame.contains("HealthTest")),
                    health::toString);
            assertEquals(
                    State.DOWN, await(server, now -> now.state() == State.DOWN).state());
            release.countDown();
            assertEquals(
                    State.DEGRADED,
                    await(server, now -> now.state() != State.DOWN).state());
            caller.join();
        }
    }

    @Test
    void aDeadIoThreadIsReplacedAndNoRunningCallIsLost() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicReference<String> result = new AtomicReference<>("");
        try (RpcServer server = server(text -> {
                            running.countDown();
                            finish.await();
                            return text + " survived";
                        })
                        .start();
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .attemptTimeout(Duration.ofMillis(500))
                        .deadline(Duration.ofSeconds(50))
                        .build()) {
            Thread caller = new Thread(() -> result.set(place(client, "it")));
            caller.start();
            running.await();
            Sabotage.endIoThreads(Sabotage.field(Sabotage.field(server, "loop"), "transport"));
            ServerHealth health = await(server, now -> now.rebuilt() == 1);
            assertEquals(State.DEGRADED, health.state());
            assertTrue(tells(health, "the sockets were made anew"), health::toString);
            finish.countDown();
            caller.join();
            assertEquals("it survived", result.get());
        }
    }

    @Test
    void aServerWhosePortWasTakenMeanwhileWaitsForIt() throws Exception {
        try (RpcServer server = server(text -> text).start();
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .attemptTimeout(Duration.ofMillis(500))
                        .deadline(Duration.ofSeconds(50))
                        .build()) {
            Object transport = Sabotage.field(Sabotage.field(server, "loop"), "transport");
            Sabotage.unbind(transport);
            try (ServerSocket thief = bound(URI.create(server.endpoint()).getPort())) {
                Sabotage.endIoThreads(transport);
                ServerHealth health = await(server, now -> now.state() == State.DOWN);
                assertTrue(tells(health, "cannot listen on " + server.endpoint() + " any more"), health::toString);
                assertTrue(thief.isBound());
            }
            assertEquals("again", place(client, "again"));
            assertEquals(1, server.health().rebuilt());
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        while (true) {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                // The I/O thread has not let go of it yet.
                LockSupport.parkNanos(2_000_000);
            }
        }
    }
}
