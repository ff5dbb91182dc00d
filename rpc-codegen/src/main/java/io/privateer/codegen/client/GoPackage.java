package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ParameterModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import io.privateer.rpc.call.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The one file of a package. */
final class GoPackage {
    private final ClientModel model;
    private final ClientPackage of;
    private final GoNames names;
    private final GoCodec codec;
    private final GoText out;

    GoPackage(ClientModel model, ClientPackage of, Map<String, GoNames> all, GoCodec codec, GoText out) {
        this.model = model;
        this.of = of;
        this.names = named(all, of.name());
        this.codec = codec;
        this.out = out;
    }

    void write() {
        of.services().forEach(this::service);
        for (MessageModel message : of.messages()) {
            switch (message.kind()) {
                case RECORD, ERROR -> message(message);
                case ONEOF -> oneof(message);
                case REQUEST, REPLY, WRAPPER -> {}
            }
        }
        of.enums().forEach(this::enumeration);
    }

    // ---- services

    private void service(ServiceModel service) {
        String client = names.client(service);
        Map<MethodModel, String> methods = GoNames.methods(service);
        out.line();
        doc(client, "calls " + service.name() + ". Safe for concurrent use.", service.doc());
        out.open("type " + client + " struct {")
                .line("client *" + out.runtime() + ".Client")
                .close("}");
        out.line();
        out.line("// New%s returns a client for the servers that the given one is connected to.".formatted(client));
        out.open("func New%s(client *%s.Client) *%s {".formatted(client, out.runtime(), client))
                .line("return &" + client + "{client}")
                .close("}");
        for (MethodModel method : service.methods()) {
            method(service, method, named(methods, method));
        }
    }

    private void method(ServiceModel service, MethodModel method, String name) {
        MessageModel request = model.module().message(method.request());
        MessageModel reply = model.module().message(method.reply());
        String client = names.client(service);
        Set<String> taken = new HashSet<>(List.of(
                "c",
                "ctx",
                "context",
                "each",
                "err",
                "key",
                "math",
                "options",
                "privateer",
                "r",
                "result",
                "time",
                "value",
                "w"));
        for (ClientPackage other : model.packages()) {
            taken.add(GoNames.folder(other.name()).replaceAll("[^a-z0-9]", ""));
        }
        List<FieldModel> fields = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (ParameterModel parameter : method.parameters()) {
            request.fields().stream()
                    .filter(field -> field.javaName().equals(parameter.name()))
                    .forEach(field -> {
                        fields.add(field);
                        parameters.put(field.protoName(), GoNames.parameter(field, taken));
                    });
        }
        if (request.standsAlone()) {
            taken.add("request");
        }
        StringBuilder signature =
                new StringBuilder("ctx ").append(out.imported("context", "")).append(".Context");
        if (request.standsAlone()) {
            signature.append(", request ").append(codec.type(new FieldType.Message(method.request())));
        }
        fields.forEach(field -> signature
                .append(", ")
                .append(named(parameters, field.protoName()))
                .append(' ')
                .append(codec.type(field)));
        signature.append(", options ...").append(out.runtime()).append(".CallOption");
        boolean hasResult = reply.standsAlone() || !reply.fields().isEmpty();

        String variable = names.method(service, method);
        description(method, variable);
        out.line();
        doc(name, "calls " + method.path() + ".", method.doc());
        if (!method.errors().isEmpty()) {
            out.line("//").line("// Its error may be a " + errors(method) + ".");
        }
        String result = reply.standsAlone()
                ? codec.type(new FieldType.Message(method.reply()))
                : hasResult ? codec.type(reply.fields().get(0)) : "";
        String results = hasResult ? "(result " + result + ", err error)" : "error";
        out.open("func (c *%s) %s(%s) %s {".formatted(client, name, signature, results));
        out.open((hasResult ? "err = " : "return ") + "c.client.Invoke(ctx, &" + variable + ", func(w *" + out.runtime()
                + ".Writer) {");
        if (request.standsAlone()) {
            out.line("request.MarshalPrivateer(w)");
        }
        fields.stream()
                .sorted((left, right) -> Integer.compare(left.number(), right.number()))
                .forEach(field -> codec.write(field, named(parameters, field.protoName())));
        out.close("}, func(r *" + out.runtime() + ".Reader) {").deeper();
        if (reply.standsAlone()) {
            out.line("result.UnmarshalPrivateer(r)");
        } else {
            codec.readAll(
                    reply.fields(), field -> "result", field -> reply.name().full() + "." + field.javaName());
        }
        out.close("}, options...)");
        if (hasResult) {
            out.line("return result, err");
        }
        out.close("}");
    }

