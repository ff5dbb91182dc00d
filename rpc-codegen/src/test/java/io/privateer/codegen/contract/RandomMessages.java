package io.privateer.codegen.contract;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.List;
import java.util.SplittableRandom;

/** Messages of protoc's classes, made by chance from a seed, with edges of what a field can hold. For one thread. */
public final class RandomMessages {
    private static final int DEPTH = 3;
    /** The first second of the year 1 and the last one of the year 9999, which Timestamp keeps to. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private static final long[] LONGS = {Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1, -1, 0, 1, 2};
    private static final int[] INTS = {Integer.MIN_VALUE, Integer.MAX_VALUE, -2, -1, 0, 1, 2};
    /** Numbers that no enum here has: one of a later release, and both ends. */
    private static final int[] UNKNOWN_ENUMS = {1_000, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private final SplittableRandom random;
    private final boolean unknownEnums;

    private RandomMessages(SplittableRandom random, boolean unknownEnums) {
        this.random = random;
        this.unknownEnums = unknownEnums;
    }

    /** Messages whose enums have constants of the contract alone: Java cannot send others. */
    public static RandomMessages ofKnownEnums(SplittableRandom random) {
        return new RandomMessages(random, false);
    }

    /** Messages in which every fourth value of an enum is a number that its contract does not name. */
    public static RandomMessages ofAllEnums(SplittableRandom random) {
        return new RandomMessages(random, true);
    }

    /** One with the type of this one. */
    public Message like(Message prototype) {
        return like(prototype, DEPTH);
    }

    private Message like(Message prototype, int depth) {
        String name = prototype.getDescriptorForType().getFullName();
        Message.Builder builder = prototype.newBuilderForType();
        if (name.equals("google.protobuf.Timestamp")) {
            return number(builder, random.nextLong(FIRST_SECOND, LAST_SECOND + 1), random.nextInt(1_000_000_000));
        }
        if (name.equals("google.protobuf.Duration")) {
            int sign = random.nextBoolean() ? 1 : -1;
            return number(builder, sign * random.nextLong(315_576_000_000L), sign * random.nextInt(1_000_000_000));
        }
        if (name.equals("google.protobuf.Any")) {
            return any();
        }
        for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && depth == 0) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    builder.addRepeatedField(field, value(builder, field, depth));
                }
            } else if (random.nextInt(4) > 0) {
                // A member of a oneof takes the place of the one before.
                builder.setField(field, value(builder, field, depth));
            }
        }
        return builder.build();
    }

    /** A message that everybody knows, or bytes of one that nobody does. */
    private Message any() {
        if (random.nextBoolean()) {
            return Any.pack(like(Timestamp.getDefaultInstance()));
        }
        return Any.newBuilder()
                .setTypeUrl("type.example.com/of.tomorrow.Unheard")
                .setValue(ByteString.copyFrom(bytes()))
                .build();
    }

    private static Message number(Message.Builder builder, long seconds, int nanos) {
        return builder.setField(builder.getDescriptorForType().findFieldByName("seconds"), seconds)
                .setField(builder.getDescriptorForType().findFieldByName("nanos"), nanos)
                .build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextBoolean() ? random.nextInt() : INTS[random.nextInt(INTS.length)];
            case LONG -> random.nextBoolean() ? random.nextLong() : LONGS[random.nextInt(LONGS.length)];
            case FLOAT -> (float) random.nextInt(-5, 5) / 4;
            case DOUBLE -> random.nextDouble(-1e9, 1e9);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> List.of("", "a", "Størrelse", "漢字", "😀").get(random.nextInt(5));
            case BYTE_STRING -> ByteString.copyFrom(bytes());
            case ENUM -> constant(field);
            case MESSAGE -> like(builder.newBuilderForField(field).buildPartial(), depth - 1);
        };
    }

    private EnumValueDescriptor constant(FieldDescriptor field) {
        if (unknownEnums && random.nextInt(4) == 0) {
            int number = UNKNOWN_ENUMS[random.nextInt(UNKNOWN_ENUMS.length)];
            return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
        }
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return values.get(random.nextInt(values.size()));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }
}
