package io.privateer.codegen.read;

import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** A record, or one use of a generic one, into a message. */
final class RecordReader {
    private final ReadContext context;
    private final FieldReader fields;

    RecordReader(ReadContext context, FieldReader fields) {
        this.context = context;
        this.fields = fields;
    }

    Optional<MessageModel> read(Target target) {
        Members members = new Members(context.problems());
        List<FieldModel> read = new ArrayList<>();
        boolean complete = true;
        int position = 0;
        for (RecordComponentElement component : target.element().getRecordComponents()) {
            FieldReader.Source source = source(target, component, position++);
            context.problems().place(Problems.part(target.name(), Names.snake(source.javaName())), source.site());
            Optional<FieldModel> field = fields.read(source, members)
                    .flatMap(known -> target.foreign()
                            ? ForeignNumbers.apply(context.problems(), target, known)
                            : Optional.of(known));
            field.ifPresent(read::add);
            complete &= field.isPresent();
        }
        context.problems().place(target.name().full(), target.declaration());
        complete &= members.formerNamesFree(target.declaration());
        return complete ? Optional.of(message(target, read)) : Optional.empty();
    }

    private MessageModel message(Target target, List<FieldModel> read) {
        return new MessageModel(
                target.name(),
                MessageModel.Kind.RECORD,
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

    private FieldReader.Source source(Target target, RecordComponentElement component, int position) {
        String name = component.getSimpleName().toString();
        ExecutableElement accessor = component.getAccessor();
        TypeMirror type = ((ExecutableType) context.types().asMemberOf(target.type(), accessor)).getReturnType();
        Element positioned = field(target.element(), name).orElse(component);
        return new FieldReader.Source(
                component,
                name,
                name,
                position,
                type,
                nullable(component, accessor),
                context.docs().ofParameter(target.element(), name),
                target.name().packageName(),
                context.site(positioned, target.declaration().text() + "." + name, target.use()));
    }

    /** Compilers of different age keep a component's annotation in different places; a class file may have lost it. */
    private static boolean nullable(RecordComponentElement component, ExecutableElement accessor) {
        return Mirrors.nullable(component)
                || Mirrors.nullable(component.asType())
                || Mirrors.nullable(accessor)
                || Mirrors.nullable(accessor.getReturnType());
    }

    /** The private field behind a component: unlike the component it has a position in every compiler. */
    private static Optional<Element> field(TypeElement type, String name) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.FIELD
                        && element.getSimpleName().contentEquals(name))
                .map(element -> (Element) element)
                .findFirst();
    }
}