    private void description(MethodModel method, String variable) {
        out.line().open("var " + variable + " = " + out.runtime() + ".Method{");
        out.column("Path:", ClientText.go(method.path()) + ",");
        if (method.idempotent()) {
            out.column("Idempotent:", "true,");
        }
        method.timeout()
                .ifPresent(timeout -> out.column(
                        "Timeout:", timeout.toMillis() + " * " + out.imported("time", "") + ".Millisecond,"));
        if (method.priority() != Priority.DEFAULT) {
            String priority = method.priority() == Priority.CRITICAL ? "Critical" : "Background";
            out.column("Priority:", out.runtime() + "." + priority + ",");
        }
        if (!method.errors().isEmpty()) {
            out.open("Errors: map[string]func([]byte) (error, error){");
            for (ErrorModel error : method.errors()) {
                out.open(ClientText.go(error.wireName()) + ": func(body []byte) (error, error) {")
                        .line("r := " + out.runtime() + ".NewReader(body)")
                        .line("failed := new(" + codec.type(new FieldType.Message(error.message())) + ")")
                        .line("failed.UnmarshalPrivateer(r)")
                        .line("return failed, r.Err()")
                        .close("},");
            }
            out.close("},");
        }
        out.close("}");
    }

    private String errors(MethodModel method) {
        return String.join(
                " or a ",
                new TreeSet<>(method.errors().stream()
                        .map(error -> "*" + codec.type(new FieldType.Message(error.message())))
                        .toList()));
    }

    // ---- messages

    private void message(MessageModel message) {
        String type = names.type(message.name());
        Map<String, String> fields = GoNames.fields(message);
        List<FieldModel> written = message.fields();
        out.line();
        doc(type, "is " + message.name().full() + ".", message.doc());
        if (written.isEmpty()) {
            out.line("type " + type + " struct{}");
        } else {
            out.open("type " + type + " struct {");
            for (FieldModel field : written) {
                out.doc(field.doc());
                out.column(named(fields, field.protoName()), codec.type(field));
            }
            out.close("}");
        }
        if (message.kind() == MessageModel.Kind.ERROR) {
            String text = fields.getOrDefault("message", "");
            out.line();
            out.line("// Error is what the service says of it.");
            out.line("func (m *%s) Error() string { return %s }"
                    .formatted(
                            type,
                            text.isEmpty() || !isPlainText(message)
                                    ? ClientText.go(message.name().full())
                                    : "m." + text));
        }
        String unused = written.isEmpty() ? "_" : "m";
        out.line();
        out.line("// MarshalPrivateer writes the message's fields.");
        if (written.isEmpty()) {
            out.line("func (*%s) MarshalPrivateer(*%s.Writer) {}".formatted(type, out.runtime()));
        } else {
            out.open("func (m *%s) MarshalPrivateer(w *%s.Writer) {".formatted(type, out.runtime()));
            written.forEach(field -> codec.write(field, "m." + named(fields, field.protoName())));
            out.close("}");
        }
        out.line();
        out.line("// UnmarshalPrivateer reads the message's fields.");
        out.open("func (%s*%s) UnmarshalPrivateer(r *%s.Reader) {"
                .formatted(unused.equals("_") ? "" : "m ", type, out.runtime()));
        for (FieldModel field : written) {
            field.defaultValue()
                    .ifPresent(value ->
                            out.line("m." + named(fields, field.protoName()) + " = " + literal(value, field.type())));
        }
        codec.rivals(message, field -> "m." + named(fields, field.protoName()));
        codec.readAll(
                written,
                field -> "m." + named(fields, field.protoName()),
                field -> message.name().full() + "." + field.javaName());
        out.close("}");
    }

    private static boolean isPlainText(MessageModel message) {
        return message.fields().stream()
                .anyMatch(field -> field.protoName().equals("message")
                        && field.type() instanceof FieldType.Scalar scalar
                        && scalar.wire() == io.privateer.codegen.model.WireType.STRING
                        && (field.presence() == Presence.IMPLICIT || field.presence() == Presence.DEFAULTED));
    }

    private String literal(DefaultValue value, FieldType type) {
        if (value instanceof DefaultValue.Integral integral) {
            return String.valueOf(integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            return String.valueOf(floating.value()).replace('E', 'e');
        }
        if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof DefaultValue.Text text) {
            return ClientText.go(text.value());
        }
        String constant = ((DefaultValue.Constant) value).javaName();
        EnumModel enumeration = model.module().enumeration(((FieldType.Enumeration) type).name());
        return enumeration.constants().stream()
                .filter(each -> each.javaName().equals(constant))
                .map(each -> String.valueOf(each.number()))
                .findFirst()
                .orElse("0");
    }

