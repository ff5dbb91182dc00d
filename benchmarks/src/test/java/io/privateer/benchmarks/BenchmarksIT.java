package io.privateer.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Contenders;
import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks measure what they say they measure; how fast anything is, no test asks. */
final class BenchmarksIT {
    @Test
    void briefRunMeasuresEverySystemInEveryModeThatItHas(@TempDir Path folder) throws Exception {
        Plan plan = Plan.brief(Contenders.all());
        Benchmarks.run(plan, folder);

        JsonNode rows =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        Set<String> measured = new TreeSet<>();
        boolean costsTime = false;
        for (JsonNode row : rows) {
            measured.add(row.get("system").asText() + " " + row.get("mode").asText());
            assertTrue(row.get("callsPerSecond").asDouble() > 0, row::toString);
            assertTrue(row.get("p50Micros").asDouble() > 0, row::toString);
            assertTrue(row.get("p99Micros").asDouble() >= row.get("p50Micros").asDouble(), row::toString);
            assertTrue(row.get("p999Micros").asDouble() >= row.get("p99Micros").asDouble(), row::toString);
            // The system counts a process's time in steps of 10 ms, and a cell is that short here.
            costsTime |= row.get("cpuMicrosPerCall").asDouble() > 0;
            assertTrue(row.get("cpuMicrosPerCall").asDouble() >= 0, row::toString);
            assertTrue(row.get("allocatedBytesPerCall").asDouble() > 0, row::toString);
        }
        assertTrue(costsTime, "some of them took more than a step");
        Set<String> expected = new TreeSet<>();
        for (Contender contender : Contenders.all()) {
            for (Mode mode : contender.modes()) {
                expected.add(contender.name() + " " + mode.name().toLowerCase(Locale.ROOT));
            }
        }
        assertEquals(expected, measured);
        assertEquals(
                plan.sections().stream()
                        .mapToInt(section -> section.cells().size())
                        .sum(),
                rows.size());
        String page = Files.readString(folder.resolve("results.md"));
        assertTrue(page.contains("| sync x1 p50, against grpc | ≤ 0.70 | ≤ 0.45 |"), page);
        for (String plot : Set.of("orders", "sizes", "clients", "crowd", "workers", "rates")) {
            assertTrue(Files.readString(folder.resolve(plot + ".svg")).contains("</svg>"), plot);
        }
    }
}
