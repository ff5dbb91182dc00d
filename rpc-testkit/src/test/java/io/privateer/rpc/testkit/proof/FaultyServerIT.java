package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.FaultyServer;
import io.privateer.rpc.testkit.RecordedCall;
import io.privateer.rpc.testkit.Resources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault that has a name does what its name says. */
@Timeout(60)
final class FaultyServerIT {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(400);

    private final AtomicInteger executions = new AtomicInteger();
    private Resources before;
    private FaultyServer server;
    private RpcClient client;

    @BeforeEach
    void start() {
        Warmup.run();
        before = Resources.snapshot("rpc-", "fault");
        server = FaultyServer.serving(() -> TextService.binding(text -> text + " " + executions.incrementAndGet()))
                .settings(builder -> builder.workers(2))
                .start();
        client = server.client()
                .attemptTimeout(ATTEMPT_TIMEOUT)
                .deadline(Duration.ofSeconds(20))
                .build();
    }

    @AfterEach
    void nothingIsLeft() {
        server.heal();
        client.close();
        server.close();
        server.history().check();
        before.awaitReleased(Duration.ofSeconds(10));
    }

    private RecordedCall last() {
        List<RecordedCall> calls = server.history().calls();
        return calls.get(calls.size() - 1);
    }

    @Test
    void lostReplyMakesTheClientAskAgainAndTheServerAnswersFromItsMemory() {
        server.loseReply();
        assertEquals("a 1", TextService.place(client, "a"));
        assertEquals(1, executions.get());
        assertEquals(1, server.network().statistics().toClient().dropped());
    }

    @Test
    void lostReplyOfAnIdempotentCallIsASecondExecution() {
        server.loseReply();
        assertEquals("a 2", TextService.find(client, "a"));
        assertEquals(2, last().executions().size());
    }

    @Test
    void lostRequestIsSentAgainAndExecutedOnce() {
        server.loseRequest();
        assertEquals("a 1", TextService.place(client, "a"));
        assertEquals(2, last().executions().get(0).attempt());
    }

    @Test
    void duplicatesAreExecutedOnce() {
        server.duplicateRequest();
        server.duplicateReply();
        assertEquals("a 1", TextService.place(client, "a"));
        assertEquals("b 2", TextService.place(client, "b"));
        assertEquals(1, server.network().statistics().toServer().duplicated());
        assertEquals(1, server.network().statistics().toClient().duplicated());
    }

    @Test
    void lateReplyIsNoSecondExecution() {
        server.delayReply(ATTEMPT_TIMEOUT.multipliedBy(2));
        server.delayRequest(Duration.ofMillis(10));
        assertEquals("a 1", TextService.place(client, "a"));
        assertEquals(1, executions.get());
    }

    @Test
    void serverKilledAfterExecutionBeforeReplyLeavesADeduplicatedCallUnknown() {
        server.killAfterExecutionBeforeReply();
        RpcException failure = assertThrows(RpcException.class, () -> TextService.place(client, "a"));
        assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
        assertEquals(1, executions.get());
        // Its successor is there already.
        assertEquals("b 2", TextService.place(client, "b"));
    }

    @Test
    void serverKilledAfterExecutionBeforeReplyExecutesAnIdempotentCallAgain() {
        server.killAfterExecutionBeforeReply();
        assertEquals("a 2", TextService.find(client, "a"));
        assertEquals(2, last().executions().size());
    }

    @Test
    void serverKilledBeforeExecutionLeavesNoEffect() {
        server.killBeforeExecution();
        RpcException failure = assertThrows(RpcException.class, () -> TextService.place(client, "a"));
        assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
        assertEquals(0, executions.get());
        server.killBeforeExecution();
        assertEquals("b 1", TextService.find(client, "b"));
    }

    @Test
    void deadServerIsNotReachedUntilItIsStartedAnew() {
        assertEquals("a 1", TextService.place(client, "a"));
        server.kill();
        assertThrows(IllegalStateException.class, server::server);
        // This one may go out before the client sees that the connection is gone.
        RpcException first =
                assertThrows(RpcException.class, () -> TextService.place(client, "b", Duration.ofSeconds(1)));
        assertNotEquals(Outcome.EXECUTED, first.outcome(), first::getMessage);
        RpcException second =
                assertThrows(RpcException.class, () -> TextService.place(client, "b", Duration.ofSeconds(1)));
        assertEquals(Outcome.NOT_EXECUTED, second.outcome(), second::getMessage);
        server.restart();
        assertEquals("c 2", TextService.place(client, "c"));
        assertEquals(
                List.of("a 1", "c 2"),
                server.history().calls().stream()
                        .filter(RecordedCall::succeeded)
                        .map(RecordedCall::result)
                        .toList());
        assertThrows(IllegalStateException.class, server::restart);
    }

    @Test
    void slowServerIsNotTakenForADeadOne() {
        server.slowDown(ATTEMPT_TIMEOUT.multipliedBy(3));
        long start = System.nanoTime();
        assertEquals("a 1", TextService.place(client, "a"));
        assertTrue(System.nanoTime() - start >= ATTEMPT_TIMEOUT.multipliedBy(3).toNanos());
        assertEquals(1, last().executions().size());
        assertEquals(1, last().executions().get(0).attempt());
    }

    @Test
    void silentServerGoesOnWhenItIsHealed() {
        assertEquals("a 1", TextService.place(client, "a"));
        server.goSilent();
        Asked patient = Asked.begin(() -> TextService.place(client, "b"));
        // Two attempt timeouts and more.
        assertThrows(RpcException.class, () -> TextService.place(client, "c", Duration.ofSeconds(1)));
        server.heal();
        assertTrue(patient.result(Duration.ofSeconds(20)).startsWith("b "));
    }
}
