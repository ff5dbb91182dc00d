package io.privateer.codegen.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.EnumCodec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the numbers and names of each enum. */
final class EnumCodecGenerator implements Generator {
    @Override
    public List<GeneratedFile> generate(ModuleModel module) {
        return module.ownEnums().stream()
                .map(enumeration -> codec(module, enumeration))
                .toList();
    }

    private static GeneratedFile codec(ModuleModel module, EnumModel model) {
        TypeName javaType = JavaTypes.of(model.javaType());
        TypeSpec.Builder type = CodecSource.type(module, model.codec(), model.publicAccess())
                .addJavadoc("The numbers and names of {@code $L}, the enum {@code $L}.\n", javaType, model.name())
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(EnumCodec.class), javaType))
                .addMethod(CodecSource.constructor())
                .addMethod(method("numberOf", TypeName.INT, javaType, "value", numbers(model)))
                .addMethod(method("ofNumber", javaType, TypeName.INT, "number", ofNumbers(model, javaType)))
                .addMethod(method("nameOf", ClassName.get(String.class), javaType, "value", names(model)))
                .addMethod(method("ofName", javaType, ClassName.get(String.class), "name", ofNames(model, javaType)));
        return JavaSource.file(model.codec(), model.origin(), type);
    }

    private static CodeBlock numbers(EnumModel model) {
        CodeBlock.Builder cases = CodeBlock.builder();
        model.constants()
                .forEach(constant -> cases.addStatement("case $L -> $L", constant.javaName(), constant.number()));
        model.unknown().ifPresent(unknown -> cases.addStatement("case $L -> 0", unknown));
        return cases.add(unwritable(model)).build();
    }

    private static CodeBlock ofNumbers(EnumModel model, TypeName javaType) {
        CodeBlock.Builder cases = CodeBlock.builder();
        model.constants()
                .forEach(constant ->
                        cases.addStatement("case $L -> $T.$L", constant.number(), javaType, constant.javaName()));
        if (model.unrecognized().isPresent()) {
            model.unknown().ifPresent(zero -> cases.addStatement("case 0 -> $T.$L", javaType, zero));
        }
        return cases.add(otherwise(model, javaType)).build();
    }

    /** What stands for numbers that are not known has none itself. */
    private static CodeBlock unwritable(EnumModel model) {
        CodeBlock.Builder cases = CodeBlock.builder();
        model.unrecognized()
                .ifPresent(constant -> cases.addStatement(
                        "case $L -> throw new $T($S)",
                        constant,
                        CodecException.class,
                        constant + " of " + model.name()
                                + " stands for numbers that are not known, and cannot be sent"));
        return cases.build();
    }

    private static CodeBlock names(EnumModel model) {
        CodeBlock.Builder cases = CodeBlock.builder();
        model.constants()
                .forEach(constant -> cases.addStatement("case $L -> $S", constant.javaName(), constant.protoName()));
        model.unknown().ifPresent(unknown -> cases.addStatement("case $L -> $S", unknown, model.zeroName()));
        return cases.add(unwritable(model)).build();
    }

    private static CodeBlock ofNames(EnumModel model, TypeName javaType) {
        Set<String> used = new HashSet<>();
        model.constants().forEach(constant -> used.add(constant.protoName()));
        CodeBlock.Builder cases = CodeBlock.builder();
        model.constants()
                .forEach(constant -> cases.addStatement(
                        "case $L -> $T.$L",
                        CodecSource.jsonLabels(used, constant.protoName(), constant.protoName(), constant.was()),
                        javaType,
                        constant.javaName()));
        if (model.unrecognized().isPresent()) {
            model.unknown().ifPresent(zero -> cases.addStatement("case $S -> $T.$L", model.zeroName(), javaType, zero));
        }
        return cases.add(otherwise(model, javaType)).build();
    }

    private static CodeBlock otherwise(EnumModel model, TypeName javaType) {
        CodeBlock value = model.unrecognized()
                .or(model::unknown)
                .map(unknown -> CodeBlock.of("$T.$L", javaType, unknown))
                .orElse(CodeBlock.of("null"));
        return CodeBlock.builder().addStatement("default -> $L", value).build();
    }

    private static MethodSpec method(
            String name, TypeName result, TypeName parameterType, String parameter, CodeBlock cases) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result)
                .addParameter(parameterType, parameter)
                .addCode(CodeBlock.builder()
                        .beginControlFlow("return switch ($N)", parameter)
                        .add(cases)
                        .unindent()
                        .add("};\n")
                        .build())
                .build();
    }
}
