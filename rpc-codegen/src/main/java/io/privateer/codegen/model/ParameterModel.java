package io.privateer.codegen.model;

/**
 * A parameter as the stub declares it. Its place in the request is the field with this {@code javaName}.
 *
 * @param nullable whether {@code null} is allowed
 */
public record ParameterModel(String name, JavaType type, boolean nullable) {}
