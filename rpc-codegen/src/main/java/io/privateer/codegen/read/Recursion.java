package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds records that need themselves to exist: no value of such a type has an end. */
final class Recursion {
    private final Map<ProtoName, MessageModel> messages;
    private final Problems problems;
    private final Set<ProtoName> finished = new HashSet<>();

    Recursion(Map<ProtoName, MessageModel> messages, Problems problems) {
        this.messages = messages;
        this.problems = problems;
    }

    void check() {
        messages.keySet().forEach(name -> visit(name, new ArrayList<>()));
    }

    private void visit(ProtoName name, List<ProtoName> way) {
        MessageModel message = messages.get(name);
        if (message == null || finished.contains(name)) {
            return;
        }
        way.add(name);
        for (FieldModel field : message.fields()) {
            if (field.presence() != Presence.REQUIRED || !(field.type() instanceof FieldType.Message next)) {
                continue;
            }
            int start = way.indexOf(next.name());
            if (start < 0) {
                visit(next.name(), way);
            } else {
                report(message, field, way.subList(start, way.size()));
            }
        }
        way.remove(way.size() - 1);
        finished.add(name);
    }

    private void report(MessageModel message, FieldModel field, List<ProtoName> circle) {
        List<String> names = new ArrayList<>();
        circle.forEach(name -> names.add(name.simpleName()));
        names.add(circle.get(0).simpleName());
        problems.placeOf(Problems.part(message.name(), field.protoName()))
                .ifPresent(site -> problems.report(
                        site,
                        "the record needs itself (" + String.join(" → ", names)
                                + "), so no value could end. Make this Optional, a collection or a sealed interface"));
    }
}
