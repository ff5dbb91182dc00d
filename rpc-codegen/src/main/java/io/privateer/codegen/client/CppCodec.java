package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.WireType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines that write and read fields in C++. Not thread-safe. */
final class CppCodec {
    private final ClientModel model;
    private final CppTypes types;
    private final SourceText out;
    /** How many collections deep a value is: each level has variables of its own. */
    private int depth;
    /** What must be forgotten when a field is read: the other members of its oneof. */
    private Function<FieldModel, List<String>> rivals = field -> List.of();
    /** Whether a map's values are in boxes. */
    private boolean boxedValues;

    CppCodec(ClientModel model, CppTypes types, SourceText out) {
        this.model = model;
        this.types = types;
        this.out = out;
    }

    // ---- writing

    /** Writes a member of a message. */
    void write(MessageModel owner, FieldModel field, String value) {
        boolean box = !CppTypes.isOptional(field) && types.isBoxed(owner, field.type());
        boxedValues = field.type() instanceof FieldType.MapOf map && types.isBoxed(owner, map.value());
        write(field, box ? "(*" + value + ")" : value);
        boxedValues = false;
    }

    void write(FieldModel field, String value) {
        int number = field.number();
        if (field.type() instanceof FieldType.Repeated repeated) {
            writeAll(number, repeated.element(), value);
        } else if (field.type() instanceof FieldType.MapOf map) {
            String entry = local("entry");
            out.open("for (const auto& " + entry + " : " + value + ") {");
            out.open("out.message(" + number + ", [&](::privateer::Writer& out) {");
            depth++;
            writeOne(1, map.key(), entry + ".first");
            writeOne(2, map.value(), (boxedValues ? "*" : "") + entry + ".second");
            depth--;
            out.close("});").close("}");
        } else if (field.type() instanceof FieldType.Single single) {
            if (CppTypes.isOptional(field)) {
                out.open("if (" + value + ") {");
                writeOne(number, single, "*" + value);
                out.close("}");
            } else if (field.presence() == Presence.IMPLICIT) {
                out.open("if (" + isNotZero(single, value) + ") {");
                writeOne(number, single, value);
                out.close("}");
            } else {
                writeOne(number, single, value);
            }
        }
    }

    private void writeAll(int number, FieldType.Single element, String value) {
        String each = local("each");
        boolean packed = isPacked(element);
        if (packed) {
            out.open("if (!" + value + ".empty()) {");
            out.open("out.packed(" + number + ", [&](::privateer::Writer& out) {");
        }
        // A vector of bool gives no references.
        out.open("for (const auto" + (isBool(element) ? " " : "& ") + each + " : " + value + ") {");
        depth++;
        writeOne(number, element, each);
        depth--;
        out.close("}");
        if (packed) {
            out.close("});").close("}");
        }
    }

    private static boolean isBool(FieldType.Single element) {
        return element instanceof FieldType.Scalar scalar && scalar.wire() == WireType.BOOL;
    }

    private static boolean isPacked(FieldType.Single element) {
        return element instanceof FieldType.Enumeration
                || (element instanceof FieldType.Scalar scalar && scalar.wire().packed());
    }

    private static String isNotZero(FieldType.Single type, String value) {
        if (type instanceof FieldType.Scalar scalar) {
            return switch (scalar.wire()) {
                case BOOL -> value;
                case STRING, BYTES -> "!" + value + ".empty()";
                case DOUBLE, FLOAT -> "::privateer::is_written(" + value + ")";
                default -> value + " != 0";
            };
        }
        return "static_cast<std::int32_t>(" + value + ") != 0";
    }

    private void writeOne(int number, FieldType.Single type, String value) {
        FieldModel wrapped = wrapped(type);
        if (type instanceof FieldType.Scalar scalar) {
            out.line("out." + method(scalar.wire()) + "(" + number + ", " + value + ");");
        } else if (type instanceof FieldType.Enumeration) {
            out.line("out.int32(" + number + ", static_cast<std::int32_t>(" + value + "));");
        } else if (wrapped != null) {
            out.open("out.message(" + number + ", [&](::privateer::Writer& out) {");
            write(wrapped, value.startsWith("*") ? "(" + value + ")" : value);
            out.close("});");
        } else {
            out.line("out.message(" + number + ", [&](::privateer::Writer& out) { " + encode(type, value) + "; });");
        }
    }

    private String encode(FieldType.Single type, String value) {
        return function(type, "encode") + "(" + value + ", out)";
    }

    private String function(FieldType.Single type, String name) {
        if (type instanceof FieldType.ProtobufMessage) {
            return "::privateer::" + name;
        }
        String plain = types.plain(type);
        int end = plain.lastIndexOf("::");
        return (end < 0 ? "" : plain.substring(0, end + 2)) + name;
    }

