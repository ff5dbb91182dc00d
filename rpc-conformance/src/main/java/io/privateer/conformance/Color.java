package io.privateer.conformance;

import io.privateer.rpc.annotation.RpcUnknown;

/** An enum that may grow. */
public enum Color {
    /** Warm. */
    RED,
    /** Fresh. */
    GREEN,
    /** One that this program does not know. */
    @RpcUnknown
    OTHER
}
