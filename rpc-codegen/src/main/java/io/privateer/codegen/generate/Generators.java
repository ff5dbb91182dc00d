package io.privateer.codegen.generate;

import java.util.List;

/** The generators of this library, in the order in which they run. */
public final class Generators {
    private static final List<Generator> ALL = List.of();

    private Generators() {}

    public static List<Generator> all() {
        return ALL;
    }
}
