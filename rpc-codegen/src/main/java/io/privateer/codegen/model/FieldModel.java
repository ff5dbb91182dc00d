package io.privateer.codegen.model;

import java.util.Optional;

/**
 * One field of a message: a record component, a parameter, a result, or what a typed error's constructor takes.
 *
 * @param number on the wire; unique in its message, fixed by the lock
 * @param position the index among the arguments of the Java constructor, from 0
 * @param javaName the component's or parameter's name
 * @param accessor the method without parameters that reads it: the component's name, or {@code getMessage}
 * @param protoName in snake_case, ASCII, unique in its message
 * @param jsonName always written explicitly into a {@code .proto}
 * @param javaType as declared, with {@code Optional} and type arguments
 * @param defaultValue present exactly with {@link Presence#DEFAULTED}
 * @param doc its text in plain lines; empty if there is none
 */
public record FieldModel(
        int number,
        int position,
        String javaName,
        String accessor,
        String protoName,
        String jsonName,
        Optional<FormerName> was,
        JavaType javaType,
        FieldType type,
        Presence presence,
        Optional<DefaultValue> defaultValue,
        String doc) {
    public FieldModel {
        if (defaultValue.isPresent() != (presence == Presence.DEFAULTED)) {
            throw new IllegalArgumentException(javaName + ": presence " + presence + " with default " + defaultValue);
        }
    }

    /** The same field with the number that the lock gives it. */
    public FieldModel withNumber(int newNumber) {
        return new FieldModel(
                newNumber,
                position,
                javaName,
                accessor,
                protoName,
                jsonName,
                was,
                javaType,
                type,
                presence,
                defaultValue,
                doc);
    }
}
