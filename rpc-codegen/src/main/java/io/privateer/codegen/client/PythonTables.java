package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the end of a Python module: its messages as data, and their description in Protocol Buffers' own words. */
final class PythonTables {
    /** The longest line at the depth of an argument, with its comma. */
    private static final int ARGUMENT = 107;

    private final ClientModel model;
    private final PythonNames names;
    private final PythonTypes types;
    private final ClientPackage content;
    private final SourceText out;

    PythonTables(ClientModel model, PythonNames names, PythonTypes types, ClientPackage content, SourceText out) {
        this.model = model;
        this.names = names;
        this.types = types;
        this.content = content;
        this.out = out;
    }

    void write() {
        out.line().line().line("# How the messages travel; for the runtime.").line();
        List<MessageModel> messages = content.messages().stream()
                .filter(message -> message.kind() != MessageModel.Kind.WRAPPER)
                .toList();
        out.line().open("def _tables() -> tuple[_codec.MessageCodec, ...]:");
        if (messages.isEmpty()) {
            out.line("return ()").close();
        } else {
            out.open("return (");
            messages.forEach(this::message);
            out.close(")").close();
        }
        uses();
        description();
        boolean several = !types.packages().isEmpty();
        out.line().line("_codecs = _codec.Codecs(_DESCRIPTION, _tables" + (several ? ", _uses" : "") + ")");
        PythonServices services = new PythonServices(model.module(), names, types, out);
        content.services().forEach(services::descriptors);
    }

    private void message(MessageModel message) {
        String name = ClientText.python(message.name().full());
        List<String> arguments = new ArrayList<>(List.of(name));
        switch (message.kind()) {
            case REQUEST, REPLY -> {
                fields(message, arguments);
                entry("_codec.Arguments(", arguments);
            }
            case RECORD, ERROR -> {
                arguments.add(names.classOf(message.name()));
                fields(message, arguments);
                entry("_codec.Record(", arguments);
            }
            case ONEOF -> {
                message.variants()
                        .forEach(variant -> arguments.add("_codec.Variant("
                                + ClientText.python(variant.protoName()) + ", "
                                + types.reference(variant.message()) + ", "
                                + ClientText.python(variant.message().full()) + ")"));
                message.unknownVariant()
                        .ifPresent(unknown -> arguments.add("unknown=" + names.unknownVariant(unknown)));
                entry("_codec.Union(", arguments);
            }
            case WRAPPER -> {}
        }
    }

    private void entry(String head, List<String> arguments) {
        if (arguments.size() == 1) {
            out.line(head + arguments.get(0) + "),");
        } else {
            PythonText.block(out, head, arguments, "),");
        }
    }

    private void fields(MessageModel message, List<String> arguments) {
        for (FieldModel field : message.constructorOrder()) {
            String name = ClientText.python(field.protoName());
            String attribute = message.kind() == MessageModel.Kind.ERROR
                    ? PythonNames.errorAttribute(field)
                    : PythonNames.attribute(field);
            String holds = types.table(field.type());
            List<String> parts = new ArrayList<>(List.of(name, holds));
            field.defaultValue().ifPresent(value -> parts.add(types.literal(value, field.type())));
            if (!attribute.equals(field.protoName())) {
                parts.add("attribute=\"" + attribute + "\"");
            }
            arguments.add(fitting(maker(field), parts));
        }
    }

    private static String maker(FieldModel field) {
        return switch (field.presence()) {
            case OPTIONAL, NULLABLE -> "_codec.optional(";
            case DEFAULTED -> "_codec.defaulted(";
            case IMPLICIT, REQUIRED, REPEATED -> "_codec.Field(";
        };
    }

    /** On one line if it fits, else one part a line. */
    private static String fitting(String head, List<String> parts) {
        String one = head + String.join(", ", parts) + ")";
        return one.length() <= ARGUMENT ? one : head + "\n    " + String.join(",\n    ", parts) + ",\n)";
    }

    private void uses() {
        if (!types.packages().isEmpty()) {
            out.line().line().open("def _uses() -> tuple[_codec.Codecs, ...]:");
            List<String> codecs = types.packages().stream()
                    .map(used -> "_" + names.module(used) + "._codecs")
                    .sorted()
                    .toList();
            PythonText.call(out, "return (", codecs, codecs.size() == 1 ? ",)" : ")");
            out.close();
        }
    }

    private void description() {
        List<String> base64 =
                ClientText.pieces(Base64.getEncoder().encodeToString(reachable().toByteArray()));
        out.line().line();
        if (base64.size() == 1) {
            out.line("_DESCRIPTION = \"" + base64.get(0) + "\"");
        } else {
            out.open("_DESCRIPTION = (");
            base64.forEach(piece -> out.line("\"" + piece + "\""));
            out.close(")");
        }
    }

    /** Of all files those that this package has messages in, or carries messages from, and what they import. */
    private FileDescriptorSet reachable() {
        Set<String> wanted = new HashSet<>();
        content.messages().forEach(message -> wanted.add(message.protoFile()));
        content.enums().forEach(enumeration -> wanted.add(enumeration.protoFile()));
        content.services().stream()
                .flatMap(service -> service.methods().stream())
                .flatMap(MethodModel::messages)
                .forEach(carried -> wanted.add(model.module().message(carried).protoFile()));
        return model.descriptors(wanted);
    }
}
