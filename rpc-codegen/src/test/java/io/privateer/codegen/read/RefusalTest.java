package io.privateer.codegen.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.codegen.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal of the mapping with its whole message and its line: the files below {@code refusals} are the table. */
final class RefusalTest {
    private static final List<String> GROUPS = List.of(
            "collections",
            "defaults",
            "enums",
            "errors",
            "methods",
            "numbers",
            "optional",
            "others",
            "scalars",
            "sealed",
            "services",
            "types");

    /** Thirteen lines in front, so that a case begins on line 14. */
    private static final String HEAD = """
            package shop;

            import io.privateer.rpc.annotation.*;
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.jspecify.annotations.Nullable;

            """;

    record Case(String code, String problems) {
        @Override
        public String toString() {
            return code.lines().findFirst().orElse("");
        }

        String source() {
            String kind = code.substring(0, code.indexOf(':'));
            String text = code.substring(code.indexOf(':') + 2).replace("\n        ", "\n");
            return HEAD
                    + switch (kind) {
                        case "method" -> "@RpcService\npublic interface Orders {\n" + text + "\n}\n";
                        case "components" -> "@RpcMessage\npublic record Item(" + text + ") {}\n";
                        case "file" -> text + "\n";
                        default -> throw new IllegalArgumentException("no kind of case: " + kind);
                    };
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String group : GROUPS) {
            try (InputStream in = RefusalTest.class.getResourceAsStream("/refusals/" + group + ".txt")) {
                if (in == null) {
                    throw new IllegalStateException("no table " + group);
                }
                String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (String entry : table.strip().split("\n\n", -1)) {
                    int arrow = entry.indexOf("\n=> ");
                    String problems = entry.substring(arrow + 1).replace("=> ", "");
                    cases.add(new Case(entry.substring(0, arrow), problems));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesAtItsLineAndSaysWhatToWriteInstead(Case refused, @TempDir Path folder) {
        Workspace shop = new Workspace(folder).source(refused.source());
        assertEquals(refused.problems(), shop.problems());
        assertEquals(false, shop.exists("java"), "with a problem nothing is written");
    }
}
