package io.privateer.rpc.zmq;

import java.util.Arrays;

/** What a ROUTER calls a peer, as the key of a map. The array is not changed. */
final class RoutingId {
    final byte[] bytes;
    private final int hash;

    RoutingId(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoutingId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
