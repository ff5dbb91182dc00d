package io.privateer.codegen.generate;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Message;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationRequest;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Problem;
import io.privateer.codegen.client.ClientLanguage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder in which a test generates, runs protoc, compiles and loads, as a user's build would. */
public final class Workshop {
    public static final Path GOLDEN = Path.of("src/test/golden");

    private final Path folder;

    public Workshop(Path folder) {
        this.folder = folder;
    }

    Path java() {
        return folder.resolve("java");
    }

    public Path proto() {
        return folder.resolve("proto");
    }

    public Path clients() {
        return folder.resolve("clients");
    }

    /** Generates from the sources of a golden case; the problems, if any. */
    public List<String> generate(Path input, ClientLanguage... clients) throws IOException {
        GenerationRequest.Builder request = GenerationRequest.builder()
                .sourceRoots(List.of(input))
                .protoRoots(List.of(input))
                .classPath(classPath())
                .javaOutput(java())
                .protoOutput(proto())
                .resourceOutput(folder.resolve("resources"))
                .clients(List.of(clients))
                .clientOutput(clients())
                .stateFile(folder.resolve("state"));
        Path lock = input.resolve("rpc.lock");
        if (Files.exists(lock)) {
            request.lock(Files.copy(lock, folder.resolve("rpc.lock")));
        }
        GenerationResult result = CodeGeneration.run(request.build());
        return result.problems().stream().map(Problem::toString).toList();
    }

    /** Lets protoc read all files that were generated, and write its Java classes for them. */
    Path protoc() throws IOException, InterruptedException {
        Path output = Files.createDirectories(folder.resolve("protoc-java"));
        protoc("--java_out=" + output);
        return output;
    }

    /** Lets protoc read all files that were generated, and describe them in its own words. */
    public FileDescriptorSet protocDescriptors() throws IOException, InterruptedException {
        Path output = folder.resolve("descriptors");
        protoc("--descriptor_set_out=" + output);
        return FileDescriptorSet.parseFrom(Files.readAllBytes(output));
    }

    private void protoc(String wanted) throws IOException, InterruptedException {
        Path protoc = Path.of("target/protoc/protoc.exe").toAbsolutePath();
        if (!protoc.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + protoc + " executable");
        }
        List<String> command = new ArrayList<>(
                List.of(protoc.toString(), "--fatal_warnings", "-I" + proto(), "-I" + googlesFiles(), wanted));
        files(proto()).keySet().forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !said.isEmpty()) {
            throw new AssertionError("protoc: " + said);
        }
    }

    /** Compiles folders of sources together, with every warning an error where asked; what javac said. */
    String compile(boolean strict, Path... sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(
                List.of("-proc:none", "--release", "17", "-d", classes().toString()));
        options.addAll(strict ? List.of("-Xlint:all,-options", "-Werror") : List.of("-nowarn", "-Xlint:none"));
        Writer said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.US_ASCII)) {
            List<Path> path = new ArrayList<>(classPath());
            path.add(classes());
            files.setLocationFromPaths(javax.tools.StandardLocation.CLASS_PATH, path);
            List<Path> units = new ArrayList<>();
            for (Path source : sources) {
                files(source).keySet().stream()
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> units.add(source.resolve(name)));
            }
            Iterable<? extends JavaFileObject> objects = files.getJavaFileObjectsFromPaths(units);
            boolean fine =
                    javac.getTask(said, files, null, options, null, objects).call();
            return fine ? "" : said.toString();
        }
    }

    /** The classes that were compiled. */
    URLClassLoader load() throws IOException {
        return new URLClassLoader(
                new java.net.URL[] {classes().toUri().toURL()}, getClass().getClassLoader());
    }

    /** All files below a folder by their relative path with slashes. */
    public static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    /** Makes a folder hold these files and nothing else: what {@code -Dgolden.update} does. */
    public static void replace(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Path classes() throws IOException {
        return Files.createDirectories(folder.resolve("classes"));
    }

    /** The .proto files of Google's own types, which protoc's own archive would bring along. */
    private Path googlesFiles() throws IOException {
        Path copy = folder.resolve("google-protos");
        try {
            URI jar = Message.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            try (FileSystem content = FileSystems.newFileSystem(Path.of(jar));
                    Stream<Path> protos = Files.list(content.getPath("google/protobuf"))) {
                Files.createDirectories(copy.resolve("google/protobuf"));
                for (Path proto : protos.filter(file -> file.toString().endsWith(".proto"))
                        .toList()) {
                    Files.copy(
                            proto,
                            copy.resolve("google/protobuf")
                                    .resolve(proto.getFileName().toString()));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return copy;
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
