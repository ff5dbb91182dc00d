package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The model in {@code docs/model}: every schedule within its bounds keeps the promises, and no rule is there for nothing. */
final class ProtocolModelTest {
    private static final Path MODEL = Path.of("..", "docs", "model");

    private static final Pattern HOLDS = Pattern.compile("(\\w+), [\\w ]+: [\\d,]+ states, all promises hold");
    private static final Pattern NEEDED = Pattern.compile("(\\w+) without '\\w+' \\(.+\\): (?!NOTHING BREAKS).+: .+");

    private record Ended(int status, List<String> lines) {}

    @Test
    void everyScheduleKeepsThePromisesAndWithoutAnyRuleOneBreaks() throws IOException {
        Ended ended = run();
        Set<String> hold = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        List<String> other = new ArrayList<>();
        int rules = 0;
        for (String line : ended.lines()) {
            Matcher holds = HOLDS.matcher(line);
            Matcher isNeeded = NEEDED.matcher(line);
            if (holds.matches()) {
                hold.add(holds.group(1));
            } else if (isNeeded.matches()) {
                needed.add(isNeeded.group(1));
                rules++;
            } else {
                other.add(line);
            }
        }
        assertEquals(List.of(), other);
        assertEquals(0, ended.status());
        Set<String> told = scenariosOfThePage();
        assertEquals(told, hold, "scenarios that its page tells of, and those that hold");
        assertEquals(told, needed, "scenarios that its page tells of, and those whose rules are needed");
        assertTrue(rules >= 40, "only " + rules + " rules were left out in turn");
    }

    @Test
    void whatBreaksWithoutARuleIsToldStepByStep() {
        Ended ended = run("shared", "-fence");
        assertEquals(1, ended.status());
        assertTrue(ended.lines().get(0).endsWith("all promises hold"), "plain handlers need no fence");
        assertTrue(ended.lines().get(1).endsWith(", and it ran:"), ended.lines().get(1));
        assertTrue(ended.lines().contains("    the call is taken from server 0, which lives"), ended.toString());
    }

    @Test
    void aRuleThatDoesNotExistIsRefused() {
        Ended ended = run("shared", "-fences");
        assertEquals(1, ended.status());
        assertEquals(
                "there is no fences; scenarios and their rules are",
                ended.lines().get(0));
    }

    private static Set<String> scenariosOfThePage() throws IOException {
        Set<String> scenarios = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(Files.readString(MODEL.resolve("README.md")));
        while (rows.find()) {
            scenarios.add(rows.group(1));
        }
        return scenarios;
    }

    private static Ended run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", "protocol_model.py"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(MODEL.toFile())
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new Ended(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("python3 runs the model; scripts/packages names it", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
