package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.testkit.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three server processes are replaced one after the other while everybody calls: nobody notices, whatever their store is. */
@Timeout(300)
final class RollingRestartIT {
    private static final int CALLERS = 12;
    private static final int ROUNDS = 1;

    private final Histories histories = new Histories();
    private final List<Node> nodes = new ArrayList<>();

    static List<String> stores() {
        return TestedStore.namesOfThisRun();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void rollingRestartOfThreeServersFailsNoCall(String name, @TempDir Path folder) throws IOException, SQLException {
        Path ledger = Files.createFile(folder.resolve("ledger"));
        List<String> effects = new ArrayList<>();
        long start = System.nanoTime();
        try (TestedStore store = TestedStore.of(name, folder)) {
            restarts(store, ledger);
            effects.addAll(Files.readAllLines(ledger));
            effects.addAll(store.effects());
        }
        List<Told> failures =
                histories.all().stream().filter(told -> !told.success()).toList();
        System.out.printf(
                "measured: rolling restart of %d servers, store %s, %d time(s): %d calls of %d callers in %.1f s, the longest"
                        + " %d ms, %d failed%n",
                nodes.size(),
                name,
                ROUNDS,
                histories.all().size(),
                CALLERS,
                (System.nanoTime() - start) / 1e9,
                histories.all().stream()
                                .mapToLong(told -> told.end() - told.begin())
                                .max()
                                .orElse(0)
                        / 1_000_000,
                failures.size());
        assertEquals(List.of(), failures);
        assertEquals(List.of(), histories.lies(effects));
        for (Node node : nodes) {
            assertTrue(
                    histories.all().stream().anyMatch(told -> told.words().endsWith(" by " + node.name())),
                    () -> node.name() + " served nobody");
        }
    }

    private void restarts(TestedStore store, Path ledger) throws SQLException {
        List<CallKind> kinds = store.isTransactional()
                ? List.of(CallKind.PLAIN, CallKind.IDEMPOTENT, CallKind.TRANSACTIONAL)
                : List.of(CallKind.PLAIN, CallKind.IDEMPOTENT);
        AtomicBoolean enough = new AtomicBoolean();
        try {
            var builder = RpcClient.builder().deadline(Duration.ofSeconds(20));
            for (String name : List.of("one", "two", "three")) {
                FaultProxy proxy = FaultProxy.start();
                nodes.add(new Node(proxy, ChaosServer.Role.server(name, ledger, store.argument("servers", name))));
                builder.endpoint(proxy.endpoint());
            }
            nodes.forEach(Node::awaitReady);
            try (RpcClient client = builder.build()) {
                List<Thread> callers = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    String name = "caller/" + i;
                    callers.add(new Thread(() -> {
                        for (int j = 0; !enough.get(); j++) {
                            histories.call(client, kinds.get(j % kinds.size()), name + "/" + j);
                        }
                    }));
                }
                callers.forEach(Thread::start);
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        nodes.forEach(Node::restart);
                    }
                } finally {
                    enough.set(true);
                }
                callers.forEach(ChaosIT::join);
            }
            nodes.forEach(Node::end);
        } finally {
            nodes.forEach(Node::close);
        }
    }
}
