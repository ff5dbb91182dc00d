package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom. A package has one line here, and a new one needs a line before it compiles a test run.
 *
 * <p>It reads sources and not class files: an import that the compiler inlines away, of a constant, binds all the same.
 * Names that are written out in full in the middle of the code count as imports.
 */
final class ArchitectureTest {
    private static final String ROOT = "io.privateer.rpc";
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** The package below the root, and what it may import: our packages by name, libraries by a prefix with a dot. */
    private static final Map<String, Set<String>> MAY_IMPORT = rules("""
        annotation: call
        call:
        transport:
        timer:
        store:      call
        codec:      com.google.protobuf. com.fasterxml.jackson.core.
        service:    call codec
        wire:       call com.google.protobuf. com.fasterxml.jackson.core.
        retry:      call wire
        dedup:      call wire store timer
        server:     call wire dedup timer store codec service org.slf4j.
        zmq:        transport org.zeromq. zmq. org.slf4j.
        (root):     annotation call transport codec service store wire retry dedup server timer zmq org.slf4j.
        """);

    /** Open to all: the platform and the annotations of nullness. */
    private static final List<String> FOR_ALL = List.of("java.", "org.jspecify.annotations.");

    private static final Pattern IMPORT = Pattern.compile("^import\\s+(?:static\\s+)?([\\w.]+)(?:\\.\\*)?\\s*;");

    /** A name written out in full: at least one package in lower case, then a type. */
    private static final Pattern QUALIFIED = Pattern.compile(
            "\\b((?:io\\.privateer|org\\.zeromq|zmq|com\\.google|com\\.fasterxml)(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*)");

    @Test
    void everyPackageImportsOnlyWhatItMay() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : sources(SOURCES)) {
            problems.addAll(problems(packageOf(file), file.toString(), Files.readString(file)));
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void everyPackageIsKnown() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path file : sources(SOURCES)) {
            unknown.add(packageOf(file));
        }
        unknown.removeAll(MAY_IMPORT.keySet());
        assertEquals(Set.of(), unknown, "packages without a line in this test");
    }

    @Test
    void noPackageImportsItselfThroughOthers() {
        for (String start : MAY_IMPORT.keySet()) {
            assertTrue(!reachable(start).contains(start), () -> "a circle through " + start + " in the table");
        }
    }

    /** A check that cannot fail is none. */
    @Test
    void whatIsForbiddenIsFound() {
        String source = """
                package io.privateer.rpc.retry;

                import io.privateer.rpc.call.Outcome;
                import io.privateer.rpc.dedup.*;
                import static org.zeromq.ZMQ.context;
                import java.util.List;

                /** A name in a comment, io.privateer.rpc.zmq.Front, and in a string bind nobody. */
                class Loop {
                    String text = "io.privateer.rpc.server.Pool";
                    io.privateer.rpc.RpcClient client;
                    zmq.Msg message;
                }
                """;
        assertEquals(
                List.of(
                        "Loop.java: retry must not import io.privateer.rpc.dedup",
                        "Loop.java: retry must not import org.zeromq.ZMQ.context",
                        "Loop.java: retry must not import io.privateer.rpc.RpcClient",
                        "Loop.java: retry must not import zmq.Msg"),
                problems("retry", "Loop.java", source));
        assertEquals(
                List.of("Front.java: zmq must not import io.privateer.rpc.wire.Id"),
                problems("zmq", "Front.java", "import io.privateer.rpc.wire.Id;\nimport org.zeromq.ZMQ;\n"));
    }

    private static List<String> problems(String packageName, String file, String source) {
        Set<String> allowed = MAY_IMPORT.getOrDefault(packageName, Set.of());
        List<String> problems = new ArrayList<>();
        for (String name : namesIn(source)) {
            if (!isAllowed(packageName, allowed, name)) {
                problems.add(file + ": " + packageName + " must not import " + name);
            }
        }
        return problems;
    }

    private static boolean isAllowed(String packageName, Set<String> allowed, String name) {
        if (!name.equals(ROOT) && !name.startsWith(ROOT + ".")) {
            return Stream.concat(FOR_ALL.stream(), allowed.stream().filter(prefix -> prefix.endsWith(".")))
                    .anyMatch((name + ".")::startsWith);
        }
        String target = packageOf(name);
        return target.equals(packageName) || allowed.contains(target);
    }

    /** All that a source imports, then all that it names in full. */
    private static List<String> namesIn(String source) {
        List<String> names = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        // Neither comments nor strings bind: {@link} to a package above is welcome.
        String bare = source.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?s)\"\"\".*?\"\"\"", "")
                .replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "")
                .replaceAll("//.*", "");
        for (String line : bare.split("\n", -1)) {
            Matcher imported = IMPORT.matcher(line);
            if (imported.find()) {
                names.add(imported.group(1));
            } else if (!line.startsWith("package ")) {
                code.append(line).append('\n');
            }
        }
        Matcher qualified = QUALIFIED.matcher(code);
        while (qualified.find()) {
            names.add(qualified.group(1));
        }
        return names;
    }

    /** Of {@code io.privateer.rpc.wire.Id}: {@code wire}. */
    private static String packageOf(String name) {
        String below = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
        String first = below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
        return first.isEmpty() || Character.isUpperCase(first.charAt(0)) ? "(root)" : first;
    }

    /** The whole package below the root: one in a package of ours is not known unless it has a line. */
    private static String packageOf(Path file) {
        Path root = SOURCES.resolve(ROOT.replace('.', '/'));
        Path folder = Objects.requireNonNull(file.getParent());
        if (!folder.startsWith(root)) {
            return folder.toString();
        }
        String below = root.relativize(folder).toString().replace('\\', '/').replace('/', '.');
        return below.isEmpty() ? "(root)" : below;
    }

    private static Set<String> reachable(String start) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(MAY_IMPORT.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                open.addAll(MAY_IMPORT.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
            assertTrue(!sources.isEmpty(), () -> "no sources below " + root.toAbsolutePath());
            return sources;
        }
    }

    private static Map<String, Set<String>> rules(String table) {
        Map<String, Set<String>> rules = new LinkedHashMap<>();
        for (String line : table.split("\n", -1)) {
            if (!line.isBlank()) {
                String[] sides = line.split(":", 2);
                Set<String> allowed = new TreeSet<>(List.of(sides[1].trim().split("\\s+")));
                allowed.remove("");
                rules.put(sides[0].trim(), allowed);
            }
        }
        return new TreeMap<>(rules);
    }
}
