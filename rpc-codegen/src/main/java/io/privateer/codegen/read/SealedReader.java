package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Reserved;
import io.privateer.codegen.model.VariantModel;
import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A sealed interface of records into a message with a {@code oneof}. */
final class SealedReader {
    private final ReadContext context;
    private final Closure closure;

    SealedReader(ReadContext context, Closure closure) {
        this.context = context;
        this.closure = closure;
    }

    Optional<MessageModel> read(Target target) {
        context.problems().place(target.name().full(), target.declaration());
        if (!target.element().getTypeParameters().isEmpty()) {
            context.problems()
                    .report(
                            target.declaration(),
                            "a generic sealed interface does not travel. Write one without type parameters for each use");
            return Optional.empty();
        }
        Members members = new Members(context.problems());
        List<VariantModel> variants = new ArrayList<>();
        Optional<JavaType.Declared> unknown = Optional.empty();
        boolean complete = true;
        for (TypeMirror permitted : target.element().getPermittedSubclasses()) {
            Optional<TypeElement> variant = record(permitted, target);
            if (variant.isEmpty()) {
                complete = false;
            } else if (variant.get().getAnnotation(RpcUnknown.class) != null) {
                complete &= unknown(variant.get(), unknown, target);
                unknown = Optional.of(Mirrors.declared((DeclaredType) permitted));
            } else {
                Optional<VariantModel> read = variant((DeclaredType) permitted, variant.get(), target, members);
                read.ifPresent(variants::add);
                complete &= read.isPresent();
            }
        }
        if (complete && variants.isEmpty()) {
            context.problems()
                    .report(target.declaration(), "the sealed interface has no variant that travels. Add a record");
            return Optional.empty();
        }
        complete &= members.formerNamesFree(target.declaration());
        return complete ? Optional.of(message(target, variants, unknown)) : Optional.empty();
    }

    private Optional<TypeElement> record(TypeMirror permitted, Target target) {
        if (permitted.getKind() == TypeKind.ERROR) {
            context.problems().unresolved(target.declaration(), permitted.toString());
            return Optional.empty();
        }
        TypeElement variant = Mirrors.element((DeclaredType) permitted);
        String name = String.join(".", Mirrors.simpleNames(variant));
        Site site = context.site(variant, name, target.declaration());
        if (variant.getKind() != ElementKind.RECORD) {
            context.problems()
                    .report(
                            site,
                            "is a variant of " + target.declaration().text() + " and no record. "
                                    + (variant.getKind() == ElementKind.INTERFACE
                                            ? "Let its records implement "
                                                    + target.declaration().text() + " directly"
                                            : "Make it a record"));
            return Optional.empty();
        }
        if (!variant.getTypeParameters().isEmpty()) {
            context.problems()
                    .report(
                            site,
                            "is a generic variant of " + target.declaration().text()
                                    + ". Write a record without type parameters for each use");
            return Optional.empty();
        }
        return Optional.of(variant);
    }

    private boolean unknown(TypeElement variant, Optional<JavaType.Declared> earlier, Target target) {
        Site site = context.site(variant, String.join(".", Mirrors.simpleNames(variant)), target.declaration());
        if (earlier.isPresent()) {
            context.problems()
                    .report(
                            site,
                            "@RpcUnknown marks " + earlier.get().qualifiedName()
                                    + " too. Only one variant can stand for all" + " that is not known");
            return false;
        }
        if (!variant.getRecordComponents().isEmpty()) {
            context.problems()
                    .report(
                            site,
                            "@RpcUnknown marks a record with components, and nothing could fill them. Remove the components");
            return false;
        }
        if (Access.of(variant) == Access.PRIVATE) {
            context.problems()
                    .report(site, "is private, and generated code could not name it. Make it package-private");
            return false;
        }
        return true;
    }

    private Optional<VariantModel> variant(DeclaredType type, TypeElement variant, Target target, Members members) {
        String name = String.join(".", Mirrors.simpleNames(variant));
        Site site = context.site(variant, name, target.declaration());
        String simple = variant.getSimpleName().toString();
        String protoName = Names.snake(simple);
        Members.Numbered numbered = members.accept(site, simple, protoName, variant.getAnnotation(RpcField.class));
        context.problems().place(Problems.part(target.name(), protoName), site);
        return closure.reference(type, site)
                .filter(single -> numbered.valid() && single instanceof FieldType.Message)
                .map(single -> new VariantModel(
                        numbered.number(),
                        protoName,
                        jsonName(simple),
                        numbered.was().map(was -> new FormerName(Names.snake(was), jsonName(was))),
                        Mirrors.declared(type),
                        ((FieldType.Message) single).name(),
                        context.docs().of(variant)))
                .flatMap(read ->
                        target.foreign() ? ForeignNumbers.apply(context.problems(), target, read) : Optional.of(read));
    }

    private static String jsonName(String simpleName) {
        return simpleName.substring(0, 1).toLowerCase(Locale.ROOT) + simpleName.substring(1);
    }

    private MessageModel message(Target target, List<VariantModel> variants, Optional<JavaType.Declared> unknown) {
        return new MessageModel(
                target.name(),
                MessageModel.Kind.ONEOF,
                Mirrors.javaType(target.type()),
                JavaNames.codec(target.name().packageName(), target.name()),
                target.publicAccess(),
                List.of(),
                variants,
                unknown,
                Reserved.NONE,
                context.protos()
                        .fileFor(
                                target.name().packageName(),
                                target.owner().module().or(context::module)),
                target.foreign(),
                target.element().getQualifiedName().toString(),
                context.docs().of(target.element()));
    }
}
