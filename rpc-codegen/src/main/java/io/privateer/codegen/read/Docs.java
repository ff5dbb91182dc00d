package io.privateer.codegen.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Javadoc as plain text: for a {@code .proto} and for languages that know neither HTML nor inline tags. Class files have
 * none; then it is empty.
 */
final class Docs {
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)\\}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@[a-zA-Z]");
    private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private final Elements elements;

    Docs(Elements elements) {
        this.elements = elements;
    }

    /** The text before the block tags. */
    String of(Element element) {
        String comment = comment(element);
        Matcher block = BLOCK_TAG.matcher(comment);
        return plain(block.find() ? comment.substring(0, block.start()) : comment);
    }

    /** The text of one {@code @param}, of a record's component or a parameter. */
    String ofParameter(Element owner, String name) {
        return blockTag(owner, "@param\\s+" + Pattern.quote(name));
    }

    /** The text of {@code @return}. */
    String ofResult(Element method) {
        return blockTag(method, "@return");
    }

    private String blockTag(Element owner, String tag) {
        String comment = comment(owner);
        Matcher start = Pattern.compile("(?m)^\\s*" + tag + "\\s").matcher(comment);
        if (!start.find()) {
            return "";
        }
        String rest = comment.substring(start.end());
        Matcher next = BLOCK_TAG.matcher(rest);
        return plain(next.find() ? rest.substring(0, next.start()) : rest);
    }

    private String comment(Element element) {
        @Nullable String comment = elements.getDocComment(element);
        return comment == null ? "" : comment.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String plain(String text) {
        String plain = INLINE_TAG.matcher(text).replaceAll("$1");
        plain = HTML.matcher(plain.replaceAll("\\s*<p>\\s*", "\n\n")).replaceAll("");
        plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        // The compiler leaves the blank behind each line's asterisk.
        plain = plain.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
        return BLANK_LINES.matcher(plain).replaceAll("\n\n").strip();
    }
}
