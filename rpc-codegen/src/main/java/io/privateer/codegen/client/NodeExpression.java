package io.privateer.codegen.client;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of JavaScript that stands on one line where that is short enough, else with one part a line: as Prettier has it. */
sealed interface NodeExpression {
    /** Prettier's {@code printWidth} in this project. */
    int WIDTH = 120;

    /** The whole on one line. */
    String flat();

    /** Writes it between two texts on its line or lines. */
    void write(SourceText out, String before, String after);

    static NodeExpression of(String text) {
        return new Atom(text);
    }

    static List<NodeExpression> all(List<String> texts) {
        return texts.stream().map(NodeExpression::of).toList();
    }

    /** Parts that commas stand between: arguments, the elements of an array, the properties of an object. */
    static NodeExpression list(String open, List<NodeExpression> parts, String close) {
        return new Parts(open, parts, close);
    }

    /** A value behind what takes it, on a line of its own if both are too long for one. */
    static void assign(SourceText out, String taker, String value) {
        if (out.fits(taker + " " + value, WIDTH)) {
            out.line(taker + " " + value);
        } else {
            out.open(taker).line(value).close();
        }
    }

    /** What has nothing to break at. */
    record Atom(String flat) implements NodeExpression {
        @Override
        public void write(SourceText out, String before, String after) {
            out.line(before + flat + after);
        }
    }

    /** What can be broken behind each of its commas. */
    record Parts(String open, List<NodeExpression> parts, String close) implements NodeExpression {
        @Override
        public String flat() {
            String inner = parts.stream().map(NodeExpression::flat).collect(Collectors.joining(", "));
            String space = open.endsWith("{") ? " " : "";
            return open + space + inner + space + close;
        }

        @Override
        public void write(SourceText out, String before, String after) {
            String line = before + flat() + after;
            if (parts.isEmpty() || out.fits(line, WIDTH)) {
                out.line(line);
                return;
            }
            out.open(before + open);
            parts.forEach(part -> part.write(out, "", ","));
            out.close(close + after);
        }
    }
}
