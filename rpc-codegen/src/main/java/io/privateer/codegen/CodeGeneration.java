package io.privateer.codegen;

/** Reads a module's Java sources and brings its generated files and its lock up to date. Stateless. */
public final class CodeGeneration {
    private CodeGeneration() {}

    /**
     * Runs once. With any problem nothing is written.
     *
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     */
    public static GenerationResult run(GenerationRequest request) {
        return new GenerationRun(request).run();
    }
}
