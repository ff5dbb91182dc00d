package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The module with one package's messages, enums and errors, and its declarations. */
final class NodeMessages {
    private final ClientModel model;
    private final ClientPackage of;
    private final NodeNames names;
    private final Map<String, NodeNames> all;
    private final NodeDescriptors descriptors;

    NodeMessages(ClientModel model, ClientPackage of, Map<String, NodeNames> all, NodeDescriptors descriptors) {
        this.model = model;
        this.of = of;
        this.all = all;
        this.names = NodeTypes.named(all, of.name());
        this.descriptors = descriptors;
    }

    // ---- the module

    String module() {
        SourceText out = new SourceText("  ").line(NodeGenerator.HEADER).line();
        if (isEmpty()) {
            return out.line("export {};").toString();
        }
        NodeNames.Locals locals = names.locals();
        String codegen = locals.free("codegen");
        String rpc = locals.free("rpc");
        out.line("import * as " + codegen + " from \"@bufbuild/protobuf/codegenv2\";");
        if (of.messages().stream()
                .anyMatch(message -> isError(message) || !rules(message).isEmpty())) {
            out.line("import * as " + rpc + " from \"privateer-rpc\";");
        }
        NodeExpression.list("{", NodeExpression.all(described()), "}")
                .write(out, "import ", " from \"" + NodeNames.root(of.name()) + "descriptors.js\";");
        of.messages().forEach(message -> message(out, message, codegen, rpc));
        of.enums().forEach(enumeration -> enumeration(out, enumeration, codegen));
        of.messages().stream().filter(NodeMessages::isError).forEach(message -> {
            out.line();
            NodeText.doc(out, message.doc());
            String extended = "extends " + rpc + ".TypedError {}";
            NodeExpression.assign(out, "export class " + names.error(message.name()), extended);
        });
        return out.toString();
    }

    private boolean isEmpty() {
        return of.messages().isEmpty() && of.enums().isEmpty();
    }

    private static boolean isError(MessageModel message) {
        return message.kind() == MessageModel.Kind.ERROR;
    }

    /** The constants of the files that describe this package. */
    private List<String> described() {
        Stream<String> files = Stream.concat(
                of.messages().stream().map(MessageModel::protoFile),
                of.enums().stream().map(EnumModel::protoFile));
        return new TreeSet<>(files.toList()).stream().map(descriptors::constant).toList();
    }

    private void message(SourceText out, MessageModel message, String codegen, String rpc) {
        String schema = names.schema(message.name());
        out.line();
        NodeText.doc(out, message.doc());
        NodeExpression.list(codegen + ".messageDesc(", NodeExpression.all(descriptors.place(message)), ")")
                .write(out, "export const " + schema + " = ", ";");
        List<Rule> rules = rules(message);
        if (!rules.isEmpty()) {
            out.open(rpc + ".constrain(" + schema + ", {");
            rules.forEach(rule -> rule.value().write(out, rule.name() + ": ", ","));
            out.close("});");
        }
    }

    private void enumeration(SourceText out, EnumModel enumeration, String codegen) {
        String schema = names.schema(enumeration.name());
        out.line();
        NodeExpression.list(codegen + ".enumDesc(", NodeExpression.all(descriptors.place(enumeration)), ")")
                .write(out, "export const " + schema + " = ", ";");
        NodeText.doc(out, enumeration.doc());
        NodeExpression.list(codegen + ".tsEnum(", List.of(NodeExpression.of(schema)), ")")
                .write(out, "export const " + names.type(enumeration.name()) + " = ", ";");
    }

    private record Rule(String name, NodeExpression value) {}

    /** What the descriptor cannot say: fields that must be there, and what is read where one is not. */
    private List<Rule> rules(MessageModel message) {
        List<String> required = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        for (FieldModel field : message.fields()) {
            if (field.presence() == Presence.REQUIRED) {
                required.add('"' + NodeNames.field(field) + '"');
            }
            field.defaultValue()
                    .ifPresent(value -> defaults.add(NodeNames.field(field) + ": " + literal(value, field.type())));
        }
        List<Rule> rules = new ArrayList<>();
        if (!required.isEmpty()) {
            rules.add(new Rule("required", NodeExpression.list("[", NodeExpression.all(required), "]")));
        }
        if (!defaults.isEmpty()) {
            rules.add(new Rule("defaults", NodeExpression.list("{", NodeExpression.all(defaults), "}")));
        }
        return rules;
    }

