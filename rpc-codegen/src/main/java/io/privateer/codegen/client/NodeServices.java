package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Priority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The module with the clients of one package's services, and its declarations. It gives away the package's messages too. */
final class NodeServices {
    private final ClientModel model;
    private final ClientPackage of;
    private final NodeNames names;
    private final Map<String, NodeNames> all;

    NodeServices(ClientModel model, ClientPackage of, Map<String, NodeNames> all) {
        this.model = model;
        this.of = of;
        this.all = all;
        this.names = NodeTypes.named(all, of.name());
    }

    // ---- the module

    String module() {
        SourceText out = new SourceText("  ").line(NodeGenerator.HEADER).line();
        if (of.services().isEmpty()) {
            return out.line("export * from \"./messages.js\";").toString();
        }
        NodeNames.Locals locals = names.locals();
        String protobuf = locals.free("protobuf");
        String rpc = locals.free("rpc");
        String messages = locals.free("messages");
        List<MethodModel> methods = of.services().stream()
                .flatMap(service -> service.methods().stream())
                .toList();
        List<String> used = methods.stream()
                .flatMap(MethodModel::messages)
                .map(ProtoName::packageName)
                .toList();
        Map<String, String> others = new LinkedHashMap<>();
        used.stream()
                .filter(other -> !other.equals(of.name()))
                .forEach(other -> others.computeIfAbsent(other, locals::free));
        out.line("import * as " + protobuf + " from \"@bufbuild/protobuf\";");
        if (methods.stream().anyMatch(method -> !method.errors().isEmpty())) {
            out.line("import * as " + rpc + " from \"privateer-rpc\";");
        }
        others.forEach((other, alias) -> out.line("import * as %s from \"%s%s/messages.js\";"
                .formatted(alias, NodeNames.root(of.name()), NodeNames.folder(other))));
        if (used.contains(of.name())) {
            out.line("import * as " + messages + " from \"./messages.js\";");
        }
        out.line().line("export * from \"./messages.js\";");
        Aliases aliases = new Aliases(protobuf, rpc, messages, others, locals);
        of.services().forEach(service -> service(out, service, aliases));
        return out.toString();
    }

    private record Aliases(
            String protobuf, String rpc, String messages, Map<String, String> others, NodeNames.Locals locals) {
        /** Of the module with a package's messages. */
        String of(ProtoName name) {
            return others.getOrDefault(name.packageName(), messages);
        }
    }

    private void service(SourceText out, ServiceModel service, Aliases aliases) {
        Map<MethodModel, String> methods = NodeNames.methods(service);
        String table = aliases.locals().free(ClientText.initialLower(service.name()) + "Methods");
        out.line().open("const " + table + " = {");
        service.methods().forEach(method -> descriptor(out, method, aliases));
        out.close("};").line();
        NodeText.doc(out, service.doc());
        out.open("export class " + names.client(service) + " {")
                .line("#client;")
                .line();
        out.open("constructor(client) {").line("this.#client = client;").close("}");
        for (MethodModel method : service.methods()) {
            method(out, method, NodeNames.named(methods, method), table, aliases);
        }
        out.close("}");
    }

    private void descriptor(SourceText out, MethodModel method, Aliases aliases) {
        out.open(method.wireName() + ": {");
        out.line("path: " + ClientText.javaScript(method.path()) + ",");
        out.line("idempotent: " + method.idempotent() + ",");
        method.timeout().ifPresent(timeout -> out.line("timeoutMs: " + timeout.toMillis() + ","));
        if (method.priority() != Priority.DEFAULT) {
            out.line("priority: \"" + method.priority() + "\",");
        }
        NodeExpression.assign(out, "request:", schema(method.request(), aliases) + ",");
        NodeExpression.assign(out, "reply:", schema(method.reply(), aliases) + ",");
        List<NodeExpression> errors =
                method.errors().stream().map(error -> error(error, aliases)).toList();
        NodeExpression.list("[", errors, "]").write(out, "errors: ", ",");
        out.close("},");
    }

    private NodeExpression error(ErrorModel error, Aliases aliases) {
        NodeNames theirs = NodeTypes.named(all, error.message().packageName());
        List<String> arguments = List.of(
                ClientText.javaScript(error.wireName()),
                schema(error.message(), aliases),
                aliases.of(error.message()) + "." + theirs.error(error.message()));
        return NodeExpression.list(aliases.rpc() + ".typedError(", NodeExpression.all(arguments), ")");
    }

