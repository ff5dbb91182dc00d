package io.privateer.codegen.read;

import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.VariantModel;
import java.util.Optional;

/**
 * Numbers of another module's types, from its lock. Nullness too: JDK 17 does not show the type annotations of a class
 * file, JDK 25 does, and the same sources must give the same model on both.
 */
final class ForeignNumbers {
    private ForeignNumbers() {}

    static Optional<FieldModel> apply(Problems problems, Target target, FieldModel field) {
        return find(problems, target, field.protoName())
                .map(member -> new FieldModel(
                        member.number(),
                        field.position(),
                        field.javaName(),
                        field.accessor(),
                        field.protoName(),
                        field.jsonName(),
                        field.was(),
                        field.javaType(),
                        field.type(),
                        presence(field, member),
                        field.defaultValue(),
                        field.doc()));
    }

    private static Presence presence(FieldModel field, Member member) {
        boolean plain = field.presence() == Presence.IMPLICIT || field.presence() == Presence.REQUIRED;
        return plain && member.presence().equals(Presence.OPTIONAL.lockName()) ? Presence.NULLABLE : field.presence();
    }

    static Optional<VariantModel> apply(Problems problems, Target target, VariantModel variant) {
        return find(problems, target, variant.protoName()).map(member -> variant.withNumber(member.number()));
    }

    static Optional<EnumModel.Constant> apply(Problems problems, Target target, EnumModel.Constant constant) {
        return find(problems, target, constant.protoName()).map(member -> constant.withNumber(member.number()));
    }

    private static Optional<Member> find(Problems problems, Target target, String name) {
        Optional<Member> member = target.owner().members().live(name);
        if (member.isEmpty()) {
            problems.report(
                    target.use(),
                    target.name() + " has the member " + name + ", but the rpc.lock in its jar does not. Build "
                            + target.owner()
                                    .module()
                                    .map(id -> id.groupId() + ":" + id.artifactId())
                                    .orElse("its module")
                            + " again");
        }
        return member;
    }
}
