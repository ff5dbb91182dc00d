package io.privateer.codegen.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.privateer.codegen.model.CollectionKind;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.Presence;
import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.Fragments;
import io.privateer.rpc.codec.PrimitiveArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The lines that one field contributes to a codec. Writer and reader have the same methods in both encodings, so most of
 * them serve twice.
 */
final class FieldSource {
    private final FieldModel field;
    private final String messageName;
    private final String constant;
    private final String local;
    private final ValueCodecs codecs;

    /**
     * A field's lines.
     *
     * @param messageName what errors call the message
     * @param constant the name of the field's constant
     * @param local the name of the variable that holds its value while it is read
     */
    FieldSource(FieldModel field, String messageName, String constant, String local, ValueCodecs codecs) {
        this.field = field;
        this.messageName = messageName;
        this.constant = constant;
        this.local = local;
        this.codecs = codecs;
    }

    FieldModel model() {
        return field;
    }

    String local() {
        return local;
    }

    FieldSpec constant() {
        return FieldSpec.builder(Field.class, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($L, $S, $S)",
                        Field.class,
                        field.number(),
                        messageName + "." + field.javaName(),
                        field.jsonName())
                .build();
    }

    /** Writes the field, in either encoding. */
    CodeBlock write(String out, CodeBlock value) {
        if (field.type() instanceof FieldType.MapOf map) {
            return CodeBlock.of(
                    "$N.map($N, $L, $L, $L)", out, constant, codecs.codec(map.key()), codecs.codec(map.value()), value);
        }
        if (field.type() instanceof FieldType.Repeated repeated) {
            return switch (repeated.kind()) {
                case LIST, SET ->
                    CodeBlock.of("$N.list($N, $L, $L)", out, constant, codecs.codec(repeated.element()), value);
                case ARRAY ->
                    CodeBlock.of("$N.array($N, $L, $L)", out, constant, codecs.codec(repeated.element()), value);
                case PRIMITIVE_ARRAY -> CodeBlock.of("$N.array($N, $L)", out, constant, value);
            };
        }
        FieldType.Single type = single();
        CodeBlock codec = codecs.codec(type);
        return switch (field.presence()) {
            case NULLABLE -> CodeBlock.of("$N.optional($N, $L, $L)", out, constant, codec, value);
            case OPTIONAL -> CodeBlock.of("$N.optional($N, $L, $N.unwrap($L))", out, constant, codec, constant, value);
            case REQUIRED, DEFAULTED, REPEATED -> CodeBlock.of("$N.value($N, $L, $L)", out, constant, codec, value);
            case IMPLICIT -> {
                if (type instanceof FieldType.Scalar scalar && ValueCodecs.isPlain(scalar)) {
                    yield CodeBlock.of("$N.$L($N, $L)", out, ValueCodecs.method(scalar.wire()), constant, value);
                }
                String method = type instanceof FieldType.Enumeration ? "enumeration" : "value";
                yield CodeBlock.of("$N.$L($N, $L, $L)", out, method, constant, codec, value);
            }
        };
    }

    /** Declares the variable for Protocol Buffers, where a message is kept as bytes until all of it is there. */
    CodeBlock declareForProto() {
        return isMessage() ? CodeBlock.of("$T $N = null", Fragments.class, local) : declare();
    }

    CodeBlock declareForJson() {
        return isMessage() ? CodeBlock.of("$T $N = null", valueType(), local) : declare();
    }

    /** The constants that {@link #tags} uses. */
    Set<String> wireTypes() {
        return isPackable() ? Set.of(shape(), "LEN") : Set.of(shape());
    }

    /** What follows {@code case} in the switch over tags: packed and unpacked are both accepted. */
    CodeBlock tags() {
        CodeBlock tag = tag(shape());
        return isPackable() ? CodeBlock.of("$L, $L", tag("LEN"), tag) : tag;
    }

    CodeBlock readProto(String in) {
        return isMessage() ? CodeBlock.of("$N = $N.fragments($N, $N)", local, in, constant, local) : read(in);
    }

    CodeBlock readJson(String in) {
        return isMessage()
                ? CodeBlock.of("$N = $N.value($N, $L)", local, in, constant, codecs.codec(single()))
                : read(in);
    }

    /** The value that was read from Protocol Buffers, once all bytes were seen. */
    CodeBlock resultOfProto(String in) {
        return isMessage()
                ? CodeBlock.of("$N.message($N, $L, $N)", in, constant, codecs.codec(single()), local)
                : CodeBlock.of("$N", local);
    }

    /** The type of the value that was read, before the constructor sees it. */
    TypeName valueType() {
        if (field.type() instanceof FieldType.MapOf map) {
            return ParameterizedTypeName.get(
                    ClassName.get(Map.class), codecs.boxed(map.key()), codecs.boxed(map.value()));
        }
        if (field.type() instanceof FieldType.Repeated repeated) {
            if (repeated.kind() == CollectionKind.PRIMITIVE_ARRAY) {
                return ClassName.get(PrimitiveArray.class);
            }
            Class<?> collection = repeated.kind() == CollectionKind.SET ? Set.class : List.class;
            return ParameterizedTypeName.get(ClassName.get(collection), codecs.boxed(repeated.element()));
        }
        return readsPlain() ? JavaTypes.of(((FieldType.Scalar) single()).java().type()) : codecs.boxed(single());
    }

