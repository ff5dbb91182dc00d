package io.privateer.conformance.newer;

import io.privateer.rpc.annotation.RpcUnknown;

/** A colour more. On the top level, because a nested enum has its enclosing type's name in front of its constants. */
enum Color {
    RED,
    GREEN,
    BLUE,
    @RpcUnknown
    OTHER
}
