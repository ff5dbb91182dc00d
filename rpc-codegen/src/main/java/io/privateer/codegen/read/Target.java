package io.privateer.codegen.read;

import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ProtoName;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * A type to read.
 *
 * @param type with its arguments
 * @param declaration where it is declared, or its use if it comes from a class file
 * @param use the field, parameter or exception that named it first
 */
record Target(
        DeclaredType type,
        TypeElement element,
        ProtoName name,
        Owner owner,
        Access access,
        Site declaration,
        Site use) {
    /**
     * Who has its numbers.
     *
     * @param module the other module; empty for this one
     * @param members what the other module's lock says
     */
    record Owner(Optional<ModuleId> module, Members members) {}

    boolean foreign() {
        return owner.module().isPresent();
    }

    boolean publicAccess() {
        return access == Access.PUBLIC;
    }
}
