package io.privateer.codegen.read;

import io.privateer.codegen.model.Names;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types as a person would write them in a message, without packages and annotations. */
final class JavaTypeNames {
    private JavaTypeNames() {}

    static String primitive(TypeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String boxed(TypeKind kind) {
        return switch (kind) {
            case INT -> "Integer";
            case CHAR -> "Character";
            default -> Names.upperFirst(primitive(kind));
        };
    }

    static String shortName(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return primitive(type.getKind());
        } else if (type instanceof ArrayType array) {
            return shortName(array.getComponentType()) + "[]";
        } else if (type.getKind() == TypeKind.DECLARED) {
            DeclaredType declared = (DeclaredType) type;
            String name = String.join(".", Mirrors.simpleNames(Mirrors.element(declared)));
            return declared.getTypeArguments().isEmpty()
                    ? name
                    : declared.getTypeArguments().stream()
                            .map(JavaTypeNames::shortName)
                            .collect(Collectors.joining(", ", name + "<", ">"));
        }
        return type.toString();
    }
}
