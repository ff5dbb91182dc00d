package io.privateer.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privateer.conformance.ConformanceRun.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every client against the Java server, case by case. */
final class ConformanceIT {
    /** Whoever is named here has a folder below {@code drivers}; one that is missing is a failure. */
    private static final List<String> CLIENTS = List.of("java", "python", "node", "cpp", "go", "perl", "ruby");

    /** Written from the page by somebody who saw no code, and the only one that offers the basics alone. */
    private static final String FROM_THE_PAGE = "ruby";

    private static final Path RESULTS = Path.of("target/results.json");
    private static final Path PAGE = Path.of("../docs/conformance.md");

    private static List<String> clients = CLIENTS;
    private static List<ConformanceCase> cases = List.of();
    private static ConformanceRun run = new ConformanceRun(List.of(), List.of());
    private static boolean whole;

    @BeforeAll
    static void runThemAll() throws IOException, InterruptedException {
        String only = System.getProperty("conformance.drivers", "");
        String part = System.getProperty("conformance.case", "");
        whole = only.isEmpty() && part.isEmpty();
        clients = only.isEmpty() ? CLIENTS : List.of(only.split(",", -1));
        Path drivers = Path.of("drivers").toAbsolutePath();
        long start = System.nanoTime();
        try (ForeignWorkers workers = new ForeignWorkers(drivers, clients)) {
            List<ConformanceCase> all = new ArrayList<>(ValueCases.all());
            all.addAll(FailureCases.all());
            all.addAll(EvolutionCases.all(workers));
            all.addAll(NetworkCases.all());
            all.addAll(ServerCases.all());
            all.addAll(ResolveCases.all());
            cases = all.stream().filter(each -> each.name().contains(part)).toList();
            run = new ConformanceRun(clients, cases);
            run.run(drivers);
        }
        run.writeJson(RESULTS);
        System.out.println(run.page());
        System.out.printf(
                "measured: %d clients, %d cases, %.1f s%n",
                clients.size(), cases.size(), (System.nanoTime() - start) / 1e9);
    }

    @TestFactory
    Stream<DynamicContainer> client() {
        return clients.stream()
                .map(client -> DynamicContainer.dynamicContainer(
                        client,
                        cases.stream()
                                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                                    ConformanceRun.Result result = run.result(client, each.name());
                                    if (result.failed()) {
                                        fail(client + ", " + each.name() + ": " + result.detail());
                                    }
                                }))));
    }

    @Test
    void everyDriverIsAsked() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("drivers"))) {
            assertEquals(
                    CLIENTS.stream().sorted().toList(),
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void onlyTheClientFromThePageIsSparedCases() {
        for (String client : clients) {
            for (ConformanceCase each : cases) {
                Verdict verdict = run.result(client, each.name()).verdict();
                if (verdict == Verdict.NOT_OFFERED) {
                    assertEquals(FROM_THE_PAGE, client, each.name());
                    assertFalse(each.basic(), each.name());
                }
            }
        }
    }

    @Test
    void resultsAreOfTheCasesThatWereAsked() throws IOException {
        List<String> asked = new ArrayList<>();
        for (String client : clients) {
            for (ConformanceCase each : cases) {
                Verdict verdict = run.result(client, each.name()).verdict();
                if (verdict != Verdict.NOT_OFFERED) {
                    asked.add(client + ", " + each.name() + ": " + (verdict == Verdict.PASSED));
                }
            }
        }
        List<String> rows = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(RESULTS.toFile())) {
            rows.add(row.get("client").asText() + ", " + row.get("case").asText() + ": "
                    + row.get("passed").asBoolean());
        }
        assertEquals(asked, rows);
    }

    @Test
    void everyCaseHasANameOfItsOwn() {
        assertFalse(cases.isEmpty());
        assertEquals(
                cases.size(),
                cases.stream().map(ConformanceCase::name).distinct().count());
    }

    @Test
    void pageHasThisTable() throws IOException {
        assumeTrue(whole, "a part of the table was asked for");
        if (Boolean.getBoolean("conformance.update")) {
            Files.writeString(PAGE, run.page());
        }
        assertEquals(
                run.page(), Files.readString(PAGE), "docs/conformance.md differs; -Dconformance.update writes it anew");
    }
}
