package io.privateer.codegen.lock;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.privateer.codegen.lock.Lock.Accepted;
import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.lock.Lock.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a lock in its one form. Each element has a line to itself, and commas lead: a line, once written, does not change
 * because another follows it. So branches that add to different messages merge, and two that add to the same one meet in
 * the same gap and conflict, as they must.
 */
public final class LockWriter {
    static final int VERSION = 1;

    private final StringBuilder out = new StringBuilder();

    private LockWriter() {}

    /** The whole text of the file. */
    public static String write(Lock lock) {
        return new LockWriter().file(lock);
    }

    /** The line that accepts a change, without its comma. */
    static String acceptance(String change, String reason) {
        return "{\"break\": " + quoted(change) + ", \"reason\": " + quoted(reason) + "}";
    }

    private String file(Lock lock) {
        out.append("{\n  \"version\": ").append(VERSION).append('\n');
        out.append(", \"services\": ");
        named(lock.services(), LockWriter::methods);
        out.append(", \"messages\": ");
        named(lock.messages(), LockWriter::members);
        out.append(", \"enums\": ");
        named(lock.enums(), LockWriter::members);
        out.append(", \"accepted\": ");
        rows(lock.accepted().stream().map(LockWriter::accepted).toList(), "  ");
        return out.append("\n}\n").toString();
    }

    private interface Rows<V> {
        List<String> of(V value);
    }

    private <V> void named(SortedMap<String, V> entries, Rows<V> rows) {
        out.append('{');
        String comma = "  ";
        for (Map.Entry<String, V> entry : entries.entrySet()) {
            out.append("\n  ").append(comma).append(quoted(entry.getKey())).append(": ");
            rows(rows.of(entry.getValue()), "    ");
            comma = ", ";
        }
        out.append(entries.isEmpty() ? "}\n" : "\n  }\n");
    }

    private void rows(List<String> rows, String indent) {
        out.append('[');
        String comma = "  ";
        for (String row : rows) {
            out.append('\n').append(indent).append(comma).append(row);
            comma = ", ";
        }
        out.append(rows.isEmpty() ? "]" : "\n" + indent + "]");
    }

    private static List<String> methods(List<Method> methods) {
        return methods.stream()
                .sorted(Comparator.comparing(Method::name))
                .map(method -> {
                    Row row = new Row().text("name", method.name());
                    if (method.reserved()) {
                        return row.flag("reserved").toString();
                    }
                    return row.raw("idempotent", Boolean.toString(method.idempotent()))
                            .text("request", method.request())
                            .text("reply", method.reply())
                            .raw(
                                    "errors",
                                    "["
                                            + String.join(
                                                    ", ",
                                                    method.errors().stream()
                                                            .map(LockWriter::quoted)
                                                            .toList())
                                            + "]")
                            .toString();
                })
                .toList();
    }

    private static List<String> members(Members members) {
        List<String> rows = new ArrayList<>();
        if (members.open()) {
            rows.add(new Row().flag("open").toString());
        }
        members.members().forEach(member -> rows.add(member(member)));
        return rows;
    }

    private static String member(Member member) {
        Row row = new Row()
                .raw("number", Integer.toString(member.number()))
                .text("name", member.name())
                .text("json", member.json())
                .text("type", member.type())
                .text("presence", member.presence())
                .text("was", member.was())
                .text("wasJson", member.wasJson());
        return (member.reserved() ? row.flag("reserved") : row).toString();
    }

    private static String accepted(Accepted accepted) {
        Row row = new Row().text("break", accepted.change()).text("reason", accepted.reason());
        return (accepted.applied() ? row.flag("applied") : row).toString();
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private static final class Row {
        private final List<String> entries = new ArrayList<>();

        Row text(String key, String value) {
            return value.isEmpty() ? this : raw(key, quoted(value));
        }

        Row flag(String key) {
            return raw(key, "true");
        }

        Row raw(String key, String value) {
            entries.add(quoted(key) + ": " + value);
            return this;
        }

        @Override
        public String toString() {
            return "{" + String.join(", ", entries) + "}";
        }
    }
}
