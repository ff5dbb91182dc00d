package io.privateer.codegen.read;

import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A checked exception into a message: its fields are what its constructor takes and its accessors give back. Cause and
 * stack stay where they are.
 */
final class ErrorReader {
    private final ReadContext context;
    private final FieldReader fields;

    ErrorReader(ReadContext context, FieldReader fields) {
        this.context = context;
        this.fields = fields;
    }

    /** A constructor and the accessor of each of its parameters. */
    private record Form(ExecutableElement constructor, List<ExecutableElement> accessors) {}

    Optional<MessageModel> read(Target target) {
        context.problems().place(target.name().full(), target.declaration());
        if (target.foreign()) {
            return Optional.of(message(target, foreign(target)));
        }
        Optional<Form> form = form(target);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        Members members = new Members(context.problems());
        List<FieldModel> read = new ArrayList<>();
        boolean complete = true;
        List<? extends VariableElement> parameters = form.get().constructor().getParameters();
        for (int position = 0; position < parameters.size(); position++) {
            VariableElement parameter = parameters.get(position);
            ExecutableElement accessor = form.get().accessors().get(position);
            String name = parameter.getSimpleName().toString();
            Site site = context.site(parameter, target.declaration().text() + "." + name, target.use());
            context.problems().place(Problems.part(target.name(), Names.snake(name)), site);
            Optional<FieldModel> field = fields.read(
                    new FieldReader.Source(
                            parameter,
                            name,
                            accessor.getSimpleName().toString(),
                            position,
                            parameter.asType(),
                            Mirrors.nullable(parameter) || Mirrors.nullable(parameter.asType()),
                            context.docs().ofParameter(form.get().constructor(), name),
                            target.name().packageName(),
                            site),
                    members);
            field.ifPresent(read::add);
            complete &= field.isPresent();
        }
        complete &= members.formerNamesFree(target.declaration());
        return complete ? Optional.of(message(target, read)) : Optional.empty();
    }

    /**
     * The fields of another module's exception, which its clients in other languages need; the codec is the owner's. A
     * class file tells no parameter names, so the owner's lock says which accessors are fields, and their order is that of
     * their numbers.
     */
    private List<FieldModel> foreign(Target target) {
        Members members = new Members(context.problems());
        List<FieldModel> read = new ArrayList<>();
        for (Lock.Member member : target.owner().members().members()) {
            if (member.reserved()) {
                continue;
            }
            // In JSON it has the name that it has in Java.
            accessor(target.element(), member.json(), type -> true)
                    .flatMap(accessor -> foreign(target, member.json(), accessor, read.size(), members))
                    .ifPresent(read::add);
        }
        return read;
    }

    private Optional<FieldModel> foreign(
            Target target, String name, ExecutableElement accessor, int position, Members members) {
        return fields.read(
                        new FieldReader.Source(
                                accessor,
                                name,
                                accessor.getSimpleName().toString(),
                                position,
                                accessor.getReturnType(),
                                Mirrors.nullable(accessor) || Mirrors.nullable(accessor.getReturnType()),
                                "",
                                target.name().packageName(),
                                target.use()),
                        members)
                .flatMap(field -> ForeignNumbers.apply(context.problems(), target, field));
    }

    private MessageModel message(Target target, List<FieldModel> read) {
        return new MessageModel(
                target.name(),
                MessageModel.Kind.ERROR,
                Mirrors.javaType(target.type()),
                JavaNames.codec(target.name().packageName(), target.name()),
                target.publicAccess(),
                read,
                List.of(),
                Optional.empty(),
                Reserved.NONE,
                context.protos()
                        .fileFor(
                                target.name().packageName(),
                                target.owner().module().or(context::module)),
                target.foreign(),
                target.element().getQualifiedName().toString(),
                context.docs().of(target.element()));
    }

    private Optional<Form> form(Target target) {
        TypeElement type = target.element();
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return refuse(target, "the exception is abstract, and a client could not make one. Declare its subclasses");
        }
        if (!(type.getEnclosingElement() instanceof PackageElement)
                && !type.getModifiers().contains(Modifier.STATIC)) {
            return refuse(target, "the exception is an inner class, and a client could not make one. Make it static");
        }
        List<Form> forms = new ArrayList<>();
        int most = -1;
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            Optional<Form> form = form(type, constructor);
            if (form.isPresent()) {
                int size = constructor.getParameters().size();
                if (size > most) {
                    forms.clear();
                    most = size;
                }
                if (size == most) {
                    forms.add(form.get());
                }
            }
        }
        if (forms.isEmpty()) {
            return refuse(
                    target,
                    "no constructor of the exception takes only what accessors give back. Give it one whose every"
                            + " parameter has a method of the same name and type, as sku and sku() or getSku()");
        }
        if (forms.size() > 1) {
            return refuse(
                    target,
                    "two constructors of the exception with " + most
                            + " parameters match its accessors, and which one a client should call is open. Make one"
                            + " of them private");
        }
        return Optional.of(forms.get(0));
    }

    private Optional<Form> form(TypeElement type, ExecutableElement constructor) {
        if (constructor.getModifiers().contains(Modifier.PRIVATE)
                || !constructor.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        List<ExecutableElement> accessors = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            Optional<ExecutableElement> accessor =
                    accessor(type, parameter.getSimpleName().toString(), given -> fits(given, parameter.asType()));
            if (accessor.isEmpty() || throwable(parameter.asType())) {
                return Optional.empty();
            }
            accessors.add(accessor.get());
        }
        return Optional.of(new Form(constructor, accessors));
    }

    private Optional<ExecutableElement> accessor(TypeElement type, String name, Predicate<TypeMirror> fits) {
        String upper = name.isEmpty() ? name : Names.upperFirst(name);
        for (String candidate : List.of(name, "get" + upper, "is" + upper)) {
            for (Element member : context.elements().getAllMembers(type)) {
                if (member.getKind() == ElementKind.METHOD
                        && member.getSimpleName().contentEquals(candidate)
                        && readable((ExecutableElement) member, type)
                        && fits.test(((ExecutableElement) member).getReturnType())) {
                    return Optional.of((ExecutableElement) member);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean readable(ExecutableElement method, TypeElement type) {
        return method.getParameters().isEmpty()
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (method.getModifiers().contains(Modifier.PUBLIC)
                        || Mirrors.packageName(method).equals(Mirrors.packageName(type)));
    }

    private boolean fits(TypeMirror given, TypeMirror wanted) {
        // An unknown type is reported when the parameter is read.
        return wanted.getKind() == TypeKind.ERROR || context.types().isSameType(given, wanted);
    }

    /** A cause has an accessor too, but no place on the wire. */
    private boolean throwable(TypeMirror type) {
        TypeElement throwable = context.elements().getTypeElement("java.lang.Throwable");
        return type.getKind() == TypeKind.DECLARED
                && throwable != null
                && context.types().isSubtype(type, throwable.asType());
    }

    private Optional<Form> refuse(Target target, String message) {
        context.problems().report(target.declaration(), message);
        return Optional.empty();
    }
}
