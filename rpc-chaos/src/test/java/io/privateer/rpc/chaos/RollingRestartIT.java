package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.testkit.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three server processes are replaced one after the other while everybody calls: nobody notices. */
@Timeout(300)
final class RollingRestartIT {
    private static final int CALLERS = 12;
    private static final int ROUNDS = 1;

    @Test
    void rollingRestartOfThreeServersFailsNoCall(@TempDir Path folder) throws IOException {
        Path ledger = Files.createFile(folder.resolve("ledger"));
        Histories histories = new Histories();
        AtomicBoolean enough = new AtomicBoolean();
        List<Node> nodes = new ArrayList<>();
        long start = System.nanoTime();
        try {
            var builder = RpcClient.builder().deadline(Duration.ofSeconds(20));
            for (String name : List.of("one", "two", "three")) {
                FaultProxy proxy = FaultProxy.start();
                nodes.add(new Node(proxy, ChaosServer.Role.server(name, ledger, StoreArgument.MEMORY)));
                builder.endpoint(proxy.endpoint());
            }
            nodes.forEach(Node::awaitReady);
            try (RpcClient client = builder.build()) {
                List<Thread> callers = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    String name = "caller/" + i;
                    callers.add(new Thread(() -> {
                        for (int j = 0; !enough.get(); j++) {
                            histories.call(client, j % 2 == 0 ? CallKind.PLAIN : CallKind.IDEMPOTENT, name + "/" + j);
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
        List<Told> failures =
                histories.all().stream().filter(told -> !told.success()).toList();
        System.out.printf(
                "measured: rolling restart of %d servers, %d time(s): %d calls of %d callers in %.1f s, %d failed%n",
                nodes.size(),
                ROUNDS,
                histories.all().size(),
                CALLERS,
                (System.nanoTime() - start) / 1e9,
                failures.size());
        assertEquals(List.of(), failures);
        assertEquals(List.of(), histories.lies(Files.readAllLines(ledger)));
        for (Node node : nodes) {
            assertTrue(
                    histories.all().stream().anyMatch(told -> told.words().endsWith(" by " + node.name())),
                    () -> node.name() + " served nobody");
        }
    }
}