    private @Nullable FieldModel wrapped(FieldType.Single type) {
        if (type instanceof FieldType.Message message) {
            MessageModel target = model.module().message(message.name());
            if (target.kind() == MessageModel.Kind.WRAPPER) {
                return target.fields().get(0);
            }
        }
        return null;
    }

    static String method(WireType wire) {
        return switch (wire) {
            case BOOL -> "boolean";
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            default -> wire.protoName();
        };
    }

    // ---- reading

    /** Sets what the next {@link #readAll} forgets when it reads a member of a oneof. */
    void rivals(MessageModel message, Function<FieldModel, String> target) {
        rivals = field -> message.rivals(field).stream().map(target).toList();
    }

    void readAll(List<FieldModel> fields, Function<FieldModel, String> target, Function<FieldModel, String> told) {
        if (fields.isEmpty()) {
            out.open("while (in.next()) {").line("in.skip();").close("}");
            return;
        }
        for (FieldModel field : fields) {
            if (ClientModel.isNullIfAbsent(field)) {
                out.line(target.apply(field) + ".set_null_value(::google::protobuf::NULL_VALUE);");
            }
        }
        out.open("while (in.next()) {").open("switch (in.field()) {");
        for (FieldModel field : fields) {
            out.open("case " + field.number() + ": {");
            if (ClientModel.isRequired(field)) {
                out.line("in.saw();");
            }
            rivals.apply(field).forEach(rival -> out.line(rival + ".reset();"));
            read(field, target.apply(field));
            out.line("break;").close("}");
        }
        rivals = field -> List.of();
        out.line("default: in.skip();").close("}").close("}");
        for (FieldModel field : fields) {
            if (ClientModel.isRequired(field)) {
                out.line("in.require(" + field.number() + ", " + ClientText.cpp(told.apply(field)) + ");");
            }
        }
    }

    private void read(FieldModel field, String target) {
        if (field.type() instanceof FieldType.Repeated repeated) {
            FieldType.Single element = repeated.element();
            if (isPacked(element)) {
                out.line("in.elements([&](::privateer::Reader& in) { " + target + ".push_back(" + readOne(element)
                        + "); });");
            } else if (isExpression(element)) {
                out.line(target + ".push_back(" + readOne(element) + ");");
            } else {
                readInto(element, target + ".emplace_back()");
            }
        } else if (field.type() instanceof FieldType.MapOf map) {
            readEntry(map, target);
        } else if (field.type() instanceof FieldType.Single single) {
            if (!CppTypes.isOptional(field)) {
                readInto(single, target);
            } else if (isExpression(single)) {
                out.line(target + " = " + readOne(single) + ";");
            } else {
                readInto(single, "::privateer::present(" + target + ")");
            }
        }
    }

    private void readEntry(FieldType.MapOf map, String target) {
        String key = local("key");
        String value = local("mapped");
        out.line(types.plain(map.key()) + " " + key + "{};");
        out.line(types.plain(map.value()) + " " + value + "{};");
        depth++;
        out.open("in.message([&](::privateer::Reader& in) {")
                .open("while (in.next()) {")
                .open("switch (in.field()) {");
        out.open("case 1: {");
        readInto(map.key(), key);
        out.line("break;").close("}").open("case 2: {");
        readInto(map.value(), value);
        out.line("break;")
                .close("}")
                .line("default: in.skip();")
                .close("}")
                .close("}")
                .close("});");
        depth--;
        out.line(target + "[" + key + "] = std::move(" + value + ");");
    }

    private void readInto(FieldType.Single type, String target) {
        FieldModel wrapped = wrapped(type);
        if (isExpression(type)) {
            out.line(target + " = " + readOne(type) + ";");
        } else if (wrapped != null) {
            String inner = local("inner");
            out.line("auto& " + inner + " = " + target + ";");
            depth++;
            out.open("in.message([&](::privateer::Reader& in) {");
            readAll(List.of(wrapped), field -> inner, FieldModel::javaName);
            out.close("});");
            depth--;
        } else {
            String inner = local("inner");
            out.line("auto& " + inner + " = " + target + ";");
            out.line("in.message([&](::privateer::Reader& in) { " + function(type, "decode") + "(" + inner
                    + ", in); });");
        }
    }

    private static boolean isExpression(FieldType.Single type) {
        return type instanceof FieldType.Scalar || type instanceof FieldType.Enumeration;
    }

    private String readOne(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            String read = "in." + method(scalar.wire()) + "()";
            return scalar.wire() == WireType.BYTES ? "std::string(" + read + ")" : read;
        }
        return "static_cast<" + types.plain(type) + ">(in.int32())";
    }

    private String local(String name) {
        return depth == 0 ? name : name + (depth + 1);
    }
}
