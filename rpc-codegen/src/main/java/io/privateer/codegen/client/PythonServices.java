package io.privateer.codegen.client;

import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Priority;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a service: what an implementation overrides, its client, its asyncio client, and what a worker serves. */
final class PythonServices {
    private final ModuleModel module;
    private final PythonNames names;
    private final PythonTypes types;
    private final SourceText out;

    PythonServices(ModuleModel module, PythonNames names, PythonTypes types, SourceText out) {
        this.module = module;
        this.names = names;
        this.types = types;
        this.out = out;
    }

    void write(ServiceModel service) {
        Map<MethodModel, String> methods = PythonNames.methods(service);
        PythonNames.ServiceNames called = names.service(service);
        base(service, methods, called);
        client(service, methods, called.client(), false);
        client(service, methods, called.asyncClient(), true);
        bind(service, methods, called);
    }

    private void base(ServiceModel service, Map<MethodModel, String> methods, PythonNames.ServiceNames called) {
        out.line().line().open("class " + called.base() + ":");
        PythonText.docstring(
                out,
                paragraphs(service.doc(), "For a worker: override what it serves, and see " + called.bind() + "."));
        methods.forEach((method, name) -> {
            method(method, name, methods, "def ");
            out.line("raise NotImplementedError").close();
        });
        out.close();
    }

    private void client(ServiceModel service, Map<MethodModel, String> methods, String name, boolean async) {
        out.line().line().open("class " + name + ":");
        String what = (async
                        ? "Calls for asyncio: a task that is cancelled cancels its call"
                        : "Calls that wait for their result")
                + ". Where there is none they raise privateer.RpcError, whose outcome says whether the call ran.";
        PythonText.docstring(out, paragraphs(service.doc(), what));
        out.line()
                .open("def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:")
                .line("self._client = client")
                .line("self._options = options")
                .close()
                .line()
                .open("def with_options(self, options: _rpc.CallOptions) -> " + name + ":")
                .line("\"\"\"The same with other settings for its calls.\"\"\"")
                .line("return " + name + "(self._client, options)")
                .close();
        methods.forEach((method, methodName) -> {
            method(method, methodName, methods, async ? "async def " : "def ");
            body(service, method, methodName, methods, async);
            out.close();
        });
        out.close();
    }

    private void method(MethodModel method, String name, Map<MethodModel, String> methods, String keyword) {
        Set<String> members = new HashSet<>(methods.values());
        List<String> parameters = new ArrayList<>(List.of("self"));
        List<String> documented = new ArrayList<>();
        MessageModel request = module.message(method.request());
        if (request.standsAlone()) {
            parameters.add("request: " + types.reference(method.request()));
        }
        List<FieldModel> fields = request.arguments();
        int firstDefault = fields.size();
        while (firstDefault > 0 && mayBeLeftOut(fields.get(firstDefault - 1))) {
            firstDefault--;
        }
        for (int i = 0; i < fields.size(); i++) {
            FieldModel field = fields.get(i);
            String parameter = PythonNames.parameter(field);
            String value = i < firstDefault ? "" : " = " + defaultOf(field);
            parameters.add(parameter + ": " + types.hint(field, members) + value);
            if (!field.doc().isBlank()) {
                documented.add(":param " + parameter + ": " + String.join(" ", ClientText.lines(field.doc())));
            }
        }
        for (ErrorModel error : method.errors()) {
            documented.add(
                    ":raises " + types.reference(error.message()).replaceFirst("^_", "") + ": the service says so");
        }
        out.line();
        PythonText.signature(out, keyword + name, parameters, resultHint(method, members));
        PythonText.docstring(out, method.doc(), documented);
    }

    private static boolean mayBeLeftOut(FieldModel field) {
        return field.presence().explicit();
    }

    private String defaultOf(FieldModel field) {
        return field.presence() == Presence.DEFAULTED && field.defaultValue().isPresent()
                ? types.literal(field.defaultValue().get(), field.type())
                : "None";
    }

