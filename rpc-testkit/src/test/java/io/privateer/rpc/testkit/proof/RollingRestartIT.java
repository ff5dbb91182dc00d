package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three servers are replaced one after the other, twice around, while clients call them. */
@Timeout(180)
final class RollingRestartIT {
    private static final int CALLERS = 8;
    private static final int ROUNDS = 2;

    private final Ledger ledger = new Ledger();

    private RpcServer server(String endpoint) {
        return RpcServer.builder()
                .bind(endpoint)
                .workers(4)
                .serve(TextService.binding(text -> {
                    Work.lasting(Duration.ofMillis(2));
                    return ledger.execute(text);
                }))
                .start();
    }

    @Test
    void noCallFailsWhileServersAreReplacedOneAfterTheOther() {
        List<RpcServer> servers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            servers.add(server("tcp://127.0.0.1:0"));
        }
        AtomicBoolean enough = new AtomicBoolean();
        var builder = RpcClient.builder().deadline(Duration.ofSeconds(10));
        servers.forEach(server -> builder.endpoint(server.endpoint()));
        try (RpcClient client = builder.build()) {
            Callers callers = Callers.start(CALLERS, number -> {
                for (int i = 0; !enough.get(); i++) {
                    ledger.call(client, i % 3 == 0 ? TextService.FIND : TextService.PLACE, number + "/" + i);
                }
            });
            long start = System.nanoTime();
            for (int i = 0; i < 3 * ROUNDS; i++) {
                RpcServer leaving = servers.get(i % 3);
                leaving.close(Duration.ofSeconds(30));
                servers.set(i % 3, server(leaving.endpoint()));
                Work.lasting(Duration.ofMillis(300));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            enough.set(true);
            callers.join(Duration.ofSeconds(60));
            Map<String, Integer> endings = ledger.endings();
            System.out.printf(
                    "measured: %d restarts of three servers in %.1f s under %d callers: %s%n",
                    3 * ROUNDS, took.toMillis() / 1e3, CALLERS, endings);
            assertEquals(List.of(), ledger.lies());
            assertEquals(List.of(), ledger.failures());
            assertTrue(endings.getOrDefault("OK", 0) > 500, endings::toString);
        } finally {
            servers.forEach(server -> server.close(Duration.ZERO));
        }
    }
}
