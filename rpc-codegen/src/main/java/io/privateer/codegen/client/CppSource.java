package io.privateer.codegen.client;

import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import io.privateer.rpc.call.Priority;
import java.util.Locale;
import java.util.Map;

/** The source of a module. */
final class CppSource {
    private final ClientModel model;
    private final CppNames names;
    private final CppTypes types;
    private final SourceText out = new SourceText("  ");
    private final CppCodec codec;
    private final CppForms forms;

    CppSource(ClientModel model, CppNames names, CppTypes types, String header) {
        this.model = model;
        this.names = names;
        this.types = types;
        codec = new CppCodec(model, types, out);
        forms = new CppForms(model);
        out.line("// Generated from Java by Privateer. Changes here are lost: change the Java source and build.")
                .line("#include \"" + header + ".hpp\"")
                .line()
                .line("#include <chrono>")
                .line("#include <utility>");
        forms.write(out);
        for (ClientModel.ClientPackage each : model.packages()) {
            names.enter(each.name());
            out.line().line("namespace " + CppNames.namespace(each.name()) + " {");
            each.services().forEach(this::service);
            each.messages().stream().filter(CppTypes::isStruct).forEach(this::message);
            out.line().line("}  // namespace " + CppNames.namespace(each.name()));
        }
    }

    String text() {
        return out.toString();
    }

    // ---- services

    private void service(ServiceModel service) {
        String client = names.client(service);
        Map<MethodModel, String> methods = CppNames.methods(service);
        out.line().line("namespace {");
        for (MethodModel method : service.methods()) {
            description(variable(service, CppNames.named(methods, method)), method);
        }
        out.line().line("}  // namespace");
        for (MethodModel method : service.methods()) {
            CppMethod signature = new CppMethod(model, names, types, method);
            String name = CppNames.named(methods, method);
            boolean hasResult = signature.hasResult();
            out.line();
            out.open(signature.declared(
                    "::privateer::Result<" + signature.result() + "> " + client + "::try_" + name, false, " const {"));
            out.open("return client_->call<" + signature.result() + ">(");
            out.line(variable(service, name) + "(), options,");
            boolean[] writes = {false};
            signature.fields((field, parameter) -> writes[0] = true);
            if (signature.request().standsAlone()) {
                out.line("[&](::privateer::Writer& out) { "
                        + names.prefix(signature.request().name().packageName()) + "encode(request, out); },");
            } else if (writes[0]) {
                out.open("[&](::privateer::Writer& out) {");
                signature.fields(codec::write);
                out.close("},");
            } else {
                out.line("[](::privateer::Writer&) {},");
            }
            out.open("[](::privateer::Reader& in) {");
            if (hasResult) {
                out.line(signature.result() + " result{};");
            }
            if (signature.reply().standsAlone()) {
                out.line(names.prefix(signature.reply().name().packageName()) + "decode(result, in);");
            } else {
                codec.readAll(
                        signature.reply().fields(),
                        field -> "result",
                        field -> signature.reply().name().full() + "." + field.javaName());
            }
            if (hasResult) {
                out.line("return result;");
            }
            out.close("});").close().close("}");
        }
    }

    private static String variable(ServiceModel service, String method) {
        return CppNames.snake(service.name()) + "_" + method + "_method";
    }

    private void description(String variable, MethodModel method) {
        out.line().open("const ::privateer::Method& " + variable + "() {");
        out.open("static const ::privateer::Method method = [] {");
        out.line("::privateer::Method described;");
        out.line("described.path = " + ClientText.cpp(method.path()) + ";");
        if (method.idempotent()) {
            out.line("described.idempotent = true;");
        }
        method.timeout()
                .ifPresent(timeout ->
                        out.line("described.timeout = std::chrono::milliseconds(" + timeout.toMillis() + ");"));
        if (method.priority() != Priority.DEFAULT) {
            out.line("described.priority = ::privateer::Priority::"
                    + method.priority().name().toLowerCase(Locale.ROOT) + ";");
        }
        for (ErrorModel error : method.errors()) {
            out.line("described.errors.push_back(::privateer::typed_error<%s%s>(%s, %s));"
                    .formatted(
                            names.prefix(error.message().packageName()),
                            names.error(error.message()),
                            ClientText.cpp(error.wireName()),
                            forms.of(error.message())));
        }
        out.line("described.request = &" + forms.of(method.request()) + ";");
        out.line("described.reply = &" + forms.of(method.reply()) + ";");
        out.line("return described;").close("}();").line("return method;").close("}");
    }

    // ---- messages

    private void message(MessageModel message) {
        String type = names.simple(message.name());
        boolean empty = message.fields().isEmpty() && message.variants().isEmpty();
        out.line();
        if (empty) {
            out.line("void encode(const " + type + "&, ::privateer::Writer&) {}")
                    .line();
            out.open("void decode(" + type + "&, ::privateer::Reader& in) {");
            codec.readAll(message.fields(), FieldModel::javaName, FieldModel::javaName);
            out.close("}");
        } else if (message.kind() == MessageModel.Kind.ONEOF) {
            oneof(message, type);
        } else {
            out.open("void encode(const " + type + "& value, ::privateer::Writer& out) {");
            message.fields().forEach(field -> codec.write(message, field, "value." + names.field(field)));
            out.close("}").line();
            out.open("void decode(" + type + "& value, ::privateer::Reader& in) {");
            codec.rivals(message, field -> "value." + names.field(field));
            codec.readAll(
                    message.fields(),
                    field -> {
                        boolean box = !CppTypes.isOptional(field) && types.isBoxed(message, field.type());
                        return (box ? "*" : "") + "value." + names.field(field);
                    },
                    field -> message.name().full() + "." + field.javaName());
            out.close("}");
        }
    }

    private void oneof(MessageModel message, String type) {
        out.open("void encode(const " + type + "& value, ::privateer::Writer& out) {");
        for (VariantModel variant : message.variants()) {
            boolean box = types.isBoxed(message, new FieldType.Message(variant.message()));
            out.open(
                    "if (const auto* chosen = std::get_if<" + types.variant(message, variant) + ">(&value.variant)) {");
            out.line("out.message(%d, [&](::privateer::Writer& out) { %s(%s, out); });"
                    .formatted(variant.number(), function(variant, "encode"), box ? "**chosen" : "*chosen"));
            out.close("}");
        }
        out.close("}").line();
        out.open("void decode(" + type + "& value, ::privateer::Reader& in) {");
        out.open("while (in.next()) {").open("switch (in.field()) {");
        for (VariantModel variant : message.variants()) {
            out.open("case " + variant.number() + ": {");
            out.line(CppNames.variant(variant, names) + " chosen;");
            out.line("in.message([&](::privateer::Reader& in) { " + function(variant, "decode") + "(chosen, in); });");
            out.line("value.variant = std::move(chosen);").line("break;").close("}");
        }
        out.line("default: in.skip();").close("}").close("}").close("}");
    }

    private String function(VariantModel variant, String name) {
        return names.prefix(variant.message().packageName()) + name;
    }
}
