package io.privateer.codegen.read;

import io.privateer.codegen.model.CollectionKind;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FieldType.Single;
import io.privateer.codegen.model.Presence;
import java.util.Optional;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The mapping's left column to its right one. Nothing is returned for a type that was reported. */
final class TypeReader {
    private final ReadContext context;
    private final Closure closure;

    TypeReader(ReadContext context, Closure closure) {
        this.context = context;
        this.closure = closure;
    }

    /**
     * The type of a component, a parameter or a result.
     *
     * @param nullable whether it is marked {@code @Nullable}
     * @param usedIn the package of the message that holds it, where a wrapper goes
     */
    Optional<Shape> component(TypeMirror type, boolean nullable, Site site, String usedIn) {
        if (type.getKind().isPrimitive()) {
            if (nullable) {
                return refuse(
                        site,
                        "@Nullable " + kind(type) + ": a primitive is never null. Write "
                                + JavaTypeNames.boxed(type.getKind()) + ", or remove @Nullable");
            }
            Optional<FieldType.Scalar> scalar = Scalars.primitive(type.getKind());
            return scalar.isPresent()
                    ? Optional.of(new Shape(scalar.get(), Presence.IMPLICIT))
                    : refuse(site, Refusals.primitive(kind(type)));
        }
        if (type instanceof DeclaredType declared
                && type.getKind() == TypeKind.DECLARED
                && Mirrors.qualifiedName(type).equals("java.util.Optional")) {
            return optional(declared, nullable, site);
        }
        if (collection(type)) {
            return nullable
                    ? refuse(
                            site,
                            "@Nullable " + shortName(type) + ": null and empty are the same on the wire. Remove"
                                    + " @Nullable and use an empty one")
                    : repeated(type, site, usedIn).map(read -> new Shape(read, Presence.REPEATED));
        }
        return single(type, site).map(read -> new Shape(read, presence(type, read, nullable)));
    }

    private static Presence presence(TypeMirror type, Single read, boolean nullable) {
        if (nullable || Scalars.boxed(Mirrors.qualifiedName(type)).isPresent()) {
            return Presence.NULLABLE;
        }
        return read instanceof FieldType.Scalar || read instanceof FieldType.Enumeration
                ? Presence.IMPLICIT
                : Presence.REQUIRED;
    }

    private Optional<Shape> optional(DeclaredType type, boolean nullable, Site site) {
        if (nullable) {
            return refuse(site, "@Nullable Optional: absent is empty already. Remove @Nullable");
        }
        if (Mirrors.raw(type)) {
            return refuse(site, "raw type Optional. Write Optional<…> with its type");
        }
        TypeMirror value = type.getTypeArguments().get(0);
        if (Mirrors.qualifiedName(value).equals("java.util.Optional")) {
            return refuse(site, "Optional inside Optional: the wire knows only one absence. Write Optional<…> once");
        }
        if (collection(value)) {
            return refuse(
                    site,
                    "Optional of a collection: absent and empty are the same on the wire. Write " + shortName(value)
                            + " and use an empty one");
        }
        return single(value, site).map(read -> new Shape(read, Presence.OPTIONAL));
    }

