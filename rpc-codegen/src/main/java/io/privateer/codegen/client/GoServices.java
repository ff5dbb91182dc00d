package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Priority;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The clients of a package's services. */
final class GoServices {
    /** Neither a type nor a package may be called so: those begin with a capital or have none. */
    private static final String SCHEMA = "bodySchema";

    private final ClientModel model;
    private final ClientPackage of;
    private final GoNames names;
    private final GoCodec codec;
    private final GoText out;

    GoServices(ClientModel model, ClientPackage of, GoNames names, GoCodec codec, GoText out) {
        this.model = model;
        this.of = of;
        this.names = names;
        this.codec = codec;
        this.out = out;
    }

    /** The clients, each with its methods. */
    void clients() {
        of.services().forEach(this::client);
    }

    private void client(ServiceModel service) {
        String client = names.client(service);
        Map<MethodModel, String> methods = GoNames.methods(service);
        out.line();
        out.doc(client, "calls " + service.name() + ". Safe for concurrent use.", service.doc());
        out.open("type " + client + " struct {")
                .line("client *" + out.runtime() + ".Client")
                .close("}");
        out.line();
        out.line("// New%s returns a client for the servers that the given one is connected to.".formatted(client));
        out.open("func New%s(client *%s.Client) *%s {".formatted(client, out.runtime(), client))
                .line("return &" + client + "{client}")
                .close("}");
        for (MethodModel method : service.methods()) {
            method(service, method, GoNames.named(methods, method));
        }
    }

    private void method(ServiceModel service, MethodModel method, String name) {
        MessageModel request = model.module().message(method.request());
        MessageModel reply = model.module().message(method.reply());
        String client = names.client(service);
        Set<String> taken = new HashSet<>(List.of(
                "anypb",
                "c",
                "ctx",
                "context",
                "each",
                "emptypb",
                "err",
                "fieldmaskpb",
                "key",
                "math",
                "options",
                "privateer",
                "r",
                "result",
                "structpb",
                "time",
                "value",
                "w",
                "wellknown",
                "wrapperspb"));
        for (ClientPackage other : model.packages()) {
            taken.add(GoNames.folder(other.name()).replaceAll("[^a-z0-9]", ""));
        }
        List<FieldModel> fields = request.arguments();
        Map<String, String> parameters = new LinkedHashMap<>();
        fields.forEach(field -> parameters.put(field.protoName(), GoNames.parameter(field, taken)));
        StringBuilder signature =
                new StringBuilder("ctx ").append(out.imported("context", "")).append(".Context");
        if (request.standsAlone()) {
            signature.append(", request ").append(codec.type(new FieldType.Message(method.request())));
        }
        fields.forEach(field -> signature
                .append(", ")
                .append(GoNames.named(parameters, field.protoName()))
                .append(' ')
                .append(codec.type(field)));
        signature.append(", options ...").append(out.runtime()).append(".CallOption");
        boolean hasResult = reply.standsAlone() || !reply.fields().isEmpty();

        String variable = names.method(service, method);
        description(method, variable);
        out.line();
        out.doc(name, "calls " + method.path() + ".", method.doc());
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
                .forEach(field -> codec.write(field, GoNames.named(parameters, field.protoName())));
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
        out.column("Request:", ClientText.go(method.request().full()) + ",");
        out.column("Reply:", ClientText.go(method.reply().full()) + ",");
        out.column("Schema:", SCHEMA + ",");
        if (!method.errors().isEmpty()) {
            String error = out.runtime() + ".DeclaredError";
            out.open("Errors: map[string]" + error + "{");
            method.errors().forEach(this::error);
            out.close("},");
        }
        out.close("}");
    }

    private void error(ErrorModel error) {
        String type = codec.type(new FieldType.Message(error.message()));
        out.open(ClientText.go(error.wireName()) + ": {")
                .column("Message:", ClientText.go(error.message().full()) + ",")
                .column("New:", "func() " + out.runtime() + ".ServiceError { return new(" + type + ") },")
                .close("},");
    }

    private String errors(MethodModel method) {
        return String.join(
                " or a ",
                new TreeSet<>(method.errors().stream()
                        .map(error -> "*" + codec.type(new FieldType.Message(error.message())))
                        .toList()));
    }

    // ---- the schema

    /** What bodies in JSON need: the files with the services' messages and all that these import, less Google's own. */
    void schema() {
        if (of.services().isEmpty()) {
            return;
        }
        Set<String> files = new TreeSet<>();
        of.services().stream()
                .flatMap(service -> service.methods().stream())
                .flatMap(MethodModel::messages)
                .forEach(message -> files.add(model.module().message(message).protoFile()));
        FileDescriptorSet.Builder schema = FileDescriptorSet.newBuilder();
        model.descriptors(files).getFileList().stream()
                .filter(file -> !Descriptors.isGoogles(file.getName()))
                .forEach(schema::addFile);
        String base64 = Base64.getEncoder().encodeToString(schema.build().toByteArray());
        out.line().line("// " + SCHEMA + " describes the messages of the methods, for bodies in JSON.");
        out.line("const " + SCHEMA + " = `");
        ClientText.pieces(base64).forEach(out::line);
        out.line("`");
    }
}
