package io.privateer.codegen.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.VariantModel;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.Fragments;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the codec of each sealed interface: a message with one {@code oneof}, of which the last variant wins. */
final class OneofCodecGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.ownMessages().stream()
                .filter(message -> message.kind() == MessageModel.Kind.ONEOF)
                .map(message -> codec(module, message))
                .toList();
    }

    private static GeneratedFile codec(ModuleModel module, MessageModel message) {
        TypeName javaType = JavaTypes.of(message.javaType());
        LocalNames names = new LocalNames(CodecSource.takenConstants(module));
        ValueCodecs codecs = new ValueCodecs(module, names);
        Map<VariantModel, String> constants = new LinkedHashMap<>();
        message.variants().forEach(variant -> constants.put(variant, names.constant(variant.protoName())));
        TypeSpec.Builder type = CodecSource.type(module, message.codec(), message.publicAccess())
                .addJavadoc(
                        "Reads and writes {@code $L}, the message {@code $L} with one of its records.\n",
                        javaType,
                        message.name())
                .addSuperinterface(CodecSource.messageCodec(javaType));
        constants.forEach((variant, constant) -> type.addField(constant(message, variant, constant)));
        CodeBlock write = write(message, constants, codecs);
        type.addMethod(CodecSource.constructor())
                .addMethod(CodecSource.writeProto(javaType, write))
                .addMethod(CodecSource.readProto(javaType, readProto(message, constants, codecs)))
                .addMethod(CodecSource.writeJson(javaType, write))
                .addMethod(CodecSource.readJson(javaType, readJson(message, javaType, constants, codecs)));
        return JavaSource.file(message.codec(), message.origin(), type, constants.isEmpty() ? Set.of() : Set.of("LEN"));
    }

    private static FieldSpec constant(MessageModel message, VariantModel variant, String constant) {
        return FieldSpec.builder(Field.class, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L, $S, $S)",
                        Field.class,
                        variant.number(),
                        CodecSource.shortName(message) + "." + variant.jsonName(),
                        variant.jsonName())
                .build();
    }

    private static CodeBlock write(MessageModel message, Map<VariantModel, String> constants, ValueCodecs codecs) {
        CodeBlock.Builder code = CodeBlock.builder();
        String start = "if (value instanceof $T variant)";
        for (VariantModel variant : message.variants()) {
            if (code.isEmpty()) {
                code.beginControlFlow(start, JavaTypes.of(variant.javaType()));
            } else {
                code.nextControlFlow("else " + start, JavaTypes.of(variant.javaType()));
            }
            code.addStatement("out.value($N, $L, variant)", constants.get(variant), codec(variant, codecs));
        }
        return code.isEmpty() ? CodeBlock.of("") : code.endControlFlow().build();
    }

    private static CodeBlock readProto(MessageModel message, Map<VariantModel, String> constants, ValueCodecs codecs) {
        CodeBlock.Builder cases = CodeBlock.builder();
        CodeBlock.Builder results = CodeBlock.builder().beginControlFlow("return switch (variant)");
        constants.forEach((variant, constant) -> {
            CodeBlock codec = codec(variant, codecs);
            cases.beginControlFlow("case ($L << 3) | LEN ->", variant.number())
                    .addStatement(
                            "fragments = in.fragments($N, variant == $L ? fragments : null)",
                            constant,
                            variant.number())
                    .addStatement("variant = $L", variant.number())
                    .endControlFlow();
            results.addStatement(
                    "case $1L -> $2N.orAbsent($3L, in.message($2N, $3L, fragments))",
                    variant.number(),
                    constant,
                    codec);
        });
        results.addStatement("default -> $L", unknown(message)).unindent().add("};\n");
        return CodeBlock.builder()
                .addStatement("int variant = 0")
                .addStatement("$T fragments = null", Fragments.class)
                .add(CodecSource.loop("next", "tag", cases.build()))
                .add(results.build())
                .build();
    }

    private static CodeBlock readJson(
            MessageModel message, TypeName javaType, Map<VariantModel, String> constants, ValueCodecs codecs) {
        Set<String> names = new HashSet<>();
        message.variants().forEach(variant -> names.add(variant.jsonName()));
        CodeBlock.Builder cases = CodeBlock.builder();
        constants.forEach((variant, constant) -> cases.addStatement(
                "case $L -> value = in.variant($N, $L, value)",
                CodecSource.jsonLabels(
                        names,
                        variant.jsonName(),
                        variant.protoName(),
                        variant.was().map(was -> was.jsonName())),
                constant,
                codec(variant, codecs)));
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T value = null", javaType)
                .addStatement("in.beginObject()")
                .add(CodecSource.loop("nextField", "name", cases.build()))
                .beginControlFlow("if (value == null)");
        if (message.unknownVariant().isPresent()) {
            code.addStatement("return $L", unknown(message));
        } else {
            code.addStatement("$L", unknown(message));
        }
        return code.endControlFlow().addStatement("return value").build();
    }

    private static CodeBlock unknown(MessageModel message) {
        return message.unknownVariant()
                .map(unknown -> CodeBlock.of("new $T()", JavaTypes.of(unknown)))
                .orElseGet(() -> CodeBlock.of(
                        "throw new $T($S)",
                        CodecException.class,
                        message.origin() + " has no variant that this program knows"));
    }

    private static CodeBlock codec(VariantModel variant, ValueCodecs codecs) {
        return codecs.codec(new FieldType.Message(variant.message()));
    }
}
