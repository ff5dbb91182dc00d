package io.privateer.codegen.model;

import java.util.Locale;

/** Whether a field can be told to be absent, and what Java makes of an absent one. */
public enum Presence {
    /** A scalar or an enum without presence on the wire: zero is not written, absent reads as zero, empty or number 0. */
    IMPLICIT,
    /** A message that a sender always writes; absent is a decoding error. */
    REQUIRED,
    /** Explicit presence, always written, and absent reads as {@link FieldModel#defaultValue}. */
    DEFAULTED,
    /** Explicit presence, {@code null} in Java when absent: a boxed type or one marked {@code @Nullable}. */
    NULLABLE,
    /** Explicit presence, {@code java.util.Optional} in Java. */
    OPTIONAL,
    /** A collection, an array or a map: absent is empty. */
    REPEATED;

    /** Whether the wire tells absent from zero for a scalar of this kind: {@code optional} in a {@code .proto}. */
    public boolean explicit() {
        return this == DEFAULTED || this == NULLABLE || this == OPTIONAL;
    }

    /** As in the lock, where it does not matter which Java form an optional field takes. */
    public String lockName() {
        return this == NULLABLE ? OPTIONAL.lockName() : name().toLowerCase(Locale.ROOT);
    }
}
