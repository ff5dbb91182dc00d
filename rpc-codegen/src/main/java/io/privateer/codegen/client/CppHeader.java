package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import io.privateer.codegen.model.WireType;
import java.util.List;
import java.util.Map;

/** The header of a module. */
final class CppHeader {
    private final ClientModel model;
    private final CppNames names;
    private final CppTypes types;
    private final SourceText out = new SourceText("  ");
    private String namespace = "";

    CppHeader(ClientModel model, CppNames names, CppTypes types) {
        this.model = model;
        this.names = names;
        this.types = types;
        out.line("// Generated from Java by Privateer. Changes here are lost: change the Java source and build.")
                .line("#pragma once")
                .line();
        types.googles().forEach(header -> out.line("#include <" + header + ">"));
        if (!types.googles().isEmpty()) {
            out.line();
        }
        out.line("#include <cstdint>")
                .line("#include <map>")
                .line("#include <optional>")
                .line("#include <string>")
                .line("#include <variant>")
                .line("#include <vector>")
                .line()
                .line("#include \"privateer/generated.hpp\"");
        declarations();
        for (MessageModel message : types.ordered()) {
            within(message.name().packageName());
            out.line();
            message(message);
        }
        for (MessageModel message : types.ordered()) {
            if (message.kind() == MessageModel.Kind.ERROR) {
                within(message.name().packageName());
                error(message);
            }
        }
        model.module().services().forEach(service -> {
            within(service.packageName());
            service(service);
        });
        goTo("");
    }

    String text() {
        return out.toString();
    }

    /** Goes to the namespace of a package. */
    private void within(String packageName) {
        names.enter(packageName);
        goTo(CppNames.namespace(packageName));
    }

    private void goTo(String next) {
        if (next.equals(namespace)) {
            return;
        }
        if (!namespace.isEmpty()) {
            out.line().line("}  // namespace " + namespace);
        }
        if (!next.isEmpty()) {
            out.line().line("namespace " + next + " {");
        }
        namespace = next;
    }

    private void declarations() {
        for (ClientPackage each : model.packages()) {
            List<MessageModel> structs =
                    each.messages().stream().filter(CppTypes::isStruct).toList();
            if (structs.isEmpty() && each.enums().isEmpty()) {
                continue;
            }
            within(each.name());
            out.line();
            structs.forEach(message -> out.line("struct " + names.simple(message.name()) + ";"));
            each.enums().forEach(this::enumeration);
        }
    }

    private void enumeration(EnumModel enumeration) {
        Map<String, String> constants = CppNames.constants(enumeration);
        out.line();
        CppGenerator.doc(out, enumeration.doc());
        out.open("enum class " + names.simple(enumeration.name()) + " : std::int32_t {");
        out.line(CppNames.named(constants, enumeration.zeroName()) + " = 0,");
        for (EnumModel.Constant constant : enumeration.constants()) {
            CppGenerator.doc(out, constant.doc());
            out.line(CppNames.named(constants, constant.protoName()) + " = " + constant.number() + ",");
        }
        out.close("};");
    }

    private void message(MessageModel message) {
        String type = names.simple(message.name());
        CppGenerator.doc(out, message.doc());
        out.open("struct " + type + " {");
        if (message.kind() == MessageModel.Kind.ONEOF) {
            if (!message.doc().isBlank()) {
                out.line("/// Nothing is a variant that this program does not know.");
            }
            StringBuilder variants = new StringBuilder("std::monostate");
            for (VariantModel variant : message.variants()) {
                variants.append(", ").append(types.variant(message, variant));
            }
            out.line("std::variant<" + variants + "> variant;");
        }
        for (FieldModel field : message.fields()) {
            CppGenerator.doc(out, field.doc());
            out.line(types.member(message, field) + " " + names.field(field) + initial(field) + ";");
        }
        out.close("};").line();
        out.line("void encode(const " + type + "& value, ::privateer::Writer& out);");
        out.line("void decode(" + type + "& value, ::privateer::Reader& in);");
    }

    /** Numbers begin as zero, and a field with a default as that. */
    private String initial(FieldModel field) {
        if (CppTypes.isOptional(field)) {
            return "";
        }
        if (field.defaultValue().isPresent()) {
            return " = " + literal(field.defaultValue().get(), field.type());
        }
        boolean number = field.type() instanceof FieldType.Enumeration
                || (field.type() instanceof FieldType.Scalar scalar
                        && scalar.wire() != WireType.STRING
                        && scalar.wire() != WireType.BYTES);
        return number ? "{}" : "";
    }

    private String literal(DefaultValue value, FieldType type) {
        if (value instanceof DefaultValue.Integral integral) {
            // The smallest number cannot be written as one: it would be a positive one with its sign changed.
            return integral.value() == Long.MIN_VALUE
                    ? "INT64_MIN"
                    : integral.value() == Integer.MIN_VALUE ? "INT32_MIN" : String.valueOf(integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            boolean single = type instanceof FieldType.Scalar scalar && scalar.wire() == WireType.FLOAT;
            return floating.value() + (single ? "F" : "");
        }
        if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof DefaultValue.Text text) {
            return ClientText.cpp(text.value());
        }
        String constant = ((DefaultValue.Constant) value).javaName();
        ProtoName name = ((FieldType.Enumeration) type).name();
        EnumModel enumeration = model.module().enumeration(name);
        String protoName = enumeration
                .constant(constant)
                .map(EnumModel.Constant::protoName)
                .orElse(enumeration.zeroName());
        return names.type(name) + "::" + CppNames.named(CppNames.constants(enumeration), protoName);
    }

    private void error(MessageModel message) {
        String error = names.error(message.name());
        String base = "::privateer::TypedError<" + error + ", " + names.type(message.name()) + ">";
        out.line();
        CppGenerator.doc(out, message.doc());
        out.line("class " + error + " final : public " + base + " {")
                .line(" public:")
                .deeper()
                .line("using TypedError::TypedError;")
                .close("};");
    }

    private void service(ServiceModel service) {
        String client = names.client(service);
        Map<MethodModel, String> methods = CppNames.methods(service);
        out.line();
        CppGenerator.doc(out, service.doc());
        out.line("class " + client + " {").line(" public:").deeper();
        out.line("/// The client must outlive this one, which is as thread-safe.");
        out.line("explicit " + client + "(::privateer::Client& client) : client_(&client) {}");
        for (MethodModel method : service.methods()) {
            CppMethod signature = new CppMethod(model, names, types, method);
            out.line();
            CppGenerator.doc(out, method.doc());
            for (ErrorModel error : method.errors()) {
                out.line("/// Throws " + names.error(error.message()) + ".");
            }
            String name = CppNames.named(methods, method);
            out.open(signature.declared(signature.result() + " " + name, true, " const {"));
            out.line("return try_" + name + "(" + signature.arguments() + ").value();");
            out.close("}").line();
            out.line("/// As `" + name + "`, but gives errors back in place of throwing them.");
            out.line(
                    signature.declared("::privateer::Result<" + signature.result() + "> try_" + name, true, " const;"));
        }
        out.line();
        out.close().line(" private:").deeper();
        out.line("::privateer::Client* client_;").close("};");
    }
}
