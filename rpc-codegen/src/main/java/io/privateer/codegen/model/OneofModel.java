package io.privateer.codegen.model;

import java.util.List;

/**
 * A {@code oneof} among a message's other fields. Its members are fields of the message with {@link Presence#OPTIONAL}, so a
 * generator that knows nothing of it writes what is right on the wire.
 *
 * @param javaName the record's component that holds the one member that is present, as an {@code Optional}
 * @param javaType the sealed interface of the members, nested in the record
 * @param members the {@link FieldModel#javaName} of two fields or more
 */
public record OneofModel(String javaName, JavaType.Declared javaType, List<String> members, String doc) {
    public OneofModel {
        members = List.copyOf(members);
    }
}
