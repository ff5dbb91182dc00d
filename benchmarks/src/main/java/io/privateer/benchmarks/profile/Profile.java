package io.privateer.benchmarks.profile;

import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.process.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * The program: where processor time and garbage of one system's calls come from, at its server and at its client, as flame
 * graphs. The Flight Recorder samples them, and async-profiler's converter draws them.
 */
public final class Profile {
    private static final String USAGE = """
            usage: profile [--system NAME] [--mode sync|async] [--callers N] [--clients N] [--bytes N] [--seconds N]
                            [--out FOLDER]
              --system    which; default privateer-mux
              --mode      callers that wait, or calls in flight; default sync
              --callers   how many; default 64
              --clients   connected ones, idle beyond the callers; default 1, which all callers share
              --bytes     of the echo; default 40
              --seconds   how long after the same time to warm up; default 10
              --out       where server-cpu.html, server-alloc.html and the client's go; default target/profile
            """;

    private static final List<String> PROCESSES = List.of("server", "client");

    private Profile() {}

    public static void main(String[] arguments) throws Exception {
        String system = "privateer-mux";
        Mode mode = Mode.SYNC;
        int callers = 64;
        int clients = 1;
        int bytes = 40;
        Duration time = Duration.ofSeconds(10);
        Path folder = Path.of("target", "profile");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                refuse(arguments[i]);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--system" -> system = value;
                case "--mode" -> mode = Mode.valueOf(value.toUpperCase(Locale.ROOT));
                case "--callers" -> callers = Integer.parseInt(value);
                case "--clients" -> clients = Integer.parseInt(value);
                case "--bytes" -> bytes = Integer.parseInt(value);
                case "--seconds" -> time = Duration.ofSeconds(Long.parseLong(value));
                case "--out" -> folder = Path.of(value);
                default -> refuse(arguments[i]);
            }
        }
        Cell cell = Cell.of(system, Workload.ECHO, mode, callers, bytes).withClients(clients);
        for (Path drawn : run(cell, time, folder)) {
            System.out.println(drawn);
        }
    }

    private static void refuse(String option) {
        System.err.print(option + "?\n" + USAGE);
        System.exit(2);
    }

    /** Runs a cell, and draws what it did after it was warm. */
    static List<Path> run(Cell cell, Duration time, Path folder) throws IOException {
        Files.createDirectories(folder);
        long warm;
        try (Pair pair = Pair.recorded(cell.system(), cell.workers(), folder.toAbsolutePath())) {
            pair.run(cell, time);
            warm = System.currentTimeMillis();
            Pair.Run run = pair.run(cell, time);
            if (run.measurement().failures() > 0 || run.measurement().calls() == 0) {
                throw new IOException("calls failed: " + run.measurement().firstFailure());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f calls/s, p50 %.0f us, %.1f us of CPU and %.0f bytes a call%n",
                    cell,
                    run.measurement().calls() / run.measurement().seconds(),
                    run.measurement().p50Micros(),
                    run.cost().cpuNanos() / 1e3 / run.measurement().calls(),
                    (double) run.cost().allocatedBytes() / run.measurement().calls());
        }
        List<Path> drawn = new ArrayList<>();
        for (String process : PROCESSES) {
            for (String what : List.of("cpu", "alloc")) {
                drawn.add(draw(folder.resolve(process + ".jfr"), what, warm));
            }
        }
        return drawn;
    }

    private static Path draw(Path recording, String what, long from) throws IOException {
        String process = recording.getFileName().toString().replace(".jfr", "");
        Path graph = recording.resolveSibling(process + "-" + what + ".html");
        Arguments options = new Arguments(
                "--threads",
                "--total",
                "--norm",
                "--simple",
                "--from",
                Long.toString(from),
                "--minwidth",
                "0.2",
                "--title",
                process + ", " + what);
        // Without a kind all samples of running threads are drawn; --cpu would be another profiler's alone.
        options.alloc = what.equals("alloc");
        JfrToFlame.convert(recording.toString(), graph.toString(), options);
        return graph;
    }
}
