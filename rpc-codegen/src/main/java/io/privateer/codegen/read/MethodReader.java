package io.privateer.codegen.read;

import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.ParameterModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.Reserved;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.call.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** One method into its description, its request and its reply. */
final class MethodReader {
    private static final Pattern SYNTHETIC_NAME = Pattern.compile("arg[0-9]+");

    private final ReadContext context;
    private final Closure closure;
    private final FieldReader fields;
    private final ThrownReader thrown;

    MethodReader(ReadContext context, Closure closure) {
        this.context = context;
        this.closure = closure;
        fields = new FieldReader(context, new TypeReader(context, closure));
        thrown = new ThrownReader(context, closure);
    }

    static String wireName(ExecutableElement method) {
        RpcMethod annotation = method.getAnnotation(RpcMethod.class);
        return annotation == null || annotation.name().isEmpty()
                ? Names.upperFirst(method.getSimpleName().toString())
                : annotation.name();
    }

    Optional<MethodModel> read(
            TypeElement service, ExecutableElement method, String stem, String serviceName, Site site) {
        String wireName = wireName(method);
        RpcMethod annotation = method.getAnnotation(RpcMethod.class);
        Optional<String> refusal = refusal(method, wireName);
        if (refusal.isPresent()) {
            context.problems().report(site, refusal.get());
            return Optional.empty();
        }
        Optional<Duration> timeout = Optional.empty();
        if (annotation != null && !annotation.timeout().isEmpty()) {
            timeout = Timeouts.parse(annotation.timeout());
            if (timeout.isEmpty()) {
                context.problems()
                        .report(
                                site,
                                "@RpcMethod(timeout = \"" + annotation.timeout()
                                        + "\") is no time from 1 ms to a year. Write a whole number and ms, s, m or h:"
                                        + " \"200ms\", \"2s\", \"5m\"");
            }
        }
        if (annotation != null && annotation.transactional() && annotation.idempotent()) {
            context.problems()
                    .report(
                            site,
                            "@RpcMethod(idempotent = true, transactional = true): what may be executed again needs no record"
                                    + " to share a transaction with. Leave one of them out");
        }
        if (annotation != null && annotation.transactional() && annotation.nonBlocking()) {
            context.problems()
                    .report(
                            site,
                            "@RpcMethod(nonBlocking = true, transactional = true): a transaction waits for its database."
                                    + " Leave nonBlocking out");
        }
        String packageName = Mirrors.packageName(service);
        String path = serviceName + "/" + wireName;
        context.problems().place(path, site);
        // As seen from the service: an inherited method has its type variables filled in.
        ExecutableType type = (ExecutableType) context.types().asMemberOf((DeclaredType) service.asType(), method);
        ProtoName request = new ProtoName(packageName, stem + Names.upperFirst(wireName) + "Request");
        ProtoName reply = new ProtoName(packageName, stem + Names.upperFirst(wireName) + "Reply");
        Optional<List<FieldModel>> arguments = arguments(method, type, request, site);
        boolean nullable = nullable(method, method.getReturnType());
        Optional<List<FieldModel>> result = result(method, type.getReturnType(), nullable, reply, site);
        Optional<List<ErrorModel>> errors = thrown.read(type.getThrownTypes(), site);
        if (arguments.isEmpty() || result.isEmpty() || errors.isEmpty()) {
            return Optional.empty();
        }
        closure.add(message(request, MessageModel.Kind.REQUEST, arguments.get(), site), site);
        closure.add(message(reply, MessageModel.Kind.REPLY, result.get(), site), site);
        return Optional.of(new MethodModel(
                method.getSimpleName().toString(),
                wireName,
                path,
                annotation != null && annotation.idempotent(),
                timeout,
                annotation != null && annotation.nonBlocking(),
                annotation == null ? Priority.DEFAULT : annotation.priority(),
                annotation != null && annotation.transactional(),
                hedging(annotation, site),
                parameters(method, arguments.get()),
                method.isVarArgs(),
                Mirrors.javaType(type.getReturnType()),
                nullable,
                type.getThrownTypes().stream()
                        .map(error -> Mirrors.declared((DeclaredType) error))
                        .toList(),
                request,
                reply,
                errors.get(),
                service.getQualifiedName() + "." + method.getSimpleName(),
                context.docs().of(method)));
    }

