package io.privateer.rpc.wire;

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

    /** Absent: an empty field on the wire. */
    public static final Id NONE = new Id(0, 0);

    /** A new one. The generator decides how hard it is to guess; {@code SecureRandom} outside of simulations. */
    public static Id random(RandomGenerator random) {
        Id id = new Id(random.nextLong(), random.nextLong());
        return id.isNone() ? random(random) : id;
    }

    public boolean isNone() {
        return high == 0 && low == 0;
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
