package io.privateer.codegen.client;

import java.util.List;

/** A source file while it is written: lines, indented. Not thread-safe. */
final class SourceText {
    private final String indent;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    /** @param indent what one level of depth is: four blanks, say */
    SourceText(String indent) {
        this.indent = indent;
    }

    /** A line at the current depth; an empty one has no blanks. A text of several lines is indented line by line. */
    SourceText line(String text) {
        if (text.isEmpty()) {
            out.append('\n');
        }
        text.lines().forEach(line -> out.append(line.isEmpty() ? "" : indent.repeat(depth))
                .append(line)
                .append('\n'));
        return this;
    }

    SourceText line() {
        return line("");
    }

    SourceText lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    /** A line, after which all is one level deeper until {@link #close}. */
    SourceText open(String text) {
        line(text);
        depth++;
        return this;
    }

    /** One level deeper from here on. */
    SourceText deeper() {
        depth++;
        return this;
    }

    /** Back one level. */
    SourceText close() {
        depth--;
        return this;
    }

    /** Back one level, and the line that closes it: a brace. */
    SourceText close(String text) {
        depth--;
        return line(text);
    }

    /** Whether a line at the current depth has at most so many characters. */
    boolean fits(String line, int width) {
        return indent.length() * depth + line.length() <= width;
    }

    /** The whole text. */
    @Override
    public String toString() {
        return out.toString();
    }
}
