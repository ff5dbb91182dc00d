package io.privateer.codegen.model;

/** What Java makes of a repeated field. */
public enum CollectionKind {
    /** {@code java.util.List}. */
    LIST,
    /** {@code java.util.Set}, written in the sender's order and read into a {@code LinkedHashSet}. */
    SET,
    /** An array of objects, {@code String[]}; {@code byte[]} alone is a scalar, so {@code byte[][]} is one of these. */
    ARRAY,
    /** An array of {@code int}, {@code long}, {@code float}, {@code double} or {@code boolean}. */
    PRIMITIVE_ARRAY
}
