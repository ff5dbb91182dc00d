package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells a copy of a call from another call under the same identity: 64 bits over method, codec and body.
 *
 * <p>It guards against mistakes, a session that two processes share after a fork, not against attacks: a client that
 * forges its own identities harms itself alone. So two checksums that the processor computes beat a cryptographic hash.
 */
final class Digest {
    /** Of a call that never arrived. */
    static final long NONE = 0;

    private Digest() {}

    static long of(Request request) {
        byte[] method = request.method().getBytes(StandardCharsets.UTF_8);
        CRC32C first = new CRC32C();
        first.update(method);
        first.update(request.codec().number());
        first.update(request.body());
        CRC32 second = new CRC32();
        second.update(request.body());
        second.update(method);
        long digest = first.getValue() << 32 | second.getValue();
        return digest == NONE ? 1 : digest;
    }
}
