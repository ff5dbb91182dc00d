package io.privateer.rpc.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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

    private static final AtomicReferenceArray<@Nullable Id> LATELY = new AtomicReferenceArray<>(1_024);

    /** A new one. The generator decides how hard it is to guess; {@code SecureRandom} outside of simulations. */
    public static Id random(RandomGenerator random) {
        Id id = new Id(random.nextLong(), random.nextLong());
        return id.isNone() ? random(random) : id;
    }

    /**
     * The same as the constructor, without another copy of one that came lately: sessions and stores are named by every
     * request and reply, and there are few of them.
     */
    static Id known(long high, long low) {
        long mixed = high ^ low;
        int slot = (int) (mixed ^ mixed >>> 32) & LATELY.length() - 1;
        Id there = LATELY.get(slot);
        if (there != null && there.high == high && there.low == low) {
            return there;
        }
        Id made = new Id(high, low);
        LATELY.set(slot, made);
        return made;
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

    /** As a record's own; written out, because that one is not compiled into its callers on JDK 17, and each request has a few. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Id id && high == id.high && low == id.low;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high) + Long.hashCode(low);
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
