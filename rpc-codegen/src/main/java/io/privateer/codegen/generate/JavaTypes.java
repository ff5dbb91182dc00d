package io.privateer.codegen.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.privateer.codegen.model.JavaType;
import java.util.List;

/** The model's types in the words of JavaPoet. */
final class JavaTypes {
    private JavaTypes() {}

    static TypeName of(JavaType type) {
        if (type instanceof JavaType.Declared declared) {
            return of(declared);
        }
        if (type instanceof JavaType.Array array) {
            return ArrayTypeName.of(of(array.component()));
        }
        if (type instanceof JavaType.Primitive primitive) {
            return switch (primitive) {
                case BOOLEAN -> TypeName.BOOLEAN;
                case BYTE -> TypeName.BYTE;
                case SHORT -> TypeName.SHORT;
                case INT -> TypeName.INT;
                case LONG -> TypeName.LONG;
                case CHAR -> TypeName.CHAR;
                case FLOAT -> TypeName.FLOAT;
                case DOUBLE -> TypeName.DOUBLE;
            };
        }
        return TypeName.VOID;
    }

    static TypeName of(JavaType.Declared type) {
        if (type.arguments().isEmpty()) {
            return rawClass(type);
        }
        return ParameterizedTypeName.get(
                rawClass(type), type.arguments().stream().map(JavaTypes::of).toArray(TypeName[]::new));
    }

    /** The class without its type arguments. */
    static ClassName rawClass(JavaType.Declared type) {
        List<String> names = type.simpleNames();
        return ClassName.get(
                type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
    }
}
