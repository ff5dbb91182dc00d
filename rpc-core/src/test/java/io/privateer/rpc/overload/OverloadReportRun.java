package io.privateer.rpc.overload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures an overload of a real server, at two, five and ten times of what it can serve, and writes the table and the plot
 * into the documentation. Takes three minutes, and wants a machine with little else to do.
 */
final class OverloadReportRun {
    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end of measured -->";

    private OverloadReportRun() {}

    /**
     * Measures and writes.
     *
     * @param arguments the folder with {@code overload.md}
     */
    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments[0]);
        Map<String, OverloadFigures> runs = new LinkedHashMap<>();
        StringBuilder promises = new StringBuilder(
                "\n| load | capacity, calls/s | goodput ≥ 90 % | p99 ≤ deadline | recovery ≤ 2 s |\n");
        promises.append("| --- ".repeat(5)).append("|\n");
        String before = load();
        for (int factor : new int[] {2, 5, 10}) {
            OverloadFigures run = new OverloadRun(factor, 2_000, 10_000, 4_000).run(3_000);
            runs.put(factor + " times", run);
            promises.append(String.format(
                    Locale.ROOT,
                    "| %d times | %.0f | %s | %s | %s |\n",
                    factor,
                    run.capacity,
                    verdict(run.goodput() >= 0.9),
                    verdict(run.latency(0.99) <= run.timeoutMs),
                    verdict(run.recoveryMs() <= 2_000)));
        }
        String machine = String.format(
                Locale.ROOT,
                "%s, %d processors, Java %s on %s; load average %s before, %s after.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                System.getProperty("os.name"),
                before,
                load());
        String table = machine + OverloadReport.table(runs) + promises + "\n" + new RejectionRun(2_000).table(5);
        System.out.println(table);
        Files.writeString(docs.resolve("overload-measured.svg"), OverloadReport.plot("Overload, measured", runs));
        Path page = docs.resolve("overload.md");
        String text = Files.readString(page);
        Files.writeString(
                page, text.substring(0, text.indexOf(BEGIN)) + BEGIN + table + text.substring(text.indexOf(END)));
    }

    private static String verdict(boolean kept) {
        return kept ? "kept" : "**broken**";
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file)
                ? Files.readString(file).replaceAll("\\s.*", "").strip()
                : "unknown";
    }
}
