package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each sentence of the protocol's page that says what a side must do has a test that is named after it. The table {@code
 * protocol-sentences.txt} says which; a sentence that is changed or added on the page needs a line there.
 */
final class ProtocolSentencesTest {
    private static final Path PAGE = Path.of("..", "docs", "protocol.md");

    /** The parts of the page that say what to do; the others describe the format, and ProtocolPageTest checks them. */
    private static final Set<String> SECTIONS =
            Set.of("The client", "What a reply means", "The server", "From a front to a worker", "What is promised");

    private static final Set<String> OTHERWISE_CHECKED = Set.of("Status codes");
    private static final Set<String> HEADS = Set.of("the reply", "the request");

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.?])\\s+(?=[A-Z`*\"])");
    private static final Pattern ITEM = Pattern.compile("^(- |\\d+\\. )");
    private static final Pattern TEST = Pattern.compile("([\\w.]+)#(\\w+)");

    @Test
    void everySentenceOfThePageIsInTheTableAndNoOther() throws IOException {
        List<String> page = sentences(Files.readString(PAGE));
        List<String> table = List.copyOf(table().keySet());
        List<String> missing = new ArrayList<>(page);
        missing.removeAll(table);
        List<String> stale = new ArrayList<>(table);
        stale.removeAll(page);
        assertEquals(List.of(), missing, "on the page and not in protocol-sentences.txt: name their tests there");
        assertEquals(List.of(), stale, "in protocol-sentences.txt and not on the page any more");
        assertTrue(page.size() > 100, "the page has more than " + page.size() + " sentences: they are not found");
    }

    @Test
    void everySentenceHasATestThatExistsOrAReasonWhyNot() throws IOException {
        Map<String, String> sources = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<String>> sentence : table().entrySet()) {
            if (sentence.getValue().isEmpty()) {
                problems.add("no test: " + sentence.getKey());
            }
            for (String line : sentence.getValue()) {
                if (!line.startsWith("- ") && !exists(line, sources)) {
                    problems.add("no such test: " + line + ", of: " + sentence.getKey());
                }
            }
        }
        assertEquals(List.of(), problems);
    }

    /** A check that cannot fail is none. */
    @Test
    void whatIsMissingIsFound() throws IOException {
        Map<String, String> sources = new HashMap<>();
        assertTrue(exists("ProtocolSentencesTest#whatIsMissingIsFound", sources));
        assertTrue(!exists("ProtocolSentencesTest#whatIsNot", sources), "a method that is not there");
        assertTrue(!exists("ProtocolSentencesTest#sentences", sources), "a method that is no test");
        assertTrue(!exists("NoSuchTest#whatIsMissingIsFound", sources), "a class that is not there");
        assertEquals(List.of("One. still `one`.", "Two?", "*Three*, in two lines.", "a | b. C |"), sentences("""
                        ## Numbers
                        Not this one.
                        ## The client
                        One. still `one`. Two? *Three*, in
                        two lines.
                        ```text
                        Not this. Nor this.
                        ```
                        | the reply | the client |
                        | --- | --- |
                        | a | b. C |

                        As follows:
                        ### Status codes
                        Nor this one.
                        """));
    }

    // ---- the page

    private static List<String> sentences(String page) {
        List<String> found = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        boolean code = false;
        boolean wanted = false;
        boolean checkedHere = true;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code) {
                continue;
            } else if (line.startsWith("#")) {
                String title = line.replaceFirst("^#+ ", "");
                wanted = line.startsWith("## ") ? SECTIONS.contains(title) : wanted;
                checkedHere = !OTHERWISE_CHECKED.contains(title);
            } else if (wanted && checkedHere && line.startsWith("|")) {
                row(line, found);
            } else if (wanted && checkedHere && !line.isBlank()) {
                if (ITEM.matcher(line).find()) {
                    end(paragraph, found);
                }
                paragraph.add(ITEM.matcher(line).replaceFirst("").strip());
                continue;
            }
            end(paragraph, found);
        }
        end(paragraph, found);
        return found;
    }

    /** A row of a table that says what to do has two cells; those of fields have more. */
    private static void row(String line, List<String> found) {
        String[] cells = line.substring(1).split("\\|", -1);
        boolean two = cells.length == 3;
        if (two && !cells[0].contains("---") && !HEADS.contains(cells[0].strip())) {
            found.add(cells[0].strip() + " | " + cells[1].strip() + " |");
        }
    }

    private static void end(List<String> paragraph, List<String> found) {
        for (String sentence : BETWEEN_SENTENCES.split(String.join(" ", paragraph), -1)) {
            // What ends with a colon announces an example or a table.
            if (!sentence.isEmpty() && !sentence.endsWith(":")) {
                found.add(sentence);
            }
        }
        paragraph.clear();
    }

    // ---- the table

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> tests = List.of();
        try (InputStream in = ProtocolSentencesTest.class.getResourceAsStream("/protocol-sentences.txt")) {
            assertNotNull(in);
            // What stands above the first heading explains the table.
            boolean begun = false;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                begun |= line.startsWith("#");
                if (line.startsWith("    ")) {
                    tests.add(line.strip());
                } else if (begun && !line.isBlank() && !line.startsWith("#")) {
                    tests = table.computeIfAbsent(line, sentence -> new ArrayList<>());
                }
            }
        }
        return table;
    }

    // ---- tests

    private static boolean exists(String test, Map<String, String> sources) throws IOException {
        Matcher parts = TEST.matcher(test);
        if (!parts.matches()) {
            return false;
        }
        String source = sources.computeIfAbsent(parts.group(1), ProtocolSentencesTest::source);
        // Nothing but other annotations and remarks between that of the test and its name.
        return Pattern.compile(
                        "@(Parameterized|Repeated)?Test\\s+((@\\w+(\\((?:[^()]|\\([^()]*\\))*\\))?|//.*)\\s+)*void "
                                + parts.group(2) + "\\(")
                .matcher(source)
                .find();
    }

    /** The text of a test class of any module; empty if there is none. */
    private static String source(String name) {
        String path = "io/privateer/rpc/" + name.replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.toList()) {
                Path file = module.resolve("src/test/java").resolve(path);
                if (Files.exists(file)) {
                    return Files.readString(file);
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
