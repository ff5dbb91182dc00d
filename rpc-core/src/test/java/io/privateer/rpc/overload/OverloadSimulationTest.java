package io.privateer.rpc.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report of the overload simulation is committed: whoever changes what is shed sees in the diff what that comes to.
 * {@code -Dgolden.update=true} writes it anew.
 */
final class OverloadSimulationTest {
    private static final long SEED = 1_792;
    private static final Path DOCS = Path.of("..", "docs");
    private static final String BEGIN = "<!-- simulation -->\n";
    private static final String END = "<!-- end of simulation -->";

    /** With any seed, not only the committed one. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void whatIsPromisedOfAnOverload(int factor) {
        long seed = new SplittableRandom().nextLong();
        OverloadFigures run = OverloadSimulation.run(seed, factor, false);
        String seeded = factor + " times, seed " + seed + "\n" + OverloadReport.table(Map.of("run", run));
        assertTrue(run.goodput() >= 0.9, seeded);
        assertTrue(run.latency(0.99) <= OverloadSimulation.TIMEOUT_MS, seeded);
        assertTrue(run.recoveryMs() <= 2_000, seeded);
        assertTrue(run.servedOf(Priority.CRITICAL) >= 0.9 || factor == 10, seeded);
        assertTrue(run.servedOf(Priority.CRITICAL) > run.servedOf(Priority.DEFAULT), seeded);
        assertTrue(run.servedOf(Priority.DEFAULT) > run.servedOf(Priority.BACKGROUND), seeded);
        assertTrue(run.servedOfGreedy(false) > run.servedOfGreedy(true), seeded);
    }

    @Test
    void theReportIsTheCommittedOne() throws IOException {
        Map<String, OverloadFigures> runs = new LinkedHashMap<>();
        for (int factor : new int[] {2, 5, 10}) {
            runs.put(factor + " times", OverloadSimulation.run(SEED, factor, false));
        }
        runs.put("2 times, plain", OverloadSimulation.run(SEED, 2, true));
        String plot = OverloadReport.plot("Overload, simulated", runs);
        String table = BEGIN + OverloadReport.table(runs) + END;
        Path page = DOCS.resolve("overload.md");
        String text = Files.readString(page);
        String updated =
                text.substring(0, text.indexOf(BEGIN)) + table + text.substring(text.indexOf(END) + END.length());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, updated);
            Files.writeString(DOCS.resolve("overload-simulation.svg"), plot);
        }
        assertEquals(Files.readString(page), updated, "run with -Dgolden.update=true and look at the diff");
        assertEquals(Files.readString(DOCS.resolve("overload-simulation.svg")), plot);
    }
}
