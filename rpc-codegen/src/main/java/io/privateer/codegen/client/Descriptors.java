package io.privateer.codegen.client;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueOptions;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WrappersProto;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.VariantModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The model as Protocol Buffers describes itself, which is what protoc would make of the generated {@code .proto} files, less
 * options, services and reserved names. For languages that build their message classes at run time. What was renamed has an
 * option more, {@link #FORMER_NAME}.
 */
final class Descriptors {
    /**
     * The option of a field or a constant that holds its name in JSON before it was renamed, a string. No library knows it, so
     * it is an unknown field there; the number is one of those that nobody registers.
     */
    static final int FORMER_NAME = 77_261;

    private static final Map<String, FileDescriptorProto> GOOGLES = Stream.of(
                    AnyProto.getDescriptor(),
                    DurationProto.getDescriptor(),
                    EmptyProto.getDescriptor(),
                    FieldMaskProto.getDescriptor(),
                    StructProto.getDescriptor(),
                    TimestampProto.getDescriptor(),
                    WrappersProto.getDescriptor())
            .collect(Collectors.toUnmodifiableMap(FileDescriptor::getName, FileDescriptor::toProto));

    private final ModuleModel module;

    Descriptors(ModuleModel module) {
        this.module = module;
    }

    /** Whether Google's own libraries bring this file along. */
    static boolean isGoogles(String path) {
        return GOOGLES.containsKey(path);
    }

    /** Each file after those that it imports. */
    FileDescriptorSet files() {
        SortedMap<String, FileDescriptorProto> known = new TreeMap<>();
        SortedMap<String, String> packages = new TreeMap<>();
        module.messages()
                .forEach(message ->
                        packages.put(message.protoFile(), message.name().packageName()));
        module.enums()
                .forEach(enumeration ->
                        packages.put(enumeration.protoFile(), enumeration.name().packageName()));
        packages.forEach((path, packageName) -> known.put(path, file(path, packageName)));
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        Set<String> placed = new HashSet<>();
        known.keySet().forEach(path -> place(path, known, placed, set));
        return set.build();
    }

    private static void place(
            String path, Map<String, FileDescriptorProto> known, Set<String> placed, FileDescriptorSet.Builder set) {
        Optional<FileDescriptorProto> file = Optional.ofNullable(known.getOrDefault(path, GOOGLES.get(path)));
        if (file.isPresent() && placed.add(path)) {
            file.get().getDependencyList().forEach(dependency -> place(dependency, known, placed, set));
            set.addFile(file.get());
        }
    }

    private FileDescriptorProto file(String path, String packageName) {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName(path)
                .setPackage(packageName)
                .setSyntax("proto3");
        if (packageName.isEmpty()) {
            file.clearPackage();
        }
        SortedSet<String> imports = new TreeSet<>();
        for (MessageModel message : module.messages()) {
            if (message.protoFile().equals(path)) {
                file.addMessageType(message(message));
                message.fields().forEach(field -> addImport(field.type(), imports));
                message.variants().forEach(variant -> imports.add(fileOf(variant.message())));
            }
        }
        for (EnumModel enumeration : module.enums()) {
            if (enumeration.protoFile().equals(path)) {
                if (isScoped(enumeration)) {
                    file.addMessageType(DescriptorProto.newBuilder()
                            .setName(scope(enumeration))
                            .addEnumType(enumeration(enumeration)));
                } else {
                    file.addEnumType(enumeration(enumeration));
                }
            }
        }
        imports.remove(path);
        return file.addAllDependency(imports).build();
    }

    private DescriptorProto message(MessageModel model) {
        DescriptorProto.Builder message =
                DescriptorProto.newBuilder().setName(model.name().simpleName());
        if (!model.variants().isEmpty()) {
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(model.oneofName()));
        }
        for (VariantModel variant : model.variants()) {
            FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                    .setName(variant.protoName())
                    .setNumber(variant.number())
                    .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                    .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName("." + variant.message().full())
                    .setOneofIndex(0)
                    .setJsonName(variant.jsonName());
            setFormerName(field, variant.was());
            message.addField(field);
        }
        Map<String, Integer> presenceOneofs = new LinkedHashMap<>();
        for (FieldModel field : model.fields()) {
            message.addField(field(model, field, message, presenceOneofs));
        }
        presenceOneofs
                .keySet()
                .forEach(name ->
                        message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(name)));
        return message.build();
    }

    private FieldDescriptorProto field(
            MessageModel message,
            FieldModel model,
            DescriptorProto.Builder nesting,
            Map<String, Integer> presenceOneofs) {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                .setName(model.protoName())
                .setNumber(model.number())
                .setJsonName(model.jsonName())
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
        setFormerName(field, model.was());
        if (model.type() instanceof FieldType.MapOf map) {
            DescriptorProto entry = entry(model, map);
            nesting.addNestedType(entry);
            field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
                    .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName("." + message.name().full() + "." + entry.getName());
        } else if (model.type() instanceof FieldType.Repeated repeated) {
            field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
            setType(field, repeated.element());
        } else if (model.type() instanceof FieldType.Single single) {
            setType(field, single);
            if (model.presence().explicit() && field.getType() != FieldDescriptorProto.Type.TYPE_MESSAGE) {
                String name = presenceName(message, model, presenceOneofs.keySet());
                presenceOneofs.put(name, presenceOneofs.size());
                field.setProto3Optional(true).setOneofIndex(presenceOneofs.size() - 1);
            }
        }
        return field.build();
    }

    private static void setFormerName(FieldDescriptorProto.Builder field, Optional<FormerName> was) {
        was.ifPresent(
                former -> field.setOptions(FieldOptions.newBuilder().setUnknownFields(formerName(former.jsonName()))));
    }

    private static UnknownFieldSet formerName(String name) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        FORMER_NAME,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(name))
                                .build())
                .build();
    }

    /** As protoc does it: an underscore, and {@code X} in front until no field or oneof has that name. */
    private static String presenceName(MessageModel message, FieldModel field, Set<String> taken) {
        Set<String> names = new HashSet<>(taken);
        message.fields().forEach(other -> names.add(other.protoName()));
        String name = "_" + field.protoName();
        while (names.contains(name)) {
            name = "X" + name;
        }
        return name;
    }

    private DescriptorProto entry(FieldModel field, FieldType.MapOf map) {
        DescriptorProto.Builder entry = DescriptorProto.newBuilder()
                .setName(entryName(field.protoName()))
                .setOptions(MessageOptions.newBuilder().setMapEntry(true));
        FieldDescriptorProto.Builder key = FieldDescriptorProto.newBuilder()
                .setName("key")
                .setNumber(1)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                .setJsonName("key");
        setType(key, map.key());
        FieldDescriptorProto.Builder value = FieldDescriptorProto.newBuilder()
                .setName("value")
                .setNumber(2)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                .setJsonName("value");
        setType(value, map.value());
        return entry.addField(key).addField(value).build();
    }

    /** {@code by_name} to {@code ByNameEntry}, letter by letter as protoc does it. */
    private static String entryName(String protoName) {
        StringBuilder name = new StringBuilder();
        boolean up = true;
        for (int i = 0; i < protoName.length(); i++) {
            char c = protoName.charAt(i);
            if (c == '_') {
                up = true;
            } else {
                name.append(up && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
                up = false;
            }
        }
        return name + "Entry";
    }

    private void setType(FieldDescriptorProto.Builder field, FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            field.setType(
                    FieldDescriptorProto.Type.valueOf("TYPE_" + scalar.wire().name()));
        } else if (type instanceof FieldType.Enumeration enumeration) {
            field.setType(FieldDescriptorProto.Type.TYPE_ENUM)
                    .setTypeName(typeName(module.enumeration(enumeration.name())));
        } else {
            field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(messageName(type));
        }
    }

    private static String messageName(FieldType.Single type) {
        if (type instanceof FieldType.Message message) {
            return "." + message.name().full();
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return "." + message.name().full();
        }
        return type instanceof FieldType.Timestamp ? ".google.protobuf.Timestamp" : ".google.protobuf.Duration";
    }

    /**
     * Names of constants must be different within what encloses their enum. Those from Java have the enum's name in front;
     * for those of a {@code .proto}, which were nested, each enum gets a message around it.
     */
    private static boolean isScoped(EnumModel model) {
        return model.unrecognized().isPresent();
    }

    private static String scope(EnumModel model) {
        return model.name().simpleName() + "Scope";
    }

    private static String typeName(EnumModel model) {
        return isScoped(model)
                ? "." + new ProtoName(model.name().packageName(), scope(model)).full() + "."
                        + model.name().simpleName()
                : "." + model.name().full();
    }

    private static EnumDescriptorProto enumeration(EnumModel model) {
        EnumDescriptorProto.Builder enumeration = EnumDescriptorProto.newBuilder()
                .setName(model.name().simpleName())
                .addValue(EnumValueDescriptorProto.newBuilder()
                        .setName(model.zeroName())
                        .setNumber(0));
        for (EnumModel.Constant constant : model.constants()) {
            EnumValueDescriptorProto.Builder value = EnumValueDescriptorProto.newBuilder()
                    .setName(constant.protoName())
                    .setNumber(constant.number());
            constant.was()
                    .ifPresent(was ->
                            value.setOptions(EnumValueOptions.newBuilder().setUnknownFields(formerName(was))));
            enumeration.addValue(value);
        }
        return enumeration.build();
    }

    private void addImport(FieldType type, Set<String> imports) {
        if (type instanceof FieldType.Message message) {
            imports.add(fileOf(message.name()));
        } else if (type instanceof FieldType.Enumeration enumeration) {
            imports.add(module.enumeration(enumeration.name()).protoFile());
        } else if (type instanceof FieldType.ProtobufMessage message) {
            imports.add(message.protoFile());
        } else if (type instanceof FieldType.Timestamp) {
            imports.add("google/protobuf/timestamp.proto");
        } else if (type instanceof FieldType.Duration) {
            imports.add("google/protobuf/duration.proto");
        } else if (type instanceof FieldType.Repeated repeated) {
            addImport(repeated.element(), imports);
        } else if (type instanceof FieldType.MapOf map) {
            addImport(map.value(), imports);
        }
    }

    private String fileOf(ProtoName name) {
        return module.message(name).protoFile();
    }
}
