package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The arguments of a method, each with the field that it becomes, and the names beside them. */
final class NodeParameters {
    private final List<FieldModel> fields = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final String options;
    private final String reply;

    NodeParameters(MethodModel method, MessageModel request) {
        for (ParameterModel parameter : method.parameters()) {
            request.fields().stream()
                    .filter(field -> field.javaName().equals(parameter.name()))
                    .forEach(fields::add);
        }
        fields.forEach(field -> names.add(ReservedWords.escape(ClientLanguage.NODE, field.javaName())));
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

    /** None if the request is the only parameter itself. */
    List<FieldModel> fields() {
        return fields;
    }

    /** Of the fields, in their order, or of the request. */
    List<String> names() {
        return names;
    }

    /** What the options of the call are called. */
    String options() {
        return options;
    }

    /** A name for the reply that none of the others has. */
    String reply() {
        return reply;
    }

    List<String> namesAndOptions() {
        return Stream.concat(names.stream(), Stream.of(options)).toList();
    }

    /** The properties of the request: {@code article}, {@code count: count_}. */
    List<String> initialised() {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> {
                    String field = NodeNames.field(fields.get(i));
                    return field.equals(names.get(i)) ? field : field + ": " + names.get(i);
                })
                .toList();
    }
}
