package io.privateer.codegen;

import io.privateer.codegen.model.ModuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small module in a folder of a test: sources in, generated files, lock and classes out. */
public final class Workspace {
    private final Path folder;
    private final List<Path> dependencies = new ArrayList<>();
    private final List<Path> protoRoots = new ArrayList<>();
    private final List<String> compilerOptions = new ArrayList<>();
    private ModuleId id = new ModuleId("com.example", "shop");

    public Workspace(Path folder) {
        this.folder = folder;
    }

    /** Writes a source file; the path follows from package and name. */
    public Workspace source(String text) {
        String packageName = text.lines()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring("package ".length(), line.indexOf(';')))
                .findFirst()
                .orElse("");
        java.util.regex.Matcher type = java.util.regex.Pattern.compile(
                        "(?m)^(?:public |final |sealed |abstract )*(?:class|interface|record|enum|@interface) (\\w+)",
                        java.util.regex.Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        String name = type.group(1);
        return file("src/" + (packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + name + ".java", text);
    }

    public Workspace file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent() == null ? folder : file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public Workspace delete(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    public Workspace id(String groupId, String artifactId) {
        id = new ModuleId(groupId, artifactId);
        return this;
    }

    public Workspace dependsOn(Path entry) {
        dependencies.add(entry);
        return this;
    }

    public Workspace protoRoot(String path) {
        protoRoots.add(folder.resolve(path));
        return this;
    }

    public Workspace compilerOption(String option) {
        compilerOptions.add(option);
        return this;
    }

    public Path path(String path) {
        return folder.resolve(path);
    }

    public String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean exists(String path) {
        return Files.exists(folder.resolve(path));
    }

    public GenerationRequest.Builder request() {
        return GenerationRequest.builder()
                .sourceRoots(List.of(folder.resolve("src")))
                .protoRoots(protoRoots)
                .classPath(classPath())
                .javaOutput(folder.resolve("java"))
                .protoOutput(folder.resolve("proto"))
                .resourceOutput(folder.resolve("resources"))
                .stateFile(folder.resolve("state"))
                .lock(folder.resolve("rpc.lock"))
                .module(id)
                .release("17")
                .compilerOptions(compilerOptions);
    }

    public GenerationResult generate() {
        return CodeGeneration.run(request().build());
    }

    public GenerationResult run(GenerationRequest.Mode mode) {
        return CodeGeneration.run(request().mode(mode).build());
    }

    /** The problems of a run, each with its place below {@code src}. */
    public String problems() {
        return text(generate());
    }

    public String text(GenerationResult result) {
        return String.join(
                        "\n",
                        result.problems().stream()
                                .map(Problem::toString)
                                .sorted()
                                .toList())
                .replace(folder.resolve("src").toAbsolutePath() + "/", "")
                .replace(folder.toAbsolutePath() + "/", "");
    }

    /** Compiles sources and generated sources, with warnings as errors. */
    public Path compile() {
        List<String> messages = javac(List.of("-proc:none", "-Xlint:all", "-Werror"), "src", "java");
        if (!messages.isEmpty()) {
            throw new AssertionError(String.join("\n", messages));
        }
        copy("resources");
        copy("proto");
        return folder.resolve("classes");
    }

    /** What {@code javac} says with these options; empty if it is content. */
    public List<String> javac(List<String> options, String... roots) {
        return javac(options, List.of(), roots);
    }

    /** The same with annotation processors. */
    public List<String> javac(List<String> options, List<? extends Processor> processors, String... roots) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
                List<String> all = new ArrayList<>(options);
                all.addAll(List.of("--release", "17", "-d", classes.toString(), "-classpath"));
                all.add(String.join(
                        java.io.File.pathSeparator,
                        classPath().stream().map(Path::toString).toList()));
                List<Path> sources = new ArrayList<>();
                for (String root : roots) {
                    if (Files.exists(folder.resolve(root))) {
                        try (Stream<Path> found = Files.walk(folder.resolve(root))) {
                            found.filter(file -> file.toString().endsWith(".java"))
                                    .sorted()
                                    .forEach(sources::add);
                        }
                    }
                }
                JavaCompiler.CompilationTask task = compiler.getTask(
                        null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
                task.setLocale(Locale.ENGLISH);
                if (!processors.isEmpty()) {
                    task.setProcessors(processors);
                }
                boolean compiled = task.call();
                List<String> messages = new ArrayList<>();
                for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
                    if (diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                        messages.add(diagnostic.toString().replace(folder + "/", ""));
                    }
                }
                return compiled || !messages.isEmpty() ? messages : List.of("javac failed without a word");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void copy(String from) {
        Path root = folder.resolve(from);
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve("classes").resolve(root.relativize(file));
                Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(target));
                Files.write(target, Files.readAllBytes(file));
            }
        } catch (IOException uncopyable) {
            throw new UncheckedIOException(uncopyable);
        }
    }

    /** What the sources compile against. */
    public List<Path> classPath() {
        List<Path> entries = new ArrayList<>(dependencies);
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                // The processor would be found there; tests name it when they want it.
                .filter(entry -> !entry.toString().contains("rpc-codegen"))
                .forEach(entries::add);
        return entries;
    }
}
