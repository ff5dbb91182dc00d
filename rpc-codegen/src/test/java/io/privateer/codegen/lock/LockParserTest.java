package io.privateer.codegen.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The file is strict: what a merge or an editor did to it is an error with its line. */
final class LockParserTest {
    private static final String ALL = """
            {
              "version": 1
            , "services": {
                "shop.Orders": [
                  {"name": "Find", "idempotent": true, "request": "shop.Q", "reply": "shop.R", "errors": ["shop.A", "shop.B"]}
                , {"name": "Gone", "reserved": true}
                ]
              }
            , "messages": {
                "shop.Q": []
              , "shop.Shape": [
                  {"open": true}
                , {"number": 1, "name": "round", "json": "round", "type": "message shop.Round", "presence": "variant"}
                , {"number": 2, "name": "square", "reserved": true}
                , {"number": 3, "reserved": true}
                , {"number": 4, "name": "now", "json": "now", "type": "string", "presence": "implicit", "was": "then", "wasJson": "Then"}
                ]
              }
            , "enums": {}
            , "accepted": [
                {"break": "shop.Shape.square: removed", "reason": "nobody draws \\"squares\\""}
              , {"break": "shop.Shape.x: removed", "reason": "old", "applied": true}
              ]
            }
            """;

    @Test
    void whatIsReadIsWrittenBackAsItWas() throws LockSyntaxException {
        assertEquals(ALL, LockWriter.write(LockParser.parse(ALL)));
    }

    @Test
    void anEmptyLockHasOneForm() throws LockSyntaxException {
        String empty = """
                {
                  "version": 1
                , "services": {}
                , "messages": {}
                , "enums": {}
                , "accepted": []
                }
                """;
        assertEquals(empty, LockWriter.write(Lock.empty()));
        assertEquals(empty, LockWriter.write(LockParser.parse(empty)));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "{\"version\": 1\n<<<<<<< ours\n}",
                        "2: a merge left its conflict marker. Take the side that is already released, and let generate"
                                + " add the other's members again with new numbers"),
                Arguments.of(
                        "{\"version\": 1\n, \"enums\": {\n \"a.A\": []\n, \"a.A\": []}}", "4: Duplicate field 'a.A'"),
                Arguments.of(
                        messages("{\"number\": 1, \"name\": \"a\"}\n, {\"number\": 1, \"name\": \"b\"}"),
                        "4: a.A has the number 1 twice, for a and for b. Two branches took it; give the one that is not"
                                + " released yet the next free number"),
                Arguments.of(
                        messages("{\"number\": 1, \"name\": \"a\"}\n, {\"number\": 2, \"name\": \"a\"}"),
                        "4: a.A has the name a twice"),
                Arguments.of(
                        messages("{\"number\": 0, \"name\": \"a\"}"),
                        "3: number 0 is not above 0 and below 2,147,483,648"),
                Arguments.of(messages("{\"name\": \"a\"}"), "3: \"number\" is missing"),
                Arguments.of(messages("{\"number\": 1}"), "3: \"name\" is missing"),
                Arguments.of(messages("{\"number\": \"1\", \"name\": \"a\"}"), "3: \"number\" is missing"),
                Arguments.of(messages("7"), "3: an object was expected here"),
                Arguments.of(
                        messages("{\"colour\": 1}"),
                        "3: the key \"colour\" is not known here. Was the file written by a newer version?"),
                Arguments.of(
                        "{\"version\": 2}",
                        "1: the file has version 2, this Privateer knows version 1. Use the version of Privateer that"
                                + " wrote it, or a newer one"),
                Arguments.of("{}", "1: \"version\" is missing"),
                Arguments.of("{\"version\": 1}\n{}", "2: something follows the end of the lock"),
                Arguments.of(
                        "{\"version\": 1,\n\"services\": {\"a\": [{\"name\": \"A\", \"reserved\": true},\n{\"name\":"
                                + " \"A\", \"reserved\": true}]}}",
                        "3: a has the method A twice"),
                Arguments.of(
                        "{\"version\": 1,\n\"accepted\": [{\"break\": \"x\", \"reason\": \" \"}]}",
                        "2: the accepted change has no \"reason\". Say in it why nobody is harmed"),
                Arguments.of("", "1: an object was expected here"),
                Arguments.of(
                        "{\"version\": 1\n,}",
                        "2: Unexpected character ('}' (code 125)): was expecting double-quote to start field name"));
    }

    private static String messages(String rows) {
        return "{\"version\": 1, \"messages\": {\n\"a.A\": [\n" + rows + "]}}";
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatItCannotRead(String text, String expected) {
        LockSyntaxException refused = assertThrows(LockSyntaxException.class, () -> LockParser.parse(text));
        assertEquals(expected, refused.line() + ": " + refused.problem());
    }
}
