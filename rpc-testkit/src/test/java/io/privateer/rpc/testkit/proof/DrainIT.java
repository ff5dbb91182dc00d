package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.Resources;
import io.privateer.rpc.testkit.proof.Ledger.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers and clients end in the middle of everything: whoever waits is told the truth, and nothing stays behind. */
@Timeout(60)
final class DrainIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int WORKERS = 4;

    @Test
    void drainingServerRefusesNewCallsAndFinishesWhatRuns() {
        Warmup.run();
        Resources before = Resources.snapshot();
        Ledger ledger = new Ledger();
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .workers(WORKERS)
                        .serve(TextService.binding(text -> {
                            running.incrementAndGet();
                            gate.await();
                            return ledger.execute(text);
                        }))
                        .start();
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .deadline(LONG)
                        .build();
                RpcClient late = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .deadline(Duration.ofSeconds(2))
                        .build()) {
            Callers admitted = Callers.start(WORKERS, number -> {
                Told told =
                        ledger.call(client, number % 2 == 0 ? TextService.PLACE : TextService.FIND, "early " + number);
                assertTrue(told.isSuccess(), told::toString);
            });
            Await.until(LONG, () -> running.get() == WORKERS, () -> "all calls with a handler: " + server.health());
            Thread closer = new Thread(() -> server.close(LONG), "closer");
            closer.start();
            Await.until(LONG, () -> server.health().draining(), "the server drains");

            Told deduplicated = ledger.call(late, TextService.PLACE, "late one");
            Told idempotent = ledger.call(late, TextService.FIND, "late two");
            assertEquals(Outcome.NOT_EXECUTED, deduplicated.outcome(), deduplicated::toString);
            assertEquals(Outcome.NOT_EXECUTED, idempotent.outcome(), idempotent::toString);
            gate.countDown();
            admitted.join(LONG);
            join(closer);
        }
        before.awaitReleased(Duration.ofSeconds(5));
        assertEquals(List.of(), ledger.lies());
        assertEquals(Map.of("OK", WORKERS, "NOT_EXECUTED", 2), ledger.endings());
        for (int i = 0; i < WORKERS; i++) {
            assertEquals(1, ledger.executions("early " + i));
        }
    }

    @Test
    void serverThatDoesNotGetTheTimeToFinishEndsInTimeAndNobodyIsToldALie() {
        Ledger ledger = new Ledger();
        CountDownLatch gate = new CountDownLatch(1);
        RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(1)
                .serve(TextService.binding(text -> {
                    gate.await();
                    return ledger.execute(text);
                }))
                .start();
        try (RpcClient client = RpcClient.builder()
                .endpoint(server.endpoint())
                .attemptTimeout(Duration.ofMillis(300))
                .deadline(Duration.ofSeconds(3))
                .build()) {
            // One runs, and one waits until the server ends or has had enough of it.
            Callers callers = Callers.start(2, number -> ledger.call(client, TextService.PLACE, "call " + number));
            Await.until(LONG, () -> server.health().executing() == 1, () -> "one runs: " + server.health());
            long start = System.nanoTime();
            server.close(Duration.ofMillis(200));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            // A second each for the handler's thread and for the transport's.
            assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, () -> "closed after " + took);
            callers.join(LONG);
        } finally {
            gate.countDown();
        }
        assertEquals(List.of(), ledger.lies());
        assertTrue(ledger.endings().getOrDefault("UNKNOWN", 0) > 0, () -> ledger.endings()
                .toString());
    }

    @Test
    void closedClientsCallsEndSoonAndWithTrueOutcomes() {
        Warmup.run();
        Resources before = Resources.snapshot();
        Ledger ledger = new Ledger();
        int callers = 32;
        Duration attemptTimeout = Duration.ofMillis(500);
        AtomicInteger running = new AtomicInteger();
        try (RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(callers / 2)
                .serve(TextService.binding(text -> {
                    running.incrementAndGet();
                    Work.lasting(Duration.ofMillis(100));
                    return ledger.execute(text);
                }))
                .start()) {
            RpcClient client = RpcClient.builder()
                    .endpoint(server.endpoint())
                    .attemptTimeout(attemptTimeout)
                    .deadline(LONG)
                    .build();
            Callers all = Callers.start(callers, number -> {
                Told told;
                int i = 0;
                do {
                    told = ledger.call(client, i % 2 == 0 ? TextService.PLACE : TextService.FIND, number + "/" + i++);
                } while (told.isSuccess());
                assertEquals(StatusCode.CANCELLED, told.code(), told::toString);
            });
            Await.until(LONG, () -> running.get() > 2 * callers, "calls under way");
            long start = System.nanoTime();
            client.close();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            all.join(LONG);
            assertTrue(took.compareTo(attemptTimeout.plusSeconds(2)) < 0, () -> "closed after " + took);

            Told afterwards = ledger.call(client, TextService.PLACE, "afterwards");
            assertEquals(StatusCode.CANCELLED, afterwards.code());
            assertEquals(Outcome.NOT_EXECUTED, afterwards.outcome());
            System.out.printf(
                    "measured: a client closed during %d calls: all ended within %d ms: %s%n",
                    callers, took.toMillis(), ledger.endings());
        }
        before.awaitReleased(Duration.ofSeconds(5));
        assertEquals(List.of(), ledger.lies());
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONG.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        assertTrue(!thread.isAlive(), () -> thread.getName() + " has not ended: " + List.of(thread.getStackTrace()));
    }
}
