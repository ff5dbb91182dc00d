package io.privateer.rpc.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a message as both encodings know it; a constant of a generated codec. Immutable and thread-safe.
 *
 * <p>It also holds the checks that name it when they fail.
 */
public final class Field {
    private final int number;
    private final String path;
    private final SerializableString jsonName;

    private Field(int number, String path, SerializableString jsonName) {
        this.number = number;
        this.path = path;
        this.jsonName = jsonName;
    }

    /**
     * A field.
     *
     * @param number on the wire
     * @param path what errors call it: {@code Order.shipTo}
     * @param jsonName its name in JSON when it is written
     */
    public static Field of(int number, String path, String jsonName) {
        return new Field(number, path, new SerializedString(jsonName));
    }

    /**
     * The value, which has no place for a null.
     *
     * @throws CodecException if it is null
     */
    public <T> T notNull(@Nullable T value) {
        if (value == null) {
            throw new CodecException(path + " is null; declare it Optional or @Nullable if it may be absent");
        }
        return value;
    }

    /**
     * The value, or what its type makes of an absent one.
     *
     * @throws CodecException if it makes nothing of it: a message or a date, say, must be there
     */
    public <T> T orAbsent(ValueCodec<T> codec, @Nullable T value) {
        return value != null ? value : codec.absent(this);
    }

    /**
     * The value of an {@code Optional}, or null if it is empty.
     *
     * @throws CodecException if the {@code Optional} itself is null
     */
    @SuppressWarnings("NullableOptional") // that a user's record may hold a null here is what this finds
    public <T> @Nullable T unwrap(@Nullable Optional<T> value) {
        if (value == null) {
            throw new CodecException(path + " is null; an absent value is Optional.empty()");
        }
        return value.orElse(null);
    }

    int number() {
        return number;
    }

    SerializableString jsonName() {
        return jsonName;
    }

    /** What errors call it. */
    @Override
    public String toString() {
        return path;
    }
}
