package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.WireType;
import io.privateer.rpc.codec.DurationCodec;
import io.privateer.rpc.codec.NativeCodec;
import io.privateer.rpc.codec.Scalars;
import io.privateer.rpc.codec.TimestampCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * For each type that may stand alone: the codec to name in one generated class, its Java type, its shape on the wire.
 *
 * <p>The codec of a class of protoc's is made once: it becomes a constant of the generated class.
 */
final class ValueCodecs {
    private final ModuleModel module;
    private final LocalNames constants;
    private final Map<JavaType.Declared, String> natives = new LinkedHashMap<>();

    ValueCodecs(ModuleModel module, LocalNames constants) {
        this.module = module;
        this.constants = constants;
    }

    /** The constants that the codecs named so far need. */
    List<FieldSpec> nativeConstants() {
        return natives.entrySet().stream()
                .map(entry -> {
                    ClassName type = JavaTypes.rawClass(entry.getKey());
                    return FieldSpec.builder(
                                    ParameterizedTypeName.get(ClassName.get(NativeCodec.class), type),
                                    entry.getValue(),
                                    Modifier.PRIVATE,
                                    Modifier.STATIC,
                                    Modifier.FINAL)
                            .initializer("$T.of($T.getDefaultInstance())", NativeCodec.class, type)
                            .build();
                })
                .toList();
    }

    /** The expression of the codec. */
    CodeBlock codec(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            return CodeBlock.of("$T.$L", Scalars.class, constant(scalar));
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return instance(module.enumeration(enumeration.name()).codec());
        }
        if (type instanceof FieldType.Message message) {
            return instance(module.message(message.name()).codec());
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return CodeBlock.of("$N", natives.computeIfAbsent(message.javaType(), declared -> {
                List<String> names = declared.simpleNames();
                return constants.constant(names.get(names.size() - 1) + "Codec");
            }));
        }
        Class<?> codec = type instanceof FieldType.Timestamp ? TimestampCodec.class : DurationCodec.class;
        return CodeBlock.of("$T.$L", codec, JavaNames.CODEC_INSTANCE);
    }

    /** The Java type where an object is needed. */
    TypeName boxed(FieldType.Single type) {
        if (type instanceof FieldType.Scalar scalar) {
            return JavaTypes.of(scalar.java().boxed());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return JavaTypes.of(module.enumeration(enumeration.name()).javaType());
        }
        if (type instanceof FieldType.Message message) {
            return JavaTypes.of(module.message(message.name()).javaType());
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return JavaTypes.of(message.javaType());
        }
        return ClassName.get(type instanceof FieldType.Timestamp ? Instant.class : Duration.class);
    }

    /** The name of its shape in {@link io.privateer.rpc.codec.WireType}. */
    static String wireShape(FieldType.Single type) {
        if (type instanceof FieldType.Enumeration) {
            return "VARINT";
        }
        if (!(type instanceof FieldType.Scalar scalar)) {
            return "LEN";
        }
        return switch (scalar.wire()) {
            case INT32, INT64, UINT32, UINT64, SINT32, SINT64, BOOL -> "VARINT";
            case FIXED64, SFIXED64, DOUBLE -> "I64";
            case FIXED32, SFIXED32, FLOAT -> "I32";
            case STRING, BYTES -> "LEN";
        };
    }

    /** Whether bytes of a second occurrence are merged into the first. */
    static boolean isMessage(FieldType.Single type) {
        return !(type instanceof FieldType.Scalar) && !(type instanceof FieldType.Enumeration);
    }

    /** Whether the Java value is the wire's own, without a text in between. */
    static boolean isPlain(FieldType.Scalar scalar) {
        return scalar.wire() != WireType.STRING || scalar.java() == JavaScalar.STRING;
    }

    /** The method of writer and reader for a plain scalar. */
    static String method(WireType wire) {
        return switch (wire) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            default -> wire.protoName();
        };
    }

    private static String constant(FieldType.Scalar scalar) {
        return isPlain(scalar) ? scalar.wire().name() : scalar.java().name();
    }

    private static CodeBlock instance(JavaType.Declared codec) {
        return CodeBlock.of("$T.$L", JavaTypes.rawClass(codec), JavaNames.CODEC_INSTANCE);
    }
}
