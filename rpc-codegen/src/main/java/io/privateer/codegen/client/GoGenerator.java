package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ProtoName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The client for Go: a module with a package for each Java package, over {@code protowire}. */
final class GoGenerator implements ClientGenerator {
    private static final String PROTOBUF = "google.golang.org/protobuf";

    @Override
    public void generate(ClientModel model, ClientFiles files) {
        Map<String, GoNames> names = new LinkedHashMap<>();
        model.packages().forEach(each -> names.put(each.name(), new GoNames(each)));
        Map<String, Set<String>> uses = uses(model);
        for (String packageName : uses.keySet()) {
            if (reaches(packageName, packageName, uses)) {
                files.problem("package " + packageName + " uses one that uses it, and Go allows no such circle. Move"
                        + " what both need into a package of its own");
                return;
            }
        }
        String module = module(model);
        boolean googles = false;
        for (ClientPackage each : model.packages()) {
            String clause = GoNames.packageClause(each.name());
            GoText out = new GoText();
            GoCodec codec = new GoCodec(model, each.name(), names, other -> module + "/" + GoNames.folder(other), out);
            new GoPackage(model, each, names, codec, out).write();
            files.add(GoNames.folder(each.name()) + "/" + clause + ".go", out.file(clause));
            googles |= out.imports(PROTOBUF + "/");
        }
        files.add("go.mod", "module " + module + "\n\ngo 1.19\n\n" + requirements(googles));
    }

    private static String requirements(boolean googles) {
        String runtime = "privateer.io/go/privateer v0.1.0\n";
        return googles ? "require (\n\t" + PROTOBUF + " v1.33.0\n\t" + runtime + ")\n" : "require " + runtime;
    }

    private static String module(ClientModel model) {
        String artifact = model.module().id().map(ModuleId::artifactId).orElse("client");
        return "privateer.local/" + artifact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    }

    /** Which packages a package's types name. */
    private static Map<String, Set<String>> uses(ClientModel model) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (MessageModel message : model.module().messages()) {
            Set<String> used = uses.computeIfAbsent(message.name().packageName(), unused -> new TreeSet<>());
            message.fields().stream().map(FieldModel::type).forEach(type -> add(type, used));
            message.variants().forEach(variant -> used.add(variant.message().packageName()));
        }
        for (var service : model.module().services()) {
            Set<String> used = uses.computeIfAbsent(service.packageName(), unused -> new TreeSet<>());
            service.methods().forEach(method -> method.errors()
                    .forEach(error -> used.add(error.message().packageName())));
        }
        uses.forEach((packageName, used) -> used.remove(packageName));
        return uses;
    }

    private static void add(FieldType type, Set<String> used) {
        if (type instanceof FieldType.Message message) {
            add(message.name(), used);
        } else if (type instanceof FieldType.Enumeration enumeration) {
            add(enumeration.name(), used);
        } else if (type instanceof FieldType.Repeated repeated) {
            add(repeated.element(), used);
        } else if (type instanceof FieldType.MapOf map) {
            add(map.value(), used);
        }
    }

    private static void add(ProtoName name, Set<String> used) {
        used.add(name.packageName());
    }

    private static boolean reaches(String from, String to, Map<String, Set<String>> uses) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(to)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }
}
