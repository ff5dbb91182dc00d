package io.privateer.codegen.lock;

import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.lock.Lock.Method;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module's model beside its lock: the numbered model, the lock as it would be written, and what is refused. Numbers that
 * sources ask for come in as the model's numbers, 0 where the lock is to decide.
 */
public final class LockPlan {
    private final Verdicts verdicts;
    private final ModuleModel model;
    private final Lock lock;

    private final boolean whole;

    private LockPlan(Verdicts verdicts, boolean whole, ModuleModel model, Lock lock) {
        this.verdicts = verdicts;
        this.whole = whole;
        this.model = model;
        this.lock = lock;
    }

    /**
     * Compares; changes nothing.
     *
     * @param whole whether the model is all of the module. A compiler that works by small steps shows a processor the
     *     changed files alone; what is not among them is not gone
     */
    public static LockPlan of(Lock old, ModuleModel module, boolean whole) {
        Verdicts verdicts = new Verdicts(old.accepted());
        Map<String, List<Member>> wanted = new LinkedHashMap<>();
        module.ownMessages().forEach(message -> wanted.put(message.name().full(), wanted(message)));
        FormerNames former = new FormerNames(old, module, wanted);

        SortedMap<String, Members> messages = new TreeMap<>(old.messages());
        SortedMap<String, Members> enums = new TreeMap<>(old.enums());
        messages.keySet().removeIf(former::moved);
        enums.keySet().removeIf(former::moved);
        List<MessageModel> numberedMessages = new ArrayList<>();
        for (MessageModel message : module.messages()) {
            if (message.foreign()) {
                numberedMessages.add(message);
                continue;
            }
            String name = message.name().full();
            boolean sealed = message.kind() == MessageModel.Kind.ONEOF;
            MemberPlan plan = new MemberPlan(
                    name,
                    sealed ? MemberPlan.Kind.VARIANT : MemberPlan.Kind.FIELD,
                    former.locked(old.messages(), name),
                    message.unknownVariant().isPresent(),
                    wanted.getOrDefault(name, List.of()),
                    verdicts);
            messages.put(name, plan.members());
            numberedMessages.add(message.withNumbers(plan.numbers(), plan.reserved()));
        }
        List<EnumModel> numberedEnums = new ArrayList<>();
        for (EnumModel enumeration : module.enums()) {
            if (enumeration.foreign()) {
                numberedEnums.add(enumeration);
                continue;
            }
            String name = enumeration.name().full();
            MemberPlan plan = new MemberPlan(
                    name,
                    MemberPlan.Kind.CONSTANT,
                    former.locked(old.enums(), name),
                    enumeration.unknown().isPresent(),
                    wanted(enumeration),
                    verdicts);
            enums.put(name, plan.members());
            numberedEnums.add(enumeration.withNumbers(plan.numbers(), plan.reserved()));
        }
        SortedMap<String, List<Method>> services = services(old, module, whole, verdicts);
        return new LockPlan(
                verdicts,
                whole,
                ModuleModel.of(module.id(), module.services(), numberedMessages, numberedEnums),
                new Lock(services, messages, enums, verdicts.afterwards()));
    }

    /** The model with all numbers; to be used only without {@link #problems}. */
    public ModuleModel model() {
        return model;
    }

    /** The lock as it would be written. */
    public Lock lock() {
        return lock;
    }

    /** Refused changes and contradictions; empty if the new lock may be written. */
    public List<LockProblem> problems() {
        return whole ? verdicts.problems() : verdicts.refusals();
    }

    private static List<Member> wanted(MessageModel message) {
        List<Member> members = new ArrayList<>();
        for (FieldModel field : message.constructorOrder()) {
            members.add(new Member(
                    field.number(),
                    field.protoName(),
                    field.jsonName(),
                    LockTypes.of(field),
                    field.presence().lockName(),
                    field.was().map(FormerName::protoName).orElse(""),
                    field.was().map(FormerName::jsonName).orElse(""),
                    false));
        }
        for (VariantModel variant : message.variants()) {
            members.add(new Member(
                    variant.number(),
                    variant.protoName(),
                    variant.jsonName(),
                    "message " + variant.message().full(),
                    "variant",
                    variant.was().map(FormerName::protoName).orElse(""),
                    variant.was().map(FormerName::jsonName).orElse(""),
                    false));
        }
        return members;
    }

    private static List<Member> wanted(EnumModel enumeration) {
        return enumeration.constants().stream()
                .map(constant -> new Member(
                        constant.number(),
                        constant.protoName(),
                        "",
                        "",
                        "",
                        constant.was().orElse(""),
                        "",
                        false))
                .toList();
    }

    private static SortedMap<String, List<Method>> services(
            Lock old, ModuleModel module, boolean whole, Verdicts verdicts) {
        SortedMap<String, List<Method>> services = new TreeMap<>();
        for (ServiceModel service : module.services()) {
            List<Method> methods = new ArrayList<>();
            for (MethodModel method : service.methods()) {
                methods.add(new Method(
                        method.wireName(),
                        method.idempotent(),
                        method.request().full(),
                        method.reply().full(),
                        method.errors().stream().map(ErrorModel::wireName).toList(),
                        false));
            }
            services.put(service.wireName(), methods);
        }
        old.services().forEach((name, methods) -> {
            if (!whole && !services.containsKey(name)) {
                services.put(name, methods);
                return;
            }
            List<Method> now = services.computeIfAbsent(name, absent -> new ArrayList<>());
            methods.forEach(method -> compare(name, method, now, verdicts));
        });
        return services;
    }

    private static void compare(String service, Method old, List<Method> methods, Verdicts verdicts) {
        String path = service + "/" + old.name();
        Optional<Method> now = methods.stream()
                .filter(method -> method.name().equals(old.name()))
                .findFirst();
        if (old.reserved()) {
            if (now.isPresent()) {
                verdicts.problem(
                        path,
                        "method " + path + ": a removed one had this name, and old programs still call it. Take another"
                                + " name with @RpcMethod(name = \"…\")");
            } else {
                methods.add(old);
            }
            return;
        }
        if (now.isEmpty()) {
            verdicts.ask(new Break(
                    path,
                    path + ": removed",
                    "a method",
                    "not there",
                    "every program that calls it: it gets UNIMPLEMENTED",
                    "put it back; a moved or renamed interface keeps its paths with @RpcService(name = \"" + service
                            + "\"), a renamed method with @RpcMethod(name = \"" + old.name() + "\")"));
            methods.add(new Method(old.name(), false, "", "", List.of(), true));
            return;
        }
        if (old.idempotent() && !now.get().idempotent()) {
            verdicts.ask(new Break(
                    path,
                    path + ": idempotent true to false",
                    "idempotent",
                    "deduplicated",
                    "stubs that are already out: they send no scope, and a deduplicated call without one is refused",
                    "leave it idempotent, and add a method with another name that is not"));
        }
        for (String error : old.errors()) {
            if (!now.get().errors().contains(error)) {
                verdicts.ask(new Break(
                        path,
                        path + ": error " + error + " removed",
                        "declares " + error,
                        now.get().errors().isEmpty()
                                ? "declares no error"
                                : "declares " + String.join(", ", now.get().errors()),
                        "callers that catch it no longer get it, and callers built now do not know it from old servers",
                        "declare it again; an exception's package and name are its name on the wire"));
            }
        }
    }
}
