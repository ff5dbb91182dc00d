package shop;

import io.privateer.rpc.annotation.RpcUnknown;

public enum Color {
    /** Warm. */
    RED,
    GREEN,
    @RpcUnknown
    OTHER
}
