package io.privateer.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text must not do in somebody else's source. */
final class ClientTextTest {
    private static final String NASTY = "a\"b'c\\d\n\u00e9\u20ac\ud83d\ude00$x@y??/#{z}\u0000\u007f";

    @Test
    void stringsKeepTheirTextAndTheirEnd() {
        assertEquals("\"a\\\"b'c\\\\d\\n\\xe9\\u20ac\\U0001f600$x@y??/#{z}\\x00\\x7f\"", ClientText.python(NASTY));
        assertEquals(
                "\"a\\\"b'c\\\\d\\n\\u00e9\\u20ac\\u{1f600}$x@y??/#{z}\\u0000\\u007f\"", ClientText.javaScript(NASTY));
        assertEquals("\"a\\\"b'c\\\\d\\n\\u00e9\\u20ac\\U0001f600$x@y??/#{z}\\u0000\\u007f\"", ClientText.go(NASTY));
        assertEquals(
                "\"a\\042b'c\\134d\\012\\303\\251\\342\\202\\254\\360\\237\\230\\200$x@y\\077\\077/#{z}\\000\\177\"",
                ClientText.cpp(NASTY));
        assertEquals(
                "\"a\\\"b'c\\\\d\\n\\x{e9}\\x{20ac}\\x{1f600}\\$x\\@y??/#{z}\\x{0}\\x{7f}\"", ClientText.perl(NASTY));
        assertEquals("'\"\" it\\'s \\\\\"'", ClientText.python("\"\" it's \\\""));
        assertEquals("'\"\" it\\'s \\\\\"'", ClientText.javaScript("\"\" it's \\\""));
        assertEquals("'it\\'s \\\\ $x @y'", ClientText.perl("it's \\ $x @y"));
    }

    @Test
    void commentsStayOnTheirLines() {
        assertEquals(
                List.of("one", "", "two  three", "four\\."),
                ClientText.lines("\none\n\ntwo \u2028three\u202e\nfour\\  \n"));
        assertEquals(List.of("* / / * x"), ClientText.blockLines("*/ /* x"));
    }

    @Test
    void wordsOfALanguageAreEscaped() {
        assertEquals("lambda_", ReservedWords.escape(ClientLanguage.PYTHON, "lambda"));
        assertEquals("lambda", ReservedWords.escape(ClientLanguage.PERL, "lambda"));
        assertEquals("range_", ReservedWords.escape(ClientLanguage.GO, "range"));
        assertEquals("co_await_", ReservedWords.escape(ClientLanguage.CPP, "co_await"));
        assertEquals("await_", ReservedWords.escape(ClientLanguage.NODE, "await"));
    }

    @ParameterizedTest
    @CsvSource({"Orders, orders", "KV, kv", "KVClient, kvClient", "KV2Client, kv2Client", "A, a", "orders, orders"})
    void namesBeginSmallWithAllOfAnAbbreviation(String name, String small) {
        assertEquals(small, ClientText.initialLower(name));
    }

    @Test
    void aSourceIsIndentedByDepth() {
        SourceText text = new SourceText("  ").open("a {").line("b\n\nc").line().close("}");
        assertEquals("a {\n  b\n\n  c\n\n}\n", text.toString());
    }
}
