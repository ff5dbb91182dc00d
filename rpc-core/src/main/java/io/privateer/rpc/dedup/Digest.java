package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

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
        CRC32C first = new CRC32C();
        update(first, request.method());
        first.update(request.codec().number());
        first.update(request.body());
        CRC32 second = new CRC32();
        second.update(request.body());
        update(second, request.method());
        long digest = first.getValue() << 32 | second.getValue();
        return digest == NONE ? 1 : digest;
    }

    /** With the text's UTF-8, without making an array of it where each character is a byte, as in the name of a method. */
    private static void update(Checksum checksum, String text) {
        int ascii = 0;
        while (ascii < text.length() && text.charAt(ascii) < 0x80) {
            checksum.update(text.charAt(ascii++));
        }
        if (ascii < text.length()) {
            checksum.update(text.substring(ascii).getBytes(StandardCharsets.UTF_8));
        }
    }
}
