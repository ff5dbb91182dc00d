package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The four files of one package. */
final class NodeModule {
    private final ClientModel model;
    private final ClientPackage of;
    private final NodeNames names;
    private final Map<String, NodeNames> all;
    private final Map<String, String> descriptors;
    private final String root;

    NodeModule(ClientModel model, ClientPackage of, Map<String, NodeNames> all, Map<String, String> descriptors) {
        this.model = model;
        this.of = of;
        this.all = all;
        this.names = NodeTypes.named(all, of.name());
        this.descriptors = descriptors;
        this.root = "../".repeat(NodeNames.folder(of.name()).split("/", -1).length);
    }

    // ---- messages

    String messages() {
        Map<String, String> files = new TreeMap<>();
        of.messages().forEach(message -> files.put(message.protoFile(), descriptor(message.protoFile())));
        of.enums().forEach(enumeration -> files.put(enumeration.protoFile(), descriptor(enumeration.protoFile())));
        NodeNames.Locals locals = names.locals();
        String codegen = locals.free("codegen");
        String rpc = locals.free("rpc");
        SourceText out = new SourceText("  ").line(NodeGenerator.HEADER).line();
        if (!files.isEmpty()) {
            out.line("import * as " + codegen + " from \"@bufbuild/protobuf/codegenv2\";");
        }
        boolean rules =
                of.messages().stream().anyMatch(message -> !rules(message).isEmpty());
        if (rules || of.messages().stream().anyMatch(NodeModule::isError)) {
            out.line("import * as " + rpc + " from \"privateer-rpc\";");
        }
        if (!files.isEmpty()) {
            out.line("import { " + String.join(", ", files.values()) + " } from \"" + root + "descriptors.js\";");
        } else {
            out.line("export {};");
        }
        for (MessageModel message : of.messages()) {
            out.line();
            doc(out, message.doc());
            out.line("export const %s = %s.messageDesc(%s, %d);"
                    .formatted(
                            names.schema(message.name()),
                            codegen,
                            descriptor(message.protoFile()),
                            index(message.protoFile(), message.name().simpleName())));
            List<String> rulesOf = rules(message);
            if (!rulesOf.isEmpty()) {
                out.open("%s.constrain(%s, {".formatted(rpc, names.schema(message.name())));
                rulesOf.forEach(rule -> out.line(rule + ","));
                out.close("});");
            }
        }
        for (EnumModel enumeration : of.enums()) {
            String schema = names.schema(enumeration.name());
            out.line();
            out.line("export const %s = %s.enumDesc(%s, %s);"
                    .formatted(schema, codegen, descriptor(enumeration.protoFile()), path(enumeration)));
            doc(out, enumeration.doc());
            out.line("export const " + names.type(enumeration.name()) + " = " + codegen + ".tsEnum(" + schema + ");");
        }
        of.messages().stream().filter(NodeModule::isError).forEach(message -> {
            out.line();
            doc(out, message.doc());
            out.line("export class " + names.error(message.name()) + " extends " + rpc + ".TypedError {}");
        });
        return out.toString();
    }

    /** What the descriptor cannot say: fields that must be there, and what is read where one is not. */
    private List<String> rules(MessageModel message) {
        List<String> required = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        for (FieldModel field : message.fields()) {
            if (field.presence() == Presence.REQUIRED) {
                required.add('"' + NodeNames.field(field) + '"');
            }
            field.defaultValue()
                    .ifPresent(value -> defaults.add(NodeNames.field(field) + ": " + literal(value, field.type())));
        }
        List<String> rules = new ArrayList<>();
        if (!required.isEmpty()) {
            rules.add("required: [" + String.join(", ", required) + "]");
        }
        if (!defaults.isEmpty()) {
            rules.add("defaults: { " + String.join(", ", defaults) + " }");
        }
        return rules;
    }

    private String literal(DefaultValue value, FieldType type) {
        if (value instanceof DefaultValue.Integral integral) {
            boolean big = type instanceof FieldType.Scalar scalar && NodeTypes.isBig(scalar.wire());
            return big ? integral.value() + "n" : String.valueOf(integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            return String.valueOf(floating.value());
        }
        if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof DefaultValue.Text text) {
            return ClientText.javaScript(text.value());
        }
        String constant = ((DefaultValue.Constant) value).javaName();
        EnumModel enumeration = model.module().enumeration(((FieldType.Enumeration) type).name());
        return enumeration.constants().stream()
                .filter(each -> each.javaName().equals(constant))
                .map(each -> String.valueOf(each.number()))
                .findFirst()
                .orElse("0");
    }

