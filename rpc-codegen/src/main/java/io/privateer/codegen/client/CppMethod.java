package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** How a method is declared in C++. */
final class CppMethod {
    private final CppTypes types;
    private final MessageModel request;
    private final MessageModel reply;
    private final Map<FieldModel, String> parameters = new LinkedHashMap<>();

    CppMethod(ClientModel model, CppNames names, CppTypes types, MethodModel method) {
        this.types = types;
        this.reply = model.module().message(method.reply());
        request = model.module().message(method.request());
        Set<String> used = new HashSet<>(
                Set.of("options", "client_", "out", "in", "result", "each", "entry", "key", "mapped", "inner"));
        request.arguments().forEach(field -> parameters.put(field, names.parameter(field, used)));
    }

    MessageModel reply() {
        return reply;
    }

    MessageModel request() {
        return request;
    }

    boolean hasResult() {
        return reply.standsAlone() || !reply.fields().isEmpty();
    }

    /** The type of the result; {@code void} if there is none. */
    String result() {
        if (!hasResult()) {
            return "void";
        }
        if (reply.standsAlone()) {
            return types.plain(new FieldType.Message(reply.name()));
        }
        FieldModel field = reply.fields().get(0);
        String plain = types.plain(field.type());
        return CppTypes.isOptional(field) ? "std::optional<" + plain + ">" : plain;
    }

    /** The method's head, on several lines if it is long. */
    String declared(String name, boolean defaults, String end) {
        List<String> all = new ArrayList<>();
        if (request.standsAlone()) {
            all.add("const " + types.plain(new FieldType.Message(request.name())) + "& request");
        }
        parameters.forEach((field, parameter) -> all.add(types.parameter(field) + " " + parameter));
        all.add("const ::privateer::CallOptions& options" + (defaults ? " = {}" : ""));
        String one = name + "(" + String.join(", ", all) + ")" + end;
        return one.length() <= 110 ? one : name + "(\n    " + String.join(",\n    ", all) + ")" + end;
    }

    String arguments() {
        return (request.standsAlone() ? "request, " : "")
                + parameters.values().stream().map(name -> name + ", ").collect(Collectors.joining()) + "options";
    }

    /** Each field of the request with its parameter, by number. */
    void fields(BiConsumer<FieldModel, String> taker) {
        parameters.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> each.getKey().number()))
                .forEach(each -> taker.accept(each.getKey(), each.getValue()));
    }
}
