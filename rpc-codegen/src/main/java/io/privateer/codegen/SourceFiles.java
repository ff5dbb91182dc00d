package io.privateer.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the Java files of a request. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * Sorted. Without {@code module-info.java}: the class path is not a module path here, and it would not find what it
     * requires. Without our own output, which is about to change.
     */
    static List<Path> of(GenerationRequest request) {
        NavigableSet<Path> files = new TreeSet<>();
        for (Path root : request.sourceRoots) {
            if (!Files.exists(root)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(root.toAbsolutePath().normalize())) {
                all.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("module-info.java"))
                        .filter(file -> !file.startsWith(request.javaOutput))
                        .filter(Files::isRegularFile)
                        .forEach(files::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("looking for Java sources in " + root, unreadable);
            }
        }
        return List.copyOf(files);
    }
}
