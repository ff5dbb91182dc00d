package io.privateer.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where JavaScript is broken into lines. Prettier itself looks at the generated code in the Node client's own test. */
final class NodeExpressionTest {
    private static final String WORD = "x".repeat(50);

    @Test
    void whatFitsStandsOnOneLine() {
        assertEquals("const a = f(b, { c });\n", written(call(NodeExpression.list("{", List.of(word("c")), "}"))));
        assertEquals("const a = [];\n", written(NodeExpression.list("[", List.of(), "]")));
    }

    @Test
    void theLineMayBeAsLongAsItsWidth() {
        String before = "const a = ";
        String rest = "y".repeat(NodeExpression.WIDTH - before.length() - "f(, );".length() - WORD.length());
        NodeExpression fits = NodeExpression.list("f(", NodeExpression.all(List.of(WORD, rest)), ")");
        assertEquals(before + "f(" + WORD + ", " + rest + ");\n", written(fits));
        NodeExpression over = NodeExpression.list("f(", NodeExpression.all(List.of(WORD, rest + "y")), ")");
        assertEquals(before + "f(\n  " + WORD + ",\n  " + rest + "y,\n);\n", written(over));
    }

    @Test
    void theOuterOneIsBrokenFirst() {
        NodeExpression inner = NodeExpression.list("{", NodeExpression.all(List.of(WORD, WORD)), "}");
        assertEquals("const a = f(\n  b,\n  { %s, %s },\n);\n".formatted(WORD, WORD), written(call(inner)));
        NodeExpression longer = NodeExpression.list("{", NodeExpression.all(List.of(WORD, WORD, WORD)), "}");
        assertEquals(
                "const a = f(\n  b,\n  {\n    %s,\n    %s,\n    %s,\n  },\n);\n".formatted(WORD, WORD, WORD),
                written(call(longer)));
    }

    @Test
    void aValueThatIsTooLongStandsBelow() {
        SourceText out = new SourceText("  ");
        NodeExpression.assign(out, "type A =", "B;");
        NodeExpression.assign(out, "type A =", WORD + WORD + WORD + ";");
        assertEquals("type A = B;\ntype A =\n  " + WORD + WORD + WORD + ";\n", out.toString());
    }

    private static NodeExpression call(NodeExpression argument) {
        return NodeExpression.list("f(", List.of(word("b"), argument), ")");
    }

    private static NodeExpression word(String text) {
        return NodeExpression.of(text);
    }

    private static String written(NodeExpression expression) {
        SourceText out = new SourceText("  ");
        expression.write(out, "const a = ", ";");
        return out.toString();
    }
}
