package io.privateer.benchmarks.load;

import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;

/**
 * One thing to measure of one contender.
 *
 * @param callers threads that call, or calls in flight
 * @param bytes the size of the argument
 * @param clients how many are connected; callers share them, and those that get no caller are idle
 * @param workers handlers at once at the server
 * @param ratePerSecond calls per second over all callers; 0 for as many as can be
 */
public record Cell(
        String system,
        Workload workload,
        Mode mode,
        int callers,
        int bytes,
        int clients,
        int workers,
        int ratePerSecond) {
    /** The workers of all cells that are not about the number of workers. */
    public static final int WORKERS = 8;

    /** At full speed, from one client. */
    public static Cell of(String system, Workload workload, Mode mode, int callers, int bytes) {
        return new Cell(system, workload, mode, callers, bytes, 1, WORKERS, 0);
    }

    public Cell withClients(int newClients) {
        return new Cell(system, workload, mode, callers, bytes, newClients, workers, ratePerSecond);
    }

    /** The clients that have a caller. */
    public int busyClients() {
        return Math.min(clients, callers);
    }

    public Cell withWorkers(int newWorkers) {
        return new Cell(system, workload, mode, callers, bytes, clients, newWorkers, ratePerSecond);
    }

    public Cell withRate(int newRatePerSecond) {
        return new Cell(system, workload, mode, callers, bytes, clients, workers, newRatePerSecond);
    }
}
