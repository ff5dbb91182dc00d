package io.privateer.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds on to.
 *
 * @param heapBytes reachable objects, after a collection
 * @param residentBytes all of its memory that is in RAM
 */
public record Memory(long heapBytes, long residentBytes) {
    private static final int COLLECTIONS = 3;

    public static Memory now() throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return new Memory(runtime.totalMemory() - runtime.freeMemory(), resident());
    }

    /** Linux tells it in pages; the second number of the line. */
    private static long resident() throws IOException {
        String statm = Files.readString(Path.of("/proc/self/statm"));
        int second = statm.indexOf(" ") + 1;
        return Long.parseLong(statm, second, statm.indexOf(" ", second), 10) * 4_096;
    }
}
