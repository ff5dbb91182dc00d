package io.privateer.codegen.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts what a module owns into {@code .proto} files, and finds what each file imports. */
final class ProtoFileLayout {
    private final List<ServiceModel> services;
    private final List<MessageModel> messages;
    private final List<EnumModel> enums;

    ProtoFileLayout(List<ServiceModel> services, List<MessageModel> messages, List<EnumModel> enums) {
        this.services = services;
        this.messages = messages;
        this.enums = enums;
    }

    List<ProtoFileModel> files() {
        // Path to package: all of one package and module share a path.
        SortedMap<String, String> packages = new TreeMap<>();
        services.forEach(service -> packages.put(service.protoFile(), service.packageName()));
        messages.stream()
                .filter(message -> !message.foreign())
                .forEach(message ->
                        packages.put(message.protoFile(), message.name().packageName()));
        enums.stream()
                .filter(enumeration -> !enumeration.foreign())
                .forEach(enumeration ->
                        packages.put(enumeration.protoFile(), enumeration.name().packageName()));
        List<ProtoFileModel> files = new ArrayList<>();
        for (Map.Entry<String, String> file : packages.entrySet()) {
            files.add(file(file.getKey(), file.getValue()));
        }
        return files;
    }

    private ProtoFileModel file(String path, String packageName) {
        List<MessageModel> own = messages.stream()
                .filter(message -> !message.foreign() && message.protoFile().equals(path))
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
        List<ServiceModel> ownServices = services.stream()
                .filter(service -> service.protoFile().equals(path))
                .toList();
        SortedSet<String> imports = new TreeSet<>();
        for (MessageModel message : own) {
            message.fields().forEach(field -> addImports(field.type(), imports));
            message.variants().forEach(variant -> imports.add(fileOf(variant.message())));
        }
        imports.remove(path);
        return new ProtoFileModel(
                path,
                packageName,
                List.copyOf(imports),
                own,
                enums.stream()
                        .filter(enumeration -> !enumeration.foreign()
                                && enumeration.protoFile().equals(path))
                        .sorted((left, right) -> left.name().compareTo(right.name()))
                        .toList(),
                ownServices);
    }

    private void addImports(FieldType type, SortedSet<String> imports) {
        if (type instanceof FieldType.Message message) {
            imports.add(fileOf(message.name()));
        } else if (type instanceof FieldType.Enumeration enumeration) {
            imports.add(fileOf(enumeration.name()));
        } else if (type instanceof FieldType.ProtobufMessage message) {
            imports.add(message.protoFile());
        } else if (type instanceof FieldType.Timestamp) {
            imports.add("google/protobuf/timestamp.proto");
        } else if (type instanceof FieldType.Duration) {
            imports.add("google/protobuf/duration.proto");
        } else if (type instanceof FieldType.Repeated repeated) {
            addImports(repeated.element(), imports);
        } else if (type instanceof FieldType.MapOf map) {
            addImports(map.value(), imports);
        }
    }

    private String fileOf(ProtoName name) {
        Optional<String> message = messages.stream()
                .filter(candidate -> candidate.name().equals(name))
                .map(MessageModel::protoFile)
                .findFirst();
        return message.or(() -> enums.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .map(EnumModel::protoFile)
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("nothing in the model is called " + name));
    }
}
