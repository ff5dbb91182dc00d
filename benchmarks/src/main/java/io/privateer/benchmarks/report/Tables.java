package io.privateer.benchmarks.report;

import io.privateer.benchmarks.load.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The results as Markdown. */
final class Tables {
    private final Results results;

    Tables(Results results) {
        this.results = results;
    }

    String goals(List<Goal> goals) {
        List<String> lines = new ArrayList<>();
        lines.add("| | must | aim | measured: median (min–max) | |");
        lines.add("| --- | --- | --- | --- | --- |");
        goals.forEach(goal -> lines.add(goal.line()));
        return String.join("\n", lines) + "\n";
    }

    /** One line a cell, medians over rounds, and its throughput against grpc's in the same cell and round. */
    String cells(List<Cell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| system | calls | workload | bytes | calls/s | against grpc | p50 µs | p99 µs | p99.9 µs | CPU µs/call"
                        + " | allocated B/call |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Cell cell : cells) {
            line(cell).ifPresent(lines::add);
        }
        return String.join("\n", lines) + "\n";
    }

    private Optional<String> line(Cell cell) {
        Cell grpc = Cell.of("grpc", cell.workload(), cell.mode(), cell.callers(), cell.bytes())
                .withClients(cell.clients())
                .withWorkers(cell.workers())
                .withRate(cell.ratePerSecond());
        return results.spread(cell, Row::callsPerSecond)
                .map(speed -> "| " + cell.system()
                        + " | " + cell.mode().name().toLowerCase(Locale.ROOT) + " x" + cell.callers()
                        + (cell.ratePerSecond() > 0 ? " at " + cell.ratePerSecond() + "/s" : "")
                        + (cell.clients() > 1 ? ", " + cell.clients() + " clients" : "")
                        + (cell.workers() != Cell.WORKERS ? ", " + cell.workers() + " workers" : "")
                        + " | " + cell.workload().name().toLowerCase(Locale.ROOT)
                        + " | " + cell.bytes()
                        + " | " + Spread.figure(speed.median())
                        + " | "
                        + results.ratio(cell, grpc, Row::callsPerSecond)
                                .map(Spread::toString)
                                .orElse("")
                        + " | " + median(cell, Row::p50Micros)
                        + " | " + median(cell, Row::p99Micros)
                        + " | " + median(cell, Row::p999Micros)
                        + " | " + median(cell, Row::cpuMicrosPerCall)
                        + " | " + median(cell, Row::allocatedBytesPerCall)
                        + " |");
    }

    private String median(Cell cell, ToDoubleFunction<Row> figure) {
        return results.spread(cell, figure)
                .map(spread -> Spread.figure(spread.median()))
                .orElse("");
    }
}
