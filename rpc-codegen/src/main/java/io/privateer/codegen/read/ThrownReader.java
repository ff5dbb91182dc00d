package io.privateer.codegen.read;

import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.ProtoName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The exceptions that a method declares into typed errors. */
final class ThrownReader {
    /** What every call may throw; declaring it is good documentation. */
    private static final String RPC_EXCEPTION = "io.privateer.rpc.call.RpcException";

    private final ReadContext context;
    private final Closure closure;

    ThrownReader(ReadContext context, Closure closure) {
        this.context = context;
        this.closure = closure;
    }

    /** The errors, subclasses before their superclasses, so that the first one that fits is the nearest. */
    Optional<List<ErrorModel>> read(List<? extends TypeMirror> thrown, Site site) {
        List<DeclaredType> sorted = new ArrayList<>();
        boolean complete = true;
        for (TypeMirror type : thrown) {
            Optional<String> refusal = refusal(type);
            if (type.getKind() == TypeKind.ERROR) {
                context.problems().unresolved(site, type.toString());
                complete = false;
            } else if (refusal.isPresent()) {
                context.problems().report(site, refusal.get());
                complete = false;
            } else if (!Mirrors.qualifiedName(type).equals(RPC_EXCEPTION)) {
                insert(sorted, (DeclaredType) type);
            }
        }
        List<ErrorModel> errors = new ArrayList<>();
        for (DeclaredType type : sorted) {
            Optional<ProtoName> message = closure.error(type, site);
            message.ifPresent(name -> errors.add(new ErrorModel(name.full(), Mirrors.declared(type), name)));
            complete &= message.isPresent();
        }
        return complete ? Optional.of(errors) : Optional.empty();
    }

    private void insert(List<DeclaredType> sorted, DeclaredType type) {
        int place = 0;
        while (place < sorted.size() && !context.types().isSubtype(type, sorted.get(place))) {
            place++;
        }
        sorted.add(place, type);
    }

    private Optional<String> refusal(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.of("throws the type variable " + type + ", which is open. Write the exception");
        }
        String name = Mirrors.qualifiedName(type);
        String simple = JavaTypeNames.shortName(type);
        if (name.equals(RPC_EXCEPTION)) {
            return Optional.empty();
        }
        if (name.startsWith("java.") || name.startsWith("javax.")) {
            return Optional.of("throws " + simple
                    + ", which says nothing that a caller could act on. Declare a checked exception of your own");
        }
        return subtypeOf(type, "java.lang.RuntimeException") || subtypeOf(type, "java.lang.Error")
                ? Optional.of("throws " + simple
                        + ", which is unchecked: only checked exceptions cross the wire. Extend Exception, or remove it"
                        + " from the throws clause")
                : Optional.empty();
    }

    private boolean subtypeOf(TypeMirror type, String qualifiedName) {
        TypeElement parent = context.elements().getTypeElement(qualifiedName);
        return parent != null && context.types().isSubtype(type, parent.asType());
    }
}
