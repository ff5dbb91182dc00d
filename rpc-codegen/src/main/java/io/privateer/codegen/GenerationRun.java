package io.privateer.codegen;

import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.client.ClientGeneration;
import io.privateer.codegen.contract.Contract;
import io.privateer.codegen.contract.ContractReader;
import io.privateer.codegen.generate.ContractTypesGenerator;
import io.privateer.codegen.generate.GeneratedFile;
import io.privateer.codegen.generate.Generator;
import io.privateer.codegen.generate.Generators;
import io.privateer.codegen.lock.LineDiff;
import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.lock.LockParser;
import io.privateer.codegen.lock.LockPlan;
import io.privateer.codegen.lock.LockSyntaxException;
import io.privateer.codegen.lock.LockWriter;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.read.ModuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One run: look whether anything changed, read, compare with the lock, write. */
final class GenerationRun {
    private final GenerationRequest request;
    private final Outputs outputs;

    GenerationRun(GenerationRequest request) {
        this.request = request;
        outputs = new Outputs(request);
    }

    GenerationResult run() {
        List<Path> sources = SourceFiles.of(request);
        boolean contracts = !request.contracts.files().isEmpty();
        if (sources.isEmpty() && !contracts) {
            return nothing();
        }
        Optional<String> lockText = request.lock.filter(Files::exists).map(GenerationRun::read);
        Optional<List<Path>> upToDate = outputs.upToDate(Fingerprint.of(request, sources, lockText.orElse("")));
        if (upToDate.isPresent()) {
            return new GenerationResult(true, List.of(), upToDate.get(), List.of(), List.of(), List.of(), "");
        }
        Lock lock;
        try {
            lock = lockText.isPresent() ? LockParser.parse(lockText.get()) : Lock.empty();
        } catch (LockSyntaxException malformed) {
            return GenerationResult.failed(
                    List.of(new Problem(request.lock, malformed.line(), malformed.problem())), "");
        }
        Contract contract = contracts ? ContractReader.read(request.contracts) : Contract.NONE;
        List<Problem> problems = new ArrayList<>(contract.problems());
        Optional<LockPlan> plan = Optional.empty();
        boolean nothingAnnotated = true;
        if (!sources.isEmpty()) {
            JavacRun.Outcome outcome = new JavacRun(request, lock).run(sources);
            problems.addAll(outcome.problems());
            outcome.reading().stream()
                    .flatMap(reading -> reading.lockProblems().stream())
                    .map(problem -> new Problem(request.lock, problem.line(), problem.message()))
                    .forEach(problems::add);
            plan = outcome.reading().flatMap(ModuleReader.Reading::plan);
            nothingAnnotated = outcome.nothingAnnotated();
            if (problems.isEmpty() && plan.isEmpty()) {
                return GenerationResult.failed(problems, "");
            }
        }
        if (!problems.isEmpty()) {
            return GenerationResult.failed(problems, "");
        }
        if (nothingAnnotated && lockText.isEmpty()) {
            // Numbers of a contract are in its files: a module that has nothing else needs no lock.
            plan = Optional.empty();
            if (!contracts) {
                return nothing();
            }
        }
        return write(plan, contract, sources, lockText);
    }

    private GenerationResult nothing() {
        if (request.mode == Mode.CHECK || !Files.exists(request.stateFile)) {
            return new GenerationResult(false, List.of(), List.of(), List.of(), List.of(), List.of(), "");
        }
        Outputs.Changes changes = outputs.write(new TreeMap<>(), "");
        return new GenerationResult(false, List.of(), List.of(), changes.deleted(), List.of(), List.of(), "");
    }

    private GenerationResult write(
            Optional<LockPlan> plan, Contract contract, List<Path> sources, Optional<String> lockText) {
        Optional<String> newLockText = request.lock.flatMap(file -> plan).map(made -> LockWriter.write(made.lock()));
        boolean lockChanged = newLockText.isPresent() && !lockText.equals(newLockText);
        String diff = lockChanged ? LineDiff.of(lockText.orElse(""), newLockText.get()) : "";
        if (lockChanged && request.mode != Mode.GENERATE) {
            return GenerationResult.failed(
                    List.of(new Problem(
                            request.lock,
                            0,
                            lockText.isEmpty()
                                    ? "the lock is missing. Run generate and commit the file"
                                    : "the lock differs from what generate would write. Run generate and commit the"
                                            + " file:\n" + diff)),
                    diff);
        }
        if (request.mode == Mode.CHECK) {
            return new GenerationResult(false, List.of(), List.of(), List.of(), List.of(), contract.warnings(), "");
        }
        ModuleModel fromJava = plan.map(LockPlan::model).orElseGet(() -> ModuleModel.empty(request.module));
        ClientGeneration.Clients clients = ClientGeneration.of(fromJava.with(contract.model()), request.clients);
        if (!clients.problems().isEmpty()) {
            return GenerationResult.failed(
                    clients.problems().stream().map(Problem::of).toList(), diff);
        }
        List<GeneratedFile> files = generate(fromJava, newLockText);
        files.addAll(generate(contract.model(), Optional.empty()));
        files.addAll(new ContractTypesGenerator().generate(contract.model()));
        files.addAll(clients.files());
        Outputs.Placed placed = outputs.place(files);
        if (!placed.problems().isEmpty()) {
            return GenerationResult.failed(placed.problems(), diff);
        }
        List<Path> written = new ArrayList<>();
        if (lockChanged) {
            writeLock(newLockText.get());
            request.lock.ifPresent(written::add);
        }
        Outputs.Changes changes = outputs.write(
                placed.files(),
                Fingerprint.of(request, sources, newLockText.or(() -> lockText).orElse("")));
        written.addAll(changes.written());
        return new GenerationResult(
                false, written, changes.unchanged(), changes.deleted(), List.of(), contract.warnings(), diff);
    }

    private static List<GeneratedFile> generate(ModuleModel model, Optional<String> lockText) {
        List<GeneratedFile> files = new ArrayList<>();
        for (Generator generator : Generators.all()) {
            files.addAll(generator.generate(model));
        }
        lockText.ifPresent(text -> model.id()
                .ifPresent(id -> files.add(new GeneratedFile(GeneratedFile.Kind.RESOURCE, id.lockResource(), text))));
        return files;
    }

    private void writeLock(String text) {
        try {
            if (request.lock.isPresent()) {
                Outputs.writeIfChanged(request.lock.get(), text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("writing " + request.lock.get(), unwritable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + file, unreadable);
        }
    }
}
