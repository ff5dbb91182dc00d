package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ProtoName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The {@code .proto} files in folders and jars. They are searched when the first class of protoc is met, not before. */
public final class ProtoSources {
    private final List<Path> roots;
    private @Nullable Map<String, FieldType.ProtobufMessage> byJavaName;

    /** @param roots folders and jars; the first one that has a file wins, missing ones are skipped */
    public ProtoSources(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The {@code .proto} that a module generates for one of its packages; two modules may share a package. */
    String fileFor(String packageName, Optional<ModuleId> module) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        String last = packageName.substring(packageName.lastIndexOf('.') + 1);
        return folder + module.map(ModuleId::artifactId).orElse(last.isEmpty() ? "unnamed" : last) + ".proto";
    }

    Optional<FieldType.ProtobufMessage> find(List<String> simpleNames, TypeElement type) {
        Map<String, FieldType.ProtobufMessage> index = byJavaName;
        if (index == null) {
            index = index();
            byJavaName = index;
        }
        return Optional.ofNullable(index.get(type.getQualifiedName().toString()))
                .map(found -> new FieldType.ProtobufMessage(
                        new JavaType.Declared(Mirrors.packageName(type), simpleNames, List.of()),
                        found.name(),
                        found.protoFile()));
    }

    private Map<String, FieldType.ProtobufMessage> index() {
        Map<String, FieldType.ProtobufMessage> index = new HashMap<>();
        for (Path root : roots) {
            try {
                if (Files.isDirectory(root)) {
                    folder(root, index);
                } else if (Files.isRegularFile(root)) {
                    jar(root, index);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("looking for .proto files in " + root, unreadable);
            }
        }
        return index;
    }

    private static void folder(Path root, Map<String, FieldType.ProtobufMessage> index) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".proto") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String path = root.relativize(file).toString().replace('\\', '/');
            add(path, Files.readString(file), index);
        }
    }

    private static void jar(Path root, Map<String, FieldType.ProtobufMessage> index) throws IOException {
        try (ZipFile jar = new ZipFile(root.toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(entry -> entry.getName().endsWith(".proto"))
                    .toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8), index);
                }
            }
        }
    }

    private static void add(String path, String text, Map<String, FieldType.ProtobufMessage> index) {
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        for (ProtoScanner.Message message : ProtoScanner.scan(fileName, text)) {
            ProtoName name = new ProtoName(message.packageName(), message.simpleName());
            // The Java type is filled in by whoever asks for a class that exists.
            FieldType.ProtobufMessage found = new FieldType.ProtobufMessage(
                    JavaType.Declared.of(message.packageName(), message.simpleName()), name, path);
            message.javaNames().forEach(javaName -> index.putIfAbsent(javaName, found));
        }
    }
}
