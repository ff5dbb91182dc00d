package io.privateer.codegen.read;

import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Questions to a compiler's types. */
final class Mirrors {
    private Mirrors() {}

    static TypeElement element(DeclaredType type) {
        return (TypeElement) type.asElement();
    }

    static String qualifiedName(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? element(declared).getQualifiedName().toString()
                : type.toString();
    }

    static String packageName(Element element) {
        for (Element enclosing = element; enclosing != null; enclosing = enclosing.getEnclosingElement()) {
            if (enclosing instanceof PackageElement found) {
                return found.getQualifiedName().toString();
            }
        }
        return "";
    }

    /** From the outermost type inwards. */
    static List<String> simpleNames(Element type) {
        Deque<String> names = new ArrayDeque<>();
        for (Element element = type;
                element != null && !(element instanceof PackageElement);
                element = element.getEnclosingElement()) {
            names.addFirst(element.getSimpleName().toString());
        }
        return List.copyOf(names);
    }

    /** Any annotation with this simple name: there are a dozen, and none of them is the standard. */
    static boolean nullable(AnnotatedConstruct annotated) {
        return annotated.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    static boolean raw(DeclaredType type) {
        return type.getTypeArguments().isEmpty()
                && !element(type).getTypeParameters().isEmpty();
    }

    static boolean bytes(TypeMirror type) {
        return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
    }

    /** As generated code spells it. Only for types that have been read without a problem. */
    static JavaType javaType(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID) {
            return new JavaType.NoResult();
        } else if (type.getKind().isPrimitive()) {
            return JavaType.Primitive.valueOf(type.getKind().name());
        } else if (type instanceof ArrayType array) {
            return new JavaType.Array(javaType(array.getComponentType()));
        } else if (type instanceof DeclaredType declared) {
            return declared(declared);
        }
        throw new IllegalArgumentException("not a type of a model: " + type);
    }

    static JavaType.Declared declared(DeclaredType type) {
        TypeElement element = element(type);
        List<JavaType> arguments = new ArrayList<>();
        type.getTypeArguments().forEach(argument -> arguments.add(javaType(argument)));
        return new JavaType.Declared(packageName(element), simpleNames(element), arguments);
    }

    /** {@code OrderList} for {@code List<Order>}: a part of the name of a wrapper or of a generic record's use. */
    static String nameOf(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return Names.upperFirst(type.getKind().name().toLowerCase(Locale.ROOT));
        } else if (bytes(type)) {
            return "Bytes";
        } else if (type instanceof ArrayType array) {
            return nameOf(array.getComponentType()) + "Array";
        } else if (type instanceof DeclaredType declared) {
            List<String> arguments =
                    declared.getTypeArguments().stream().map(Mirrors::nameOf).toList();
            String simple = String.join("", simpleNames(element(declared)));
            return switch (qualifiedName(type)) {
                case "java.util.List", "java.util.Set", "java.util.Map" -> String.join("", arguments) + simple;
                default -> arguments.isEmpty() ? simple : simple + "Of" + String.join("And", arguments);
            };
        }
        return "Unknown";
    }
}
