package io.privateer.rpc.codec;

/** Placeholder, replaced at once. */
public final class ProtoReader {
    ProtoReader() {}
}
