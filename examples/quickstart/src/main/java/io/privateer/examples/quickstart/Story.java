package io.privateer.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells what happens when it happens. Thread-safe. */
final class Story {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Story(PrintStream out) {
        this.out = out;
    }

    /** A line, with the time. */
    void tell(String line) {
        out.printf(Locale.ROOT, "%5.1f s  %s%n", time().toMillis() / 1_000.0, line);
    }

    /** Since the story began. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