    String messageTypes() {
        NodeTypes types = new NodeTypes(of, all, "messages");
        SourceText body = new SourceText("  ");
        of.messages().forEach(message -> messageType(body, message, types));
        for (EnumModel enumeration : of.enums()) {
            body.line();
            doc(body, enumeration.doc());
            body.open("export declare enum " + names.type(enumeration.name()) + " {");
            body.line(NodeNames.constant(enumeration, enumeration.zeroName()) + " = 0,");
            for (EnumModel.Constant constant : enumeration.constants()) {
                doc(body, constant.doc());
                body.line(NodeNames.constant(enumeration, constant.protoName()) + " = " + constant.number() + ",");
            }
            body.close("}");
            body.line("export declare const %s: %s.GenEnum<%s>;"
                    .formatted(names.schema(enumeration.name()), types.codegen(), names.type(enumeration.name())));
        }
        of.messages().stream().filter(NodeModule::isError).forEach(message -> {
            body.line();
            doc(body, message.doc());
            body.line("export declare class %s extends %s.TypedError<%s> {}"
                    .formatted(names.error(message.name()), types.rpc(), names.type(message.name())));
        });
        if (of.messages().isEmpty() && of.enums().isEmpty()) {
            // Or it would be no module.
            body.line("export {};");
        }
        return NodeGenerator.HEADER + "\n\n" + types.imports() + body;
    }

    private void messageType(SourceText out, MessageModel message, NodeTypes types) {
        String type = names.type(message.name());
        out.line();
        doc(out, message.doc());
        String shape = types.protobuf() + ".Message<"
                + ClientText.javaScript(message.name().full()) + ">";
        if (message.fields().isEmpty() && message.variants().isEmpty()) {
            out.line("export type " + type + " = " + shape + ";");
        } else {
            out.open("export type " + type + " = " + shape + " & {");
            for (FieldModel field : message.fields()) {
                doc(out, field.doc());
                boolean optional = field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
                out.line(NodeNames.field(field) + (optional ? "?: " : ": ") + types.value(field.type()) + ";");
            }
            if (!message.variants().isEmpty()) {
                out.open(NodeNames.oneof(message) + ":");
                for (var variant : message.variants()) {
                    out.line("| { case: \"%s\"; value: %s }"
                            .formatted(
                                    NodeNames.variant(variant), types.value(new FieldType.Message(variant.message()))));
                }
                out.line("| { case: undefined; value?: undefined };").close();
            }
            out.close("};");
        }
        out.line("export declare const %s: %s.GenMessage<%s>;"
                .formatted(names.schema(message.name()), types.codegen(), type));
    }

    // ---- services

    String services() {
        SourceText out = new SourceText("  ").line(NodeGenerator.HEADER).line();
        if (of.services().isEmpty()) {
            return out.line("export * from \"./messages.js\";").toString();
        }
        NodeNames.Locals locals = names.locals();
        String protobuf = locals.free("protobuf");
        String rpc = locals.free("rpc");
        String messages = locals.free("messages");
        Map<String, String> others = new LinkedHashMap<>();
        List<String> used = of.services().stream()
                .flatMap(service -> service.methods().stream())
                .flatMap(MethodModel::messages)
                .map(ProtoName::packageName)
                .toList();
        used.stream()
                .filter(other -> !other.equals(of.name()))
                .forEach(other -> others.computeIfAbsent(other, locals::free));
        boolean errors = of.services().stream().anyMatch(service -> service.methods().stream()
                .anyMatch(method -> !method.errors().isEmpty()));
        out.line("import * as " + protobuf + " from \"@bufbuild/protobuf\";");
        if (errors) {
            out.line("import * as " + rpc + " from \"privateer-rpc\";");
        }
        others.forEach((other, alias) ->
                out.line("import * as %s from \"%s%s/messages.js\";".formatted(alias, root, NodeNames.folder(other))));
        if (used.contains(of.name())) {
            out.line("import * as " + messages + " from \"./messages.js\";");
        }
        out.line().line("export * from \"./messages.js\";");
        for (ServiceModel service : of.services()) {
            service(out, service, new Aliases(protobuf, rpc, messages, others, locals));
        }
        return out.toString();
    }

    private record Aliases(
            String protobuf, String rpc, String messages, Map<String, String> others, NodeNames.Locals locals) {}

