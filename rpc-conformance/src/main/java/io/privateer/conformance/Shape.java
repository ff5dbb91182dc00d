package io.privateer.conformance;

import io.privateer.rpc.annotation.RpcUnknown;

/** One of several forms. */
public sealed interface Shape {
    /**
     * Round.
     *
     * @param radius half of what it is wide
     */
    record Circle(double radius) implements Shape {}

    /** With corners. */
    record Square(double side, String label) implements Shape {}

    /** Of nothing. */
    record Dot() implements Shape {}

    /** One that this program does not know. */
    @RpcUnknown
    record Unknown() implements Shape {}
}
