package io.privateer.codegen.client;

import java.util.List;

/** Documentation, as editors for JavaScript and TypeScript show it. */
final class NodeText {
    private NodeText() {}

    static void doc(SourceText out, String doc) {
        doc(out, lines(doc));
    }

    /** @param lines as {@link #lines} has them, and tags */
    static void doc(SourceText out, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        if (lines.size() == 1) {
            out.line("/** " + lines.get(0) + " */");
            return;
        }
        out.line("/**");
        lines.forEach(line -> out.line((" * " + line).stripTrailing()));
        out.line(" */");
    }

    /** An at sign at the start of a line would be a tag for editors. */
    static List<String> lines(String doc) {
        return ClientText.blockLines(doc).stream()
                .map(line -> line.startsWith("@") ? "\\" + line : line)
                .toList();
    }
}
