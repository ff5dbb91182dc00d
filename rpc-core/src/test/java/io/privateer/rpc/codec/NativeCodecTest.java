package io.privateer.rpc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Duration;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import com.google.protobuf.FloatValue;
import com.google.protobuf.Int32Value;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCodecTest {
    private static final Descriptor EVERYTHING = everything();

    static Stream<Message> googlesOwn() {
        Value nested = Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(
                                "n",
                                Value.newBuilder()
                                        .setNullValue(NullValue.NULL_VALUE)
                                        .build())
                        .putFields("d", Value.newBuilder().setNumberValue(1.5).build())
                        .putFields(
                                "s", Value.newBuilder().setStringValue("x\"é").build())
                        .putFields("b", Value.newBuilder().setBoolValue(true).build())
                        .putFields(
                                "l",
                                Value.newBuilder()
                                        .setListValue(ListValue.newBuilder()
                                                .addValues(Value.newBuilder().setNullValueValue(0))
                                                .addValues(Value.newBuilder().setListValue(ListValue.newBuilder())))
                                        .build()))
                .build();
        return Stream.of(
                Timestamp.newBuilder().setSeconds(-1).setNanos(5).build(),
                Timestamp.newBuilder().setSeconds(253402300799L).build(),
                Duration.newBuilder().setSeconds(-1).setNanos(-500_000_000).build(),
                Duration.newBuilder().setNanos(-1).build(),
                DoubleValue.of(Double.NaN),
                FloatValue.of(Float.NEGATIVE_INFINITY),
                Int64Value.of(Long.MIN_VALUE),
                UInt64Value.of(-1),
                Int32Value.of(0),
                UInt32Value.of(-1),
                BoolValue.of(true),
                StringValue.of("é"),
                BytesValue.of(ByteString.copyFromUtf8("???>>>")),
                FieldMask.newBuilder()
                        .addPaths("user.display_name")
                        .addPaths("a")
                        .build(),
                FieldMask.getDefaultInstance(),
                Struct.getDefaultInstance(),
                nested.getStructValue(),
                nested,
                Value.newBuilder().setNullValueValue(0).build(),
                ListValue.newBuilder().addValues(nested).build());
    }

    @ParameterizedTest
    @MethodSource("googlesOwn")
    void googlesOwnTypesHaveTheirJson(Message message) throws Exception {
        sameAsJsonFormat(message);
    }

    @Test
    void randomMessagesAreWhatJsonFormatWrites() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("randomMessagesAreWhatJsonFormatWrites: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            sameAsJsonFormat(random(EVERYTHING, random, 3));
        }
    }

    @Test
    void nativeMessagesEmbedAsTheirOwnLibraryWritesThem() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            DynamicMessage message = random(EVERYTHING, random, 3);
            NativeCodec<DynamicMessage> codec = NativeCodec.of(DynamicMessage.getDefaultInstance(EVERYTHING));
            byte[] body = Bodies.encodeProto(codec, message, CodecLimits.DEFAULTS);
            assertEquals(message, DynamicMessage.parseFrom(EVERYTHING, body));
            assertEquals(message, Bodies.decodeProto(codec, body, CodecLimits.DEFAULTS));
        }
    }

    @Test
    void nativeMessagesCountTheirLevels() {
        NativeCodec<Value> codec = NativeCodec.of(Value.getDefaultInstance());
        Value deep = Value.newBuilder().setBoolValue(true).build();
        // Each list is two messages: the Value and its ListValue.
        for (int level = 0; level < 50; level++) {
            deep = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(deep))
                    .build();
        }
        Value fits = deep;
        byte[] body = Bodies.encodeProto(codec, fits, CodecLimits.DEFAULTS);
        assertEquals(fits, Bodies.decodeProto(codec, body, CodecLimits.DEFAULTS));
        Value tooDeep = Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(fits))
                .build();
        assertRefused("maxDepth = 100", () -> Bodies.encodeProto(codec, tooDeep, CodecLimits.DEFAULTS));
        assertRefused(
                "malformed google.protobuf.Value",
                () -> Bodies.decodeProto(codec, tooDeep.toByteArray(), CodecLimits.DEFAULTS));
        assertRefused("maxDepth = 100", () -> Bodies.encodeJson(codec, tooDeep, CodecLimits.DEFAULTS));
        byte[] json = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertRefused("maxDepth = 100", () -> Bodies.decodeJson(codec, json, CodecLimits.DEFAULTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fInt32\":1,\"f_int32\":1}",
                "{\"fInt32\":1,\"fInt32\":1}",
                "{\"choiceA\":\"a\",\"choiceB\":1}",
                "{\"fInt32\":1.5}",
                "{\"fEnum\":\"NOPE\"}",
                "{\"rString\":[null]}",
                "{\"mString\":{\"1\":1,\"01\":2}}",
                "{\"fTimestamp\":\"yesterday\"}",
                "{\"fBytes\":\"*\"}",
                "[]",
            })
    void malformedJsonIsRefused(String json) {
        NativeCodec<DynamicMessage> codec = NativeCodec.of(DynamicMessage.getDefaultInstance(EVERYTHING));
        assertThrows(
                CodecException.class,
                () -> Bodies.decodeJson(codec, json.getBytes(StandardCharsets.UTF_8), CodecLimits.DEFAULTS));
    }

    @Test
    void whatHasNoJsonIsRefused() {
        assertRefused("google.protobuf.Any", () -> json(Any.getDefaultInstance()));
        assertRefused("without a kind", () -> json(Value.getDefaultInstance()));
        assertRefused(
                "NaN", () -> json(Value.newBuilder().setNumberValue(Double.NaN).build()));
        assertRefused(
                "field mask", () -> json(FieldMask.newBuilder().addPaths("A").build()));
        assertRefused(
                "seconds",
                () -> json(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build()));
        assertRefused(
                "signs",
                () -> json(Duration.newBuilder().setSeconds(1).setNanos(-1).build()));
    }

    @Test
    void anAbsentValueIsNullAndAnyOtherAbsentMessageIsMissing() {
        Field field = Field.of(1, "Order.extra", "extra");
        assertEquals(
                Value.newBuilder().setNullValueValue(0).build(),
                NativeCodec.of(Value.getDefaultInstance()).absent(field));
        assertEquals(
                "Order.extra is missing",
                assertThrows(CodecException.class, () -> NativeCodec.of(Struct.getDefaultInstance())
                                .absent(field))
                        .getMessage());
    }

    private static void sameAsJsonFormat(Message message) throws Exception {
        String ours = json(message);
        Message.Builder theirs = message.newBuilderForType();
        JsonFormat.parser().merge(ours, theirs);
        assertEquals(message, theirs.build(), ours);
        String google = JsonFormat.printer().print(message);
        byte[] body = google.getBytes(StandardCharsets.UTF_8);
        Message back =
                Bodies.decodeJson(NativeCodec.of(message.getDefaultInstanceForType()), body, CodecLimits.DEFAULTS);
        assertEquals(message, back, google);
        String protoNames = JsonFormat.printer().preservingProtoFieldNames().print(message);
        assertEquals(
                message,
                Bodies.decodeJson(
                        NativeCodec.of(message.getDefaultInstanceForType()),
                        protoNames.getBytes(StandardCharsets.UTF_8),
                        CodecLimits.DEFAULTS));
    }

    private static String json(Message message) {
        byte[] body =
                Bodies.encodeJson(NativeCodec.of(message.getDefaultInstanceForType()), message, CodecLimits.DEFAULTS);
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void assertRefused(String part, Runnable action) {
        String message =
                String.valueOf(assertThrows(CodecException.class, action::run).getMessage());
        assertTrue(message.contains(part), message);
    }

    private static DynamicMessage random(Descriptor type, Random random, int levels) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (random.nextBoolean() || (message && !field.isMapField() && levels == 0)) {
                continue;
            }
            if (field.isMapField()) {
                FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
                FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
                builder.addRepeatedField(
                        field,
                        DynamicMessage.newBuilder(field.getMessageType())
                                .setField(key, value(key, random, levels))
                                .setField(value, value(value, random, levels))
                                .build());
            } else if (field.isRepeated()) {
                for (int i = 0; i < random.nextInt(3); i++) {
                    builder.addRepeatedField(field, value(field, random, levels));
                }
            } else {
                builder.setField(field, value(field, random, levels));
            }
        }
        return builder.build();
    }

    private static Object value(FieldDescriptor field, Random random, int levels) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case BOOLEAN -> random.nextBoolean();
            case STRING -> List.of("", "a", "é<&>'\"\\", "😀\u0001\u2028").get(random.nextInt(4));
            case BYTE_STRING -> {
                byte[] bytes = new byte[random.nextInt(5)];
                random.nextBytes(bytes);
                yield ByteString.copyFrom(bytes);
            }
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(3));
            case MESSAGE ->
                field.getMessageType().getFullName().equals("google.protobuf.Timestamp")
                        ? DynamicMessage.newBuilder(field.getMessageType())
                                .setField(field.getMessageType().findFieldByNumber(1), (long) random.nextInt())
                                .setField(field.getMessageType().findFieldByNumber(2), random.nextInt(1_000_000_000))
                                .build()
                        : random(field.getMessageType(), random, levels - 1);
        };
    }

    /** A proto3 message with a field of every kind, one repeated of each, maps, a oneof, itself. */
    private static Descriptor everything() {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName("Everything");
        int number = 1;
        List<FieldDescriptorProto> fields = new ArrayList<>();
        for (FieldDescriptorProto.Type type : FieldDescriptorProto.Type.values()) {
            if (type != FieldDescriptorProto.Type.TYPE_GROUP) {
                String name = type.name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
                fields.add(field("f_" + name, number++, type, false));
                fields.add(field("r_" + name, number++, type, true));
            }
        }
        fields.add(field("f_timestamp", number++, FieldDescriptorProto.Type.TYPE_MESSAGE, false).toBuilder()
                .setTypeName(".google.protobuf.Timestamp")
                .build());
        fields.add(field("choice_a", number++, FieldDescriptorProto.Type.TYPE_STRING, false).toBuilder()
                .setOneofIndex(0)
                .build());
        fields.add(field("choice_b", number++, FieldDescriptorProto.Type.TYPE_INT32, false).toBuilder()
                .setOneofIndex(0)
                .build());
        message.addAllField(fields)
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("choice"));
        for (FieldDescriptorProto.Type key : List.of(
                FieldDescriptorProto.Type.TYPE_STRING,
                FieldDescriptorProto.Type.TYPE_UINT64,
                FieldDescriptorProto.Type.TYPE_BOOL,
                FieldDescriptorProto.Type.TYPE_FIXED32)) {
            String camel = key == FieldDescriptorProto.Type.TYPE_STRING ? "String" : "K" + number;
            String entry = "M" + camel + "Entry";
            String name = key == FieldDescriptorProto.Type.TYPE_STRING ? "m_string" : "m_k" + number;
            message.addNestedType(DescriptorProto.newBuilder()
                    .setName(entry)
                    .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                    .addField(field(
                            "key",
                            1,
                            key == FieldDescriptorProto.Type.TYPE_STRING ? FieldDescriptorProto.Type.TYPE_INT32 : key,
                            false))
                    .addField(field("value", 2, FieldDescriptorProto.Type.TYPE_DOUBLE, false)));
            message.addField(field(name, number++, FieldDescriptorProto.Type.TYPE_MESSAGE, true).toBuilder()
                    .setTypeName(entry));
        }
        try {
            return FileDescriptor.buildFrom(
                            FileDescriptorProto.newBuilder()
                                    .setName("everything.proto")
                                    .setPackage("t")
                                    .setSyntax("proto3")
                                    .addDependency("google/protobuf/timestamp.proto")
                                    .addMessageType(message)
                                    .addEnumType(EnumDescriptorProto.newBuilder()
                                            .setName("Color")
                                            .addValue(EnumValueDescriptorProto.newBuilder()
                                                    .setName("NONE")
                                                    .setNumber(0))
                                            .addValue(EnumValueDescriptorProto.newBuilder()
                                                    .setName("RED")
                                                    .setNumber(1)))
                                    .build(),
                            new FileDescriptor[] {Timestamp.getDescriptor().getFile()})
                    .findMessageTypeByName("Everything");
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static FieldDescriptorProto field(
            String name, int number, FieldDescriptorProto.Type type, boolean repeated) {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(
                        repeated
                                ? FieldDescriptorProto.Label.LABEL_REPEATED
                                : FieldDescriptorProto.Label.LABEL_OPTIONAL);
        if (type == FieldDescriptorProto.Type.TYPE_ENUM) {
            field.setTypeName(".t.Color");
        } else if (type == FieldDescriptorProto.Type.TYPE_MESSAGE) {
            field.setTypeName(".t.Everything");
        }
        return field.build();
    }
}
