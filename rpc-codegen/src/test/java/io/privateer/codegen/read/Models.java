package io.privateer.codegen.read;

import io.privateer.codegen.Workspace;
import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.lock.LockPlan;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ModuleModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Lets a test see the model that the generators get. */
public final class Models {
    private Models() {}

    public static ModuleModel of(Workspace workspace, List<Path> protoRoots) {
        Capture capture = new Capture(new Rounds(new ModuleReader(
                Optional.of(new ModuleId("com.example", "shop")),
                Lock.empty(),
                resource -> text(workspace.classPath(), resource),
                new ProtoSources(protoRoots),
                true)));
        List<String> messages = workspace.javac(List.of("-proc:only", "-parameters"), List.of(capture), "src");
        return capture.reading
                .flatMap(ModuleReader.Reading::plan)
                .map(LockPlan::model)
                .orElseThrow(() -> new AssertionError(messages + " " + capture.reading));
    }

    private static Optional<String> text(List<Path> folders, String resource) {
        return folders.stream()
                .map(folder -> folder.resolve(resource))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> {
                    try {
                        return Files.readString(file);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                });
    }

    private static final class Capture extends AbstractProcessor {
        private final Rounds rounds;
        private Optional<ModuleReader.Reading> reading = Optional.empty();

        Capture(Rounds rounds) {
            this.rounds = rounds;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            rounds.accept(processingEnv, round).ifPresent(read -> reading = Optional.of(read));
            return false;
        }
    }
}
