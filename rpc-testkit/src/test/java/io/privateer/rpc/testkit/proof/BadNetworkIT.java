package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.FaultPlan;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxyStatistics;
import io.privateer.rpc.wire.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are lost, repeated, late and out of order; what callers are told is true all the same. */
@Timeout(120)
final class BadNetworkIT {
    private static final int CALLERS = 8;
    private static final int CALLS_EACH = 50;

    private static FaultPlan.Builder plan() {
        return FaultPlan.builder()
                .duplicate(0.1)
                .delay(0.1, Duration.ofMillis(60))
                .reorder(0.05);
    }

    /** With the first number of attempts nearly every call succeeds, with the second some must fail. */
    @ParameterizedTest
    @ValueSource(ints = {20, 2})
    void everyCallerIsToldTheTruth(int maxAttempts) {
        FaultPlan plan = plan().drop(maxAttempts > 2 ? 0.1 : 0.2).cut(0.01).build();
        Ledger ledger = new Ledger();
        ProxyStatistics statistics;
        int copies;
        long start = System.nanoTime();
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .workers(4)
                        .serve(TextService.binding(ledger::execute))
                        .start();
                FaultProxy proxy = FaultProxy.start(server.endpoint());
                RpcClient client = RpcClient.builder()
                        .endpoint(proxy.endpoint())
                        .attemptTimeout(Duration.ofMillis(120))
                        .maxAttempts(maxAttempts)
                        .retryBudget(1, 1_000)
                        .backoff(Duration.ofMillis(5), Duration.ofMillis(50))
                        .deadline(Duration.ofSeconds(20))
                        .build()) {
            RequestLog log = RequestLog.of(proxy);
            proxy.follow(plan);
            Callers.start(CALLERS, number -> {
                        for (int i = 0; i < CALLS_EACH; i++) {
                            ledger.call(client, i % 3 == 0 ? TextService.FIND : TextService.PLACE, number + "/" + i);
                        }
                    })
                    .join(Duration.ofSeconds(100));
            copies = log.of(Kind.CALL).size();
            statistics = proxy.statistics();
            proxy.heal();
        }
        int calls = CALLERS * CALLS_EACH;
        System.out.printf(
                "measured: seed %d, at most %d attempts: %d calls in %.1f s, %d copies of them sent; to server and to"
                        + " client %d dropped, %d duplicated, %d delayed, %d reordered, %d lost with their"
                        + " connection; told: %s, all true%n",
                plan.seed(),
                maxAttempts,
                calls,
                (System.nanoTime() - start) / 1e9,
                copies,
                statistics.toServer().dropped() + statistics.toClient().dropped(),
                statistics.toServer().duplicated() + statistics.toClient().duplicated(),
                statistics.toServer().delayed() + statistics.toClient().delayed(),
                statistics.toServer().reordered() + statistics.toClient().reordered(),
                statistics.toServer().lost() + statistics.toClient().lost(),
                ledger.endings());
        assertEquals(List.of(), ledger.lies(), () -> "seed " + plan.seed());
        assertTrue(copies > calls, "the plan made no call to be sent again");
        if (maxAttempts > 2) {
            assertEquals(List.of(), ledger.failures(), () -> "seed " + plan.seed());
        } else {
            assertTrue(!ledger.failures().isEmpty(), () -> "no call failed: " + ledger.endings());
        }
    }
}
