package io.privateer.codegen.read;

import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Presence;
import io.privateer.rpc.annotation.RpcDefault;
import io.privateer.rpc.annotation.RpcField;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads one component or parameter with its annotations. */
final class FieldReader {
    private final ReadContext context;
    private final TypeReader types;

    FieldReader(ReadContext context, TypeReader types) {
        this.context = context;
        this.types = types;
    }

    /**
     * What a field is read from.
     *
     * @param annotated the component or parameter with the annotations
     * @param type with type variables filled in
     * @param usedIn the package of the message
     */
    record Source(
            Element annotated,
            String javaName,
            String accessor,
            int position,
            TypeMirror type,
            boolean nullable,
            String doc,
            String usedIn,
            Site site) {}

    Optional<FieldModel> read(Source source, Members members) {
        Optional<Shape> shape = types.component(source.type(), source.nullable(), source.site(), source.usedIn());
        String protoName = Names.snake(source.javaName());
        Members.Numbered numbered = members.accept(
                source.site(), source.javaName(), protoName, source.annotated().getAnnotation(RpcField.class));
        RpcDefault annotation = source.annotated().getAnnotation(RpcDefault.class);
        if (shape.isEmpty() || !numbered.valid()) {
            return Optional.empty();
        }
        Presence presence = shape.get().presence();
        Optional<DefaultValue> defaultValue = Optional.empty();
        if (annotation != null) {
            defaultValue = defaultValue(source, shape.get(), annotation.value());
            if (defaultValue.isEmpty()) {
                return Optional.empty();
            }
            presence = Presence.DEFAULTED;
        }
        return Optional.of(new FieldModel(
                numbered.number(),
                source.position(),
                source.javaName(),
                source.accessor(),
                protoName,
                source.javaName(),
                numbered.was().map(was -> new FormerName(Names.snake(was), was)),
                Mirrors.javaType(source.type()),
                shape.get().type(),
                presence,
                defaultValue,
                source.doc()));
    }

    private Optional<DefaultValue> defaultValue(Source source, Shape shape, String text) {
        String type = JavaTypeNames.shortName(source.type());
        if (shape.presence() != Presence.IMPLICIT) {
            return refuse(
                    source,
                    "@RpcDefault(\"" + text + "\") on " + type + ": "
                            + (shape.presence() == Presence.REQUIRED
                                    ? "only scalars, strings and enums have a default. Make it Optional"
                                    : "it can be absent or empty already. Remove @RpcDefault"));
        }
        if (shape.type() instanceof FieldType.Scalar scalar) {
            if (!Defaults.allowed(scalar.java())) {
                return refuse(
                        source,
                        "@RpcDefault(\"" + text + "\") on " + type
                                + ": only numbers, booleans, String and enums have a default. Make it Optional");
            }
            Optional<DefaultValue> value = Defaults.parse(scalar.java(), text);
            if (value.isEmpty() && scalar.java() == JavaScalar.STRING) {
                return refuse(
                        source,
                        "@RpcDefault holds half a surrogate pair, which has no bytes in UTF-8. Write both halves");
            }
            return value.isPresent()
                    ? value
                    : refuse(
                            source,
                            "@RpcDefault(\"" + text + "\") is no value of " + type
                                    + ". Write it as in Java, without quotes and without a suffix");
        }
        TypeElement enumeration = Mirrors.element((DeclaredType) source.type());
        boolean known = enumeration.getEnclosedElements().stream()
                .anyMatch(element -> element.getKind() == ElementKind.ENUM_CONSTANT
                        && element.getSimpleName().contentEquals(text));
        return known
                ? Optional.of(new DefaultValue.Constant(text))
                : refuse(
                        source,
                        "@RpcDefault(\"" + text + "\") is no constant of " + type
                                + ". Write the name of one, without the enum's name");
    }

    private Optional<DefaultValue> refuse(Source source, String message) {
        context.problems().report(source.site(), message);
        return Optional.empty();
    }
}
