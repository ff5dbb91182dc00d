package io.privateer.codegen.model;

import java.util.List;

/** Numbers and names that were used once and are never used again, both sorted. */
public record Reserved(List<Integer> numbers, List<String> names) {
    /** Nothing is reserved. */
    public static final Reserved NONE = new Reserved(List.of(), List.of());

    public Reserved {
        numbers = List.copyOf(numbers);
        names = List.copyOf(names);
    }
}
