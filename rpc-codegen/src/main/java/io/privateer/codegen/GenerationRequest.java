package io.privateer.codegen;

import io.privateer.codegen.client.ClientLanguage;
import io.privateer.codegen.contract.ContractSources;
import io.privateer.codegen.model.ModuleId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What to generate from, and where to. Immutable; made by a {@link #builder}. */
public final class GenerationRequest {
    /** What may be written. */
    public enum Mode {
        /** Writes code, and appends to the lock. */
        GENERATE,
        /** Writes code; a lock that is missing or would change is a problem. */
        FROZEN,
        /** Writes nothing; a lock that is missing or would change is a problem. */
        CHECK
    }

    final List<Path> sourceRoots;
    final List<Path> protoRoots;
    final List<Path> classPath;
    final ContractSources contracts;
    final Path javaOutput;
    final Path protoOutput;
    final Path resourceOutput;
    final Path stateFile;
    final List<ClientLanguage> clients;
    final Optional<Path> clientOutput;
    final Optional<Path> lock;
    final Mode mode;
    final Optional<ModuleId> module;
    final Charset encoding;
    final Optional<String> release;
    final List<String> compilerOptions;

    private GenerationRequest(Builder builder) {
        sourceRoots = List.copyOf(builder.sourceRoots);
        protoRoots = List.copyOf(builder.protoRoots);
        classPath = List.copyOf(builder.classPath);
        List<Path> imports = new ArrayList<>(protoRoots);
        imports.removeAll(builder.contractRoots);
        imports.addAll(classPath);
        contracts = new ContractSources(
                builder.contractRoots, imports, builder.contractPackageSuffix, builder.skipStreaming);
        javaOutput = absolute(builder.javaOutput, "javaOutput");
        protoOutput = absolute(builder.protoOutput, "protoOutput");
        resourceOutput = absolute(builder.resourceOutput, "resourceOutput");
        stateFile = absolute(builder.stateFile, "stateFile");
        clients = List.copyOf(builder.clients);
        clientOutput = clients.isEmpty()
                ? builder.clientOutput.map(path -> path.toAbsolutePath().normalize())
                : Optional.of(absolute(builder.clientOutput, "clientOutput"));
        lock = builder.lock;
        mode = builder.mode;
        module = builder.module;
        encoding = builder.encoding;
        release = builder.release;
        compilerOptions = List.copyOf(builder.compilerOptions);
    }

    private static Path absolute(Optional<Path> path, String option) {
        return path.orElseThrow(() -> new IllegalStateException(option + " is not set"))
                .toAbsolutePath()
                .normalize();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link GenerationRequest}. Not thread-safe. */
    public static final class Builder {
        private List<Path> sourceRoots = List.of();
        private List<Path> protoRoots = List.of();
        private List<Path> classPath = List.of();
        private List<Path> contractRoots = List.of();
        private String contractPackageSuffix = "";
        private boolean skipStreaming;
        private Optional<Path> javaOutput = Optional.empty();
        private Optional<Path> protoOutput = Optional.empty();
        private Optional<Path> resourceOutput = Optional.empty();
        private Optional<Path> stateFile = Optional.empty();
        private List<ClientLanguage> clients = List.of();
        private Optional<Path> clientOutput = Optional.empty();
        private Optional<Path> lock = Optional.empty();
        private Mode mode = Mode.GENERATE;
        private Optional<ModuleId> module = Optional.empty();
        private Charset encoding = StandardCharsets.UTF_8;
        private Optional<String> release = Optional.empty();
        private List<String> compilerOptions = List.of();

        private Builder() {}

        /**
         * Folders or single files with the module's Java sources. Missing ones are skipped, and so is all below the output
         * folders and each {@code module-info.java}. Default: none, and then there is nothing to do.
         */
        public Builder sourceRoots(List<Path> roots) {
            sourceRoots = roots;
            return this;
        }

        /** Folders with {@code .proto} files of the module itself, for fields of classes that protoc generates. Default: none. */
        public Builder protoRoots(List<Path> roots) {
            protoRoots = roots;
            return this;
        }

        /**
         * Folders with {@code .proto} files whose services become Java interfaces, with records and enums for what they carry.
         * Their imports are looked for in these folders, in {@link #protoRoots} and on the {@link #classPath}. Missing folders
         * are skipped. Default: none.
         */
        public Builder contractRoots(List<Path> roots) {
            contractRoots = roots;
            return this;
        }

        /**
         * Appended to the Java package that a {@code .proto} names, with its dot: {@code .rpc}. For programs that have protoc's
         * classes as well. Default: nothing.
         */
        public Builder contractPackageSuffix(String suffix) {
            contractPackageSuffix = suffix;
            return this;
        }

        /** Whether streaming methods of {@code .proto} files are left out with a warning. Default: they are a problem. */
        public Builder skipStreaming(boolean skip) {
            skipStreaming = skip;
            return this;
        }

        /** Jars and class folders that the sources compile against, without the module's own. Default: none. */
        public Builder classPath(List<Path> entries) {
            classPath = entries;
            return this;
        }

        /** Where generated Java goes. Required. */
        public Builder javaOutput(Path folder) {
            javaOutput = Optional.of(folder);
            return this;
        }

        /** Where generated {@code .proto} files go; to be packaged at the root of the jar. Required. */
        public Builder protoOutput(Path folder) {
            protoOutput = Optional.of(folder);
            return this;
        }

        /** Where the copy of the lock goes that is packaged at {@link ModuleId#lockResource}. Required. */
        public Builder resourceOutput(Path folder) {
            resourceOutput = Optional.of(folder);
            return this;
        }

        /** Remembers inputs and outputs of the last run; to be deleted by {@code clean}. Required. */
        public Builder stateFile(Path file) {
            stateFile = Optional.of(file);
            return this;
        }

        /** Languages to write clients for. Default: none. */
        public Builder clients(List<ClientLanguage> languages) {
            clients = languages;
            return this;
        }

        /**
         * Where clients go, each language into a folder of its own: {@code python} and so on. Required if there are
         * {@link #clients}. If it stays set when the last of them is taken away, what was generated for them is deleted.
         */
        public Builder clientOutput(Path folder) {
            clientOutput = Optional.of(folder);
            return this;
        }

        /** The lock file, beside the build file. Default: none, as for test sources; numbers then follow the sources' order. */
        public Builder lock(Path file) {
            lock = Optional.of(file);
            return this;
        }

        /** Default: {@link Mode#GENERATE}. */
        public Builder mode(Mode newMode) {
            mode = Objects.requireNonNull(newMode);
            return this;
        }

        /** The module's name. Default: unknown, and then other modules cannot use its messages. */
        public Builder module(ModuleId id) {
            module = Optional.of(id);
            return this;
        }

        /** Of the sources. Default: UTF-8. */
        public Builder encoding(Charset charset) {
            encoding = charset;
            return this;
        }

        /** As for {@code javac --release}. Default: the running JDK's own. */
        public Builder release(String version) {
            release = Optional.of(version);
            return this;
        }

        /** More options for javac, each argument an element: {@code --enable-preview}. Default: none. */
        public Builder compilerOptions(List<String> options) {
            compilerOptions = options;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalStateException if one of the required paths is not set; the message names it
         */
        public GenerationRequest build() {
            return new GenerationRequest(this);
        }
    }
}
