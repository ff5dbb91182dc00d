package io.privateer.rpc.overload;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.plot.Series;
import io.privateer.rpc.plot.SvgPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as a table in Markdown and as a plot. */
final class OverloadReport {
    private static final List<String> COLORS = List.of("#1b7837", "#2166ac", "#b2182b", "#888888", "#762a83");

    private OverloadReport() {}

    /** A table with a row for each run. */
    static String table(Map<String, OverloadFigures> runs) {
        StringBuilder table = new StringBuilder();
        table.append("| load | calls/s | goodput | p50 | p99 | late | refused | shed | advice | recovery |");
        table.append(" critical | default | background | modest | greedy |\n");
        table.append("| --- ".repeat(15)).append("|\n");
        runs.forEach((name, run) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f %% | %.0f ms | %.0f ms | %d | %d | %d | %.0f ms | %.0f ms | %.0f %% | %.0f %% | %.0f %%"
                        + " | %.0f %% | %.0f %% |\n",
                name,
                run.offered(),
                100 * run.goodput(),
                run.latency(0.5),
                run.latency(0.99),
                run.late(),
                run.refused(),
                run.shed(),
                run.retryAfterMs(),
                run.recoveryMs(),
                100 * run.servedOf(Priority.CRITICAL),
                100 * run.servedOf(Priority.DEFAULT),
                100 * run.servedOf(Priority.BACKGROUND),
                100 * run.servedOfGreedy(false),
                100 * run.servedOfGreedy(true))));
        return table.toString();
    }

    /** Goodput and latency over time. */
    static String plot(String title, Map<String, OverloadFigures> runs) {
        OverloadFigures any = runs.values().iterator().next();
        List<Series> goodput = new ArrayList<>();
        List<Series> latency = new ArrayList<>();
        for (Map.Entry<String, OverloadFigures> run : runs.entrySet()) {
            String color = COLORS.get(goodput.size() % COLORS.size());
            boolean dashed = run.getKey().contains("plain");
            goodput.add(run.getValue().goodputOver(new Series(run.getKey(), color, dashed)));
            latency.add(run.getValue().latencyOver(new Series(run.getKey(), color, dashed)));
        }
        double end = any.endMs() / 1_000.0;
        goodput.add(constant("capacity", any.capacity, end));
        latency.add(constant("deadline", (double) any.timeoutMs, end));
        return new SvgPlot(title, "seconds", end)
                .panel("results in time, calls/s", Math.ceil(any.capacity * 1.2 / 100) * 100, goodput)
                .panel("p99 of calls that ran, ms", any.timeoutMs * 3.0, latency)
                .svg();
    }

    private static Series constant(String name, double value, double end) {
        return new Series(name, "#000000", true).add(0, value).add(end, value);
    }
}
