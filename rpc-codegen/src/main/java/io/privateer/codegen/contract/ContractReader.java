package io.privateer.codegen.contract;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Rpc;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.SchemaException;
import com.squareup.wire.schema.SchemaLoader;
import com.squareup.wire.schema.Service;
import io.privateer.codegen.Problem;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the services of a module's {@code .proto} files, and what they reach of others. */
public final class ContractReader {
    /** As the parser tells where it is: {@code at /folder/file.proto:12:3}, or {@code in /folder/file.proto:12:3}. */
    private static final Pattern PLACE = Pattern.compile("(?:at|in|\\() ?(/[^:\\s)]+\\.proto):(\\d+)(?::\\d+)?");

    private final ContractSources sources;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ContractReader(ContractSources sources) {
        this.sources = sources;
    }

    /** Reads them all; files without a service among them contribute what services use of them. */
    public static Contract read(ContractSources sources) {
        return new ContractReader(sources).read();
    }

    private Contract read() {
        List<ServiceModel> services = new ArrayList<>();
        Optional<Schema> schema = load();
        if (schema.isEmpty()) {
            return new Contract(ModuleModel.empty(Optional.empty()), problems, warnings);
        }
        ContractNames names = new ContractNames(schema.get(), sources);
        ContractTypes types = new ContractTypes(schema.get(), names, problems);
        for (ProtoFile file : schema.get().getProtoFiles()) {
            if (isOurs(file.getLocation())) {
                for (Service service : file.getServices()) {
                    services.add(service(file, service, types, names));
                }
            }
        }
        types.readAll();
        conflicts(types, names);
        return new Contract(
                new ModuleModel(Optional.empty(), services, types.messages(), types.enums(), List.of()),
                problems,
                warnings);
    }

    /** Protoc's classes have the names that ours would have. */
    private void conflicts(ContractTypes types, ContractNames names) {
        TreeSet<String> taken = new TreeSet<>();
        Stream.concat(
                        types.messages().stream()
                                .filter(message -> !message.foreign())
                                .map(message -> (JavaType.Declared) message.javaType()),
                        types.enums().stream()
                                .filter(enumeration -> !enumeration.foreign())
                                .map(enumeration -> enumeration.javaType()))
                .map(type -> JavaType.Declared.of(
                        type.packageName(), type.simpleNames().get(0)))
                .distinct()
                .filter(names::onClassPath)
                .forEach(type -> taken.add(type.qualifiedName()));
        if (!taken.isEmpty()) {
            problems.add(Problem.of(
                    "on the class path there are classes already, of protoc perhaps, with the names of those to"
                            + " generate: " + String.join(", ", taken) + ". Give ours packages of their own with"
                            + " <protoPackageSuffix>.rpc</protoPackageSuffix>"));
        }
    }

    private boolean isOurs(Location location) {
        return sources.roots().stream().anyMatch(root -> root.toString().equals(location.getBase()));
    }

    private Optional<Schema> load() {
        SchemaLoader loader = new SchemaLoader(FileSystems.getDefault());
        loader.setPermitPackageCycles(true);
        // Else what is imported has only the fields that the parser thinks are needed.
        loader.setLoadExhaustively(true);
        List<Location> roots = sources.roots().stream()
                .filter(Files::isDirectory)
                .map(root -> Location.get(root.toString()))
                .toList();
        try (ImportFolder imports = ImportFolder.of(sources)) {
            loader.initRoots(roots, List.of(Location.get(imports.path().toString())));
            return Optional.of(loader.loadSchema());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("looking for what .proto files import", unreadable);
        } catch (SchemaException | IllegalStateException | IllegalArgumentException wrong) {
            for (String message : String.valueOf(wrong.getMessage()).split("\n(?!\\s)", -1)) {
                problems.add(problem(message.strip()));
            }
            return Optional.empty();
        }
    }

    private static Problem problem(String message) {
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? new Problem(Optional.of(Path.of(place.group(1))), Long.parseLong(place.group(2)), message)
                : Problem.of(message);
    }

    private ServiceModel service(ProtoFile file, Service service, ContractTypes types, ContractNames names) {
        String packageName = names.javaPackage(file);
        String wireName = service.type().toString();
        MethodReader methods = new MethodReader(service, packageName, types);
        List<MethodModel> read = new ArrayList<>();
        TreeSet<String> javaNames = new TreeSet<>();
        for (Rpc rpc : service.rpcs()) {
            String path = wireName + "/" + rpc.getName();
            if (rpc.getRequestStreaming() || rpc.getResponseStreaming()) {
                streaming(rpc, path);
                continue;
            }
            if (!javaNames.add(ContractNames.method(rpc.getName()))) {
                problems.add(ContractTypes.problem(
                        rpc.getLocation(), path + ": another method of this service has the same name in Java"));
                continue;
            }
            methods.read(rpc, path).ifPresent(read::add);
        }
        read.sort(Comparator.comparing(MethodModel::wireName));
        return new ServiceModel(
                JavaType.Declared.of(packageName, ContractNames.type(service.name())),
                ContractNames.type(service.name()),
                wireName,
                true,
                read,
                file.getLocation().getPath(),
                wireName,
                ContractTypes.doc(service.documentation()));
    }

    private void streaming(Rpc rpc, String path) {
        if (sources.skipStreaming()) {
            warnings.add(path + " is a streaming method, and left out");
        } else {
            problems.add(ContractTypes.problem(
                    rpc.getLocation(),
                    path + " is a streaming method, which cannot be called yet. Leave out all of them with"
                            + " <streaming>skip</streaming>"));
        }
    }
}
