package io.privateer.benchmarks;

import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.plan.Plan;
import io.privateer.benchmarks.process.Memory;
import io.privateer.benchmarks.process.Pair;
import io.privateer.benchmarks.report.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goes through a plan in rounds: in each, every cell once, systems in turn, so that a machine that slows down slows all of
 * them. Pairs of processes live through all rounds.
 */
final class Rounds implements AutoCloseable {
    private static final String IDLE_SYSTEM = "privateer-mux";
    private static final int IDLE_CLIENTS = 200;

    private record PairKey(String system, int workers) {}

    private final Plan plan;
    private final Consumer<String> progress;
    private final Consumer<String> failures;
    private final Map<PairKey, Pair> pairs = new LinkedHashMap<>();
    private final Set<Cell> warm = new HashSet<>();

    /**
     * @param failures is told of each cell in which calls failed
     */
    Rounds(Plan plan, Consumer<String> progress, Consumer<String> failures) {
        this.plan = plan;
        this.progress = progress;
        this.failures = failures;
    }

    List<Row> of(Plan.Section section) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept(section.title() + ", round " + round + " of " + plan.rounds());
            for (Cell cell : section.cells()) {
                rows.add(Row.of(cell, round, measure(cell)));
            }
        }
        closePairsThatNobodyNeedsAgain();
        return rows;
    }

    private Pair.Run measure(Cell cell) throws IOException {
        Pair pair = pair(cell);
        if (warm.add(cell)) {
            pair.run(cell.withClients(cell.busyClients()), plan.warmUp());
        }
        Pair.Run run = pair.run(cell, plan.time());
        if (run.measurement().failures() > 0 || run.measurement().calls() == 0) {
            failures.accept(cell + ": " + run.measurement().failures() + " of "
                    + (run.measurement().calls() + run.measurement().failures()) + " failed: "
                    + run.measurement().firstFailure());
        }
        return run;
    }

    private Pair pair(Cell cell) throws IOException {
        PairKey key = new PairKey(cell.system(), cell.workers());
        Pair pair = pairs.get(key);
        if (pair == null) {
            pair = Pair.start(cell.system(), cell.workers());
            pairs.put(key, pair);
        }
        return pair;
    }

    private void closePairsThatNobodyNeedsAgain() {
        pairs.entrySet().removeIf(entry -> {
            boolean done = entry.getKey().workers() != Cell.WORKERS;
            if (done) {
                entry.getValue().close();
            }
            return done;
        });
    }

    /** What an idle client connection costs the server's heap, in KiB. */
    List<Double> idleKib() throws IOException {
        List<Double> perClient = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            try (Pair pair = Pair.start(IDLE_SYSTEM, Cell.WORKERS)) {
                pair.connect(2);
                Memory before = pair.serverMemory();
                pair.connect(2 + IDLE_CLIENTS);
                Memory after = pair.serverMemory();
                perClient.add((after.heapBytes() - before.heapBytes()) / 1_024.0 / IDLE_CLIENTS);
            }
        }
        return perClient;
    }

    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        pairs.clear();
    }
}
