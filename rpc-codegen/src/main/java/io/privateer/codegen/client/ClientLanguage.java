package io.privateer.codegen.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A language that clients are generated for. */
public enum ClientLanguage {
    /** Python 3.9 and later. */
    PYTHON,
    /** Node, JavaScript with TypeScript declarations. */
    NODE,
    /** Perl 5.30 and later. */
    PERL,
    /** C++17. */
    CPP,
    /** Go. */
    GO;

    /** As in a build file, and the name of the folder below the output folder: {@code python}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language with this {@link #id}, written in lower case; empty if there is none. */
    public static Optional<ClientLanguage> of(String id) {
        return Arrays.stream(values())
                .filter(language -> language.id().equals(id))
                .findFirst();
    }

    /** All ids, for an error that says what there is: {@code python, node, perl, cpp, go}. */
    public static String all() {
        return Arrays.stream(values()).map(ClientLanguage::id).collect(Collectors.joining(", "));
    }
}
