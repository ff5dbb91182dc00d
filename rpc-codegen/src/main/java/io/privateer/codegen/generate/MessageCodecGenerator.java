package io.privateer.codegen.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.Presence;
import io.privateer.rpc.codec.CodecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes the codec of each record, request, reply, typed error, and of each wrapper of a nested collection. */
final class MessageCodecGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.ownMessages().stream()
                .filter(message -> message.kind() != MessageModel.Kind.ONEOF)
                .map(message -> codec(module, message))
                .toList();
    }

    private static GeneratedFile codec(ModuleModel module, MessageModel message) {
        TypeName javaType = JavaTypes.of(message.javaType());
        LocalNames constants = new LocalNames(CodecSource.takenConstants(module));
        ValueCodecs codecs = new ValueCodecs(module, constants);
        List<FieldSource> fields = fields(module, message, constants, codecs);
        TypeSpec.Builder type = CodecSource.type(module, message.codec(), message.publicAccess())
                .addJavadoc("Reads and writes {@code $L}, the message {@code $L}.\n", javaType, message.name())
                .addSuperinterface(CodecSource.messageCodec(javaType));
        fields.forEach(field -> type.addField(field.constant()));
        CodeBlock write = each(fields, field -> statement(field.write("out", accessor(message, field.model()))));
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(CodecSource.constructor());
        methods.add(CodecSource.writeProto(javaType, write));
        methods.add(CodecSource.readProto(javaType, readProto(message, fields)));
        methods.add(CodecSource.writeJson(javaType, write));
        methods.add(CodecSource.readJson(javaType, readJson(fields)));
        methods.add(create(message, javaType, fields));
        codecs.nativeConstants().forEach(type::addField);
        type.addMethods(methods);
        Set<String> wireTypes = new TreeSet<>();
        fields.forEach(field -> wireTypes.addAll(field.wireTypes()));
        return JavaSource.file(message.codec(), message.origin(), type, wireTypes);
    }

    private static List<FieldSource> fields(
            ModuleModel module, MessageModel message, LocalNames constants, ValueCodecs codecs) {
        List<String> fieldConstants = message.fields().stream()
                .map(field -> constants.constant(field.javaName()))
                .toList();
        Set<String> taken = CodecSource.takenLocals(module);
        taken.addAll(fieldConstants);
        LocalNames locals = new LocalNames(taken);
        List<FieldSource> fields = new ArrayList<>();
        for (int i = 0; i < fieldConstants.size(); i++) {
            FieldModel field = message.fields().get(i);
            String local = locals.unique(field.javaName());
            fields.add(new FieldSource(field, CodecSource.shortName(message), fieldConstants.get(i), local, codecs));
        }
        return fields;
    }

    private static CodeBlock accessor(MessageModel message, FieldModel field) {
        return switch (message.kind()) {
            case WRAPPER -> CodeBlock.of("value");
            case REQUEST, REPLY -> CodeBlock.of("value.$N()", LocalNames.component(field.accessor()));
            // Many an exception has no message. That is no reason to lose the rest of it.
            case ERROR ->
                field.accessor().equals("getMessage") && field.presence() == Presence.IMPLICIT
                        ? CodeBlock.of("$T.requireNonNullElse(value.getMessage(), $S)", Objects.class, "")
                        : CodeBlock.of("value.$N()", field.accessor());
            case RECORD, ONEOF -> CodeBlock.of("value.$N()", field.accessor());
        };
    }

    private static CodeBlock readProto(MessageModel message, List<FieldSource> fields) {
        CodeBlock cases = each(fields, field -> readProto(message, fields, field));
        return CodeBlock.builder()
                .add(each(fields, field -> statement(field.declareForProto())))
                .add(CodecSource.loop("next", "tag", cases))
                .addStatement("return create($L)", arguments(fields, field -> field.resultOfProto("in")))
                .build();
    }

    private static CodeBlock readProto(MessageModel message, List<FieldSource> fields, FieldSource field) {
        List<FieldModel> rivals = message.rivals(field.model());
        if (rivals.isEmpty()) {
            return CodeBlock.builder()
                    .addStatement("case $L -> $L", field.tags(), field.readProto("in"))
                    .build();
        }
        // The last member of a oneof wins.
        return CodeBlock.builder()
                .beginControlFlow("case $L ->", field.tags())
                .addStatement(field.readProto("in"))
                .add(each(
                        fields.stream()
                                .filter(other -> rivals.contains(other.model()))
                                .toList(),
                        rival -> CodeBlock.builder()
                                .addStatement("$N = null", rival.local())
                                .build()))
                .endControlFlow()
                .build();
    }

    private static CodeBlock readJson(List<FieldSource> fields) {
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.add(field.model().jsonName()));
        CodeBlock cases = each(fields, field -> CodeBlock.builder()
                .addStatement(
                        "case $L -> $L",
                        CodecSource.jsonLabels(
                                names,
                                field.model().jsonName(),
                                field.model().protoName(),
                                field.model().was().map(was -> was.jsonName())),
                        field.readJson("in"))
                .build());
        return CodeBlock.builder()
                .add(each(fields, field -> statement(field.declareForJson())))
                .addStatement("in.beginObject()")
                .add(CodecSource.loop("nextField", "name", cases))
                .addStatement("return create($L)", arguments(fields, field -> CodeBlock.of("$N", field.local())))
                .build();
    }

    /** The one call of the constructor, for both encodings. */
    private static MethodSpec create(MessageModel message, TypeName javaType, List<FieldSource> fields) {
        MethodSpec.Builder create = MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(javaType);
        if (fields.stream().anyMatch(FieldSource::makesGenericArray)) {
            create.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$S, $S}", "unchecked", "rawtypes")
                    .build());
        }
        for (FieldSource field : fields) {
            create.addParameter(field.valueType(), field.local());
        }
        if (message.kind() == MessageModel.Kind.WRAPPER) {
            return create.addStatement("return $L", fields.get(0).argument()).build();
        }
        CodeBlock arguments = arguments(
                fields.stream()
                        .sorted(Comparator.comparingInt(field -> field.model().position()))
                        .toList(),
                FieldSource::argument);
        boolean ours = message.kind() == MessageModel.Kind.REQUEST || message.kind() == MessageModel.Kind.REPLY;
        if (ours) {
            return create.addStatement("return new $T($L)", javaType, arguments).build();
        }
        return create.beginControlFlow("try")
                .addStatement("return new $T($L)", javaType, arguments)
                .nextControlFlow("catch ($T e)", ClassName.get(RuntimeException.class))
                .addStatement("throw $T.rejected($S, e)", CodecException.class, message.origin())
                .endControlFlow()
                .build();
    }

    private static CodeBlock each(List<FieldSource> fields, Function<FieldSource, CodeBlock> line) {
        CodeBlock.Builder lines = CodeBlock.builder();
        fields.forEach(field -> lines.add(line.apply(field)));
        return lines.build();
    }

    private static CodeBlock statement(CodeBlock code) {
        return CodeBlock.builder().addStatement("$L", code).build();
    }

    private static CodeBlock arguments(List<FieldSource> fields, Function<FieldSource, CodeBlock> argument) {
        return fields.stream().map(argument).collect(CodeBlock.joining(",$W"));
    }
}
