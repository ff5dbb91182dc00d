package io.privateer.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.privateer.benchmarks.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes {@code results.json}, {@code results.md} and the plots. */
public final class Report {
    private Report() {}

    /**
     * Writes all files of one run.
     *
     * @param idleKib what each idle client connection costs the server, measured round by round; empty if it was not
     */
    public static void write(Plan plan, Results results, List<Double> idleKib, Path folder) throws IOException {
        Files.createDirectories(folder);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("results.json").toFile(), results.rows());
        Optional<Spread> idle = idleKib.isEmpty() ? Optional.empty() : Optional.of(Spread.of(idleKib));
        Tables tables = new Tables(results);
        StringBuilder page = new StringBuilder("## Where Privateer must land\n\n");
        page.append(tables.goals(Landing.of(results, idle)));
        for (Plan.Section section : plan.sections()) {
            page.append("\n## ").append(section.title()).append("\n\n").append(tables.cells(section.cells()));
        }
        Files.writeString(folder.resolve("results.md"), page);
        for (Plan.Section section : plan.sections()) {
            if (section.axis() != null) {
                plot(section, section.axis()).write(results, section.cells(), folder.resolve(section.name() + ".svg"));
            }
        }
    }

    private static Plot plot(Plan.Section section, Plan.Axis axis) {
        return switch (axis) {
            case BYTES ->
                new Plot(section.title(), "bytes", cell -> cell.bytes(), "calls per second", Row::callsPerSecond);
            case CLIENTS ->
                new Plot(
                        section.title(),
                        "connected clients",
                        cell -> cell.clients(),
                        "calls per second",
                        Row::callsPerSecond);
            case WORKERS ->
                new Plot(section.title(), "workers", cell -> cell.workers(), "calls per second", Row::callsPerSecond);
            case RATE ->
                new Plot(section.title(), "calls per second", cell -> cell.ratePerSecond(), "p99 µs", Row::p99Micros);
        };
    }
}
