package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.WellKnownTypes;
import io.privateer.codegen.model.WireType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types as the declarations of one module write them, and the imports that they need. Not thread-safe. */
final class NodeTypes {
    private final Map<String, NodeNames> all;
    private final ClientPackage of;
    private final NodeNames.Locals locals;
    private final String root;
    /** Whether the messages of the package are in another module than these declarations. */
    private final boolean outside;

    private final Map<String, String> imports = new TreeMap<>();

    NodeTypes(ClientPackage of, Map<String, NodeNames> all, String module) {
        this.all = all;
        this.of = of;
        this.locals = named(all, of.name()).locals();
        this.root = NodeNames.root(of.name());
        this.outside = !module.equals("messages");
    }

    /** Of what was asked for so far. */
    String imports() {
        SourceText out = new SourceText("  ");
        imports.forEach((from, alias) -> out.line("import * as " + alias + " from \"" + from + "\";"));
        return out.toString();
    }

    String protobuf() {
        return alias("@bufbuild/protobuf", "protobuf");
    }

    String codegen() {
        return alias("@bufbuild/protobuf/codegenv2", "codegen");
    }

    String rpc() {
        return alias("privateer-rpc", "rpc");
    }

    /** The type of a value that was read. */
    String value(FieldType type) {
        return unboxed(type).orElseGet(() -> element(type));
    }

    /** Alone a wrapper is what it wraps, as the protobuf library has it; in a list or map it is a message. */
    private static Optional<String> unboxed(FieldType type) {
        return type instanceof FieldType.ProtobufMessage message
                ? WellKnownTypes.wrapped(message).map(NodeTypes::scalar)
                : Optional.empty();
    }

    private String element(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return element(repeated.element()) + "[]";
        }
        if (type instanceof FieldType.MapOf map) {
            return "{ [key: " + key(map.key()) + "]: " + element(map.value()) + " }";
        }
        if (type instanceof FieldType.Message message) {
            return reference(message.name(), false);
        }
        return type instanceof FieldType.Single single ? single(single) : "never";
    }

    /** The type of a value to send: messages may be given as plain objects. */
    String init(FieldType type) {
        return unboxed(type).orElseGet(() -> elementInit(type));
    }

    private String elementInit(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return elementInit(repeated.element()) + "[]";
        }
        if (type instanceof FieldType.MapOf map) {
            return "{ [key: " + key(map.key()) + "]: " + elementInit(map.value()) + " }";
        }
        if (type instanceof FieldType.Message message) {
            return protobuf() + ".MessageInitShape<typeof " + reference(message.name(), true) + ">";
        }
        if (type instanceof FieldType.Timestamp || type instanceof FieldType.Duration || isMessage(type)) {
            return protobuf() + ".MessageInitShape<typeof " + wellKnown(type) + "Schema>";
        }
        return element(type);
    }

    private String single(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            return scalar(scalar.wire());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return reference(enumeration.name(), false);
        }
        return type instanceof FieldType.ProtobufMessage && !isMessage(type)
                ? protobuf() + ".JsonObject"
                : wellKnown(type);
    }

    /** Of Google's own: the library has an object of plain values for a Struct, and message objects for the others. */
    private static boolean isMessage(FieldType type) {
        return type instanceof FieldType.ProtobufMessage message
                && !message.name().simpleName().equals("Struct");
    }

    private String wellKnown(FieldType type) {
        String name = type instanceof FieldType.ProtobufMessage message
                ? message.name().simpleName()
                : type instanceof FieldType.Timestamp ? "Timestamp" : "Duration";
        return alias("@bufbuild/protobuf/wkt", "wkt") + "." + name;
    }

    private String reference(ProtoName name, boolean schema) {
        NodeNames theirs = named(all, name.packageName());
        String called = schema ? theirs.schema(name) : theirs.type(name);
        if (!name.packageName().equals(of.name())) {
            return alias(root + NodeNames.folder(name.packageName()) + "/messages.js", name.packageName()) + "."
                    + called;
        }
        return outside ? alias("./messages.js", "messages") + "." + called : called;
    }

    private String alias(String from, String wish) {
        return imports.computeIfAbsent(from, unused -> locals.free(wish));
    }

    private static String key(FieldType.Scalar key) {
        return key.wire() == WireType.INT32 ? "number" : "string";
    }

    static boolean mayBeAbsent(FieldModel field) {
        return field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
    }

    static boolean isBig(WireType wire) {
        return switch (wire) {
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> true;
            default -> false;
        };
    }

    private static String scalar(WireType wire) {
        return switch (wire) {
            case DOUBLE, FLOAT, INT32, UINT32, SINT32, FIXED32, SFIXED32 -> "number";
            case INT64, UINT64, SINT64, FIXED64, SFIXED64 -> "bigint";
            case BOOL -> "boolean";
            case STRING -> "string";
            case BYTES -> "Uint8Array";
        };
    }

    static NodeNames named(Map<String, NodeNames> all, String packageName) {
        NodeNames names = all.get(packageName);
        if (names == null) {
            throw new IllegalArgumentException("no package " + packageName);
        }
        return names;
    }
}
