package io.privateer.benchmarks.report;

import io.privateer.benchmarks.load.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The rows of one run of the benchmarks, and questions about them. */
public final class Results {
    private final List<Row> rows;

    public Results(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /** The rounds of one cell, in their order. */
    List<Row> of(Cell cell) {
        return rows.stream()
                .filter(row -> row.system().equals(cell.system())
                        && row.mode().equals(cell.mode().name().toLowerCase(Locale.ROOT))
                        && row.workload().equals(cell.workload().name().toLowerCase(Locale.ROOT))
                        && row.callers() == cell.callers()
                        && row.bytes() == cell.bytes()
                        && row.clients() == cell.clients()
                        && row.workers() == cell.workers()
                        && row.ratePerSecond() == cell.ratePerSecond())
                .toList();
    }

    /** A figure of a cell over its rounds; empty if the cell was not measured. */
    Optional<Spread> spread(Cell cell, ToDoubleFunction<Row> figure) {
        List<Double> values = of(cell).stream().map(figure::applyAsDouble).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /**
     * One cell's figure over another's, round by round, because the machine's speed drifts between rounds and less within
     * one.
     */
    Optional<Spread> ratio(Cell cell, Cell other, ToDoubleFunction<Row> figure) {
        List<Row> others = of(other);
        List<Double> ratios = new ArrayList<>();
        for (Row row : of(cell)) {
            for (Row beside : others) {
                if (beside.round() == row.round()) {
                    ratios.add(figure.applyAsDouble(row) / figure.applyAsDouble(beside));
                }
            }
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }
}
