package io.privateer.codegen.client;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.OneofModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import io.privateer.codegen.model.WellKnownTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables by which a C++ client turns the messages of its methods into JSON and back. */
final class CppForms {
    private static final String TYPE = "::privateer::MessageForm";
    private static final String FORM = "_form";
    private static final String FIELDS = "_fields";
    private static final String CONSTANTS = "_constants";

    private final ClientModel model;
    private final Map<ProtoName, String> messages = new TreeMap<>();
    private final Map<ProtoName, String> enums = new TreeMap<>();

    CppForms(ClientModel model) {
        this.model = model;
        model.module().services().forEach(this::collect);
        // They stand in the global namespace, beside those of packages.
        Set<String> packages = model.packages().stream()
                .map(each -> CppNames.namespace(each.name()).split("::", -1)[0])
                .collect(Collectors.toSet());
        Set<String> stems = new HashSet<>();
        enums.replaceAll((name, none) -> free(name, stems, packages));
        messages.replaceAll((name, none) -> free(name, stems, packages));
    }

    /** The variable that holds the form of a message. */
    String of(ProtoName message) {
        return "::" + CppNames.named(messages, message) + FORM;
    }

    void write(SourceText out) {
        if (messages.isEmpty()) {
            return;
        }
        out.line().line("// How messages look in JSON.").line().line("namespace {");
        enums.forEach((name, stem) -> enumeration(model.module().enumeration(name), stem, out));
        out.line();
        messages.values().forEach(stem -> out.line("extern const " + TYPE + " " + stem + FORM + ";"));
        messages.forEach((name, stem) -> message(model.module().message(name), stem, out));
        out.line().line("}  // namespace");
    }

    // ---- what the methods need

    private void collect(ServiceModel service) {
        service.methods().stream().flatMap(MethodModel::messages).forEach(this::collect);
    }

    private void collect(ProtoName name) {
        if (messages.putIfAbsent(name, "") == null) {
            MessageModel message = model.module().message(name);
            message.fields().forEach(field -> collect(field.type()));
            message.variants().forEach(variant -> collect(variant.message()));
        }
    }

    private void collect(FieldType type) {
        if (type instanceof FieldType.Message message) {
            collect(message.name());
        } else if (type instanceof FieldType.Enumeration enumeration) {
            enums.put(enumeration.name(), "");
        } else if (type instanceof FieldType.Repeated repeated) {
            collect(repeated.element());
        } else if (type instanceof FieldType.MapOf map) {
            collect(map.value());
        }
    }

    private static String free(ProtoName name, Set<String> stems, Set<String> packages) {
        String stem = CppNames.snake(name.simpleName());
        while (Stream.of(FORM, FIELDS, CONSTANTS).map(stem::concat).anyMatch(packages::contains) || !stems.add(stem)) {
            stem += "_";
        }
        return stem;
    }

    // ---- the tables

    private static void enumeration(EnumModel enumeration, String stem, SourceText out) {
        out.line().open("constexpr ::privateer::EnumConstantForm " + stem + CONSTANTS + "[] = {");
        out.line(constant(0, enumeration.zeroName()));
        enumeration.constants().forEach(each -> out.line(constant(each.number(), each.protoName())));
        enumeration.constants().forEach(each -> each.was().ifPresent(was -> out.line(constant(each.number(), was))));
        out.close("};");
        // Number 0 of an enum from a .proto may mean something; no constant there has this one.
        String unknown = enumeration.unrecognized().isPresent() ? "INT32_MIN" : "0";
        out.line("constexpr ::privateer::EnumForm %s%s(%s%s, %s);".formatted(stem, FORM, stem, CONSTANTS, unknown));
    }

    private static String constant(int number, String name) {
        return "{" + number + ", " + ClientText.cpp(name) + "},";
    }

    private void message(MessageModel message, String stem, SourceText out) {
        out.line();
        if (message.fields().isEmpty() && message.variants().isEmpty()) {
            out.line("constexpr " + TYPE + " " + stem + FORM + ";");
            return;
        }
        out.open("constexpr ::privateer::FieldForm " + stem + FIELDS + "[] = {");
        for (VariantModel variant : message.variants()) {
            out.line(variant(variant, new FormerName(variant.protoName(), variant.jsonName())));
        }
        for (FieldModel field : message.fields()) {
            out.line(field(message, field, new FormerName(field.protoName(), field.jsonName())));
        }
        for (VariantModel variant : message.variants()) {
            variant.was().ifPresent(was -> out.line(variant(variant, was)));
        }
        for (FieldModel field : message.fields()) {
            field.was().ifPresent(was -> out.line(field(message, field, was)));
        }
        out.close("};");
        out.line("constexpr " + TYPE + " " + stem + FORM + "(" + stem + FIELDS + ");");
    }

    private String variant(VariantModel variant, FormerName name) {
        return "::privateer::single(" + names(variant.number(), name) + ", &" + of(variant.message()) + ", 1),";
    }

    private String field(MessageModel message, FieldModel field, FormerName name) {
        String start = names(field.number(), name) + ", ";
        if (field.type() instanceof FieldType.Repeated repeated) {
            return "::privateer::repeated(" + start + type(repeated.element()) + "),";
        }
        if (field.type() instanceof FieldType.MapOf map) {
            return "::privateer::map(" + start + type(map.key()) + ", " + type(map.value()) + "),";
        }
        int oneof = oneof(message, field);
        return "::privateer::single(" + start + type((FieldType.Single) field.type()) + (oneof == 0 ? "" : ", " + oneof)
                + "),";
    }

    private static String names(int number, FormerName name) {
        return number + ", " + ClientText.cpp(name.protoName()) + ", " + ClientText.cpp(name.jsonName());
    }

    /** Which of the message's oneofs a field is in, from 1; 0 if in none. */
    private static int oneof(MessageModel message, FieldModel field) {
        int index = 1;
        for (OneofModel oneof : message.oneofs()) {
            if (oneof.members().contains(field.javaName())) {
                return index;
            }
            index++;
        }
        return 0;
    }

    private String type(FieldType.Single type) {
        if (type instanceof FieldType.Message message) {
            return "&" + of(message.name());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return "&::" + CppNames.named(enums, enumeration.name()) + FORM;
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return googles(message);
        }
        String scalar = type instanceof FieldType.Scalar known
                ? CppCodec.method(known.wire())
                : type instanceof FieldType.Timestamp ? "timestamp" : "duration";
        return "::privateer::Scalar::" + scalar;
    }

    /** One of Google's own messages: JSON has a form for each, and wrappers look like what is in them. */
    private static String googles(FieldType.ProtobufMessage message) {
        return WellKnownTypes.wrapped(message)
                .map(wire -> "::privateer::Wrapped{::privateer::Scalar::" + CppCodec.method(wire) + "}")
                .orElseGet(() -> "::privateer::Known::" + known(message.name().simpleName()));
    }

    private static String known(String name) {
        return switch (name) {
            case "Any" -> "any";
            case "Empty" -> "empty";
            case "FieldMask" -> "field_mask";
            case "Struct" -> "structure";
            case "Value" -> "value";
            case "ListValue" -> "list";
            default -> throw new IllegalArgumentException("no form in JSON for google.protobuf." + name);
        };
    }
}