    private void service(SourceText out, ServiceModel service, Aliases aliases) {
        Map<MethodModel, String> methods = NodeNames.methods(service);
        String table = aliases.locals().free(ClientText.initialLower(service.name()) + "Methods");
        out.line().open("const " + table + " = {");
        for (MethodModel method : service.methods()) {
            out.open(method.wireName() + ": {");
            out.line("path: " + ClientText.javaScript(method.path()) + ",");
            out.line("idempotent: " + method.idempotent() + ",");
            method.timeout().ifPresent(timeout -> out.line("timeoutMs: " + timeout.toMillis() + ","));
            if (method.priority() != io.privateer.rpc.call.Priority.DEFAULT) {
                out.line("priority: \"" + method.priority() + "\",");
            }
            out.line("request: " + schema(method.request(), aliases) + ",");
            out.line("reply: " + schema(method.reply(), aliases) + ",");
            if (method.errors().isEmpty()) {
                out.line("errors: [],");
            } else {
                out.open("errors: [");
                for (ErrorModel error : method.errors()) {
                    String other = error.message().packageName();
                    NodeNames theirs = NodeTypes.named(all, other);
                    String alias = aliases.others().getOrDefault(other, aliases.messages());
                    out.line("%s.typedError(%s, %s.%s, %s.%s),"
                            .formatted(
                                    aliases.rpc(),
                                    ClientText.javaScript(error.wireName()),
                                    alias,
                                    theirs.schema(error.message()),
                                    alias,
                                    theirs.error(error.message())));
                }
                out.close("],");
            }
            out.close("},");
        }
        out.close("};").line();
        doc(out, service.doc());
        out.open("export class " + names.client(service) + " {")
                .line("#client;")
                .line();
        out.open("constructor(client) {").line("this.#client = client;").close("}");
        for (MethodModel method : service.methods()) {
            method(out, method, named(methods, method), table, aliases);
        }
        out.close("}");
    }

    private void method(SourceText out, MethodModel method, String name, String table, Aliases aliases) {
        Parameters parameters = new Parameters(method, model.module().message(method.request()));
        MessageModel reply = model.module().message(method.reply());
        boolean result = !reply.standsAlone() && !reply.fields().isEmpty();
        out.line();
        doc(out, method.doc());
        List<String> all = new ArrayList<>(parameters.names());
        all.add(parameters.options());
        out.open("async " + name + "(" + String.join(", ", all) + ") {");
        String schema = schema(method.request(), aliases);
        boolean whole = model.module().message(method.request()).standsAlone();
        String request = whole
                ? aliases.protobuf() + ".create(" + schema + ", request)"
                : parameters.fields().isEmpty()
                        ? aliases.protobuf() + ".create(" + schema + ")"
                        : aliases.protobuf() + ".create(" + schema + ", { " + parameters.initialised() + " })";
        String taker =
                result ? "const " + parameters.reply() + " = await " : reply.standsAlone() ? "return " : "await ";
        out.open(taker + "this.#client.call(")
                .line(table + "." + method.wireName() + ",")
                .line(request + ",")
                .line(parameters.options() + ",")
                .close(");");
        if (result) {
            out.line("return " + parameters.reply() + "." + result(method) + ";");
        }
        out.close("}");
    }

    private String schema(ProtoName name, Aliases aliases) {
        String alias = aliases.others().getOrDefault(name.packageName(), aliases.messages());
        return alias + "." + NodeTypes.named(all, name.packageName()).schema(name);
    }

    private String result(MethodModel method) {
        return NodeNames.field(model.module().message(method.reply()).fields().get(0));
    }

    String serviceTypes() {
        SourceText body = new SourceText("  ");
        if (of.services().isEmpty()) {
            return NodeGenerator.HEADER + "\n\nexport * from \"./messages.js\";\n";
        }
        NodeTypes types = new NodeTypes(of, all, "index");
        for (ServiceModel service : of.services()) {
            Map<MethodModel, String> methods = NodeNames.methods(service);
            body.line();
            doc(body, service.doc());
            body.open("export declare class " + names.client(service) + " {");
            body.line("#private;");
            body.line("constructor(client: " + types.rpc() + ".Client);");
            for (MethodModel method : service.methods()) {
                Parameters parameters = new Parameters(method, model.module().message(method.request()));
                MessageModel reply = model.module().message(method.reply());
                body.line();
                docLines(body, methodDoc(method));
                String result = reply.standsAlone()
                        ? types.value(new FieldType.Message(reply.name()))
                        : reply.fields().isEmpty()
                                ? "void"
                                : types.value(reply.fields().get(0).type())
                                        + (optional(reply.fields().get(0)) ? " | undefined" : "");
                body.open(named(methods, method) + "(");
                if (parameters.fields().isEmpty() && !parameters.names().isEmpty()) {
                    body.line("request: " + types.init(new FieldType.Message(method.request())) + ",");
                }
                for (int i = 0; i < parameters.fields().size(); i++) {
                    FieldModel field = parameters.fields().get(i);
                    body.line(parameters.names().get(i) + ": " + types.init(field.type())
                            + (optional(field) || field.presence() == Presence.DEFAULTED ? " | undefined" : "") + ",");
                }
                body.line(parameters.options() + "?: " + types.rpc() + ".CallOptions,");
                body.close("): Promise<" + result + ">;");
            }
            body.close("}");
        }
        return NodeGenerator.HEADER + "\n\n" + types.imports() + "\nexport * from \"./messages.js\";\n" + body;
    }

