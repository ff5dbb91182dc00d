package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the codecs of messages, sealed types and enums have in common: head, instance, signatures. */
final class CodecSource {
    /** Constants that a codec has besides those of its fields. */
    private static final List<String> CONSTANTS =
            List.of(JavaNames.CODEC_INSTANCE, JavaNames.CODEC_LOCK, "LEN", "VARINT", "I32", "I64");

    private static final List<String> VARIABLES = List.of("in", "out", "value", "e");

    /** Classes of which generated code names a constant or a static method. */
    private static final List<String> CLASSES = List.of(
            "Scalars",
            "PrimitiveArray",
            "Optional",
            "Objects",
            "CodecException",
            "NativeCodec",
            "TimestampCodec",
            "DurationCodec",
            "Field");

    private CodecSource() {}

    /** What no field's constant may be called: a name that is a variable's hides the class of that name. */
    static Set<String> takenConstants(ModuleModel module) {
        return taken(module, CONSTANTS);
    }

    /** What no local variable may be called. */
    static Set<String> takenLocals(ModuleModel module) {
        return taken(module, VARIABLES);
    }

    private static Set<String> taken(ModuleModel module, List<String> own) {
        Set<String> names = new LinkedHashSet<>(own);
        names.addAll(CLASSES);
        module.messages()
                .forEach(message -> names.add(message.codec().simpleNames().get(0)));
        module.enums().forEach(enumeration -> {
            names.add(enumeration.codec().simpleNames().get(0));
            names.add(enumeration.javaType().simpleNames().get(0));
        });
        return names;
    }

    static TypeSpec.Builder type(ModuleModel module, JavaType.Declared codec, boolean isPublic) {
        ClassName self = JavaTypes.rawClass(codec);
        TypeSpec.Builder type = TypeSpec.classBuilder(self).addModifiers(Modifier.FINAL);
        if (isPublic) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addField(
                FieldSpec.builder(self, JavaNames.CODEC_INSTANCE, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The only instance.\n")
                        .initializer("new $T()", self)
                        .build());
        module.id()
                .ifPresent(id -> type.addField(FieldSpec.builder(
                                String.class, JavaNames.CODEC_LOCK, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The resource with the lock that the numbers come from.\n")
                        .initializer("$S", id.lockResource())
                        .build()));
        return type;
    }

    static MethodSpec constructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }

    static TypeName messageCodec(TypeName value) {
        return ParameterizedTypeName.get(ClassName.get(MessageCodec.class), value);
    }

    static MethodSpec writeProto(TypeName type, CodeBlock body) {
        return write("writeProto", ProtoWriter.class, type, body);
    }

    static MethodSpec writeJson(TypeName type, CodeBlock body) {
        CodeBlock object = CodeBlock.builder()
                .addStatement("out.beginObject()")
                .add(body)
                .addStatement("out.endObject()")
                .build();
        return write("writeJson", JsonWriter.class, type, object);
    }

    static MethodSpec readProto(TypeName type, CodeBlock body) {
        return read("readProto", ProtoReader.class, type, body);
    }

    static MethodSpec readJson(TypeName type, CodeBlock body) {
        return read("readJson", JsonReader.class, type, body);
    }

    /** A loop over the fields of a message, with a case for each that is known. */
    static CodeBlock loop(String condition, String selector, CodeBlock cases) {
        CodeBlock.Builder loop = CodeBlock.builder().beginControlFlow("while (in.$L())", condition);
        if (cases.isEmpty()) {
            loop.addStatement("in.skip()");
        } else {
            loop.beginControlFlow("switch (in.$L())", selector)
                    .add(cases)
                    .addStatement("default -> in.skip()")
                    .endControlFlow();
        }
        return loop.endControlFlow().build();
    }

    /** The names under which a field is read from JSON, each once in a message. */
    static CodeBlock jsonLabels(Set<String> used, String jsonName, String protoName, Optional<String> was) {
        Set<String> names = new LinkedHashSet<>(List.of(jsonName));
        List.of(protoName, was.orElse(jsonName)).forEach(name -> {
            if (!used.contains(name)) {
                names.add(name);
            }
        });
        used.addAll(names);
        return names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
    }

    /** The last part of a message's Java name, for people: {@code Order} of {@code shop.Order}. */
    static String shortName(MessageModel message) {
        return message.name().simpleName();
    }

    private static MethodSpec write(String name, Class<?> writer, TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(writer, "out")
                .addParameter(type, "value")
                .addCode(body)
                .build();
    }

    private static MethodSpec read(String name, Class<?> reader, TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addParameter(reader, "in")
                .addCode(body)
                .build();
    }
}
