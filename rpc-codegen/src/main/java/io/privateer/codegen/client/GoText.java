package io.privateer.codegen.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One Go file while it is written, in the form that gofmt gives it. Not thread-safe. */
final class GoText {
    private static final String RUNTIME = "privateer.io/go/privateer";
    private static final String WELL_KNOWN = RUNTIME + "/wellknown";

    private final SourceText body = new SourceText("\t");
    /** Import path to alias; an empty alias is the path's own last part. */
    private final Map<String, String> imports = new TreeMap<>();

    /** Lines that wait to be aligned: a column, and what follows it. */
    private final List<String[]> columns = new ArrayList<>();

    /** The runtime's package. */
    String runtime() {
        return imported(RUNTIME, "");
    }

    /** The runtime's package for Google's own messages. */
    String wellKnown() {
        return imported(WELL_KNOWN, "");
    }

    /** Whether something was imported from there. */
    boolean imports(String path) {
        return imports.keySet().stream().anyMatch(each -> each.startsWith(path));
    }

    String imported(String path, String alias) {
        imports.putIfAbsent(path, alias);
        return alias.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : alias;
    }

    GoText line(String text) {
        align();
        body.line(text);
        return this;
    }

    GoText line() {
        return line("");
    }

    GoText open(String text) {
        align();
        body.open(text);
        return this;
    }

    GoText close(String text) {
        align();
        body.close(text);
        return this;
    }

    /** One level deeper from here on. */
    GoText deeper() {
        body.deeper();
        return this;
    }

    /** A {@code case}, which stands under its {@code switch}; what belongs to it is one level deeper. */
    GoText label(String text) {
        align();
        body.close(text).deeper();
        return this;
    }

    /** A line of two columns; the second one is aligned with that of the lines around it. */
    GoText column(String first, String second) {
        columns.add(new String[] {first, second});
        return this;
    }

    /** The comment of a declaration, begun with its name as Go has it, if the text does not begin so itself. */
    GoText doc(String text) {
        if (!text.isBlank()) {
            align();
        }
        ClientText.lines(text).forEach(line -> body.line(("// " + line).stripTrailing()));
        return this;
    }

    /** A comment as Go has it: it begins with the name. */
    GoText doc(String name, String otherwise, String doc) {
        if (doc.isBlank()) {
            line("// " + name + " " + otherwise);
        } else {
            line("// " + name + " " + otherwise).line("//").doc(doc);
        }
        return this;
    }

    private void align() {
        int width = columns.stream().mapToInt(each -> each[0].length()).max().orElse(0);
        columns.forEach(each -> body.line(each[0] + " ".repeat(width - each[0].length() + 1) + each[1]));
        columns.clear();
    }

    /** The whole file. */
    String file(String packageClause) {
        align();
        SourceText out = new SourceText("\t")
                .line("// Code generated from Java by Privateer. DO NOT EDIT.")
                .line()
                .line("package " + packageClause);
        List<String> standard = new ArrayList<>();
        List<String> others = new ArrayList<>();
        imports.forEach((path, alias) -> (path.contains(".") ? others : standard)
                .add(alias.isEmpty() ? '"' + path + '"' : alias + " \"" + path + '"'));
        if (standard.size() + others.size() > 0) {
            out.line().open("import (").lines(standard);
            if (!standard.isEmpty() && !others.isEmpty()) {
                out.line();
            }
            out.lines(others).close(")");
        }
        return out + body.toString();
    }
}
