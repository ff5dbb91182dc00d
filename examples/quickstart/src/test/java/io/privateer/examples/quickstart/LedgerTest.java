package io.privateer.examples.quickstart;

import static io.privateer.examples.quickstart.Samples.NOW;
import static io.privateer.examples.quickstart.Samples.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.testkit.ExitWithParent;
import io.privateer.rpc.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final int WORKERS = 2;
    private static final int THREADS = 3;
    private static final int ORDERS_PER_THREAD = 25;

    private final Path folder;

    LedgerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void executionsComeBackAsTheyWereWritten() {
        Execution first = Execution.of(order("W-1", "ROPE", 3), NOW, "worker 1");
        Execution second = Execution.of(order("W-2", "CHAIN", 1), NOW, "worker 2");
        try (Ledger ledger = ledger()) {
            assertEquals(List.of(), ledger.executions());
            assertEquals(first, ledger.append(soFar -> {
                assertEquals(List.of(), soFar);
                return first;
            }));
            ledger.append(soFar -> {
                assertEquals(List.of(first), soFar);
                return second;
            });
        }
        try (Ledger ledger = ledger()) {
            assertEquals(List.of(first, second), ledger.executions());
        }
    }

    @Test
    void whatComesTwiceIsWrittenTwice() {
        Execution once = Execution.of(order("W-1", "ROPE", 3), NOW, "worker 1");
        try (Ledger ledger = ledger()) {
            ledger.append(soFar -> once);
            ledger.append(soFar -> once);
            assertEquals(List.of(once, once), ledger.executions());
        }
    }

    @Test
    void decisionThatThrowsWritesNothing() {
        try (Ledger ledger = ledger()) {
            OutOfStock thrown = assertThrows(
                    OutOfStock.class,
                    () -> ledger.append(soFar -> {
                        throw new OutOfStock("ROPE", 3, 2);
                    }));
            assertEquals("ROPE: 3 wanted, 2 left", thrown.getMessage());
            assertEquals(List.of(), ledger.executions());
        }
    }

    @Test
    void halfALineOfAKilledWorkerIsNoExecutionAndSpoilsNoOther() throws IOException {
        Execution whole = Execution.of(order("W-1", "ROPE", 3), NOW, "worker 1");
        Execution next = Execution.of(order("W-3", "CHAIN", 1), NOW, "worker 2");
        String half =
                Execution.of(order("W-2", "ROPE", 1), NOW, "worker 1").line().substring(0, 30);
        Files.writeString(path(), whole.line() + "\n" + half);
        try (Ledger ledger = ledger()) {
            assertEquals(List.of(whole), ledger.executions());
            ledger.append(soFar -> next);
            assertEquals(List.of(whole, next), ledger.executions());
        }
        assertEquals(whole.line() + "\n" + next.line() + "\n", Files.readString(path()));
    }

    @Test
    void lineThatIsNoneIsNamed() throws IOException {
        Files.writeString(path(), "W-1\tsomething\n");
        try (Ledger ledger = ledger()) {
            assertEquals(
                    "no line of a ledger, which has 8 fields: \"W-1\tsomething\"",
                    assertThrows(IllegalArgumentException.class, ledger::executions)
                            .getMessage());
        }
    }

    @Test
    void workersInSeveralProcessesNeverSellTheSameMetreTwice() {
        // A metre each, and 20 metres fewer than all of them together want.
        int wanted = WORKERS * THREADS * ORDERS_PER_THREAD;
        List<JavaProcess> workers = new ArrayList<>();
        for (int i = 1; i <= WORKERS; i++) {
            workers.add(JavaProcess.of(Worker.class)
                    .arguments(path().toString(), "worker-" + i, Integer.toString(wanted - 20))
                    .start());
        }
        int refused = 0;
        for (JavaProcess worker : workers) {
            try (worker) {
                refused += Integer.parseInt(worker.awaitLine("refused (\\d+)", Duration.ofSeconds(30))
                        .group(1));
                assertEquals(0, worker.exitCode(Duration.ofSeconds(30)), () -> String.join("\n", worker.lines()));
            }
        }
        assertEquals(20, refused);
        try (Ledger ledger = ledger()) {
            Map<String, Long> lines = ledger.executions().stream()
                    .collect(Collectors.groupingBy(Execution::orderId, Collectors.counting()));
            assertEquals(wanted - 20, lines.size());
            assertEquals(
                    wanted - 20,
                    lines.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    /** A worker process without the network: some threads that take orders of a metre each. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) throws InterruptedException, ExecutionException {
            ExitWithParent.watch();
            String name = arguments[1];
            Stock stock = new Stock(Map.of("ROPE", Integer.parseInt(arguments[2])));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            int refused = 0;
            try (Ledger ledger = new Ledger(Path.of(arguments[0]))) {
                OrderDesk desk = new OrderDesk(name, stock, ledger);
                List<Future<Integer>> results = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    String prefix = "W-" + name.charAt(name.length() - 1) + "-" + i + "-";
                    results.add(threads.submit(() -> refusals(desk, prefix)));
                }
                for (Future<Integer> result : results) {
                    refused += result.get();
                }
            } finally {
                threads.shutdown();
            }
            System.out.println("refused " + refused);
        }

        private static int refusals(OrderDesk desk, String prefix) {
            int refused = 0;
            for (int i = 0; i < ORDERS_PER_THREAD; i++) {
                try {
                    Receipt receipt = desk.place(order(prefix + i, "ROPE", 1));
                    if (!desk.find(receipt.orderId()).equals(Optional.of(receipt))) {
                        throw new IllegalStateException("taken and not found: " + receipt);
                    }
                } catch (OutOfStock soldOut) {
                    refused++;
                }
            }
            return refused;
        }
    }

    private Path path() {
        return folder.resolve("ledger.tsv");
    }

    private Ledger ledger() {
        return new Ledger(path());
    }
}
