package io.privateer.benchmarks.report;

import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.process.Pair;
import java.util.Locale;

/**
 * One cell in one round, as {@code results.json} has it.
 *
 * @param mode {@code sync} or {@code async}
 * @param callers threads that call, or calls in flight
 * @param bytes of the argument
 * @param cpuMicrosPerCall processor time of server and client together
 * @param allocatedBytesPerCall of server and client together
 * @param round from 1
 * @param workload {@code echo} or {@code order}
 * @param clients connected, of which no more are busy than there are callers
 * @param ratePerSecond 0: as many as can be
 */
public record Row(
        String system,
        String mode,
        int callers,
        int bytes,
        double callsPerSecond,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        double cpuMicrosPerCall,
        double allocatedBytesPerCall,
        int round,
        String workload,
        int clients,
        int workers,
        int ratePerSecond) {
    public static Row of(Cell cell, int round, Pair.Run run) {
        var measured = run.measurement();
        double calls = Math.max(1, measured.calls());
        return new Row(
                cell.system(),
                cell.mode().name().toLowerCase(Locale.ROOT),
                cell.callers(),
                cell.bytes(),
                round1(measured.calls() / measured.seconds()),
                round1(measured.p50Micros()),
                round1(measured.p99Micros()),
                round1(measured.p999Micros()),
                round1(run.cost().cpuNanos() / 1e3 / calls),
                round1(run.cost().allocatedBytes() / calls),
                round,
                cell.workload().name().toLowerCase(Locale.ROOT),
                cell.clients(),
                cell.workers(),
                cell.ratePerSecond());
    }

    private static double round1(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
