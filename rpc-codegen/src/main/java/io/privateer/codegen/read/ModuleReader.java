package io.privateer.codegen.read;

import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.lock.LockPlan;
import io.privateer.codegen.lock.LockProblem;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads all annotated types of one compilation into a model with numbers, or into problems. */
public final class ModuleReader {
    private final Optional<ModuleId> module;
    private final Lock lock;
    private final ClassPathFiles classPath;
    private final ProtoSources protos;
    private final boolean whole;

    /**
     * @param lock the module's own lock, empty if it has none yet
     * @param protos where {@code .proto} files of protoc's classes are
     * @param whole whether each reading sees all sources of the module, so that what is missing is gone
     */
    public ModuleReader(
            Optional<ModuleId> module, Lock lock, ClassPathFiles classPath, ProtoSources protos, boolean whole) {
        this.module = module;
        this.lock = lock;
        this.classPath = classPath;
        this.protos = protos;
        this.whole = whole;
    }

    /**
     * A problem at its element.
     *
     * @param element in a source file
     */
    public record ElementProblem(Element element, String message) {}

    /**
     * What was read.
     *
     * @param plan the numbered model and the new lock; empty with problems
     * @param problems at their elements
     * @param unresolved types that are not known yet: another processor may write them, or nobody ever does
     * @param lockProblems refusals that have no element, because what they are about is gone
     */
    public record Reading(
            Optional<LockPlan> plan,
            List<ElementProblem> problems,
            List<ElementProblem> unresolved,
            List<LockProblem> lockProblems) {}

    /**
     * Reads once.
     *
     * @param sourceTypes the full names of all top-level types that this compilation reads from sources
     * @param services the interfaces with {@code @RpcService}
     * @param owned the types with {@code @RpcMessage}
     */
    public Reading read(
            Elements elements,
            Types types,
            Set<String> sourceTypes,
            Collection<TypeElement> services,
            Collection<TypeElement> owned) {
        Problems problems = new Problems();
        SourceTypes sources = new SourceTypes(sourceTypes);
        ReadContext context = new ReadContext(
                elements,
                types,
                sources,
                module,
                new Owners(elements, sources, module, lock, classPath, problems),
                protos,
                problems,
                new Docs(elements));
        Claims claims = new Claims(context);
        Closure closure = new Closure(context, claims);
        ServiceReader reader = new ServiceReader(context, closure, claims);
        List<ServiceModel> read = new ArrayList<>();
        for (TypeElement service : services) {
            reader.read(service).ifPresent(model -> add(model, read, service, problems));
        }
        owned.forEach(type -> own(type, context, closure));
        closure.readAll();
        requests(closure, claims, problems);
        new Recursion(closure.messages(), problems).check();
        if (!problems.all().isEmpty() || !problems.stillUnresolved().isEmpty()) {
            return new Reading(
                    Optional.empty(),
                    elementProblems(problems.all()),
                    elementProblems(problems.stillUnresolved()),
                    List.of());
        }
        return number(
                ModuleModel.of(
                        module,
                        read,
                        List.copyOf(closure.messages().values()),
                        List.copyOf(closure.enums().values())),
                problems);
    }

    private Reading number(ModuleModel model, Problems problems) {
        LockPlan plan = LockPlan.of(lock, model, whole);
        List<LockProblem> placeless = new ArrayList<>();
        for (LockProblem problem : plan.problems()) {
            Optional<Site> site = problem.part().isEmpty() ? Optional.empty() : problems.placeOf(problem.part());
            if (site.isPresent()) {
                problems.reportWhole(site.get(), problem.message());
            } else {
                placeless.add(problem);
            }
        }
        return new Reading(Optional.of(plan), elementProblems(problems.all()), List.of(), List.copyOf(placeless));
    }

    private static void add(ServiceModel model, List<ServiceModel> read, TypeElement type, Problems problems) {
        for (ServiceModel other : read) {
            if (other.wireName().equals(model.wireName())) {
                problems.report(
                        new Site(type, model.name()),
                        "is called " + model.wireName() + " on the wire, as is " + other.origin()
                                + ". Give one of them another @RpcService(name = \"…\")");
                return;
            }
        }
        read.add(model);
    }

    private static void own(TypeElement type, ReadContext context, Closure closure) {
        String name = String.join(".", Mirrors.simpleNames(type));
        Site site = new Site(type, name);
        boolean checked = checkedException(type, context);
        boolean travels = type.getKind() == ElementKind.RECORD
                || type.getKind() == ElementKind.ENUM
                || (type.getKind() == ElementKind.INTERFACE
                        && type.getModifiers().contains(Modifier.SEALED))
                || checked;
        if (!travels) {
            context.problems()
                    .report(
                            site,
                            "@RpcMessage belongs on a record, an enum, a sealed interface of records or a checked exception");
        } else if (!type.getTypeParameters().isEmpty()) {
            context.problems()
                    .report(
                            site,
                            "@RpcMessage on a generic type: there is one message for each use. Remove it, and use the type in a"
                                    + " service or in an @RpcMessage record");
        } else if (checked) {
            closure.error((DeclaredType) type.asType(), site);
        } else {
            closure.reference((DeclaredType) type.asType(), site);
        }
    }

    private static boolean checkedException(TypeElement type, ReadContext context) {
        TypeElement exception = context.elements().getTypeElement("java.lang.Exception");
        TypeElement unchecked = context.elements().getTypeElement("java.lang.RuntimeException");
        return exception != null
                && context.types().isSubtype(type.asType(), exception.asType())
                && !context.types().isSubtype(type.asType(), unchecked.asType());
    }

    /** Requests and replies take their names last, so that a clash is reported at the user's type. */
    private static void requests(Closure closure, Claims claims, Problems problems) {
        for (MessageModel message : List.copyOf(closure.messages().values())) {
            if (message.kind() == MessageModel.Kind.REQUEST || message.kind() == MessageModel.Kind.REPLY) {
                problems.placeOf(message.name().full()).ifPresent(site -> claims.message(message, site));
            }
        }
    }

    private static List<ElementProblem> elementProblems(List<Problems.Entry> entries) {
        return entries.stream()
                .map(entry -> new ElementProblem(entry.site().element(), entry.message()))
                .toList();
    }
}