    private void method(SourceText out, MethodModel method, String name, String table, Aliases aliases) {
        NodeParameters parameters = new NodeParameters(model.module().message(method.request()));
        MessageModel reply = model.module().message(method.reply());
        boolean result = !reply.standsAlone() && !reply.fields().isEmpty();
        out.line();
        NodeText.doc(out, method.doc());
        NodeExpression.list("async " + name + "(", NodeExpression.all(parameters.namesAndOptions()), ")")
                .write(out, "", " {");
        out.deeper();
        String taker =
                result ? "const " + parameters.reply() + " = await " : reply.standsAlone() ? "return " : "await ";
        List<NodeExpression> arguments = List.of(
                NodeExpression.of(table + "." + method.wireName()),
                request(method, parameters, aliases),
                NodeExpression.of(parameters.options()));
        NodeExpression.list("this.#client.call(", arguments, ")").write(out, taker, ";");
        if (result) {
            out.line("return " + parameters.reply() + "."
                    + NodeNames.field(reply.fields().get(0)) + ";");
        }
        out.close("}");
    }

    private NodeExpression request(MethodModel method, NodeParameters parameters, Aliases aliases) {
        String create = aliases.protobuf() + ".create(" + schema(method.request(), aliases);
        if (model.module().message(method.request()).standsAlone()) {
            return NodeExpression.of(create + ", request)");
        }
        return parameters.fields().isEmpty()
                ? NodeExpression.of(create + ")")
                : NodeExpression.list(create + ", {", NodeExpression.all(parameters.initialised()), "})");
    }

    private String schema(ProtoName name, Aliases aliases) {
        return aliases.of(name) + "." + NodeTypes.named(all, name.packageName()).schema(name);
    }

    // ---- its declarations

    String declarations() {
        if (of.services().isEmpty()) {
            return module();
        }
        SourceText body = new SourceText("  ");
        NodeTypes types = new NodeTypes(of, all, "index");
        for (ServiceModel service : of.services()) {
            Map<MethodModel, String> methods = NodeNames.methods(service);
            body.line();
            NodeText.doc(body, service.doc());
            body.open("export declare class " + names.client(service) + " {");
            body.line("#private;");
            body.line("constructor(client: " + types.rpc() + ".Client);");
            service.methods().forEach(method -> declaration(body, method, NodeNames.named(methods, method), types));
            body.close("}");
        }
        return NodeGenerator.HEADER + "\n\n" + types.imports() + "\nexport * from \"./messages.js\";\n" + body;
    }

    private void declaration(SourceText out, MethodModel method, String name, NodeTypes types) {
        NodeParameters parameters = new NodeParameters(model.module().message(method.request()));
        List<String> declared = new ArrayList<>();
        if (parameters.fields().isEmpty() && !parameters.names().isEmpty()) {
            declared.add("request: " + types.init(new FieldType.Message(method.request())));
        }
        for (int i = 0; i < parameters.fields().size(); i++) {
            FieldModel field = parameters.fields().get(i);
            boolean left = NodeTypes.mayBeAbsent(field) || field.presence() == Presence.DEFAULTED;
            declared.add(parameters.names().get(i) + ": " + types.init(field.type()) + (left ? " | undefined" : ""));
        }
        declared.add(parameters.options() + "?: " + types.rpc() + ".CallOptions");
        out.line();
        NodeText.doc(out, documentation(method));
        NodeExpression.list(name + "(", NodeExpression.all(declared), ")")
                .write(out, "", ": Promise<" + result(method, types) + ">;");
    }

    private String result(MethodModel method, NodeTypes types) {
        MessageModel reply = model.module().message(method.reply());
        if (reply.standsAlone()) {
            return types.value(new FieldType.Message(reply.name()));
        }
        if (reply.fields().isEmpty()) {
            return "void";
        }
        FieldModel result = reply.fields().get(0);
        return types.value(result.type()) + (NodeTypes.mayBeAbsent(result) ? " | undefined" : "");
    }

    private List<String> documentation(MethodModel method) {
        List<String> lines = new ArrayList<>(NodeText.lines(method.doc()));
        if (!lines.isEmpty() && !method.errors().isEmpty()) {
            lines.add("");
        }
        method.errors().stream()
                .map(ErrorModel::message)
                .map(error ->
                        "@throws " + NodeTypes.named(all, error.packageName()).error(error))
                .forEach(lines::add);
        return lines;
    }
}
