package io.privateer.benchmarks;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Contenders;
import io.privateer.benchmarks.plan.Plan;
import io.privateer.benchmarks.report.Report;
import io.privateer.benchmarks.report.Results;
import io.privateer.benchmarks.report.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program: measures, and writes what it measured. */
public final class Benchmarks {
    private static final String USAGE = """
            usage: benchmarks [--brief] [--rounds N] [--only NAME,NAME…] [--sections NAME,NAME…] [--out FOLDER]
              --brief     shows within three minutes that everything works; its figures mean nothing
              --rounds    how often each cell is measured, in alternation; default 5
              --only      these systems
              --sections  these parts of the plan: speed, orders, sizes, clients, crowd, workers, rates
              --out       where results go; default target
            """;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        boolean brief = false;
        int rounds = 5;
        Path folder = Path.of("target");
        List<Contender> contenders = Contenders.all();
        List<String> sections = List.of();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--brief")) {
                brief = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                System.err.print(option + "?\n" + USAGE);
                System.exit(2);
            }
            String value = arguments[++i];
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--only" ->
                    contenders = List.of(value.split(",")).stream()
                            .map(Contenders::named)
                            .toList();
                case "--sections" -> sections = List.of(value.split(","));
                case "--out" -> folder = Path.of(value);
                default -> {
                    System.err.print(option + "?\n" + USAGE);
                    System.exit(2);
                }
            }
        }
        Plan plan = brief ? Plan.brief(contenders) : Plan.full(contenders, rounds);
        if (!sections.isEmpty()) {
            List<String> wanted = sections;
            plan = new Plan(
                    plan.sections().stream()
                            .filter(section -> wanted.contains(section.name()))
                            .toList(),
                    plan.rounds(),
                    plan.warmUp(),
                    plan.time());
        }
        run(plan, folder);
    }

    /** Measures a plan and writes the report; fails if any call did. */
    static void run(Plan plan, Path folder) throws IOException {
        List<String> failures = new ArrayList<>();
        try (Rounds rounds = new Rounds(plan, Benchmarks::say, failures::add)) {
            List<Row> rows = new ArrayList<>();
            List<Double> idleKib = List.of();
            for (Plan.Section section : plan.sections()) {
                rows.addAll(rounds.of(section));
                if (section.name().equals("clients")) {
                    idleKib = rounds.idleKib();
                }
                // Whatever ends the run before its time, what was measured is there.
                Report.write(plan, new Results(rows), idleKib, folder);
            }
        }
        say(Files.readString(folder.resolve("results.md")));
        if (!failures.isEmpty()) {
            throw new IllegalStateException("calls failed: " + failures);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
