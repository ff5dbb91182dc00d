package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ServiceModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The model as clients see it: by package, and complete. Messages of other modules are in it like the module's own, because
 * a client in another language has no jar to take them from.
 */
final class ClientModel {
    private final ModuleModel module;
    private final List<ClientPackage> packages;
    private final FileDescriptorSet descriptors;

    ClientModel(ModuleModel module) {
        this.module = module;
        packages = packages(module);
        descriptors = new Descriptors(module).files();
    }

    /** All of one package, each sorted by name. */
    record ClientPackage(
            String name, List<ServiceModel> services, List<MessageModel> messages, List<EnumModel> enums) {}

    /** For looking up messages and enums by name, and for the module's id. */
    ModuleModel module() {
        return module;
    }

    /** Sorted by name, none of them empty. */
    List<ClientPackage> packages() {
        return packages;
    }

    /**
     * All files that messages of this module need, in an order in which each one comes after those that it imports. Complete
     * with Google's own, so that a descriptor pool of its own can be filled from it.
     */
    FileDescriptorSet descriptors() {
        return descriptors;
    }

    /** Of all files these, and what they import. */
    FileDescriptorSet descriptors(Set<String> files) {
        Set<String> wanted = new HashSet<>(files);
        List<FileDescriptorProto> all = descriptors.getFileList();
        // Each file stands behind its imports, so one pass from the end finds all that are needed.
        for (int i = all.size() - 1; i >= 0; i--) {
            if (wanted.contains(all.get(i).getName())) {
                wanted.addAll(all.get(i).getDependencyList());
            }
        }
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        all.stream().filter(file -> wanted.contains(file.getName())).forEach(set::addFile);
        return set.build();
    }

    /** Whether a message without it cannot be read. */
    static boolean isRequired(FieldModel field) {
        return field.presence() == Presence.REQUIRED && !isNullIfAbsent(field);
    }

    /** Whether it would be required, were it not a {@code google.protobuf.Value}, which has null among its values. */
    static boolean isNullIfAbsent(FieldModel field) {
        return field.presence() == Presence.REQUIRED
                && field.type() instanceof FieldType.ProtobufMessage message
                && message.name().full().equals("google.protobuf.Value");
    }

    private static List<ClientPackage> packages(ModuleModel module) {
        TreeSet<String> names = new TreeSet<>();
        module.services().forEach(service -> names.add(service.packageName()));
        module.messages().forEach(message -> names.add(message.name().packageName()));
        module.enums().forEach(enumeration -> names.add(enumeration.name().packageName()));
        return names.stream()
                .map(name -> new ClientPackage(
                        name,
                        module.services().stream()
                                .filter(service -> service.packageName().equals(name))
                                .toList(),
                        in(name, module.messages().stream(), message -> message.name()
                                .packageName()),
                        in(name, module.enums().stream(), enumeration -> enumeration
                                .name()
                                .packageName())))
                .toList();
    }

    private static <T> List<T> in(String name, Stream<T> all, java.util.function.Function<T, String> packageName) {
        return all.filter(each -> packageName.apply(each).equals(name)).toList();
    }
}
