package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.VariantModel;
import io.privateer.codegen.model.WireType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Types as C++ has them, and the order in which structs must be defined: one that another contains comes first. Where a
 * message contains itself, one edge of the circle is a box.
 */
final class CppTypes {
    private final ClientModel model;
    private final CppNames names;
    private final List<MessageModel> ordered = new ArrayList<>();
    /** Message and what it contains in a box. */
    private final Set<String> boxed = new HashSet<>();

    CppTypes(ClientModel model, CppNames names) {
        this.model = model;
        this.names = names;
        Set<ProtoName> done = new HashSet<>();
        model.module().messages().stream()
                .filter(CppTypes::isStruct)
                .forEach(message -> place(message, done, new LinkedHashSet<>()));
    }

    private void place(MessageModel message, Set<ProtoName> done, Set<ProtoName> within) {
        if (done.contains(message.name())) {
            return;
        }
        within.add(message.name());
        contained(message, name -> {
            if (within.contains(name)) {
                boxed.add(message.name() + " " + name);
            } else {
                place(model.module().message(name), done, within);
            }
        });
        within.remove(message.name());
        done.add(message.name());
        ordered.add(message);
    }

    /** What must be complete before the message is: elements of a vector need not be. */
    private void contained(MessageModel message, Consumer<ProtoName> taker) {
        message.fields().forEach(field -> contained(field.type(), taker));
        message.variants().forEach(variant -> taker.accept(variant.message()));
    }

    private void contained(FieldType type, Consumer<ProtoName> taker) {
        if (type instanceof FieldType.MapOf map) {
            contained(map.value(), taker);
        } else if (type instanceof FieldType.Message message) {
            MessageModel target = model.module().message(message.name());
            if (target.kind() == MessageModel.Kind.WRAPPER) {
                contained(target.fields().get(0).type(), taker);
            } else {
                taker.accept(message.name());
            }
        }
    }

    /** Whether a message is a type for users: a call's arguments and its result are not. */
    static boolean isStruct(MessageModel message) {
        return switch (message.kind()) {
            case RECORD, ERROR, ONEOF -> true;
            case REQUEST, REPLY, WRAPPER -> false;
        };
    }

    /** Each after those that it contains. */
    List<MessageModel> ordered() {
        return ordered;
    }

    /** A member's type. {@code owner} is the message that has it. */
    String member(MessageModel owner, FieldModel field) {
        if (!isOptional(field)) {
            return type(owner, field.type());
        }
        boolean box = field.type() instanceof FieldType.Message message
                && boxed.contains(owner.name() + " " + message.name());
        return box
                ? "::privateer::OptionalBox<" + plain(field.type()) + ">"
                : "std::optional<" + plain(field.type()) + ">";
    }

    /** A variant's type in its {@code std::variant}. */
    String variant(MessageModel owner, VariantModel variant) {
        return type(owner, new FieldType.Message(variant.message()));
    }

    boolean isBoxed(MessageModel owner, FieldType type) {
        return type instanceof FieldType.Message message && boxed.contains(owner.name() + " " + message.name());
    }

    static boolean isOptional(FieldModel field) {
        return field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
    }

    private String type(MessageModel owner, FieldType type) {
        if (type instanceof FieldType.MapOf map) {
            return "std::map<" + plain(map.key()) + ", " + type(owner, map.value()) + ">";
        }
        return isBoxed(owner, type) ? "::privateer::Box<" + plain(type) + ">" : plain(type);
    }

    /** A type without a box. */
    String plain(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return "std::vector<" + plain(repeated.element()) + ">";
        }
        if (type instanceof FieldType.MapOf map) {
            return "std::map<" + plain(map.key()) + ", " + plain(map.value()) + ">";
        }
        if (type instanceof FieldType.Scalar scalar) {
            return scalar(scalar.wire());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return names.type(enumeration.name());
        }
        if (type instanceof FieldType.Message message) {
            MessageModel target = model.module().message(message.name());
            return target.kind() == MessageModel.Kind.WRAPPER
                    ? plain(target.fields().get(0).type())
                    : names.type(message.name());
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return "::google::protobuf::" + message.name().simpleName();
        }
        return type instanceof FieldType.Timestamp ? "::privateer::Timestamp" : "::privateer::Duration";
    }

    /** The headers of Google's own messages, sorted. */
    SortedSet<String> googles() {
        return model.module().messages().stream()
                .flatMap(message -> message.fields().stream())
                .flatMap(field -> ProtocsClasses.in(field.type()).stream())
                .map(message -> message.protoFile().replaceFirst("\\.proto$", ".pb.h"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A parameter's type: numbers by value, all else by reference. */
    String parameter(FieldModel field) {
        String type = isOptional(field) ? "std::optional<" + plain(field.type()) + ">" : plain(field.type());
        boolean small = !isOptional(field)
                && (field.type() instanceof FieldType.Enumeration
                        || (field.type() instanceof FieldType.Scalar scalar
                                && scalar.wire() != WireType.STRING
                                && scalar.wire() != WireType.BYTES));
        return small ? type : "const " + type + "&";
    }

    private static String scalar(WireType wire) {
        return switch (wire) {
            case DOUBLE -> "double";
            case FLOAT -> "float";
            case INT32, SINT32, SFIXED32 -> "std::int32_t";
            case INT64, SINT64, SFIXED64 -> "std::int64_t";
            case UINT32, FIXED32 -> "std::uint32_t";
            case UINT64, FIXED64 -> "std::uint64_t";
            case BOOL -> "bool";
            case STRING, BYTES -> "std::string";
        };
    }
}
