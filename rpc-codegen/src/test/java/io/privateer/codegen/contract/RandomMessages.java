package io.privateer.codegen.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.SplittableRandom;

/** Messages of protoc's classes, made by chance from a seed. For one thread. */
final class RandomMessages {
    private static final int DEPTH = 3;
    /** The first second of the year 1 and the last one of the year 9999, which Timestamp keeps to. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private final SplittableRandom random;

    RandomMessages(SplittableRandom random) {
        this.random = random;
    }

    /** One with the type of this one. */
    Message like(Message prototype) {
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

    private static Message number(Message.Builder builder, long seconds, int nanos) {
        return builder.setField(builder.getDescriptorForType().findFieldByName("seconds"), seconds)
                .setField(builder.getDescriptorForType().findFieldByName("nanos"), nanos)
                .build();
    }

    private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(-2, 3);
            case LONG -> random.nextBoolean() ? random.nextLong() : random.nextLong(-2, 3);
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
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return values.get(random.nextInt(values.size()));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }
}
