package io.privateer.codegen.contract;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.OneOf;
import com.squareup.wire.schema.ProtoType;
import io.privateer.codegen.model.CollectionKind;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.OneofModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.WireType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the fields of one message, those of its oneofs among them. */
final class FieldsReader {
    private final MessageType message;
    private final ContractTypes types;
    private final List<FieldModel> fields = new ArrayList<>();
    private final Map<String, String> javaNames = new HashMap<>();

    FieldsReader(MessageType message, ContractTypes types) {
        this.message = message;
        this.types = types;
        message.getDeclaredFields().forEach(field -> read(field, field.getLabel() == Field.Label.OPTIONAL));
        for (OneOf oneof : message.getOneOfs()) {
            oneof.getFields().forEach(field -> read(field, true));
            if (oneof.getFields().size() > 1) {
                claim(ContractNames.component(oneof.getName()), oneof.getName(), oneof.getLocation());
            }
        }
    }

    List<FieldModel> fields() {
        return fields;
    }

    /** Those with a choice: a oneof of a single field is an optional field. */
    List<OneofModel> oneofs(JavaType.Declared javaType) {
        List<OneofModel> oneofs = new ArrayList<>();
        for (OneOf oneof : message.getOneOfs()) {
            if (oneof.getFields().size() > 1) {
                List<String> nested = new ArrayList<>(javaType.simpleNames());
                nested.add(oneofType(oneof, nested));
                oneofs.add(new OneofModel(
                        ContractNames.component(oneof.getName()),
                        new JavaType.Declared(javaType.packageName(), nested, List.of()),
                        oneof.getFields().stream()
                                .map(field -> ContractNames.component(field.getName()))
                                .toList(),
                        ContractTypes.doc(oneof.getDocumentation())));
            }
        }
        return oneofs;
    }

    /** The oneof's name with a capital letter; other nested types came first. */
    private String oneofType(OneOf oneof, List<String> enclosing) {
        String name = ContractNames.type(ContractNames.json(oneof.getName()));
        while (enclosing.contains(name) || isNested(name)) {
            name += "Oneof";
        }
        return name;
    }

    private boolean isNested(String name) {
        return message.getNestedTypes().stream()
                .anyMatch(type -> ContractNames.type(type.getName()).equals(name));
    }

    private void read(Field field, boolean explicit) {
        String user = message.getType() + "." + field.getName();
        String javaName = ContractNames.component(field.getName());
        if (field.isExtension()) {
            types.report(field.getLocation(), user + ": extensions are not supported");
            return;
        }
        if (!claim(javaName, field.getName(), field.getLocation())) {
            return;
        }
        ProtoType type = Objects.requireNonNull(field.getType());
        if (type.isMap()) {
            Optional<FieldType.Single> key = single(Objects.requireNonNull(type.getKeyType()), field, user);
            Optional<FieldType.Single> value = single(Objects.requireNonNull(type.getValueType()), field, user);
            if (key.isPresent() && value.isPresent()) {
                JavaType map = new JavaType.Declared(
                        "java.util", List.of("Map"), List.of(boxed(key.get()), boxed(value.get())));
                add(
                        field,
                        javaName,
                        map,
                        new FieldType.MapOf((FieldType.Scalar) key.get(), value.get()),
                        Presence.REPEATED);
            }
            return;
        }
        single(type, field, user).ifPresent(single -> {
            if (field.isRepeated()) {
                JavaType list = new JavaType.Declared("java.util", List.of("List"), List.of(boxed(single)));
                add(field, javaName, list, new FieldType.Repeated(single, CollectionKind.LIST), Presence.REPEATED);
            } else if (explicit || isMessage(single)) {
                JavaType optional = new JavaType.Declared("java.util", List.of("Optional"), List.of(boxed(single)));
                add(field, javaName, optional, single, Presence.OPTIONAL);
            } else {
                add(field, javaName, plain(single), single, Presence.IMPLICIT);
            }
        });
    }

    private boolean claim(String javaName, String name, com.squareup.wire.schema.Location place) {
        String other = javaNames.putIfAbsent(javaName, name);
        if (other != null) {
            types.report(
                    place,
                    message.getType() + ": " + name + " and " + other + " are both called " + javaName + " in Java");
        }
        return other == null;
    }

    private void add(Field field, String javaName, JavaType javaType, FieldType type, Presence presence) {
        String declaredJson = field.getDeclaredJsonName();
        fields.add(new FieldModel(
                field.getTag(),
                fields.size(),
                javaName,
                javaName,
                field.getName(),
                declaredJson == null ? ContractNames.json(field.getName()) : declaredJson,
                Optional.empty(),
                javaType,
                type,
                presence,
                Optional.empty(),
                ContractTypes.doc(field.getDocumentation())));
    }

    private Optional<FieldType.Single> single(ProtoType type, Field field, String user) {
        if (!type.isScalar()) {
            return types.reference(type, field.getLocation(), user);
        }
        WireType wire = WireType.valueOf(type.toString().toUpperCase(Locale.ROOT));
        return Optional.of(new FieldType.Scalar(wire, scalar(wire)));
    }

    /** Unsigned numbers keep their bits, as in protoc's Java: {@code Integer.toUnsignedLong} reads them. */
    private static JavaScalar scalar(WireType wire) {
        return switch (wire) {
            case INT32, UINT32, SINT32, FIXED32, SFIXED32 -> JavaScalar.INT;
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> JavaScalar.LONG;
            case FLOAT -> JavaScalar.FLOAT;
            case DOUBLE -> JavaScalar.DOUBLE;
            case BOOL -> JavaScalar.BOOLEAN;
            case STRING -> JavaScalar.STRING;
            case BYTES -> JavaScalar.BYTE_ARRAY;
        };
    }

    private static boolean isMessage(FieldType.Single type) {
        return !(type instanceof FieldType.Scalar) && !(type instanceof FieldType.Enumeration);
    }

    private JavaType plain(FieldType.Single type) {
        return type instanceof FieldType.Scalar scalar ? scalar.java().type() : boxed(type);
    }

    private JavaType boxed(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            return scalar.java().boxed();
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return types.javaTypeOf(enumeration.name());
        }
        if (type instanceof FieldType.Message referred) {
            return types.javaTypeOf(referred.name());
        }
        if (type instanceof FieldType.ProtobufMessage protobuf) {
            return protobuf.javaType();
        }
        return JavaType.Declared.of("java.time", type instanceof FieldType.Timestamp ? "Instant" : "Duration");
    }
}
