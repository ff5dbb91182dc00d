package io.privateer.codegen.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A temporary folder with the files that contracts import from elsewhere. Several jars may carry the same file, Google's
 * above all, which the parser takes for an ambiguity; here the first one wins, as on a class path.
 */
final class ImportFolder implements AutoCloseable {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^\\s*import\\s+(?:public\\s+|weak\\s+)?[\"']([^\"']+)[\"']\\s*;");

    private final Path folder;

    private ImportFolder(Path folder) {
        this.folder = folder;
    }

    static ImportFolder of(ContractSources sources) throws IOException {
        ImportFolder imports = new ImportFolder(Files.createTempDirectory("contract-imports"));
        imports.fill(sources);
        return imports;
    }

    Path path() {
        return folder;
    }

    private void fill(ContractSources sources) throws IOException {
        List<Path> roots = sources.importRoots().stream()
                .filter(root -> Files.isDirectory(root) || ProtoJars.hasProtos(root))
                .toList();
        Deque<String> texts = new ArrayDeque<>();
        for (Path file : sources.files()) {
            texts.add(Files.readString(file));
        }
        Set<String> seen = new HashSet<>();
        while (!texts.isEmpty()) {
            Matcher imports = IMPORT.matcher(texts.remove());
            while (imports.find()) {
                String name = imports.group(1);
                if (seen.add(name) && sources.roots().stream().noneMatch(root -> Files.exists(root.resolve(name)))) {
                    Optional<String> text = find(name, roots);
                    if (text.isPresent()) {
                        add(name, text.get());
                        texts.add(text.get());
                    }
                }
            }
        }
    }

    private static Optional<String> find(String name, List<Path> roots) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                if (Files.isRegularFile(root.resolve(name))) {
                    return Optional.of(Files.readString(root.resolve(name)));
                }
                continue;
            }
            try (ZipFile jar = new ZipFile(root.toFile())) {
                ZipEntry entry = jar.getEntry(name);
                if (entry != null) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private void add(String name, String text) throws IOException {
        Path file = folder.resolve(name).normalize();
        // A name with dots must not write elsewhere; the parser will say that there is no such file.
        if (file.startsWith(folder)) {
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, text);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
