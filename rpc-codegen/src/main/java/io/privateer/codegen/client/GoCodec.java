package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.WireType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Types, and the lines that write and read fields, in one Go file. Not thread-safe. */
final class GoCodec {
    private static final String GOOGLES = "google.golang.org/protobuf/types/known/";

    private final ClientModel model;
    private final String packageName;
    private final Map<String, GoNames> all;
    private final Function<String, String> importPath;
    private final GoText out;
    /** What must be forgotten when a field is read: the other members of its oneof. */
    private Function<FieldModel, List<String>> rivals = field -> List.of();
    /** How many collections deep a value is that is being read: each level has variables of its own. */
    private int depth;

    GoCodec(
            ClientModel model,
            String packageName,
            Map<String, GoNames> all,
            Function<String, String> importPath,
            GoText out) {
        this.model = model;
        this.packageName = packageName;
        this.all = all;
        this.importPath = importPath;
        this.out = out;
    }

    // ---- types

    /** A field's or parameter's type, with a pointer where it may be absent. */
    String type(FieldModel field) {
        boolean pointer = isOptional(field) && !isNilable(field.type());
        return (pointer ? "*" : "") + type(field.type());
    }

    String type(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return "[]" + type(repeated.element());
        }
        if (type instanceof FieldType.MapOf map) {
            return "map[" + scalar(map.key().wire()) + "]" + type(map.value());
        }
        if (type instanceof FieldType.Scalar scalar) {
            return scalar(scalar.wire());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return reference(enumeration.name(), "");
        }
        if (type instanceof FieldType.Message message) {
            MessageModel target = model.module().message(message.name());
            return target.kind() == MessageModel.Kind.WRAPPER
                    ? type(target.fields().get(0).type())
                    : reference(message.name(), "");
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return "*" + googles(message);
        }
        return type instanceof FieldType.Timestamp ? out.imported("time", "") + ".Time" : out.runtime() + ".Duration";
    }

    /** One of Google's own messages, in the package that protobuf's library has for its file. */
    private String googles(FieldType.ProtobufMessage message) {
        String file = message.protoFile().replaceFirst(".*/", "").replaceFirst("\\.proto$", "");
        return out.imported(GOOGLES + file.replace("_", "") + "pb", "") + "."
                + message.name().simpleName();
    }

    private static boolean isOptional(FieldModel field) {
        return field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
    }

    /** Whether the type itself can say that there is nothing. */
    private boolean isNilable(FieldType type) {
        return GoNames.isOneof(model, type)
                || type instanceof FieldType.ProtobufMessage
                || (type instanceof FieldType.Scalar scalar && scalar.wire() == WireType.BYTES);
    }

    private static String scalar(WireType wire) {
        return switch (wire) {
            case DOUBLE -> "float64";
            case FLOAT -> "float32";
            case INT32, SINT32, SFIXED32 -> "int32";
            case INT64, SINT64, SFIXED64 -> "int64";
            case UINT32, FIXED32 -> "uint32";
            case UINT64, FIXED64 -> "uint64";
            case BOOL -> "bool";
            case STRING -> "string";
            case BYTES -> "[]byte";
        };
    }

    private String reference(ProtoName name, String prefix) {
        String called = prefix + GoNames.named(all, name.packageName()).type(name);
        if (name.packageName().equals(packageName)) {
            return called;
        }
        String path = importPath.apply(name.packageName());
        return out.imported(path, path.substring(path.indexOf('/') + 1).replaceAll("[^a-z0-9]", "")) + "." + called;
    }

    // ---- writing

    /** Writes a field from an expression of its type. */
    void write(FieldModel field, String value) {
        int number = field.number();
        FieldType type = field.type();
        if (type instanceof FieldType.Repeated repeated) {
            writeAll(number, repeated.element(), value);
        } else if (type instanceof FieldType.MapOf map) {
            out.open("for key, value := range " + value + " {");
            out.open("w.Message(" + number + ", func(w *" + out.runtime() + ".Writer) {");
            writeOne(1, map.key(), "key");
            writeOne(2, map.value(), "value");
            out.close("})").close("}");
        } else if (type instanceof FieldType.Single single) {
            boolean nilable = isNilable(type);
            if (isOptional(field)) {
                out.open("if " + value + " != nil {");
                writeOne(number, single, nilable || isRecord(type) ? value : "*" + value);
                out.close("}");
            } else if (field.presence() == Presence.IMPLICIT) {
                out.open("if " + isNotZero(single, value) + " {");
                writeOne(number, single, value);
                out.close("}");
            } else {
                writeOne(number, single, value);
            }
        }
    }

    private boolean isRecord(FieldType type) {
        return type instanceof FieldType.Message message
                && model.module().message(message.name()).kind() != MessageModel.Kind.WRAPPER;
    }

    private void writeAll(int number, FieldType.Single element, String value) {
        if (isPacked(element)) {
            out.open("if len(" + value + ") > 0 {");
            out.open("w.Packed(" + number + ", func(w *" + out.runtime() + ".Writer) {");
            out.open("for _, each := range " + value + " {");
            writeOne(number, element, "each");
            out.close("}").close("})").close("}");
        } else {
            out.open("for _, each := range " + value + " {");
            writeOne(number, element, "each");
            out.close("}");
        }
    }

    private static boolean isPacked(FieldType.Single element) {
        return element instanceof FieldType.Enumeration
                || (element instanceof FieldType.Scalar scalar && scalar.wire().packed());
    }

    private String isNotZero(FieldType.Single type, String value) {
        if (type instanceof FieldType.Scalar scalar) {
            return switch (scalar.wire()) {
                case BOOL -> value;
                case STRING -> value + " != \"\"";
                case BYTES -> "len(" + value + ") > 0";
                // Minus zero is not zero on the wire.
                case DOUBLE -> out.imported("math", "") + ".Float64bits(" + value + ") != 0";
                case FLOAT -> out.imported("math", "") + ".Float32bits(" + value + ") != 0";
                default -> value + " != 0";
            };
        }
        return value + " != 0";
    }

    private void writeOne(int number, FieldType.Single type, String value) {
        if (type instanceof FieldType.Scalar scalar) {
            out.line("w." + writeScalar(scalar.wire(), number, value));
        } else if (type instanceof FieldType.Enumeration) {
            out.line("w.Varint(" + number + ", uint64(" + value + "))");
        } else if (type instanceof FieldType.Timestamp) {
            out.line("w.Time(" + number + ", " + value + ")");
        } else if (type instanceof FieldType.Duration) {
            out.line("w.Duration(" + number + ", " + value + ")");
        } else if (type instanceof FieldType.ProtobufMessage) {
            out.line(out.wellKnown() + ".Write(w, " + number + ", " + value + ")");
        } else if (type instanceof FieldType.Message message) {
            MessageModel target = model.module().message(message.name());
            switch (target.kind()) {
                case ONEOF -> out.line(reference(message.name(), "Marshal") + "(w, " + number + ", " + value + ")");
                case WRAPPER -> {
                    out.open("w.Message(" + number + ", func(w *" + out.runtime() + ".Writer) {");
                    write(target.fields().get(0), value);
                    out.close("})");
                }
                case RECORD, ERROR, REQUEST, REPLY ->
                    out.line("w.Message(" + number + ", " + value + ".MarshalPrivateer)");
            }
        }
    }

    private static String writeScalar(WireType wire, int number, String value) {
        return switch (wire) {
            case INT32, INT64, UINT32, UINT64 -> "Varint(" + number + ", uint64(" + value + "))";
            case SINT32, SINT64 -> "Zigzag(" + number + ", int64(" + value + "))";
            case FIXED32, SFIXED32 -> "Fixed32(" + number + ", uint32(" + value + "))";
            case FIXED64, SFIXED64 -> "Fixed64(" + number + ", uint64(" + value + "))";
            case BOOL -> "Bool(" + number + ", " + value + ")";
            case FLOAT -> "Float(" + number + ", " + value + ")";
            case DOUBLE -> "Double(" + number + ", " + value + ")";
            case STRING -> "String(" + number + ", " + value + ")";
            case BYTES -> "Raw(" + number + ", " + value + ")";
        };
    }

    // ---- reading

    /** Sets what the next {@link #readAll} forgets when it reads a member of a oneof. */
    void rivals(MessageModel message, Function<FieldModel, String> target) {
        rivals = field -> message.rivals(field).stream().map(target).toList();
    }

    /** Reads all fields of a message, each into the expression that {@code target} has for it. */
    void readAll(List<FieldModel> fields, Function<FieldModel, String> target, Function<FieldModel, String> told) {
        if (fields.isEmpty()) {
            out.open("for r.Next() {").line("r.Skip()").close("}");
            return;
        }
        for (FieldModel field : fields) {
            if (ClientModel.isNullIfAbsent(field)) {
                out.line(target.apply(field) + " = " + out.imported(GOOGLES + "structpb", "") + ".NewNullValue()");
            }
        }
        out.open("for r.Next() {").open("switch r.Field() {");
        for (FieldModel field : fields) {
            out.label("case " + field.number() + ":");
            if (ClientModel.isRequired(field)) {
                out.line("r.Saw()");
            }
            rivals.apply(field).forEach(rival -> out.line(rival + " = nil"));
            read(field, target.apply(field));
        }
        rivals = field -> List.of();
        out.label("default:").line("r.Skip()").close("}").close("}");
        for (FieldModel field : fields) {
            if (ClientModel.isRequired(field)) {
                out.line("r.Require(" + field.number() + ", " + ClientText.go(told.apply(field)) + ")");
            }
        }
    }

    private void read(FieldModel field, String target) {
        FieldType type = field.type();
        if (type instanceof FieldType.Repeated repeated) {
            FieldType.Single element = repeated.element();
            if (isPacked(element)) {
                out.open("r.Elements(func(r *" + out.runtime() + ".Reader) {");
                out.line(target + " = append(" + target + ", " + readOne(element) + ")")
                        .close("})");
            } else if (isExpression(element)) {
                out.line(target + " = append(" + target + ", " + readOne(element) + ")");
            } else {
                String each = local("each");
                out.line("var " + each + " " + type(element));
                depth++;
                readInto(element, each);
                depth--;
                out.line(target + " = append(" + target + ", " + each + ")");
            }
        } else if (type instanceof FieldType.MapOf map) {
            readEntry(map, target);
        } else if (type instanceof FieldType.Single single) {
            if (!isOptional(field) || isNilable(type)) {
                readInto(single, target);
            } else if (isExpression(single)) {
                out.line("value := " + readOne(single)).line(target + " = &value");
            } else {
                out.open("if " + target + " == nil {")
                        .line(target + " = new(" + type(single) + ")")
                        .close("}");
                readInto(single, isRecord(type) ? target : "(*" + target + ")");
            }
        }
    }

    private void readEntry(FieldType.MapOf map, String target) {
        out.open("if " + target + " == nil {")
                .line(target + " = " + type(map) + "{}")
                .close("}");
        String key = local("key");
        String value = local("value");
        out.line("var " + key + " " + type(map.key()));
        // An entry without a value holds an empty message.
        out.line(
                map.value() instanceof FieldType.ProtobufMessage message
                        ? value + " := new(" + googles(message) + ")"
                        : "var " + value + " " + type(map.value()));
        depth++;
        out.open("r.Message(func(r *" + out.runtime() + ".Reader) {")
                .open("for r.Next() {")
                .open("switch r.Field() {");
        out.label("case 1:");
        readInto(map.key(), key);
        out.label("case 2:");
        readInto(map.value(), value);
        out.label("default:").line("r.Skip()").close("}").close("}").close("})");
        depth--;
        out.line(target + "[" + key + "] = " + value);
    }

    private String local(String name) {
        return depth == 0 ? name : name + (depth + 1);
    }

    private void readInto(FieldType.Single type, String target) {
        if (isExpression(type)) {
            out.line(target + " = " + readOne(type));
        } else if (type instanceof FieldType.ProtobufMessage) {
            out.line(out.wellKnown() + ".Read(r, &" + target + ")");
        } else if (type instanceof FieldType.Message message) {
            MessageModel of = model.module().message(message.name());
            if (of.kind() == MessageModel.Kind.WRAPPER) {
                out.open("r.Message(func(r *" + out.runtime() + ".Reader) {");
                readAll(of.fields(), field -> target, FieldModel::javaName);
                out.close("})");
            } else {
                out.line("r.Message(" + target + ".UnmarshalPrivateer)");
            }
        }
    }

    private boolean isExpression(FieldType.Single type) {
        return !(type instanceof FieldType.Message || type instanceof FieldType.ProtobufMessage)
                || GoNames.isOneof(model, type);
    }

    private String readOne(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            return switch (scalar.wire()) {
                case INT32 -> "int32(r.Varint())";
                case INT64 -> "int64(r.Varint())";
                case UINT32 -> "uint32(r.Varint())";
                case UINT64 -> "r.Varint()";
                case SINT32 -> "int32(r.Zigzag())";
                case SINT64 -> "r.Zigzag()";
                case FIXED32 -> "r.Fixed32()";
                case SFIXED32 -> "int32(r.Fixed32())";
                case FIXED64 -> "r.Fixed64()";
                case SFIXED64 -> "int64(r.Fixed64())";
                case BOOL -> "r.Bool()";
                case FLOAT -> "r.Float()";
                case DOUBLE -> "r.Double()";
                case STRING -> "r.String()";
                case BYTES -> "r.Raw()";
            };
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return reference(enumeration.name(), "") + "(r.Varint())";
        }
        if (type instanceof FieldType.Message message) {
            return reference(message.name(), "Unmarshal") + "(r)";
        }
        return type instanceof FieldType.Timestamp ? "r.Time()" : "r.Duration()";
    }
}
