package io.privateer.rpc.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A main class in a JVM of its own, which can be killed and stopped as only a process can.
 *
 * <pre>{@code
 * try (JavaProcess server = JavaProcess.of(OrderServer.class).arguments("--port=0").start()) {
 *     String port = server.awaitLine("listening on port (\\d+)", Duration.ofSeconds(20)).group(1);
 *     ...
 *     server.kill();
 * }
 * }</pre>
 *
 * <p>No process stays behind: {@link #close} ends it and what it started, and so does the end of this JVM. If this JVM is
 * killed, the process ends by itself, provided that its {@code main} calls {@link ExitWithParent#watch} and that it is
 * not stopped at that time.
 *
 * <p>Thread-safe. {@link #stop} and {@link #cont} need a POSIX system.
 */
public final class JavaProcess implements AutoCloseable {
    /** How long the system may take to end, stop or wake a process; it takes milliseconds. */
    private static final Duration SIGNAL_TIMEOUT = Duration.ofSeconds(10);

    /** A JVM that works prints its stacks in milliseconds. */
    private static final Duration STACKS_TIMEOUT = Duration.ofSeconds(5);

    private static final char NO_STATE = '?';

    private static final Set<JavaProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(JavaProcess::destroyAll), "java-process-guard"));
    }

    private final String name;
    private final Process process;
    private final OutputLines output;
    /** What it had started when it was killed: once it is dead, nothing tells whose children they were. */
    private final Set<ProcessHandle> orphans = ConcurrentHashMap.newKeySet();

    private JavaProcess(String name, Process process, Consumer<String> onLine) {
        this.name = name + " (process " + process.pid() + ")";
        this.process = process;
        RUNNING.add(this);
        this.output = new OutputLines(process.getInputStream(), "java-process-output-" + process.pid(), onLine);
    }

    /** A process to be started with this class's {@code main}, on the class path of this JVM. */
    public static Builder of(Class<?> main) {
        return new Builder(main.getName());
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All lines that it printed so far, to standard output and standard error together. A copy. */
    public List<String> lines() {
        return output.all();
    }

    /**
     * Waits for a line in which the pattern is found; the first such line counts, whenever it was printed.
     *
     * @throws AssertionError with all lines so far, if none came in time or the process ended without one. Of one that
     *     still runs it has the stacks of all threads as well, which the process prints when it is asked to
     */
    public MatchResult awaitLine(String regex, Duration atMost) {
        Pattern pattern = Pattern.compile(regex);
        return Await.value(
                atMost,
                () -> {
                    // In this order: what is looked for may be the last line.
                    boolean complete = output.isComplete();
                    Optional<MatchResult> found = output.find(pattern);
                    if (found.isEmpty() && complete) {
                        throw new AssertionError(describe("ended without a line like \"" + regex + "\""));
                    }
                    return found;
                },
                () -> describe("printed no line like \"" + regex + "\"") + stacks());
    }

    /**
     * Waits until it has ended by itself or by a signal, and everything that it printed is in {@link #lines}.
     *
     * @return its exit status; 128 and the signal's number for a signal, 137 for {@link #kill}
     * @throws AssertionError with all lines so far and the stacks of all threads, if it has not ended in time
     */
    public int exitCode(Duration atMost) {
        Await.until(
                atMost, () -> !process.isAlive() && output.isComplete(), () -> describe("has not ended") + stacks());
        return process.exitValue();
    }

    /**
     * What its threads are at: why it hangs. The JVM prints that on SIGQUIT to where its lines go, so it needs no tool and
     * no right to attach. Where not even that comes the JVM itself hangs, and the system's word for it is all there is.
     */
    private String stacks() {
        if (!process.isAlive()) {
            return "";
        }
        int before = lines().size();
        try {
            signal("QUIT");
        } catch (IllegalStateException ended) {
            return "";
        }
        long end = System.nanoTime() + STACKS_TIMEOUT.toNanos();
        while (System.nanoTime() - end < 0 && process.isAlive()) {
            List<String> more = lines();
            // The last section of what it prints.
            if (more.subList(before, more.size()).stream().anyMatch(line -> line.startsWith("Heap"))) {
                return "\nIts threads:\n  " + String.join("\n  ", more.subList(before, more.size()));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return "\nIt has not said within " + STACKS_TIMEOUT + " what its threads are at; its state is " + state();
    }

    /** Asks it to end: SIGTERM, which runs its shutdown hooks. Does not wait. */
    public void terminate() {
        // The handle's, here and below: the process's own would close the pipe with the last lines in it.
        process.toHandle().destroy();
    }

    /**
     * Kills it without a warning: SIGKILL, as {@code kill -9}. It is dead when this returns; what it had started lives on
     * until {@link #close}. A no-op if it has ended.
     */
    public void kill() {
        process.descendants().forEach(orphans::add);
        process.toHandle().destroyForcibly();
        Await.until(SIGNAL_TIMEOUT, () -> !process.isAlive(), () -> describe("survived SIGKILL"));
    }

    /**
     * Stops all its threads at once, as a long pause would: SIGSTOP. Its connections stay open, and it does nothing until
     * {@link #cont}. It stands still when this returns.
     *
     * @throws IllegalStateException if it has ended
     */
    public void stop() {
        signal("STOP");
        Await.until(SIGNAL_TIMEOUT, this::standsStill, () -> describe("does not stand still after SIGSTOP"));
    }

    /**
     * Lets it go on after {@link #stop}: SIGCONT.
     *
     * @throws IllegalStateException if it has ended
     */
    public void cont() {
        signal("CONT");
    }

    /** Kills it, if it still runs, and everything that it started and that is still there. Again is a no-op. */
    @Override
    public void close() {
        destroyAll();
        Await.until(
                SIGNAL_TIMEOUT,
                () -> !process.isAlive() && orphans.stream().noneMatch(ProcessHandle::isAlive) && output.isComplete(),
                () -> describe("survived SIGKILL, or one that it started"));
        RUNNING.remove(this);
    }

    private void destroyAll() {
        process.descendants().forEach(orphans::add);
        process.toHandle().destroyForcibly();
        orphans.forEach(ProcessHandle::destroyForcibly);
    }

    /** The exact process: while our handle says that it lives, the system has not given its number to another one. */
    private void signal(String signal) {
        if (!process.isAlive()) {
            throw new IllegalStateException(describe("cannot get SIG" + signal + ": it has ended"));
        }
        try {
            if (!Signals.send(process.toHandle(), signal, SIGNAL_TIMEOUT)) {
                throw new IllegalStateException(describe("did not get SIG" + signal));
            }
        } catch (IOException noShell) {
            throw new UncheckedIOException(describe("did not get SIG" + signal), noShell);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(describe("may not have got SIG" + signal), interrupted);
        }
    }

    /** The system's word for it where it has one: a signal is on its way for a moment after it was sent. */
    private boolean standsStill() {
        char state = state();
        return state == 'T' || state == NO_STATE;
    }

    /** One letter, as {@code ps} tells it: R runs, S sleeps, D waits for a disk, T stands still. */
    private char state() {
        try {
            // "pid (name) state …", and the name may contain anything.
            String line = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (IOException noProc) {
            return NO_STATE;
        }
    }

    private String describe(String what) {
        String state = process.isAlive() ? "it runs" : "exit status " + process.exitValue();
        return name + " " + what + "; " + state + ", and printed:\n  " + String.join("\n  ", lines());
    }

    /** Settings of a process to be started. For one thread. */
    public static final class Builder {
        private final String main;
        private final List<String> arguments = new ArrayList<>();
        private final List<String> jvmOptions = new ArrayList<>();
        private String name;
        private int heapMiB = 64;
        private Consumer<String> onLine = line -> {};

        private Builder(String main) {
            this.main = main;
            this.name = main.substring(main.lastIndexOf('.') + 1);
        }

        /** What it is called in failure messages. Default: its main class's name. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** More arguments for {@code main}. Default: none. */
        public Builder arguments(String... more) {
            arguments.addAll(List.of(more));
            return this;
        }

        /** More options for the JVM, behind ours, so that they win. Default: none. */
        public Builder jvmOptions(String... more) {
            jvmOptions.addAll(List.of(more));
            return this;
        }

        /** The largest heap, in MiB. Default: 64. */
        public Builder heapMiB(int value) {
            heapMiB = value;
            return this;
        }

        /**
         * Gets each line as it is printed, on the thread that reads them, so it must not block. Default: nothing but
         * {@link JavaProcess#lines} gets them.
         */
        public Builder onLine(Consumer<String> value) {
            onLine = value;
            return this;
        }

        /**
         * Starts it. Standard error goes to where standard output goes; standard input stays open and empty.
         *
         * @throws UncheckedIOException if the JVM cannot be started
         */
        public JavaProcess start() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // A quick start is worth more than a fast program here: tests start many that live for seconds.
            command.addAll(
                    List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heapMiB + "m"));
            command.addAll(jvmOptions);
            command.add(main);
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Not as an option: a long class path is over some systems' limit for a command line.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            try {
                return new JavaProcess(name, builder.start(), onLine);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot start " + name + " as " + command, failed);
            }
        }
    }
}
