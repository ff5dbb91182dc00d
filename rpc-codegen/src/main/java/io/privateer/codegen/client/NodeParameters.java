package io.privateer.codegen.client;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The arguments of a method, each with the field that it becomes, and the names beside them. */
final class NodeParameters {
    private final List<FieldModel> fields;
    private final List<String> names = new ArrayList<>();
    private final String options;
    private final String reply;

    NodeParameters(MessageModel request) {
        fields = request.arguments();
        fields.forEach(field -> names.add(ReservedWords.escape(ClientLanguage.NODE, field.javaName())));
        if (request.standsAlone()) {
            names.add("request");
        }
        Set<String> taken = new HashSet<>(names);
        options = NodeNames.free(taken, "options");
        reply = NodeNames.free(taken, "reply");
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