    private void oneof(MessageModel message) {
        String type = names.type(message.name());
        boolean near = message.variants().stream()
                .allMatch(variant -> variant.message().packageName().equals(of.name()));
        out.line();
        doc(type, "is one of several messages.", message.doc());
        out.line("//");
        for (VariantModel variant : message.variants()) {
            out.line("//   - *" + variantType(variant));
        }
        String unknown = "Unknown" + type;
        out.line("//   - *" + unknown);
        if (near) {
            out.open("type " + type + " interface {").line("is" + type + "()").close("}");
            message.variants()
                    .forEach(variant -> out.line().line("func (*" + variantType(variant) + ") is" + type + "() {}"));
            out.line().line("func (*" + unknown + ") is" + type + "() {}");
        } else {
            out.line("type " + type + " interface{}");
        }
        out.line();
        out.line("// " + unknown + " is a " + type + " that this program does not know.");
        out.line("type " + unknown + " struct{}");
        out.line();
        out.line("// Marshal" + type + " writes it as a field.");
        out.open("func Marshal%s(w *%s.Writer, field int32, value %s) {".formatted(type, out.runtime(), type));
        out.open("w.Message(field, func(w *" + out.runtime() + ".Writer) {").open("switch value := value.(type) {");
        for (VariantModel variant : message.variants()) {
            out.label("case *" + variantType(variant) + ":")
                    .line("w.Message(" + variant.number() + ", value.MarshalPrivateer)");
        }
        out.close("}").close("})").close("}");
        out.line();
        out.line("// Unmarshal" + type + " reads it from a field.");
        out.open("func Unmarshal%s(r *%s.Reader) %s {".formatted(type, out.runtime(), type));
        out.line("var value " + type + " = new(" + unknown + ")");
        out.open("r.Message(func(r *" + out.runtime() + ".Reader) {")
                .open("for r.Next() {")
                .open("switch r.Field() {");
        for (VariantModel variant : message.variants()) {
            out.label("case " + variant.number() + ":")
                    .line("variant := new(" + variantType(variant) + ")")
                    .line("r.Message(variant.UnmarshalPrivateer)")
                    .line("value = variant");
        }
        out.label("default:")
                .line("r.Skip()")
                .close("}")
                .close("}")
                .close("})")
                .line("return value")
                .close("}");
    }

    private String variantType(VariantModel variant) {
        return codec.type(new FieldType.Message(variant.message()));
    }

    private void enumeration(EnumModel enumeration) {
        String type = names.type(enumeration.name());
        Map<String, String> told = new HashMap<>();
        out.line();
        doc(
                type,
                "is " + enumeration.name().full() + "; a number that this program does not know survives.",
                enumeration.doc());
        out.line("type " + type + " int32").line();
        out.line("// The values of " + type + ".");
        out.open("const (");
        constant(enumeration.name(), type, enumeration.zeroName(), 0, told);
        for (EnumModel.Constant constant : enumeration.constants()) {
            out.doc(constant.doc());
            constant(enumeration.name(), type, constant.protoName(), constant.number(), told);
        }
        out.close(")").line();
        out.open("func (e " + type + ") String() string {").open("switch e {");
        out.label("case " + named(told, enumeration.zeroName()) + ":")
                .line("return " + ClientText.go(enumeration.zeroName()));
        for (EnumModel.Constant constant : enumeration.constants()) {
            out.label("case " + named(told, constant.protoName()) + ":")
                    .line("return " + ClientText.go(constant.protoName()));
        }
        out.label("default:")
                .line("return " + ClientText.go(type + "(") + " + " + out.imported("strconv", "")
                        + ".Itoa(int(e)) + \")\"")
                .close("}")
                .close("}");
    }

    private void constant(ProtoName of, String type, String protoName, int number, Map<String, String> told) {
        String name = names.constant(of, protoName);
        told.put(protoName, name);
        out.column(name, type + " = " + number);
    }

    /** A comment as Go has it: it begins with the name. */
    private void doc(String name, String otherwise, String doc) {
        if (doc.isBlank()) {
            out.line("// " + name + " " + otherwise);
        } else {
            out.line("// " + name + " " + otherwise).line("//").doc(doc);
        }
    }

    private static <K, V> V named(Map<K, V> names, K key) {
        V name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("nothing is called " + key);
        }
        return name;
    }
}