    private String resultHint(MethodModel method, Set<String> members) {
        MessageModel reply = module.message(method.reply());
        if (reply.standsAlone()) {
            return types.reference(method.reply());
        }
        return reply.fields().stream()
                .map(field -> types.hint(field, members))
                .findFirst()
                .orElse("None");
    }

    private void body(
            ServiceModel service, MethodModel method, String name, Map<MethodModel, String> methods, boolean async) {
        List<String> arguments = new ArrayList<>(List.of(constant(service, name)));
        MessageModel request = module.message(method.request());
        if (request.standsAlone()) {
            arguments.add("request");
        }
        request.arguments().forEach(field -> arguments.add(PythonNames.parameter(field)));
        arguments.add("options=self._options");
        String result = resultHint(method, new HashSet<>(methods.values()));
        String call = (async ? "await self._client.call_async(" : "self._client.call(");
        String head = result.equals("None") ? call : "result: " + result + " = " + call;
        PythonText.call(out, head, arguments, ")");
        if (!result.equals("None")) {
            out.line("return result");
        }
    }

    private void bind(ServiceModel service, Map<MethodModel, String> methods, PythonNames.ServiceNames called) {
        out.line().line();
        PythonText.signature(out, "def " + called.bind(), List.of("implementation: " + called.base()), "_rpc.Binding");
        out.line("\"\"\"What a privateer.Worker serves: the methods that the implementation overrides.\"\"\"");
        List<String> entries = new ArrayList<>();
        methods.values().forEach(name -> entries.add("\"" + name + "\": " + constant(service, name)));
        out.open("methods = {");
        entries.forEach(entry -> out.line(entry + ","));
        out.close("}");
        out.line("return _rpc.Binding.of(implementation, " + called.base() + ", methods)")
                .close();
    }

    /** The descriptors of a service's methods, which stand at the end of the file. */
    void descriptors(ServiceModel service) {
        PythonNames.methods(service).forEach((method, name) -> {
            List<String> arguments = new ArrayList<>();
            arguments.add("path=" + ClientText.python(method.path()));
            arguments.add("codecs=_codecs");
            arguments.add("request=" + ClientText.python(method.request().full()));
            arguments.add("reply=" + ClientText.python(method.reply().full()));
            if (method.idempotent()) {
                arguments.add("idempotent=True");
            }
            method.timeout()
                    .ifPresent(timeout -> arguments.add("timeout="
                            + BigDecimal.valueOf(timeout.toNanos(), 9)
                                    .stripTrailingZeros()
                                    .toPlainString()));
            if (method.priority() != Priority.DEFAULT) {
                arguments.add("priority=_rpc.Priority." + method.priority().name());
            }
            if (!method.errors().isEmpty()) {
                List<String> errors = new ArrayList<>();
                method.errors()
                        .forEach(error -> errors.add("_service.ErrorType(" + ClientText.python(error.wireName()) + ", "
                                + types.reference(error.message()) + ", "
                                + ClientText.python(error.message().full()) + ")"));
                String one = "errors=(" + errors.get(0) + ",)";
                arguments.add(
                        errors.size() == 1 && one.length() + 5 <= 120
                                ? one
                                : "errors=(\n    " + String.join(",\n    ", errors) + ",\n)");
            }
            out.line().line();
            out.open(constant(service, name) + " = _service.Method(");
            arguments.forEach(argument -> out.line(argument + ","));
            out.close(")");
        });
    }

    private static String constant(ServiceModel service, String method) {
        return "_"
                + io.privateer.codegen.model.Names.upperSnake(service.name())
                + "_"
                + method.toUpperCase(java.util.Locale.ROOT);
    }

    private static String paragraphs(String first, String second) {
        return first.isBlank() ? second : first.strip() + "\n\n" + second;
    }
}
