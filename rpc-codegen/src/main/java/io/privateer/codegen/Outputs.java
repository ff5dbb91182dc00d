package io.privateer.codegen;

import io.privateer.codegen.generate.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below the output folders, and the state file that remembers them: its first line is the fingerprint of what
 * they were made from, each other line a file with the hash of its content.
 */
final class Outputs {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_$][A-Za-z0-9_.$-]*");

    private final GenerationRequest request;

    Outputs(GenerationRequest request) {
        this.request = request;
    }

    /** Path to content of each file, or the problems with their paths. */
    record Placed(SortedMap<Path, byte[]> files, List<Problem> problems) {}

    /** What a run changed. */
    record Changes(List<Path> written, List<Path> unchanged, List<Path> deleted) {}

    /** Names are hostile until proven otherwise: a path stays below its folder, and no two files share one. */
    Placed place(List<GeneratedFile> generated) {
        SortedMap<Path, byte[]> files = new TreeMap<>();
        Map<String, String> taken = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (GeneratedFile file : generated) {
            Path root = root(file.kind());
            Optional<Path> path = below(root, file.path());
            if (path.isEmpty()) {
                problems.add(Problem.of("the generated path \"" + file.path() + "\" does not stay below " + root
                        + ". Use ASCII names for packages, types and the module's artifact id"));
                continue;
            }
            String earlier = taken.putIfAbsent(path.get().toString().toLowerCase(Locale.ROOT), file.path());
            if (earlier != null) {
                problems.add(Problem.of("two sources would write one file: " + earlier + " and " + file.path()
                        + ". Rename one of the types; upper and lower case are the same to many file systems"));
                continue;
            }
            files.put(path.get(), file.content().getBytes(StandardCharsets.UTF_8));
        }
        return new Placed(files, problems);
    }

    /** Writes what changed, deletes what an earlier run left, and remembers the rest. */
    Changes write(SortedMap<Path, byte[]> files, String fingerprint) {
        List<Path> written = new ArrayList<>();
        List<Path> unchanged = new ArrayList<>();
        List<Path> deleted = new ArrayList<>();
        try {
            for (Path old : remembered().keySet()) {
                if (!files.containsKey(old) && Files.deleteIfExists(old)) {
                    deleted.add(old);
                    deleteEmptyFolders(old.getParent());
                }
            }
            StringBuilder state = new StringBuilder(fingerprint).append('\n');
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                (writeIfChanged(file.getKey(), file.getValue()) ? written : unchanged).add(file.getKey());
                state.append(Fingerprint.ofContent(file.getValue()))
                        .append(' ')
                        .append(file.getKey())
                        .append('\n');
            }
            writeIfChanged(request.stateFile, state.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("writing below " + request.javaOutput, unwritable);
        }
        return new Changes(written, unchanged, deleted);
    }

    /** The files of the last run, if nobody touched them since and it saw the same inputs. */
    Optional<List<Path>> upToDate(String fingerprint) {
        try {
            if (!Files.exists(request.stateFile)
                    || !Files.readString(request.stateFile).startsWith(fingerprint + "\n")) {
                return Optional.empty();
            }
            for (Map.Entry<Path, String> file : remembered().entrySet()) {
                if (!Files.isRegularFile(file.getKey())
                        || !Fingerprint.ofContent(Files.readAllBytes(file.getKey()))
                                .equals(file.getValue())) {
                    return Optional.empty();
                }
            }
            return Optional.of(List.copyOf(remembered().keySet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading below " + request.javaOutput, unreadable);
        }
    }

    static boolean writeIfChanged(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, content);
        return true;
    }

    private Path root(GeneratedFile.Kind kind) {
        return switch (kind) {
            case JAVA_SOURCE -> request.javaOutput;
            case PROTO -> request.protoOutput;
            case RESOURCE -> request.resourceOutput;
            case CLIENT -> request.clientOutput.orElseThrow();
        };
    }

    private Stream<Path> roots() {
        return Stream.concat(
                Stream.of(request.javaOutput, request.protoOutput, request.resourceOutput),
                request.clientOutput.stream());
    }

    private static Optional<Path> below(Path root, String relative) {
        for (String segment : relative.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                return Optional.empty();
            }
        }
        Path path = root.resolve(relative).normalize();
        return path.startsWith(root) && !path.equals(root) ? Optional.of(path) : Optional.empty();
    }

    /** Hash by path. A state file that somebody edited deletes nothing outside the output folders. */
    private SortedMap<Path, String> remembered() throws IOException {
        SortedMap<Path, String> files = new TreeMap<>();
        if (!Files.exists(request.stateFile)) {
            return files;
        }
        List<String> lines = Files.readAllLines(request.stateFile);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                Path path = Path.of(line.substring(blank + 1)).normalize();
                if (roots().anyMatch(path::startsWith)) {
                    files.put(path, line.substring(0, blank));
                }
            }
        }
        return files;
    }

    private void deleteEmptyFolders(@Nullable Path from) throws IOException {
        @Nullable Path folder = from;
        while (folder != null && roots().anyMatch(folder::startsWith) && roots().noneMatch(folder::equals)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException used) {
                return;
            }
            folder = folder.getParent();
        }
    }
}