    private Hedging hedging(@Nullable RpcMethod annotation, Site site) {
        if (annotation == null || annotation.hedge().isEmpty()) {
            return Hedging.off();
        }
        if (!annotation.idempotent()) {
            context.problems()
                    .report(
                            site,
                            "@RpcMethod(hedge = \"" + annotation.hedge()
                                    + "\") sends a call twice, which only an idempotent method bears. Add idempotent = true,"
                                    + " or leave hedge out");
            return Hedging.off();
        }
        if (annotation.hedge().equals("p95")) {
            return Hedging.atP95();
        }
        Optional<Duration> delay =
                Timeouts.parse(annotation.hedge()).filter(parsed -> parsed.compareTo(Duration.ofHours(1)) <= 0);
        if (delay.isEmpty()) {
            context.problems()
                    .report(
                            site,
                            "@RpcMethod(hedge = \"" + annotation.hedge()
                                    + "\") is neither \"p95\" nor a time from 1 ms to an hour, such as \"20ms\"");
        }
        return delay.map(Hedging::after).orElse(Hedging.off());
    }

    private Optional<String> refusal(ExecutableElement method, String wireName) {
        if (!Names.plain(wireName)) {
            return Optional.of("\"" + wireName
                    + "\" is no name on the wire. Write ASCII letters, digits and underscores, a letter first");
        }
        if (!Names.plain(method.getSimpleName().toString())) {
            return Optional.of("the name " + method.getSimpleName()
                    + " goes into files of several languages: write ASCII letters, digits and underscores, a letter"
                    + " first");
        }
        if (!method.getTypeParameters().isEmpty()) {
            return Optional.of(
                    "a generic method: a reader could not know what it gets. Write the type, or a sealed interface of"
                            + " records");
        }
        boolean nameless = !method.getParameters().isEmpty()
                && !context.sources().contains(method)
                && method.getParameters().stream().allMatch(parameter -> SYNTHETIC_NAME
                        .matcher(parameter.getSimpleName())
                        .matches());
        return nameless
                ? Optional.of("is inherited from the class file of " + method.getEnclosingElement()
                        + ", which has no parameter names. Compile that with -parameters, or declare the method again"
                        + " in this interface")
                : Optional.empty();
    }

    private Optional<List<FieldModel>> arguments(
            ExecutableElement method, ExecutableType type, ProtoName request, Site site) {
        Members members = new Members(context.problems());
        List<FieldModel> read = new ArrayList<>();
        boolean complete = true;
        for (int position = 0; position < method.getParameters().size(); position++) {
            VariableElement parameter = method.getParameters().get(position);
            String name = parameter.getSimpleName().toString();
            Site at = context.site(parameter, site.text() + ", parameter " + name, site);
            context.problems().place(Problems.part(request, Names.snake(name)), at);
            Optional<FieldModel> field = fields.read(
                    new FieldReader.Source(
                            parameter,
                            name,
                            name,
                            position,
                            type.getParameterTypes().get(position),
                            nullable(parameter, parameter.asType()),
                            context.docs().ofParameter(method, name),
                            request.packageName(),
                            at),
                    members);
            field.ifPresent(read::add);
            complete &= field.isPresent();
        }
        complete &= members.formerNamesFree(site);
        return complete ? Optional.of(read) : Optional.empty();
    }

    /** JDK 25 shows the type annotations of a class file, JDK 17 does not: the model must not depend on that. */
    private boolean nullable(Element annotated, TypeMirror type) {
        return Mirrors.nullable(annotated) || (context.sources().contains(annotated) && Mirrors.nullable(type));
    }

    private static List<ParameterModel> parameters(ExecutableElement method, List<FieldModel> arguments) {
        List<ParameterModel> parameters = new ArrayList<>();
        for (int position = 0; position < arguments.size(); position++) {
            FieldModel argument = arguments.get(position);
            boolean nullable = argument.presence() == Presence.NULLABLE;
            parameters.add(new ParameterModel(
                    method.getParameters().get(position).getSimpleName().toString(), argument.javaType(), nullable));
        }
        return parameters;
    }

    private Optional<List<FieldModel>> result(
            ExecutableElement method, TypeMirror type, boolean nullable, ProtoName reply, Site site) {
        if (type.getKind() == TypeKind.VOID) {
            return Optional.of(List.of());
        }
        Site at = site.named(site.text() + ", result");
        context.problems().place(Problems.part(reply, "result"), at);
        return fields.read(
                        new FieldReader.Source(
                                method,
                                "result",
                                "result",
                                0,
                                type,
                                nullable,
                                context.docs().ofResult(method),
                                reply.packageName(),
                                at),
                        new Members(context.problems()))
                .map(List::of);
    }

    private MessageModel message(ProtoName name, MessageModel.Kind kind, List<FieldModel> read, Site site) {
        context.problems().place(name.full(), site);
        return new MessageModel(
                name,
                kind,
                JavaType.Declared.of(name.packageName(), name.simpleName()),
                JavaNames.codec(name.packageName(), name),
                false,
                read,
                List.of(),
                Optional.empty(),
                Reserved.NONE,
                context.protos().fileFor(name.packageName(), context.module()),
                false,
                site.text(),
                "");
    }
}
