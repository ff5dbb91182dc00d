package io.privateer.codegen.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code src/test/golden} is a case: what a user wrote in {@code input}, what is generated from it in
 * {@code expected}, and for some what a caller does with it in {@code called}. After a wanted change, {@code mvn -pl rpc-codegen -am test -Dgolden.update} rewrites the latter, and
 * the difference is read in review.
 */
class GoldenTest {
    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Workshop.GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedFilesAreAsExpectedAndCompileAndWork(String name, @TempDir Path folder) throws Exception {
        Path input = Workshop.GOLDEN.resolve(name).resolve("input");
        Path expected = Workshop.GOLDEN.resolve(name).resolve("expected");
        Workshop workshop = new Workshop(folder);
        assertEquals(List.of(), workshop.generate(input));

        Map<String, String> generated = new TreeMap<>(Workshop.files(workshop.java()));
        generated.putAll(Workshop.files(workshop.proto()));
        if (System.getProperty("golden.update") != null) {
            Workshop.replace(expected, generated);
        }
        Map<String, String> wanted = Workshop.files(expected);
        assertEquals(wanted.keySet(), generated.keySet());
        wanted.forEach((file, content) -> assertEquals(content, generated.get(file), file));
        assertEquals("", workshop.compile(true, input, workshop.java()));
        workshop.protoc();
        call(workshop, Workshop.GOLDEN.resolve(name).resolve("called"));
    }

    @Test
    void aSecondRunWritesTheSame(@TempDir Path one, @TempDir Path two) throws Exception {
        Path input = Workshop.GOLDEN.resolve("everything/input");
        Workshop first = new Workshop(one);
        Workshop second = new Workshop(two);
        first.generate(input);
        second.generate(input);
        assertEquals(Workshop.files(first.java()), Workshop.files(second.java()));
        assertEquals(Workshop.files(first.proto()), Workshop.files(second.proto()));
    }

    /** Runs what a user would do with the generated classes, where a case has that. */
    private static void call(Workshop workshop, Path called) throws Exception {
        for (String source : Workshop.files(called).keySet()) {
            assertEquals("", workshop.compile(false, called));
            try (URLClassLoader classes = workshop.load()) {
                Class<?> type = classes.loadClass(source.replace(".java", "").replace('/', '.'));
                ((Runnable) type.getConstructor().newInstance()).run();
            }
        }
    }
}
