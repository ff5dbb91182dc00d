package io.privateer.conformance.older;

import io.privateer.rpc.annotation.RpcUnknown;

/** A colour less. On the top level, because a nested enum has its enclosing type's name in front of its constants. */
enum Color {
    RED,
    @RpcUnknown
    OTHER
}
