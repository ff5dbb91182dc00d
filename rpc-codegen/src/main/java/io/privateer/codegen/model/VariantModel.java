package io.privateer.codegen.model;

import java.util.Optional;

/**
 * One record of a sealed interface: a field of the wrapper's {@code oneof}.
 *
 * @param number on the wire; fixed by the lock
 * @param protoName the field's name in snake_case
 * @param message the record's own message
 */
public record VariantModel(
        int number,
        String protoName,
        String jsonName,
        Optional<FormerName> was,
        JavaType.Declared javaType,
        ProtoName message,
        String doc) {
    /** The same variant with the number that the lock gives it. */
    public VariantModel withNumber(int newNumber) {
        return new VariantModel(newNumber, protoName, jsonName, was, javaType, message, doc);
    }
}
