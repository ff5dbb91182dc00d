package io.privateer.examples.polyglot;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running program in any language: lines go in at its start, and what it prints comes out line by line, on a thread of
 * its own. It ends with this process at the latest. Thread-safe.
 */
final class Program implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end-of-programs"));
    }

    private final String name;
    private final Process process;
    private final Thread reader;

    private Program(String name, Process process, Consumer<String> output) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> read(output), "output-of-" + name);
        reader.setDaemon(true);
        RUNNING.add(process);
        reader.start();
    }

    /**
     * Starts a program.
     *
     * @param folder where it runs
     * @param input what it finds on its standard input, with an end
     * @param output gets each line of its standard output and error
     */
    static Program start(String name, Path folder, List<String> command, List<String> input, Consumer<String> output) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("LANG", "C.UTF-8");
            Process process = builder.start();
            Program program = new Program(name, process, output);
            try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
                for (String line : input) {
                    in.write(line);
                    in.newLine();
                }
            } catch (IOException ended) {
                // It reads no more, and what it printed before it ended says why.
                output.accept("took no input: " + ended.getMessage());
            }
            return program;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + name + " as " + command, failed);
        }
    }

    private void read(Consumer<String> output) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                output.accept(line);
            }
        } catch (IOException killed) {
            // What came before is what there is.
        }
    }

    String name() {
        return name;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** SIGKILL, as from the kernel when memory is short. */
    void kill() {
        process.destroyForcibly();
        exitStatus(Duration.ofSeconds(10));
    }

    /** SIGTERM, and its exit status once it is gone. */
    int terminate(Duration patience) {
        process.destroy();
        return exitStatus(patience);
    }

    /**
     * Waits for its end, and until all that it printed was seen.
     *
     * @throws IllegalStateException if it runs on
     */
    int exitStatus(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " has not ended within " + patience);
            }
            reader.join(patience.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " runs", interrupted);
        }
        RUNNING.remove(process);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        RUNNING.remove(process);
    }
}
