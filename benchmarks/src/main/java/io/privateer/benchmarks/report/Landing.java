package io.privateer.benchmarks.report;

import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Where Privateer must land: each goal with what this run came to. */
final class Landing {
    /** The size of the small echo of all goals. */
    static final int SMALL = 40;

    /** What users get who say nothing. */
    private static final String DEFAULT = "privateer-mux";

    private final Results results;
    private final List<String> blocking;

    /**
     * @param idleBytes what an idle connection costs the server, if it was measured
     */
    static List<Goal> of(Results results, Optional<Spread> idleBytes) {
        return new Landing(results).goals(idleBytes);
    }

    private Landing(Results results) {
        this.results = results;
        this.blocking = List.of("privateer-req", "privateer-mux");
    }

    private List<Goal> goals(Optional<Spread> idleBytes) {
        Cell x1 = small("", Mode.SYNC, 1);
        Cell x64 = small("", Mode.SYNC, 64);
        Cell w1024 = small("", Mode.ASYNC, 1_024);
        List<Goal> goals = new ArrayList<>();
        goals.add(new Goal(
                "sync x1 p50, against grpc",
                true,
                0.7,
                0.45,
                best(blocking, x1, "grpc", Row::p50Micros, Comparator.naturalOrder())));
        goals.add(new Goal(
                "sync x64 calls/s, against grpc",
                false,
                2,
                4,
                best(blocking, x64, "grpc", Row::callsPerSecond, Comparator.reverseOrder())));
        goals.add(new Goal(
                "async w1024 calls/s on the worker pool, against grpc",
                false,
                5,
                12,
                ratio("privateer-async", "grpc", w1024, Row::callsPerSecond)));
        goals.add(new Goal(
                "async w1024 calls/s on the owner thread, against grpc-direct",
                false,
                2,
                4,
                ratio("privateer-async-nonblocking", "grpc-direct", w1024, Row::callsPerSecond)));
        goals.add(new Goal(
                "sync x1 p50 over REQ, against bare JeroMQ with the same sockets",
                true,
                1.25,
                1.1,
                ratio("privateer-req", "jeromq-proxy", x1, Row::p50Micros)));
        goals.add(new Goal(
                "sync x1 p50, against rest",
                true,
                1,
                1,
                best(blocking, x1, "rest", Row::p50Micros, Comparator.naturalOrder())));
        goals.add(new Goal(
                "sync x64 calls/s, against rest",
                false,
                1,
                1,
                best(blocking, x64, "rest", Row::callsPerSecond, Comparator.reverseOrder())));
        goals.add(new Goal(
                "calls/s x8 with 1,000 idle clients, against none",
                false,
                0.6,
                0.9,
                results.ratio(
                        small(DEFAULT, Mode.SYNC, 8).withClients(1_008),
                        small(DEFAULT, Mode.SYNC, 8).withClients(8),
                        Row::callsPerSecond)));
        goals.add(new Goal("KiB at the server for an idle client connection", true, 40, 20, idleBytes));
        goals.add(new Goal(
                "KiB allocated per echo, client and server together",
                true,
                4,
                1.5,
                results.spread(small(DEFAULT, Mode.SYNC, 64), row -> row.allocatedBytesPerCall() / 1_024)));
        return goals;
    }

    private static Cell small(String system, Mode mode, int callers) {
        return Cell.of(system, Workload.ECHO, mode, callers, SMALL);
    }

    private static Cell in(String system, Cell cell) {
        return Cell.of(system, cell.workload(), cell.mode(), cell.callers(), cell.bytes());
    }

    private Optional<Spread> ratio(String ours, String theirs, Cell cell, ToDoubleFunction<Row> figure) {
        return results.ratio(in(ours, cell), in(theirs, cell), figure);
    }

    /** Users get whichever of the two is the better default. */
    private Optional<Spread> best(
            List<String> ours, Cell cell, String theirs, ToDoubleFunction<Row> figure, Comparator<Double> better) {
        return ours.stream()
                .map(name -> ratio(name, theirs, cell, figure))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Spread::median, better));
    }
}
