package io.privateer.codegen.model;

/**
 * A checked exception that a method declares.
 *
 * @param wireName the name on the wire, kept by the lock
 * @param message its message, of {@link MessageModel.Kind#ERROR}
 */
public record ErrorModel(String wireName, JavaType.Declared javaType, ProtoName message) {}
