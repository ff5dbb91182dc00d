package io.privateer.codegen.generate;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ProtoFileModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.Reserved;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the {@code .proto} of each Java package: the contract for other languages. protoc's Java classes go into a
 * package of their own, {@code shop.proto}, beside the records that they describe.
 */
final class ProtoFileGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.protoFiles().stream()
                .map(file -> new GeneratedFile(GeneratedFile.Kind.PROTO, file.path(), new Text(file).toString()))
                .toList();
    }

    /** One file while it is written. */
    private static final class Text {
        private final ProtoFileModel file;
        private final StringBuilder out = new StringBuilder();

        Text(ProtoFileModel file) {
            this.file = file;
            line("// Generated from Java by Privateer. Changes here are lost: change the Java source and build.");
            line("syntax = \"proto3\";");
            line("");
            if (!file.packageName().isEmpty()) {
                line("package " + file.packageName() + ";");
                line("");
            }
            file.imports().forEach(path -> line("import " + quoted(path) + ";"));
            if (!file.imports().isEmpty()) {
                line("");
            }
            String prefix = file.packageName().isEmpty() ? "" : file.packageName() + ".";
            line("option java_package = " + quoted(prefix + "proto") + ";");
            line("option java_multiple_files = true;");
            file.services().forEach(this::service);
            file.messages().forEach(this::message);
            file.enums().forEach(this::enumeration);
        }

        @Override
        public String toString() {
            return out.toString();
        }

        private void service(ServiceModel service) {
            line("");
            comment("", service.doc());
            String name = service.wireName().substring(service.wireName().lastIndexOf('.') + 1);
            String full = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
            if (!full.equals(service.wireName())) {
                comment("", "On the wire: " + service.wireName());
            }
            line("service " + name + " {");
            String separator = "";
            for (MethodModel method : service.methods()) {
                out.append(separator);
                separator = "\n";
                comment("  ", method.doc());
                if (method.idempotent()) {
                    line(
                            "  rpc %s(%s) returns (%s) {",
                            method.wireName(), reference(method.request()), reference(method.reply()));
                    line("    option idempotency_level = IDEMPOTENT;");
                    line("  }");
                } else {
                    line(
                            "  rpc %s(%s) returns (%s);",
                            method.wireName(), reference(method.request()), reference(method.reply()));
                }
            }
            line("}");
        }

        private void message(MessageModel message) {
            line("");
            comment("", message.doc());
            line("message " + message.name().simpleName() + " {");
            reserved(message.reserved());
            if (message.kind() == MessageModel.Kind.ONEOF) {
                oneof(message);
            }
            for (FieldModel field : message.fields()) {
                comment("  ", field.doc());
                line(
                        "  %s %s = %d [json_name = %s];",
                        type(field), field.protoName(), field.number(), quoted(field.jsonName()));
            }
            line("}");
        }

        private void oneof(MessageModel message) {
            if (message.variants().isEmpty()) {
                return;
            }
            line("  oneof " + message.oneofName() + " {");
            for (VariantModel variant : message.variants()) {
                comment("    ", variant.doc());
                line(
                        "    %s %s = %d [json_name = %s];",
                        reference(variant.message()),
                        variant.protoName(),
                        variant.number(),
                        quoted(variant.jsonName()));
            }
            line("  }");
        }

        private void enumeration(EnumModel enumeration) {
            line("");
            comment("", enumeration.doc());
            line("enum " + enumeration.name().simpleName() + " {");
            reserved(enumeration.reserved());
            line("  %s = 0;", enumeration.zeroName());
            for (EnumModel.Constant constant : enumeration.constants()) {
                comment("  ", constant.doc());
                line("  %s = %d;", constant.protoName(), constant.number());
            }
            line("}");
        }

        private void reserved(Reserved reserved) {
            if (!reserved.numbers().isEmpty()) {
                line("  reserved "
                        + reserved.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ";");
            }
            if (!reserved.names().isEmpty()) {
                line("  reserved " + reserved.names().stream().map(Text::quoted).collect(Collectors.joining(", "))
                        + ";");
            }
        }

        private String type(FieldModel field) {
            if (field.type() instanceof FieldType.MapOf map) {
                return "map<" + type(map.key()) + ", " + type(map.value()) + ">";
            }
            if (field.type() instanceof FieldType.Repeated repeated) {
                return "repeated " + type(repeated.element());
            }
            FieldType.Single single = (FieldType.Single) field.type();
            // A message always has presence, so the word would only be noise there.
            boolean optional = field.presence().explicit() && !ValueCodecs.isMessage(single);
            return (optional ? "optional " : "") + type(single);
        }

        private String type(FieldType.Single type) {
            if (type instanceof FieldType.Scalar scalar) {
                return scalar.wire().protoName();
            }
            if (type instanceof FieldType.Enumeration enumeration) {
                return reference(enumeration.name());
            }
            if (type instanceof FieldType.Message message) {
                return reference(message.name());
            }
            if (type instanceof FieldType.ProtobufMessage message) {
                return "." + message.name().full();
            }
            return type instanceof FieldType.Timestamp ? ".google.protobuf.Timestamp" : ".google.protobuf.Duration";
        }

        /**
         * A message's or enum's name from inside this file. With a dot in front it cannot be taken for a nested name, nor
         * a record called {@code option} for the word.
         */
        private String reference(ProtoName name) {
            boolean near = name.packageName().equals(file.packageName());
            return near && Character.isUpperCase(name.simpleName().charAt(0)) ? name.simpleName() : "." + name.full();
        }

        private void comment(String indent, String text) {
            if (!text.isBlank()) {
                text.strip().lines().forEach(part -> line((indent + "// " + printable(part)).stripTrailing()));
            }
        }

        private void line(String format, Object... arguments) {
            out.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments))
                    .append('\n');
        }

        /** A string of a .proto: names and paths are ASCII, but none may end the string early. */
        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        private static String printable(String text) {
            return text.codePoints()
                    .map(c -> Character.isISOControl(c) ? ' ' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
