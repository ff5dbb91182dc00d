package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxyStatistics;
import io.privateer.rpc.testkit.proof.Ledger.Told;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handler may take far longer than a server may be silent. */
@Timeout(60)
final class SlowHandlersIT {
    private static final Duration WORK = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(300);
    private static final int CALLS = 8;

    @Test
    void tenSecondsUnderAnAttemptTimeoutOf300MillisecondsAreOneExecutionAndNoRetry() {
        Ledger ledger = new Ledger();
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .workers(CALLS)
                        .serve(TextService.binding(text -> {
                            Work.lasting(WORK);
                            return ledger.execute(text);
                        }))
                        .start();
                FaultProxy proxy = FaultProxy.start(server.endpoint());
                RpcClient client = RpcClient.builder()
                        .endpoint(proxy.endpoint())
                        .attemptTimeout(ATTEMPT_TIMEOUT)
                        .deadline(Duration.ofSeconds(30))
                        .build()) {
            RequestLog log = RequestLog.of(proxy);
            long start = System.nanoTime();
            Callers.start(CALLS, number -> {
                        String text = "slow " + number;
                        Told told = ledger.call(client, number % 2 == 0 ? TextService.PLACE : TextService.FIND, text);
                        assertEquals(
                                new Told(text, number % 2 == 0, StatusCode.OK, Outcome.EXECUTED, "done: " + text),
                                told);
                    })
                    .join(Duration.ofSeconds(40));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            List<Integer> attempts =
                    log.of(Kind.CALL).stream().map(Request::attempt).toList();
            assertEquals(Collections.nCopies(CALLS, 1), attempts, "a CALL for each call, each the first attempt");
            for (int i = 0; i < CALLS; i++) {
                assertEquals(1, ledger.executions("slow " + i));
            }
            assertEquals(List.of(), ledger.lies());
            assertEquals(Map.of("OK", CALLS), ledger.endings());
            ProxyStatistics statistics = proxy.statistics();
            // At most one for each call, and one over which the client asks whether the server is there.
            assertTrue(
                    statistics.connections() <= CALLS + 1,
                    () -> "connections were thrown away: there were " + statistics.connections());
            int waits = log.of(Kind.WAIT).size();
            // Silence was never longer than the attempt timeout, so there was a beat in each.
            assertTrue(waits >= CALLS * (WORK.toMillis() / ATTEMPT_TIMEOUT.toMillis() - 1), "only " + waits + " WAITs");
            System.out.printf(
                    "measured: %d handlers of %d s under an attempt timeout of %d ms: %d CALLs, 0 retries, %d WAITs,"
                            + " %d executions, %d connections, %.2f s%n",
                    CALLS,
                    WORK.toSeconds(),
                    ATTEMPT_TIMEOUT.toMillis(),
                    attempts.size(),
                    waits,
                    CALLS,
                    statistics.connections(),
                    took.toMillis() / 1e3);
        }
    }
}
