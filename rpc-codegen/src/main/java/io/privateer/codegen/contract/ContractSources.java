package io.privateer.codegen.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where contracts are.
 *
 * @param roots folders whose services are generated; missing ones are skipped
 * @param importRoots folders and jars in which imports are looked for besides
 * @param packageSuffix appended to the Java package that a file names, for programs that have protoc's classes too
 * @param skipStreaming whether streaming methods are left out with a warning, instead of being an error
 */
public record ContractSources(List<Path> roots, List<Path> importRoots, String packageSuffix, boolean skipStreaming) {
    /** There are none. */
    public static final ContractSources NONE = new ContractSources(List.of(), List.of(), "", false);

    private static final Pattern SERVICE = Pattern.compile("\\bservice\\s+\\w+\\s*\\{");

    public ContractSources {
        roots = roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
        importRoots = List.copyOf(importRoots);
    }

    /** The {@code .proto} files of the roots, sorted; none if no file has a service, for then there is nothing to read. */
    public List<Path> files() {
        List<Path> files = roots.stream()
                .filter(Files::isDirectory)
                .flatMap(ContractSources::protos)
                .sorted()
                .toList();
        return files.stream().anyMatch(ContractSources::hasService) ? files : List.of();
    }

    private static Stream<Path> protos(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all
                    .filter(file -> file.toString().endsWith(".proto") && Files.isRegularFile(file))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("looking for .proto files in " + root, unreadable);
        }
    }

    private static boolean hasService(Path file) {
        try {
            return SERVICE.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + file, unreadable);
        }
    }
}