    /** Whether it is what becomes repeated or a map: {@code byte[]} is not. */
    private static boolean collection(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> !Mirrors.bytes(type);
            case DECLARED ->
                switch (Mirrors.qualifiedName(type)) {
                    case "java.util.List", "java.util.Set", "java.util.Map" -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private Optional<FieldType> repeated(TypeMirror type, Site site, String usedIn) {
        if (type instanceof ArrayType array) {
            TypeMirror component = array.getComponentType();
            if (component.getKind().isPrimitive()) {
                Optional<FieldType.Scalar> scalar = Scalars.primitive(component.getKind());
                return scalar.isPresent()
                        ? Optional.of(new FieldType.Repeated(scalar.get(), CollectionKind.PRIMITIVE_ARRAY))
                        : refuse(
                                site,
                                kind(component) + "[] does not travel. Write "
                                        + (component.getKind() == TypeKind.CHAR ? "String or int[]" : "int[]"));
            }
            return element(component, site, usedIn).map(read -> new FieldType.Repeated(read, CollectionKind.ARRAY));
        }
        DeclaredType declared = (DeclaredType) type;
        String simple = Mirrors.element(declared).getSimpleName().toString();
        if (Mirrors.raw(declared)) {
            return refuse(site, "raw type " + simple + ". Write " + simple + "<…> with its type");
        }
        if (simple.equals("Map")) {
            return map(declared, site, usedIn);
        }
        TypeMirror argument = declared.getTypeArguments().get(0);
        if (simple.equals("Set") && Mirrors.bytes(argument)) {
            return refuse(site, "Set of byte[]: arrays are equal only to themselves. Write List<byte[]>");
        }
        CollectionKind kind = simple.equals("Set") ? CollectionKind.SET : CollectionKind.LIST;
        return element(argument, site, usedIn).map(read -> new FieldType.Repeated(read, kind));
    }

    private Optional<FieldType> map(DeclaredType type, Site site, String usedIn) {
        TypeMirror key = type.getTypeArguments().get(0);
        Optional<FieldType.Scalar> keyType = key.getKind() == TypeKind.DECLARED && !Mirrors.nullable(key)
                ? Scalars.key(Mirrors.qualifiedName(key))
                : Optional.empty();
        if (keyType.isEmpty()) {
            if (key.getKind() == TypeKind.ERROR) {
                context.problems().unresolved(site, key.toString());
                return Optional.empty();
            }
            return refuse(
                    site,
                    "a map's key is String, Integer, Long, Boolean, UUID or LocalDate, not " + shortName(key)
                            + ". Write a List of records with key and value instead");
        }
        Optional<Single> value = element(type.getTypeArguments().get(1), site, usedIn);
        return value.map(read -> new FieldType.MapOf(keyType.get(), read));
    }

    /** What a collection holds, or a map as value: never absent, and a collection only inside a message of its own. */
    private Optional<Single> element(TypeMirror type, Site site, String usedIn) {
        if (Mirrors.nullable(type)) {
            return refuse(site, "@Nullable elements: a collection on the wire has no gaps. Remove @Nullable");
        }
        if (Mirrors.qualifiedName(type).equals("java.util.Optional")) {
            return refuse(
                    site, "a collection of Optional: a collection on the wire has no gaps. Leave absent ones out");
        }
        if (collection(type)) {
            return repeated(type, site, usedIn)
                    .flatMap(read -> closure.wrapper(type, read, site, usedIn))
                    .map(name -> new FieldType.Message(name));
        }
        return single(type, site);
    }

    private Optional<Single> single(TypeMirror type, Site site) {
        if (Mirrors.bytes(type)) {
            return Optional.of(Scalars.BYTES);
        }
        switch (type.getKind()) {
            case ERROR -> {
                context.problems().unresolved(site, type.toString());
                return Optional.empty();
            }
            case DECLARED -> {
                return declared((DeclaredType) type, site);
            }
            case WILDCARD -> {
                return refuse(site, "the wildcard " + type + ": a reader could not know what it gets. Write the type");
            }
            case TYPEVAR -> {
                return refuse(site, "the type variable " + type + " is open. Write the type");
            }
            default -> {
                return refuse(site, type + " does not travel. Write a record");
            }
        }
    }

    private Optional<Single> declared(DeclaredType type, Site site) {
        String name = Mirrors.qualifiedName(type);
        Optional<FieldType.Scalar> scalar = Scalars.declared(name);
        if (scalar.isPresent()) {
            return Optional.of(scalar.get());
        }
        return switch (name) {
            case "java.time.Instant" -> Optional.of(new FieldType.Timestamp());
            case "java.time.Duration" -> Optional.of(new FieldType.Duration());
            default -> closure.reference(type, site);
        };
    }

    private <T> Optional<T> refuse(Site site, String message) {
        context.problems().report(site, message);
        return Optional.empty();
    }

    private static String kind(TypeMirror primitive) {
        return JavaTypeNames.primitive(primitive.getKind());
    }

    private static String shortName(TypeMirror type) {
        return JavaTypeNames.shortName(type);
    }
}
