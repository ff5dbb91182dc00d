package io.privateer.codegen.model;

/** A checked {@code @RpcDefault}: it fits the type of its field. */
public sealed interface DefaultValue {
    /** Of {@code int} and {@code long}. */
    record Integral(long value) implements DefaultValue {}

    /** Of {@code float} and {@code double}; a float's value is exactly a float. Never an infinity, never NaN. */
    record Floating(double value) implements DefaultValue {}

    record Bool(boolean value) implements DefaultValue {}

    /** Of {@code String}. */
    record Text(String value) implements DefaultValue {}

    /** Of an enum: the Java name of one of its constants, which may be the unknown one. */
    record Constant(String javaName) implements DefaultValue {}
}
