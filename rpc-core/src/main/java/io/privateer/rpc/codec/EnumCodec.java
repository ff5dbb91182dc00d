package io.privateer.rpc.codec;

import org.jspecify.annotations.Nullable;

/**
 * The numbers and names of an enum; generated. Number 0 means "not said", as Protocol Buffers wants it.
 */
public interface EnumCodec<E extends Enum<E>> extends ValueCodec<E> {
    /** The number of a constant; 0 of the one that stands for what this program does not know. */
    int numberOf(E value);

    /** The constant of a number, or null if neither it nor the unknown is known. */
    @Nullable
    E ofNumber(int number);

    /** The name of a constant in JSON, that of the {@code .proto}. */
    String nameOf(E value);

    /** The constant of a name in JSON, or null if neither it nor the unknown is known. */
    @Nullable
    E ofName(String name);

    @Override
    default int wireType() {
        return WireType.VARINT;
    }

    @Override
    default void writeValue(ProtoWriter out, E value) {
        out.putInt32(numberOf(value));
    }

    @Override
    default E readValue(ProtoReader in) {
        int number = in.takeVarint32();
        E value = ofNumber(number);
        if (value == null) {
            throw in.invalid("no constant has the number " + number);
        }
        return value;
    }

    @Override
    default E absent(Field field) {
        E value = ofNumber(0);
        if (value == null) {
            throw new CodecException(field + " is missing");
        }
        return value;
    }

    @Override
    default void writeJson(JsonWriter out, E value) {
        out.putText(nameOf(value));
    }

    @Override
    default E readJson(JsonReader in) {
        if (in.atNumber()) {
            int number = in.takeInt32();
            E value = ofNumber(number);
            if (value == null) {
                throw in.invalid("no constant has the number " + number);
            }
            return value;
        }
        String name = in.takeText();
        E value = ofName(name);
        if (value == null) {
            throw in.invalid("no constant has the name " + TextForms.quote(name));
        }
        return value;
    }
}
