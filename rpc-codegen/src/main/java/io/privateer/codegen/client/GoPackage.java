package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.VariantModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        this.names = GoNames.named(all, of.name());
        this.codec = codec;
        this.out = out;
    }

    void write() {
        GoServices services = new GoServices(model, of, names, codec, out);
        services.clients();
        for (MessageModel message : of.messages()) {
            switch (message.kind()) {
                case RECORD, ERROR -> message(message);
                case ONEOF -> oneof(message);
                case REQUEST, REPLY, WRAPPER -> {}
            }
        }
        of.enums().forEach(this::enumeration);
        services.schema();
    }

    // ---- messages

    private void message(MessageModel message) {
        String type = names.type(message.name());
        Map<String, String> fields = GoNames.fields(message);
        List<FieldModel> written = message.fields();
        out.line();
        out.doc(type, "is " + message.name().full() + ".", message.doc());
        if (written.isEmpty()) {
            out.line("type " + type + " struct{}");
        } else {
            out.open("type " + type + " struct {");
            for (FieldModel field : written) {
                out.doc(field.doc());
                out.column(GoNames.named(fields, field.protoName()), codec.type(field));
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
            written.forEach(field -> codec.write(field, "m." + GoNames.named(fields, field.protoName())));
            out.close("}");
        }
        out.line();
        out.line("// UnmarshalPrivateer reads the message's fields.");
        out.open("func (%s*%s) UnmarshalPrivateer(r *%s.Reader) {"
                .formatted(unused.equals("_") ? "" : "m ", type, out.runtime()));
        for (FieldModel field : written) {
            field.defaultValue()
                    .ifPresent(value -> out.line(
                            "m." + GoNames.named(fields, field.protoName()) + " = " + literal(value, field.type())));
        }
        codec.rivals(message, field -> "m." + GoNames.named(fields, field.protoName()));
        codec.readAll(
                written,
                field -> "m." + GoNames.named(fields, field.protoName()),
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
        return enumeration
                .constant(constant)
                .map(each -> String.valueOf(each.number()))
                .orElse("0");
    }

    private void oneof(MessageModel message) {
        String type = names.type(message.name());
        boolean near = message.variants().stream()
                .allMatch(variant -> variant.message().packageName().equals(of.name()));
        out.line();
        out.doc(type, "is one of several messages.", message.doc());
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
        out.doc(
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
        out.label("case " + GoNames.named(told, enumeration.zeroName()) + ":")
                .line("return " + ClientText.go(enumeration.zeroName()));
        for (EnumModel.Constant constant : enumeration.constants()) {
            out.label("case " + GoNames.named(told, constant.protoName()) + ":")
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
}
