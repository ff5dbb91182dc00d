package io.privateer.codegen.read;

import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** One annotated interface into a service. */
final class ServiceReader {
    private final ReadContext context;
    private final Claims claims;
    private final MethodReader methods;

    ServiceReader(ReadContext context, Closure closure, Claims claims) {
        this.context = context;
        this.claims = claims;
        methods = new MethodReader(context, closure);
    }

    /** The service; nothing if something was reported. */
    Optional<ServiceModel> read(TypeElement type) {
        String name = String.join(".", Mirrors.simpleNames(type));
        Site site = new Site(type, name);
        Optional<String> refusal = refusal(type);
        if (refusal.isPresent()) {
            context.problems().report(site, refusal.get());
            return Optional.empty();
        }
        RpcService annotation = type.getAnnotation(RpcService.class);
        String stem = String.join("", Mirrors.simpleNames(type));
        String packageName = Mirrors.packageName(type);
        String wireName = annotation == null || annotation.name().isEmpty()
                ? (packageName.isEmpty() ? stem : packageName + "." + stem)
                : annotation.name();
        if (!Names.plainPackage(wireName)) {
            context.problems()
                    .report(
                            site,
                            "@RpcService(name = \"" + wireName
                                    + "\") is no name on the wire. Write package.Service: ASCII letters, digits and"
                                    + " underscores, a letter first in each part");
            return Optional.empty();
        }
        context.problems().place(wireName, site);
        ServiceModel service = new ServiceModel(
                Mirrors.declared((DeclaredType) type.asType()),
                stem,
                wireName,
                Access.of(type) == Access.PUBLIC,
                methods(type, name, stem, wireName),
                context.protos().fileFor(packageName, context.module()),
                type.getQualifiedName().toString(),
                context.docs().of(type));
        if (service.methods().isEmpty() && remote(type).isEmpty()) {
            context.problems().report(site, "the interface has no method to call. Add one, or remove @RpcService");
        }
        return claims.service(service, site) ? Optional.of(service) : Optional.empty();
    }

