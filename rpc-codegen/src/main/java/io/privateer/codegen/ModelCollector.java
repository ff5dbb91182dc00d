package io.privateer.codegen;

import io.privateer.codegen.read.ModuleReader.ElementProblem;
import io.privateer.codegen.read.ModuleReader.Reading;
import io.privateer.codegen.read.Rounds;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Keeps what was read, and tells the compiler of problems, because the compiler knows file and line of an element. */
final class ModelCollector extends AbstractProcessor {
    private final Rounds rounds;
    private Optional<Reading> reading = Optional.empty();

    ModelCollector(Rounds rounds) {
        this.rounds = rounds;
    }

    /** The last reading; empty if the compiler never got as far as to ask. */
    Optional<Reading> reading() {
        return reading;
    }

    /** Whether there is nothing to generate. */
    boolean nothingAnnotated() {
        return rounds.empty();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // All: a module without annotations is no failure, and only this way it is told from a compiler that gave up.
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        rounds.accept(processingEnv, round).ifPresent(known -> {
            reading = Optional.of(known);
            known.problems().forEach(this::report);
            known.unresolved().forEach(this::report);
        });
        return false;
    }

    private void report(ElementProblem problem) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.message(), problem.element());
    }
}
