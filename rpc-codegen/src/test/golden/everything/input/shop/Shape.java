package shop;

import io.privateer.rpc.annotation.RpcUnknown;

/** One of two forms. */
public sealed interface Shape {
    /** Round. */
    record Circle(double radius) implements Shape {}

    record Square(double side, String variant) implements Shape {}

    @RpcUnknown
    record Unknown() implements Shape {}
}
