package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Request;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * What tells a copy of a call from another call under the same identity: 64 bits over method, codec and body.
 *
 * <p>It guards against mistakes, a session that two processes share after a fork, not against attacks: a client that
 * forges its own identities harms itself alone. So two checksums of the body that the processor computes, and the hash of the
 * method's name, beat a cryptographic hash.
 */
final class Digest {
    /** Of a call that never arrived. */
    static final long NONE = 0;

    /** Odd, so that different hashes stay different, and with bits all over. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private Digest() {}

    static long of(Request request) {
        CRC32C first = new CRC32C();
        first.update(request.codec().number());
        first.update(request.body());
        CRC32 second = new CRC32();
        second.update(request.body());
        // The hash of a text is the same in every JVM, and each text remembers its own.
        long digest =
                (first.getValue() << 32 | second.getValue()) ^ request.method().hashCode() * SPREAD;
        return digest == NONE ? 1 : digest;
    }
}
