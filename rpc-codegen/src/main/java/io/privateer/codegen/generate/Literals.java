package io.privateer.codegen.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaScalar;

/** Values as Java spells them. */
final class Literals {
    private Literals() {}

    /** A default value in the type of its field. */
    static CodeBlock of(DefaultValue value, FieldType.Single type, TypeName javaType) {
        if (value instanceof DefaultValue.Integral integral) {
            boolean isLong = ((FieldType.Scalar) type).java() == JavaScalar.LONG;
            return CodeBlock.of(isLong ? "$LL" : "$L", integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            boolean isFloat = ((FieldType.Scalar) type).java() == JavaScalar.FLOAT;
            return isFloat ? CodeBlock.of("$Lf", (float) floating.value()) : CodeBlock.of("$Ld", floating.value());
        }
        if (value instanceof DefaultValue.Bool bool) {
            return CodeBlock.of("$L", bool.value());
        }
        if (value instanceof DefaultValue.Text text) {
            return CodeBlock.of("$S", text.value());
        }
        return CodeBlock.of("$T.$L", javaType, ((DefaultValue.Constant) value).javaName());
    }

    /** What a scalar without presence is before it is read. */
    static CodeBlock zero(JavaScalar scalar) {
        return switch (scalar) {
            case INT -> CodeBlock.of("0");
            case LONG -> CodeBlock.of("0L");
            case FLOAT -> CodeBlock.of("0f");
            case DOUBLE -> CodeBlock.of("0d");
            case BOOLEAN -> CodeBlock.of("false");
            case STRING -> CodeBlock.of("\"\"");
            case BYTE_ARRAY -> CodeBlock.of("new byte[0]");
            default -> throw new IllegalArgumentException(scalar + " has no zero");
        };
    }
}
