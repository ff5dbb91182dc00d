package io.privateer.benchmarks.process;

import io.privateer.rpc.testkit.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with this program's class path, and the conversation with it. Ends when it is closed, or when we end. */
public final class Child implements AutoCloseable {
    private static final Duration SIGNAL_TIMEOUT = Duration.ofSeconds(10);

    private final Process process;
    private final String what;
    private final BufferedReader answers;
    private final Writer commands;

    private Child(Process process, String what) {
        this.process = process;
        this.what = what;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    public static Child start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /**
     * Starts a program.
     *
     * @param options of the virtual machine, beside those that all have
     */
    static Child start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", "-Xmx1g"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(process, main.getSimpleName() + " " + String.join(" ", arguments));
    }

    public <T> T ask(Command command, Class<T> answer) throws IOException {
        commands.write(Lines.JSON.writeValueAsString(command) + "\n");
        commands.flush();
        return answer(answer);
    }

    public <T> T answer(Class<T> answer) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(what + " ended without an answer; what it said is above");
        }
        return Lines.read(line, answer);
    }

    /** Sends it a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        if (!Signals.send(process.toHandle(), name, SIGNAL_TIMEOUT)) {
            throw new IOException("no " + name + " for " + what);
        }
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
