package io.privateer.benchmarks.process;

import io.privateer.benchmarks.load.Cell;
import org.jspecify.annotations.Nullable;

/**
 * One line to a process of a pair; it answers with one line.
 *
 * @param kind what to do
 * @param cell with {@link Kind#RUN} alone
 * @param millis how long, with {@link Kind#RUN}
 * @param count how many clients are to be connected, with {@link Kind#CONNECT}
 */
public record Command(Kind kind, @Nullable Cell cell, long millis, int count) {
    public enum Kind {
        /** To a client: runs a cell, and answers with a {@link io.privateer.benchmarks.load.Measurement}. */
        RUN,
        /** To a client: so many clients are connected from now on, and each has made a call. */
        CONNECT,
        /** Answers with the process's {@link io.privateer.benchmarks.load.Cost}. */
        COST,
        /** Collects garbage and answers with {@link Memory}. */
        MEMORY
    }

    static Command run(Cell cell, long millis) {
        return new Command(Kind.RUN, cell, millis, 0);
    }

    static Command connect(int count) {
        return new Command(Kind.CONNECT, null, 0, count);
    }

    public static Command of(Kind kind) {
        return new Command(kind, null, 0, 0);
    }
}
