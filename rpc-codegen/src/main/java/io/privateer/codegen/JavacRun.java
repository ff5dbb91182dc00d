package io.privateer.codegen;

import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.read.ClassPathFiles;
import io.privateer.codegen.read.ModuleReader;
import io.privateer.codegen.read.ProtoSources;
import io.privateer.codegen.read.Rounds;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code javac} read the sources, without compiling them. Its own verdict counts for little here: it misses symbols
 * that Lombok or another processor will add in the real compilation. What counts is whether it asked our processor at all,
 * and what that found.
 */
final class JavacRun {
    /** The code of what a processor reports through the compiler; ours is the only processor. */
    private static final String REPORTED_BY_PROCESSOR = "compiler.err.proc.messager";

    private static final String ANNOTATIONS = "package io.privateer.rpc.annotation does not exist";

    private final GenerationRequest request;
    private final Lock lock;

    JavacRun(GenerationRequest request, Lock lock) {
        this.request = request;
        this.lock = lock;
    }

    /**
     * What came of it.
     *
     * @param reading empty if the compiler stopped before our processor ran; then there are problems
     * @param nothingAnnotated whether there is nothing to generate
     */
    record Outcome(Optional<ModuleReader.Reading> reading, boolean nothingAnnotated, List<Problem> problems) {}

    Outcome run(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return failed(
                    List.of(Problem.of("code generation needs a JDK, and this Java is a runtime without a compiler."
                            + " Let JAVA_HOME point to a JDK")));
        }
        List<Path> protoRoots = new ArrayList<>(request.protoRoots);
        protoRoots.addAll(request.classPath);
        ModelCollector collector = new ModelCollector(new Rounds(
                new ModuleReader(request.module, lock, classPathFiles(), new ProtoSources(protoRoots), true)));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, request.encoding)) {
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    request.classPath.stream().filter(Files::exists).toList());
            // Unset, it would be the class path, and sources in jars would be compiled along.
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            StringWriter rest = new StringWriter();
            JavaCompiler.CompilationTask task = compiler.getTask(
                    rest, files, diagnostics, options(), null, files.getJavaFileObjectsFromPaths(sources));
            task.setLocale(Locale.ENGLISH);
            task.setProcessors(List.of(collector));
            task.call();
            return outcome(collector, diagnostics.getDiagnostics(), rest.toString());
        } catch (IllegalArgumentException badOption) {
            return failed(List.of(Problem.of("javac refuses an option: " + badOption.getMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading the class path", unreadable);
        }
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-proc:only", "-implicit:none", "-nowarn", "-Xmaxerrs", "0"));
        request.release.ifPresent(release -> options.addAll(List.of("--release", release)));
        options.addAll(request.compilerOptions);
        return options;
    }

    private static Outcome outcome(
            ModelCollector collector, List<Diagnostic<? extends JavaFileObject>> diagnostics, String rest) {
        boolean asked = collector.reading().isPresent();
        List<Problem> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            boolean ours = REPORTED_BY_PROCESSOR.equals(diagnostic.getCode());
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR && ours == asked) {
                // The compiler indents what follows the first line.
                String message = diagnostic.getMessage(Locale.ENGLISH);
                problems.add(problem(diagnostic, ours ? message.replace("\n  ", "\n") : message));
            } else if (asked && diagnostic.getMessage(Locale.ENGLISH).contains(ANNOTATIONS)) {
                // Nothing would be annotated then, and nothing generated, in silence.
                problems.add(problem(diagnostic, "io.privateer:rpc-core is not on the class path. Add the dependency"));
            }
        }
        if (!asked && problems.isEmpty()) {
            problems.add(Problem.of(
                    "javac stopped before it read the sources" + (rest.isBlank() ? "" : ": " + rest.strip())));
        }
        return new Outcome(collector.reading(), collector.nothingAnnotated(), problems);
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic, String message) {
        @Nullable JavaFileObject source = diagnostic.getSource();
        if (source == null) {
            return Problem.of(message);
        }
        URI uri = source.toUri();
        Path file = "file".equals(uri.getScheme()) ? Path.of(uri) : Path.of(source.getName());
        return new Problem(Optional.of(file), Math.max(0, diagnostic.getLineNumber()), message);
    }

    private static Outcome failed(List<Problem> problems) {
        return new Outcome(Optional.empty(), false, problems);
    }

    private ClassPathFiles classPathFiles() {
        return resource -> {
            for (Path entry : request.classPath) {
                Optional<String> text = text(entry, resource);
                if (text.isPresent()) {
                    return text;
                }
            }
            return Optional.empty();
        };
    }

    private static Optional<String> text(Path entry, String resource) {
        try {
            if (Files.isDirectory(entry)) {
                Path file = entry.resolve(resource);
                return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            }
            if (!Files.isRegularFile(entry)) {
                return Optional.empty();
            }
            try (ZipFile jar = new ZipFile(entry.toFile())) {
                ZipEntry found = jar.getEntry(resource);
                if (found == null) {
                    return Optional.empty();
                }
                try (InputStream in = jar.getInputStream(found)) {
                    return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + resource + " from " + entry, unreadable);
        }
    }
}