    private String literal(DefaultValue value, FieldType type) {
        if (value instanceof DefaultValue.Integral integral) {
            boolean big = type instanceof FieldType.Scalar scalar && NodeTypes.isBig(scalar.wire());
            return big ? integral.value() + "n" : String.valueOf(integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            // 1.0E300 in Java is 1e300.
            return String.valueOf(floating.value()).replace('E', 'e').replaceFirst("\\.0(?=e|$)", "");
        }
        if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof DefaultValue.Text text) {
            return ClientText.javaScript(text.value());
        }
        String constant = ((DefaultValue.Constant) value).javaName();
        EnumModel enumeration = model.module().enumeration(((FieldType.Enumeration) type).name());
        return enumeration
                .constant(constant)
                .map(each -> String.valueOf(each.number()))
                .orElse("0");
    }

    // ---- its declarations

    String declarations() {
        if (isEmpty()) {
            return module();
        }
        NodeTypes types = new NodeTypes(of, all, "messages");
        SourceText body = new SourceText("  ");
        of.messages().forEach(message -> messageType(body, message, types));
        of.enums().forEach(enumeration -> enumType(body, enumeration, types));
        of.messages().stream().filter(NodeMessages::isError).forEach(message -> {
            body.line();
            NodeText.doc(body, message.doc());
            body.line("export declare class %s extends %s.TypedError<%s> {}"
                    .formatted(names.error(message.name()), types.rpc(), names.type(message.name())));
        });
        return NodeGenerator.HEADER + "\n\n" + types.imports() + body;
    }

    private void messageType(SourceText out, MessageModel message, NodeTypes types) {
        String type = names.type(message.name());
        String taker = "export type " + type + " =";
        String base = types.protobuf() + ".Message<"
                + ClientText.javaScript(message.name().full()) + ">";
        out.line();
        NodeText.doc(out, message.doc());
        if (message.fields().isEmpty() && message.variants().isEmpty()) {
            NodeExpression.assign(out, taker, base + ";");
        } else if (out.fits(taker + " " + base + " & {", NodeExpression.WIDTH)) {
            out.open(taker + " " + base + " & {");
            members(out, message, types);
            out.close("};");
        } else {
            out.open(taker).open(base + " & {");
            members(out, message, types);
            out.close("};").close();
        }
        out.line("export declare const %s: %s.GenMessage<%s>;"
                .formatted(names.schema(message.name()), types.codegen(), type));
    }

    private static void members(SourceText out, MessageModel message, NodeTypes types) {
        for (FieldModel field : message.fields()) {
            NodeText.doc(out, field.doc());
            out.line(NodeNames.field(field) + (NodeTypes.mayBeAbsent(field) ? "?: " : ": ") + types.value(field.type())
                    + ";");
        }
        if (message.variants().isEmpty()) {
            return;
        }
        List<String> variants = Stream.concat(
                        message.variants().stream().map(variant -> "{ case: \"%s\"; value: %s }"
                                .formatted(
                                        NodeNames.variant(variant),
                                        types.value(new FieldType.Message(variant.message())))),
                        Stream.of("{ case: undefined; value?: undefined }"))
                .toList();
        String taker = NodeNames.oneof(message) + ":";
        String line = taker + " " + String.join(" | ", variants) + ";";
        if (out.fits(line, NodeExpression.WIDTH)) {
            out.line(line);
        } else {
            out.open(taker).line("| " + String.join("\n| ", variants) + ";").close();
        }
    }

    private void enumType(SourceText out, EnumModel enumeration, NodeTypes types) {
        String type = names.type(enumeration.name());
        out.line();
        NodeText.doc(out, enumeration.doc());
        out.open("export declare enum " + type + " {");
        out.line(NodeNames.constant(enumeration, enumeration.zeroName()) + " = 0,");
        for (EnumModel.Constant constant : enumeration.constants()) {
            NodeText.doc(out, constant.doc());
            out.line(NodeNames.constant(enumeration, constant.protoName()) + " = " + constant.number() + ",");
        }
        out.close("}");
        out.line("export declare const %s: %s.GenEnum<%s>;"
                .formatted(names.schema(enumeration.name()), types.codegen(), type));
    }
}
