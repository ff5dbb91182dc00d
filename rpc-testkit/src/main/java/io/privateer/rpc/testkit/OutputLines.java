package io.privateer.rpc.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process printed, read in a thread of its own so that the process never waits for its reader. Thread-safe. */
final class OutputLines {
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    /** Starts to read; each line goes to the consumer too. */
    OutputLines(InputStream output, String threadName, Consumer<String> also) {
        reader = new Thread(() -> read(output, also), threadName);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream output, Consumer<String> also) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(output, Charset.defaultCharset()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
                also.accept(line);
            }
        } catch (IOException | UncheckedIOException closed) {
            // The process was killed while it printed: what came is what there is.
            add("(output broke off: " + closed.getMessage() + ")");
        }
    }

    private void add(String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    /** All lines so far. A copy. */
    List<String> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** The first line, from the first one on, in which the pattern is found. */
    Optional<MatchResult> find(Pattern pattern) {
        for (String line : all()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Optional.of(matcher.toMatchResult());
            }
        }
        return Optional.empty();
    }

    /** Whether everything that the process printed is here. */
    boolean isComplete() {
        return !reader.isAlive();
    }
}