    private List<String> methodDoc(MethodModel method) {
        List<String> lines = new ArrayList<>(escaped(method.doc()));
        if (!lines.isEmpty() && !method.errors().isEmpty()) {
            lines.add("");
        }
        method.errors().stream()
                .map(error -> "@throws "
                        + NodeTypes.named(all, error.message().packageName()).error(error.message()))
                .forEach(lines::add);
        return lines;
    }

    private static boolean optional(FieldModel field) {
        return field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
    }

    /** The arguments of a method, each with the field that it becomes. */
    private static final class Parameters {
        private final List<FieldModel> fields = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final String options;
        private final String reply;

        Parameters(MethodModel method, MessageModel request) {
            for (ParameterModel parameter : method.parameters()) {
                request.fields().stream()
                        .filter(field -> field.javaName().equals(parameter.name()))
                        .forEach(fields::add);
            }
            for (FieldModel field : fields) {
                String name = ReservedWords.escape(ClientLanguage.NODE, field.javaName());
                names.add(name);
            }
            if (request.standsAlone()) {
                names.add("request");
            }
            options = free("options");
            reply = free("reply");
        }

        private String free(String wish) {
            String free = wish;
            while (names.contains(free)) {
                free += "_";
            }
            return free;
        }

        List<FieldModel> fields() {
            return fields;
        }

        List<String> names() {
            return names;
        }

        String options() {
            return options;
        }

        String reply() {
            return reply;
        }

        /** {@code article, count: count_} */
        String initialised() {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String field = NodeNames.field(fields.get(i));
                all.add(field.equals(names.get(i)) ? field : field + ": " + names.get(i));
            }
            return String.join(", ", all);
        }
    }

    // ---- what all share

    private String descriptor(String protoFile) {
        return named(descriptors, protoFile);
    }

    private int index(String protoFile, String simpleName) {
        return described(protoFile).getMessageTypeList().stream()
                .map(each -> each.getName())
                .toList()
                .indexOf(simpleName);
    }

    /** Where an enum is in its file; one from a {@code .proto} is the only one in a message around it. */
    private String path(EnumModel enumeration) {
        FileDescriptorProto file = described(enumeration.protoFile());
        String name = enumeration.name().simpleName();
        for (int i = 0; i < file.getEnumTypeCount(); i++) {
            if (file.getEnumType(i).getName().equals(name)) {
                return String.valueOf(i);
            }
        }
        for (int i = 0; i < file.getMessageTypeCount(); i++) {
            if (file.getMessageType(i).getEnumTypeList().stream()
                    .anyMatch(each -> each.getName().equals(name))) {
                return i + ", 0";
            }
        }
        throw new IllegalArgumentException("no descriptor of " + enumeration.name());
    }

    private FileDescriptorProto described(String protoFile) {
        return model.descriptors().getFileList().stream()
                .filter(file -> file.getName().equals(protoFile))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no descriptor of " + protoFile));
    }

    static boolean isError(MessageModel message) {
        return message.kind() == MessageModel.Kind.ERROR;
    }

    static void doc(SourceText out, String doc) {
        docLines(out, escaped(doc));
    }

    /** An at sign at the start of a line would be a tag for editors. */
    private static List<String> escaped(String doc) {
        return ClientText.blockLines(doc).stream()
                .map(line -> line.startsWith("@") ? "\\" + line : line)
                .toList();
    }

    private static void docLines(SourceText out, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        if (lines.size() == 1) {
            out.line("/** " + lines.get(0) + " */");
            return;
        }
        out.line("/**");
        lines.forEach(line -> out.line((" * " + line).stripTrailing()));
        out.line(" */");
    }

    private static <K> String named(Map<K, String> names, K key) {
        String name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("nothing is called " + key);
        }
        return name;
    }
}