    /** The argument for the constructor. */
    CodeBlock argument() {
        if (field.type() instanceof FieldType.Repeated repeated) {
            return argument(repeated);
        }
        return switch (field.presence()) {
            case OPTIONAL -> CodeBlock.of("$T.ofNullable($N)", Optional.class, local);
            case IMPLICIT, REQUIRED ->
                readsPlain()
                        ? CodeBlock.of("$N", local)
                        : CodeBlock.of("$N.orAbsent($L, $N)", constant, codecs.codec(single()), local);
            case DEFAULTED, NULLABLE, REPEATED -> CodeBlock.of("$N", local);
        };
    }

    /** Whether the argument is an array of a generic type, which Java can only make with a warning. */
    boolean makesGenericArray() {
        return field.type() instanceof FieldType.Repeated repeated
                && repeated.kind() == CollectionKind.ARRAY
                && arrayElement(codecs.boxed(repeated.element())) instanceof ParameterizedTypeName;
    }

    private CodeBlock argument(FieldType.Repeated repeated) {
        return switch (repeated.kind()) {
            case LIST, SET -> CodeBlock.of("$N", local);
            case ARRAY -> newArray(codecs.boxed(repeated.element()));
            case PRIMITIVE_ARRAY -> CodeBlock.of("$N.$L()", local, primitives(repeated, "to"));
        };
    }

    private CodeBlock newArray(TypeName element) {
        // new byte[0][] for an array of arrays: the length belongs to the first pair of brackets.
        StringBuilder more = new StringBuilder();
        for (TypeName type = element; type instanceof ArrayTypeName array; type = array.componentType()) {
            more.append("[]");
        }
        TypeName innermost = arrayElement(element);
        TypeName raw = innermost instanceof ParameterizedTypeName generic ? generic.rawType() : innermost;
        return CodeBlock.of("$N.toArray(new $T[0]$L)", local, raw, more.toString());
    }

    private static TypeName arrayElement(TypeName type) {
        return type instanceof ArrayTypeName array ? arrayElement(array.componentType()) : type;
    }

    private CodeBlock declare() {
        if (field.type() instanceof FieldType.MapOf) {
            return CodeBlock.of("$T $N = new $T<>()", valueType(), local, LinkedHashMap.class);
        }
        if (field.type() instanceof FieldType.Repeated repeated) {
            return switch (repeated.kind()) {
                case LIST, ARRAY -> CodeBlock.of("$T $N = new $T<>()", valueType(), local, ArrayList.class);
                case SET -> CodeBlock.of("$T $N = new $T<>()", valueType(), local, LinkedHashSet.class);
                case PRIMITIVE_ARRAY ->
                    CodeBlock.of(
                            "$T $N = $T.$L()", valueType(), local, PrimitiveArray.class, primitives(repeated, "of"));
            };
        }
        return CodeBlock.of("$T $N = $L", valueType(), local, initial());
    }

    private CodeBlock initial() {
        if (field.defaultValue().isPresent()) {
            return Literals.of(field.defaultValue().get(), single(), valueType());
        }
        return readsPlain() ? Literals.zero(((FieldType.Scalar) single()).java()) : CodeBlock.of("null");
    }

    private CodeBlock read(String in) {
        if (field.type() instanceof FieldType.MapOf map) {
            return CodeBlock.of(
                    "$N.map($N, $L, $L, $N)", in, constant, codecs.codec(map.key()), codecs.codec(map.value()), local);
        }
        if (field.type() instanceof FieldType.Repeated repeated) {
            return repeated.kind() == CollectionKind.PRIMITIVE_ARRAY
                    ? CodeBlock.of("$N.array($N, $N)", in, constant, local)
                    : CodeBlock.of("$N.list($N, $L, $N)", in, constant, codecs.codec(repeated.element()), local);
        }
        if (readsPlain()) {
            String method = ValueCodecs.method(((FieldType.Scalar) single()).wire());
            return CodeBlock.of("$N = $N.$L($N)", local, in, method, constant);
        }
        return CodeBlock.of("$N = $N.value($N, $L)", local, in, constant, codecs.codec(single()));
    }

    private FieldType.Single single() {
        return (FieldType.Single) field.type();
    }

    private boolean isMessage() {
        return field.type() instanceof FieldType.Single single && ValueCodecs.isMessage(single);
    }

    /** Whether a variable of the scalar's own type does: it has a value from the start. */
    private boolean readsPlain() {
        return field.type() instanceof FieldType.Scalar scalar
                && ValueCodecs.isPlain(scalar)
                && (field.presence() == Presence.IMPLICIT || field.presence() == Presence.DEFAULTED);
    }

    private boolean isPackable() {
        return field.type() instanceof FieldType.Repeated && !shape().equals("LEN");
    }

    private String shape() {
        if (field.type() instanceof FieldType.Repeated repeated) {
            return ValueCodecs.wireShape(repeated.element());
        }
        return field.type() instanceof FieldType.Single single ? ValueCodecs.wireShape(single) : "LEN";
    }

    private CodeBlock tag(String shape) {
        return CodeBlock.of("($L << 3) | $L", field.number(), shape);
    }

    private static String primitives(FieldType.Repeated repeated, String prefix) {
        JavaScalar element = ((FieldType.Scalar) repeated.element()).java();
        return prefix
                + switch (element) {
                    case INT -> "Ints";
                    case LONG -> "Longs";
                    case FLOAT -> "Floats";
                    case DOUBLE -> "Doubles";
                    case BOOLEAN -> "Booleans";
                    default -> throw new IllegalArgumentException("no primitive: " + element);
                };
    }
}
