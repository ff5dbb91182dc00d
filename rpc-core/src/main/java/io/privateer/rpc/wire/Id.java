package io.privateer.rpc.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Sixteen bytes that name something: a client session, a reply store, a running server.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight
 */
public record Id(long high, long low) {
    /** How many bytes an identity has on the wire. */
    public static final int BYTES = 16;

    /** Absent: an empty field on the wire. Sixteen bytes of zero are refused there, so that they cannot pass for it. */
    public static final Id NONE = new Id(0, 0);

    /** A new one. The generator decides how hard it is to guess; {@code SecureRandom} outside of simulations. */
    public static Id random(RandomGenerator random) {
        Id id = new Id(random.nextLong(), random.nextLong());
        return id.isNone() ? random(random) : id;
    }

    /**
     * From its bytes.
     *
     * @throws IllegalArgumentException if these are not sixteen
     */
    public static Id of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an identity of " + bytes.length + " bytes, must be " + BYTES);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Id(buffer.getLong(), buffer.getLong());
    }

    /**
     * From 32 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static Id parse(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    public boolean isNone() {
        return high == 0 && low == 0;
    }

    /** Its sixteen bytes, a new array. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