    private Optional<String> refusal(TypeElement type) {
        if (type.getKind() != ElementKind.INTERFACE) {
            return Optional.of("@RpcService belongs on an interface. Extract one with the methods to call");
        }
        if (Kotlin.compiled(type)) {
            return Optional.of(Kotlin.refusal(type.getSimpleName().toString()));
        }
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of(
                    "a generic service: a reader could not know what it gets. Write an interface without type"
                            + " parameters that extends this one with its arguments filled in, and annotate that");
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            return Optional.of("a sealed interface cannot be implemented by the generated stub. Remove sealed");
        }
        if (Access.of(type) == Access.PRIVATE) {
            return Optional.of("a private interface cannot be named by generated code. Make it package-private");
        }
        for (TypeElement outer = type;
                !(outer.getEnclosingElement() instanceof PackageElement);
                outer = (TypeElement) outer.getEnclosingElement()) {
            if (!(outer.getEnclosingElement() instanceof TypeElement)) {
                return Optional.of("a local interface cannot be named by generated code. Move it out of the method");
            }
        }
        TypeElement closeable = context.elements().getTypeElement("java.lang.AutoCloseable");
        if (closeable != null && context.types().isSubtype(type.asType(), closeable.asType())) {
            return Optional.of(
                    "a service that is AutoCloseable: whether close() ends the client or is a call would be unclear."
                            + " Remove it from the interface");
        }
        if (!Mirrors.simpleNames(type).stream().allMatch(Names::plain)
                || !Names.plainPackage(Mirrors.packageName(type))) {
            return Optional.of("the name " + type.getQualifiedName()
                    + " goes into files of several languages: write ASCII letters, digits and underscores, a letter"
                    + " first");
        }
        return Optional.empty();
    }

    private List<MethodModel> methods(TypeElement type, String name, String stem, String wireName) {
        Map<String, String> taken = new HashMap<>();
        List<MethodModel> read = new ArrayList<>();
        for (TypeMirror unresolved : unresolvedSupertypes(type)) {
            context.problems().unresolved(new Site(type, name), unresolved.toString());
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            RpcMethod annotation = method.getAnnotation(RpcMethod.class);
            if (annotation != null && !method.getModifiers().contains(Modifier.ABSTRACT)) {
                context.problems()
                        .report(
                                new Site(method, name + "." + method.getSimpleName()),
                                "@RpcMethod on a method with a body: default, static and private methods stay local. Remove"
                                        + " @RpcMethod or the body");
            }
        }
        for (ExecutableElement method : remote(type)) {
            Site site = context.site(method, name + "." + method.getSimpleName(), new Site(type, name));
            String wire = MethodReader.wireName(method);
            String earlier = taken.putIfAbsent(wire, method.getSimpleName().toString());
            if (earlier != null) {
                boolean overload = method.getSimpleName().contentEquals(earlier);
                context.problems()
                        .report(
                                site,
                                (overload
                                                ? "two methods named " + earlier
                                                : earlier + " and " + method.getSimpleName() + " are both " + wire
                                                        + " on the wire")
                                        + ": the wire needs one name each. Add @RpcMethod(name = \"…\") to one of them");
                continue;
            }
            Optional<MethodModel> model = methods.read(type, method, stem, wireName, site);
            model.filter(known -> claims.method(known, site)).ifPresent(read::add);
        }
        read.sort(Comparator.comparing(MethodModel::wireName));
        return read;
    }

    /** Abstract methods, inherited ones included; those that every object has anyway are none of the service. */
    private List<ExecutableElement> remote(TypeElement type) {
        TypeElement object = context.elements().getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(context.elements().getAllMembers(type)).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .filter(method -> ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                        .noneMatch(inherited -> context.elements().overrides(method, inherited, type)
                                || sameAsOfObject(method, inherited)))
                .filter(method -> !overridden(method, type))
                // The order of inherited members differs between compilers.
                .sorted(Comparator.comparing((ExecutableElement method) ->
                                method.getSimpleName().toString())
                        .thenComparing(Object::toString))
                .toList();
    }

    private boolean sameAsOfObject(ExecutableElement method, ExecutableElement ofObject) {
        return ofObject.getModifiers().contains(Modifier.PUBLIC)
                && method.getSimpleName().equals(ofObject.getSimpleName())
                && method.getParameters().size() == ofObject.getParameters().size()
                && context.types().isSubsignature((ExecutableType) method.asType(), (ExecutableType) ofObject.asType());
    }

    /** Two super-interfaces may declare the same method: one is enough, the one that the other overrides or the first. */
    private boolean overridden(ExecutableElement method, TypeElement type) {
        for (ExecutableElement other :
                ElementFilter.methodsIn(context.elements().getAllMembers(type))) {
            if (other.equals(method) || !other.getSimpleName().equals(method.getSimpleName())) {
                continue;
            }
            if (context.elements().overrides(other, method, type)) {
                return true;
            }
            boolean equal = sameSignature(other, method, type);
            if (equal
                    && other.getModifiers().contains(Modifier.ABSTRACT)
                    && qualified(other).compareTo(qualified(method)) < 0) {
                return true;
            }
        }
        return false;
    }

    private boolean sameSignature(ExecutableElement left, ExecutableElement right, TypeElement type) {
        DeclaredType declared = (DeclaredType) type.asType();
        return context.types()
                .isSubsignature((ExecutableType) context.types().asMemberOf(declared, left), (ExecutableType)
                        context.types().asMemberOf(declared, right));
    }

    private static String qualified(ExecutableElement method) {
        return method.getEnclosingElement() + "." + method;
    }

    private List<TypeMirror> unresolvedSupertypes(TypeElement type) {
        List<TypeMirror> unresolved = new ArrayList<>();
        for (TypeMirror parent : type.getInterfaces()) {
            if (parent.getKind() == TypeKind.ERROR) {
                unresolved.add(parent);
            } else {
                unresolved.addAll(unresolvedSupertypes(Mirrors.element((DeclaredType) parent)));
            }
        }
        return unresolved;
    }
}
