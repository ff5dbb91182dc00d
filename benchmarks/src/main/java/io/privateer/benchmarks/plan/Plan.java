package io.privateer.benchmarks.plan;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param rounds how often each cell is measured
 * @param warmUp how long a cell runs before its first round
 * @param time how long it runs in each round
 */
public record Plan(List<Section> sections, int rounds, Duration warmUp, Duration time) {
    private static final int SMALL = 40;
    /** The systems of which many clients are connected at once. */
    private static final Set<String> CONNECTED = Set.of("privateer-req", "privateer-mux", "grpc");

    private static final List<Integer> SIZES = List.of(SMALL, 1 << 10, 64 << 10, 1 << 20);

    /** What a section's plot has to the right. */
    public enum Axis {
        BYTES,
        CLIENTS,
        WORKERS,
        RATE
    }

    /** Cells that belong into one table, and one plot if there is an axis. */
    public record Section(
            String name, String title, @Nullable Axis axis, List<Cell> cells) {
        public Section {
            cells = List.copyOf(cells);
        }
    }

    /** Everything, with figures that can be quoted. */
    public static Plan full(List<Contender> contenders, int rounds) {
        return new Plan(
                List.of(
                        speed(contenders, List.of(1, 8, 64), List.of(64, 1_024)),
                        orders(contenders, 8),
                        sizes(contenders, SIZES),
                        connected("clients", contenders, 8, List.of(1, 8, 108, 1_008, 2_008)),
                        connected("crowd", contenders, 200, List.of(200, 1_000, 2_000)),
                        workers(contenders, List.of(1, 2, 4, 8, 16, 32, 64)),
                        rates(contenders, List.of(500, 1_000, 2_000, 4_000))),
                rounds,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2));
    }

    /** A little of everything: shows that it works, and no figure of it means anything. */
    public static Plan brief(List<Contender> contenders) {
        return new Plan(
                List.of(
                        speed(contenders, List.of(1, 8), List.of(64)),
                        orders(contenders, 2),
                        sizes(contenders, List.of(1 << 20)),
                        connected("clients", contenders, 4, List.of(10)),
                        connected("crowd", contenders, 10, List.of(20)),
                        workers(contenders, List.of(2)),
                        rates(contenders, List.of(200))),
                1,
                Duration.ofMillis(50),
                Duration.ofMillis(150));
    }

    private static Section speed(List<Contender> contenders, List<Integer> callers, List<Integer> inFlight) {
        List<Cell> cells = new ArrayList<>();
        for (int count : callers) {
            cells.addAll(each(contenders, Workload.ECHO, Mode.SYNC, count, SMALL));
        }
        for (int count : inFlight) {
            cells.addAll(each(contenders, Workload.ECHO, Mode.ASYNC, count, SMALL));
        }
        return new Section("speed", "An echo of 40 bytes", null, cells);
    }

    private static Section orders(List<Contender> contenders, int callers) {
        List<Cell> cells = new ArrayList<>();
        for (int bytes : SIZES.subList(0, 3)) {
            cells.addAll(each(contenders, Workload.ORDER, Mode.SYNC, callers, bytes));
        }
        return new Section("orders", "An order and its receipt", Axis.BYTES, cells);
    }

    private static Section sizes(List<Contender> contenders, List<Integer> sizes) {
        List<Cell> cells = new ArrayList<>();
        for (int bytes : sizes) {
            cells.addAll(each(contenders, Workload.ECHO, Mode.SYNC, 4, bytes));
        }
        return new Section("sizes", "An echo of many sizes", Axis.BYTES, cells);
    }

    private static Section connected(String name, List<Contender> contenders, int busy, List<Integer> counts) {
        return new Section(
                name,
                "Many connected clients, " + busy + " of them busy",
                Axis.CLIENTS,
                connected(contenders, busy, counts));
    }

    private static List<Cell> connected(List<Contender> contenders, int busy, List<Integer> counts) {
        List<Contender> blocking = contenders.stream()
                .filter(contender -> CONNECTED.contains(contender.name()))
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int count : counts) {
            each(blocking, Workload.ECHO, Mode.SYNC, busy, SMALL).forEach(cell -> cells.add(cell.withClients(count)));
        }
        return cells;
    }

    private static Section workers(List<Contender> contenders, List<Integer> counts) {
        List<Cell> cells = new ArrayList<>();
        for (int count : counts) {
            each(contenders, Workload.ECHO, Mode.SYNC, 64, SMALL).forEach(cell -> cells.add(cell.withWorkers(count)));
        }
        return new Section("workers", "64 callers against a number of workers", Axis.WORKERS, pooled(cells));
    }

    private static Section rates(List<Contender> contenders, List<Integer> rates) {
        List<Cell> cells = new ArrayList<>();
        for (int rate : rates) {
            each(contenders, Workload.ECHO, Mode.SYNC, 32, SMALL).forEach(cell -> cells.add(cell.withRate(rate)));
        }
        return new Section("rates", "Latency at a fixed rate, no omission", Axis.RATE, cells);
    }

    /** The parameters of a pool say nothing about those that have none. */
    private static List<Cell> pooled(List<Cell> cells) {
        Set<String> pooled = Set.of("grpc", "rest");
        return cells.stream()
                .filter(cell -> cell.system().startsWith("privateer") || pooled.contains(cell.system()))
                .toList();
    }

    private static List<Cell> each(List<Contender> contenders, Workload workload, Mode mode, int callers, int bytes) {
        return contenders.stream()
                .filter(contender -> contender.modes().contains(mode)
                        && contender.workloads().contains(workload))
                .map(contender -> Cell.of(contender.name(), workload, mode, callers, bytes))
                .toList();
    }
}
