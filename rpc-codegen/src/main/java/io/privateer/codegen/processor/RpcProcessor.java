package io.privateer.codegen.processor;

import io.privateer.codegen.generate.GeneratedFile;
import io.privateer.codegen.generate.Generator;
import io.privateer.codegen.generate.Generators;
import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.lock.LockParser;
import io.privateer.codegen.lock.LockPlan;
import io.privateer.codegen.lock.LockSyntaxException;
import io.privateer.codegen.lock.LockWriter;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.read.ModuleReader;
import io.privateer.codegen.read.ModuleReader.ElementProblem;
import io.privateer.codegen.read.ModuleReader.Reading;
import io.privateer.codegen.read.ProtoSources;
import io.privateer.codegen.read.Rounds;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Generates code while {@code javac} compiles, for any build tool. It never writes the lock: compiling while somebody types
 * would use up numbers.
 *
 * <p>Options, all of them optional: {@code privateer.lock}, the path of {@code rpc.lock}; {@code privateer.groupId} and
 * {@code privateer.artifactId}, without which other modules cannot use this one's messages; {@code privateer.protoPath},
 * folders and jars with the {@code .proto} files of classes that protoc has made, separated as in a class path. The plugin
 * may have generated the same files before; then this processor leaves them as they are.
 */
public final class RpcProcessor extends AbstractProcessor {
    private static final String LOCK = "privateer.lock";
    private static final String GROUP_ID = "privateer.groupId";
    private static final String ARTIFACT_ID = "privateer.artifactId";
    private static final String PROTO_PATH = "privateer.protoPath";

    private final Set<String> written = new HashSet<>();
    private @Nullable Rounds rounds;
    private Optional<LockPlan> plan = Optional.empty();
    private boolean yielded;

    /** For the compiler, which finds this class by its service entry. */
    public RpcProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // All of ours, also those without work of their own: javac warns of an annotation that nobody claims.
        return Set.of("io.privateer.rpc.annotation.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        // The last one tells Gradle how files depend on each other.
        return Set.of(LOCK, GROUP_ID, ARTIFACT_ID, PROTO_PATH, "org.gradle.annotation.processing.aggregating");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Map<String, String> options = environment.getOptions();
        rounds = lock(options.get(LOCK))
                .map(lock -> new Rounds(new ModuleReader(
                        module(options), lock, this::classPathFile, new ProtoSources(protoPath(options)), false)))
                .orElse(null);
    }

    @Override
    // Unclaimed annotations are a warning of javac's, and with -Werror an error in the user's build. The price: where
    // no
    // other annotation occurs, processors behind this one that have none of their own are not asked.
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (rounds == null) {
            return true;
        }
        Optional<Reading> reading = rounds.accept(processingEnv, round);
        if (!rounds.empty()) {
            reading.ifPresent(this::act);
            if (round.processingOver()) {
                plan.ifPresent(this::writeResources);
            }
        }
        return true;
    }

    private void act(Reading reading) {
        List<ElementProblem> problems = new ArrayList<>(reading.problems());
        problems.addAll(reading.unresolved());
        problems.forEach(problem ->
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.message(), problem.element()));
        reading.lockProblems().forEach(problem -> error("rpc.lock: " + problem.message()));
        plan = problems.isEmpty() && reading.lockProblems().isEmpty() ? reading.plan() : Optional.empty();
        plan.ifPresent(known -> writeSources(known.model()));
    }

    private void writeSources(ModuleModel model) {
        for (GeneratedFile file : generate(model, GeneratedFile.Kind.JAVA_SOURCE)) {
            String type = file.path()
                    .substring(0, file.path().length() - ".java".length())
                    .replace('/', '.');
            if (!written.contains(type)
                    && rounds != null
                    && rounds.sourceTypes().contains(type)) {
                yielded = true;
            } else if (written.add(type)) {
                write(
                        file,
                        () -> processingEnv.getFiler().createSourceFile(type).openWriter());
            }
        }
    }

    private void writeResources(LockPlan known) {
        if (yielded) {
            return;
        }
        List<GeneratedFile> files = new ArrayList<>(generate(known.model(), GeneratedFile.Kind.PROTO));
        files.addAll(generate(known.model(), GeneratedFile.Kind.RESOURCE));
        known.model()
                .id()
                .ifPresent(id -> files.add(new GeneratedFile(
                        GeneratedFile.Kind.RESOURCE, id.lockResource(), LockWriter.write(known.lock()))));
        files.forEach(file -> write(file, () -> processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", file.path())
                .openWriter()));
    }

    private static List<GeneratedFile> generate(ModuleModel model, GeneratedFile.Kind kind) {
        List<GeneratedFile> files = new ArrayList<>();
        for (Generator generator : Generators.all()) {
            generator.generate(model).stream()
                    .filter(file -> file.kind() == kind)
                    .forEach(files::add);
        }
        return files;
    }

    private interface Opening {
        Writer open() throws IOException;
    }

    private void write(GeneratedFile file, Opening opening) {
        try (Writer writer = opening.open()) {
            writer.write(file.content());
        } catch (FilerException exists) {
            // Somebody in this build was faster; what they wrote is the same.
            yielded = true;
        } catch (IOException unwritable) {
            error("cannot write " + file.path() + ": " + unwritable);
        }
    }

    private Optional<Lock> lock(@Nullable String path) {
        if (path == null) {
            return Optional.of(Lock.empty());
        }
        Path file = Path.of(path);
        try {
            return Optional.of(LockParser.parse(Files.readString(file)));
        } catch (NoSuchFileException missing) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.NOTE,
                            LOCK + " = " + path
                                    + " does not exist yet: numbers follow the sources' order until generate"
                                    + " has written it");
            return Optional.of(Lock.empty());
        } catch (IOException unreadable) {
            error("cannot read " + LOCK + " = " + path + ": " + unreadable);
        } catch (LockSyntaxException malformed) {
            error(path + ":" + malformed.line() + ": " + malformed.problem());
        }
        return Optional.empty();
    }

    private Optional<String> classPathFile(String resource) {
        try {
            return Optional.of(processingEnv
                    .getFiler()
                    .getResource(StandardLocation.CLASS_PATH, "", resource)
                    .getCharContent(true)
                    .toString());
        } catch (FileNotFoundException | NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + resource + " from the class path", unreadable);
        }
    }

    private static Optional<ModuleId> module(Map<String, String> options) {
        String groupId = options.get(GROUP_ID);
        String artifactId = options.get(ARTIFACT_ID);
        return groupId == null || artifactId == null
                ? Optional.empty()
                : Optional.of(new ModuleId(groupId, artifactId));
    }

    private static List<Path> protoPath(Map<String, String> options) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(options.getOrDefault(PROTO_PATH, ""))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private void error(String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
    }
}
