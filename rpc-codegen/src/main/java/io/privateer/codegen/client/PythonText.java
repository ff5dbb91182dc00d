package io.privateer.codegen.client;

import java.util.ArrayList;
import java.util.List;

/** Pieces of Python source, laid out as its formatters want them. */
final class PythonText {
    /** Longest line, with room for the indentation that the texts of this class do not know. */
    private static final int WIDTH = 120;

    private static final int INDENT = 8;

    private PythonText() {}

    /** Writes a docstring; its lines, none if there is nothing to say. */
    static List<String> docstring(SourceText out, String doc) {
        return docstring(out, doc, List.of());
    }

    /** Writes a docstring with a list of fields behind it, {@code :param order: what is ordered}. */
    static List<String> docstring(SourceText out, String doc, List<String> fields) {
        List<String> lines = new ArrayList<>();
        ClientText.lines(doc).forEach(line -> lines.addAll(wrap(escaped(line), "")));
        if (!fields.isEmpty() && !lines.isEmpty()) {
            lines.add("");
        }
        fields.forEach(field -> lines.addAll(wrap(escaped(field), "    ")));
        if (lines.isEmpty() || lines.stream().allMatch(String::isEmpty)) {
            return List.of();
        }
        String last = lines.get(lines.size() - 1);
        String first = lines.get(0).startsWith("\"") ? "\\" + lines.get(0) : lines.get(0);
        boolean openEnd = last.endsWith("\"") || last.endsWith("\\");
        if (lines.size() == 1 && !openEnd && first.length() + INDENT + 6 <= WIDTH) {
            out.line("\"\"\"" + first + "\"\"\"");
        } else {
            out.line("\"\"\"" + first);
            lines.subList(1, lines.size()).forEach(out::line);
            out.line("\"\"\"");
        }
        return lines;
    }

    private static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    }

    /** A line cut at blanks where it is too long. */
    private static List<String> wrap(String line, String hanging) {
        int width = WIDTH - INDENT - 4;
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= hanging.length()) {
                break;
            }
            lines.add(rest.substring(0, blank));
            rest = hanging + rest.substring(blank + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** Opens a function: on one line if it fits, else one parameter a line. */
    static void signature(SourceText out, String name, List<String> parameters, String result) {
        String one = name + "(" + String.join(", ", parameters) + ") -> " + result + ":";
        if (one.length() + 4 <= WIDTH) {
            out.open(one);
        } else {
            out.open(name + "(");
            parameters.forEach(parameter -> out.line(parameter + ","));
            out.close().open(") -> " + result + ":");
        }
    }

    /** A list of things in brackets: on one line if it fits, else one a line. */
    static void call(SourceText out, String head, List<String> parts, String tail) {
        String one = head + String.join(", ", parts) + tail;
        if (one.length() + INDENT <= WIDTH) {
            out.line(one);
        } else {
            block(out, head, parts, tail);
        }
    }

    /** The same, always one a line. */
    static void block(SourceText out, String head, List<String> parts, String tail) {
        out.open(head);
        parts.forEach(part -> out.line(part + ","));
        out.close(tail);
    }
}
