package io.privateer.rpc.codec;

import java.util.Arrays;

/** Collects the elements of a primitive array while they are read. */
public final class PrimitiveArray {
    private static final long[] NONE = {};

    // Every kind fits into 64 bits: one growing array instead of five.
    private long[] bits = NONE;
    private int size;

    private final Kind kind;

    private PrimitiveArray(Kind kind) {
        this.kind = kind;
    }

    public static PrimitiveArray ofInts() {
        return new PrimitiveArray(Kind.INT);
    }

    public static PrimitiveArray ofLongs() {
        return new PrimitiveArray(Kind.LONG);
    }

    public static PrimitiveArray ofFloats() {
        return new PrimitiveArray(Kind.FLOAT);
    }

    public static PrimitiveArray ofDoubles() {
        return new PrimitiveArray(Kind.DOUBLE);
    }

    public static PrimitiveArray ofBooleans() {
        return new PrimitiveArray(Kind.BOOLEAN);
    }

    Kind kind() {
        return kind;
    }

    void add(long value) {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, Math.max(16, 2 * size));
        }
        bits[size++] = value;
    }

    /** The elements as {@code int}. */
    public int[] toInts() {
        int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = (int) bits[i];
        }
        return result;
    }

    /** The elements as {@code long}. */
    public long[] toLongs() {
        return Arrays.copyOf(bits, size);
    }

    /** The elements as {@code float}. */
    public float[] toFloats() {
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = Float.intBitsToFloat((int) bits[i]);
        }
        return result;
    }

    /** The elements as {@code double}. */
    public double[] toDoubles() {
        double[] result = new double[size];
        for (int i = 0; i < size; i++) {
            result[i] = Double.longBitsToDouble(bits[i]);
        }
        return result;
    }

    /** The elements as {@code boolean}. */
    public boolean[] toBooleans() {
        boolean[] result = new boolean[size];
        for (int i = 0; i < size; i++) {
            result[i] = bits[i] != 0;
        }
        return result;
    }

    /** What the elements are. */
    enum Kind {
        INT(WireType.VARINT),
        LONG(WireType.VARINT),
        FLOAT(WireType.I32),
        DOUBLE(WireType.I64),
        BOOLEAN(WireType.VARINT);

        private final int wireType;

        Kind(int wireType) {
            this.wireType = wireType;
        }

        int wireType() {
            return wireType;
        }
    }
}
