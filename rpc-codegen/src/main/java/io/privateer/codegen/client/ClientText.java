package io.privateer.codegen.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Strings and comments in other languages. Texts are hostile until proven otherwise: whatever they hold, a literal ends where
 * it should, and so does a comment.
 */
final class ClientText {
    private static final int PIECE = 100;

    private ClientText() {}

    /** A Python string, ASCII; in double quotes, unless single ones need fewer escapes, as its formatters have it. */
    static String python(String text) {
        return withFewerEscapes(
                text,
                quoted(
                        text,
                        c -> c > 0xffff
                                ? format("\\U%08x", c)
                                : c > 0xff ? format("\\u%04x", c) : format("\\x%02x", c)));
    }

    /** The same text as it is in double quotes, or in single ones if it has more double quotes than single ones. */
    private static String withFewerEscapes(String text, String quoted) {
        long doubles = text.chars().filter(c -> c == '"').count();
        long singles = text.chars().filter(c -> c == '\'').count();
        if (doubles <= singles) {
            return quoted;
        }
        String inner = quoted.substring(1, quoted.length() - 1);
        return "'" + inner.replace("'", "\\'").replace("\\\"", "\"") + "'";
    }

    /** A JavaScript or TypeScript string, ASCII; in double quotes, unless single ones need fewer escapes. */
    static String javaScript(String text) {
        return withFewerEscapes(text, quoted(text, c -> c > 0xffff ? format("\\u{%x}", c) : format("\\u%04x", c)));
    }

    /** A Go string in double quotes, ASCII. */
    static String go(String text) {
        return quoted(text, c -> c > 0xffff ? format("\\U%08x", c) : format("\\u%04x", c));
    }

    /**
     * A C++ string in double quotes, ASCII: UTF-8 in octal, of which three digits are always the whole escape, and no
     * question mark stands free to begin a trigraph.
     */
    static String cpp(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b < 0x7f && b != '"' && b != '\\' && b != '?') {
                out.append((char) b);
            } else {
                out.append(format("\\%03o", b & 0xff));
            }
        }
        return out.append('"').toString();
    }

    /** A Perl string: in single quotes if it is printable ASCII, else in double quotes that interpolate nothing. */
    static String perl(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        String quoted = quoted(text, c -> format("\\x{%x}", c));
        return quoted.replace("$", "\\$").replace("@", "\\@");
    }

    /** A name that begins small, with all of an abbreviation: {@code ordersClient}, {@code kvClient} of {@code KVClient}. */
    static String initialLower(String name) {
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals > 1 && capitals < name.length() && Character.isLetter(name.charAt(capitals));
        int small = Math.max(1, wordFollows ? capitals - 1 : capitals);
        return name.substring(0, small).toLowerCase(Locale.ROOT) + name.substring(small);
    }

    /** A long text in pieces that fit into lines: Base64, say. At least one. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += PIECE) {
            pieces.add(text.substring(i, Math.min(text.length(), i + PIECE)));
        }
        return pieces.isEmpty() ? List.of("") : pieces;
    }

    /**
     * The lines of a text for a person, ready to stand in a comment behind {@code #} or {@code //}: without anything that ends
     * a line or turns the direction of writing, and without a backslash at the end, which would continue the comment in C++.
     */
    static List<String> lines(String text) {
        return text.strip().lines().map(ClientText::line).toList();
    }

    /** The same for a comment that ends with a star and a slash. */
    static List<String> blockLines(String text) {
        return lines(text).stream()
                .map(line -> line.replace("*/", "* /").replace("/*", "/ *"))
                .toList();
    }

    private static String line(String line) {
        StringBuilder out = new StringBuilder();
        line.codePoints().forEach(c -> out.appendCodePoint(visible(c) ? c : ' '));
        String clean = out.toString().stripTrailing();
        return clean.endsWith("\\") ? clean + "." : clean;
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String quoted(String text, IntFunction<String> escape) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c >= ' ' && c < 0x7f ? Character.toString(c) : escape.apply(c));
            }
        });
        return out.append('"').toString();
    }

    private static String format(String format, int value) {
        return String.format(Locale.ROOT, format, value);
    }
}
