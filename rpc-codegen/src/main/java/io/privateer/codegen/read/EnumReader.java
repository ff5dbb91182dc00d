package io.privateer.codegen.read;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Reserved;
import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** An enum: constants get their type's name in front, since in a {@code .proto} those of different enums are siblings. */
final class EnumReader {
    private final ReadContext context;

    EnumReader(ReadContext context) {
        this.context = context;
    }

    Optional<EnumModel> read(Target target) {
        context.problems().place(target.name().full(), target.declaration());
        String prefix = Names.upperSnake(target.name().simpleName()) + "_";
        String zero = prefix + "UNSPECIFIED";
        Members members = new Members(context.problems());
        List<EnumModel.Constant> constants = new ArrayList<>();
        Optional<String> unknown = Optional.empty();
        boolean complete = true;
        for (Element element : target.element().getEnclosedElements()) {
            if (element.getKind() != ElementKind.ENUM_CONSTANT) {
                continue;
            }
            String javaName = element.getSimpleName().toString();
            Site site = context.site(element, target.declaration().text() + "." + javaName, target.use());
            if (element.getAnnotation(RpcUnknown.class) != null) {
                if (unknown.isPresent()) {
                    context.problems()
                            .report(
                                    site,
                                    "@RpcUnknown marks " + unknown.get()
                                            + " too. Only one constant can stand for all that is not known");
                    complete = false;
                }
                unknown = Optional.of(javaName);
                continue;
            }
            Optional<EnumModel.Constant> constant = constant(element, javaName, prefix, zero, site, members, target);
            constant.ifPresent(constants::add);
            complete &= constant.isPresent();
        }
        if (complete && constants.isEmpty()) {
            context.problems().report(target.declaration(), "the enum has no constant that travels. Add one");
            return Optional.empty();
        }
        complete &= members.formerNamesFree(target.declaration());
        return complete ? Optional.of(enumeration(target, zero, constants, unknown)) : Optional.empty();
    }

    private Optional<EnumModel.Constant> constant(
            Element element, String javaName, String prefix, String zero, Site site, Members members, Target target) {
        String protoName = prefix + Names.upperSnake(javaName);
        context.problems().place(Problems.part(target.name(), protoName), site);
        Members.Numbered numbered = members.accept(site, javaName, protoName, element.getAnnotation(RpcField.class));
        if (protoName.equals(zero)) {
            context.problems()
                    .report(
                            site,
                            "number 0 is called " + zero
                                    + " and means that nothing was sent. Mark this constant with @RpcUnknown to be it, or"
                                    + " rename it");
            return Optional.empty();
        }
        if (!numbered.valid()) {
            return Optional.empty();
        }
        EnumModel.Constant constant = new EnumModel.Constant(
                numbered.number(),
                javaName,
                protoName,
                numbered.was().map(was -> prefix + Names.upperSnake(was)),
                context.docs().of(element));
        return target.foreign() ? ForeignNumbers.apply(context.problems(), target, constant) : Optional.of(constant);
    }

    private EnumModel enumeration(
            Target target, String zero, List<EnumModel.Constant> constants, Optional<String> unknown) {
        return new EnumModel(
                target.name(),
                Mirrors.declared(target.type()),
                JavaNames.codec(target.name().packageName(), target.name()),
                target.publicAccess(),
                zero,
                constants,
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
