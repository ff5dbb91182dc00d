package io.privateer.codegen.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that one compilation module generates, and what it uses of others. Sorted by name throughout, so that equal sources
 * give equal output.
 *
 * @param id the module's name; absent if the build did not tell it, and then other modules cannot use its messages
 * @param messages all messages of this module's services and {@code @RpcMessage} types, and those of other modules that
 *     they reach; the latter are {@code foreign}
 * @param enums likewise
 * @param protoFiles one per Java package that owns something here
 */
public record ModuleModel(
        Optional<ModuleId> id,
        List<ServiceModel> services,
        List<MessageModel> messages,
        List<EnumModel> enums,
        List<ProtoFileModel> protoFiles) {
    public ModuleModel {
        services = services.stream()
                .sorted(Comparator.comparing(service -> service.javaType().qualifiedName()))
                .toList();
        messages = messages.stream()
                .sorted(Comparator.comparing(MessageModel::name))
                .toList();
        enums = enums.stream().sorted(Comparator.comparing(EnumModel::name)).toList();
        protoFiles = protoFiles.stream()
                .sorted(Comparator.comparing(ProtoFileModel::path))
                .toList();
    }

    /** A module whose {@code .proto} files follow from what it owns. */
    public static ModuleModel of(
            Optional<ModuleId> id, List<ServiceModel> services, List<MessageModel> messages, List<EnumModel> enums) {
        return new ModuleModel(id, services, messages, enums, new ProtoFileLayout(services, messages, enums).files());
    }

    /** A module with nothing in it. */
    public static ModuleModel empty(Optional<ModuleId> id) {
        return new ModuleModel(id, List.of(), List.of(), List.of(), List.of());
    }

    /** This module with all that another one has, which has no name of its own. */
    public ModuleModel with(ModuleModel other) {
        return new ModuleModel(
                id,
                joined(services, other.services),
                joined(messages, other.messages),
                joined(enums, other.enums),
                joined(protoFiles, other.protoFiles));
    }

    private static <T> List<T> joined(List<T> one, List<T> two) {
        return Stream.concat(one.stream(), two.stream()).toList();
    }

    /** The messages that this module generates a codec for. */
    public List<MessageModel> ownMessages() {
        return messages.stream().filter(message -> !message.foreign()).toList();
    }

    /** The enums that this module generates a mapping for. */
    public List<EnumModel> ownEnums() {
        return enums.stream().filter(enumeration -> !enumeration.foreign()).toList();
    }

    /** The message that the model refers to by this name. */
    public MessageModel message(ProtoName name) {
        return messages.stream()
                .filter(message -> message.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no message " + name + " in this module's model"));
    }

    /** The enum that the model refers to by this name. */
    public EnumModel enumeration(ProtoName name) {
        return enums.stream()
                .filter(enumeration -> enumeration.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no enum " + name + " in this module's model"));
    }
}
