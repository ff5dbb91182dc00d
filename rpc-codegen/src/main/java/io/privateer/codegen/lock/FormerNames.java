package io.privateer.codegen.lock;

import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.lock.Lock.Method;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the types that only moved or changed their name. The name of a record is not on the wire, its numbers are: so what
 * stands in the place of a type that is gone, in the same field or as the request of the same method, inherits its
 * numbers.
 */
final class FormerNames {
    private final Lock lock;
    private final Map<String, List<Member>> wanted;
    private final Set<String> present = new HashSet<>();
    private final Map<String, String> formerByNew = new HashMap<>();
    private final Set<String> inherited = new HashSet<>();
    private final Deque<String> toCompare = new ArrayDeque<>();

    /** @param wanted the members of each message and enum in the sources */
    FormerNames(Lock lock, ModuleModel module, Map<String, List<Member>> wanted) {
        this.lock = lock;
        this.wanted = wanted;
        module.messages().forEach(message -> present.add(message.name().full()));
        module.enums().forEach(enumeration -> present.add(enumeration.name().full()));
        module.services().forEach(this::compareMethods);
        toCompare.addAll(wanted.keySet());
        while (!toCompare.isEmpty()) {
            compareFields(toCompare.removeFirst());
        }
    }

    /** The name in the lock of a type that has another one now; its own if it is new or has not moved. */
    String former(String name) {
        return formerByNew.getOrDefault(name, name);
    }

    /** Whether another name has taken over this one's numbers. */
    boolean moved(String lockedName) {
        return inherited.contains(lockedName);
    }

    /** The locked members of a type in the sources, with references to moved types already renamed. */
    Optional<Members> locked(Map<String, Members> all, String name) {
        return Optional.ofNullable(all.get(former(name)))
                .map(members -> new Members(
                        members.open(),
                        members.members().stream().map(this::renamed).toList()));
    }

    private Member renamed(Member member) {
        return new Member(
                member.number(),
                member.name(),
                member.json(),
                LockTypes.withReference(member.type(), this::current),
                member.presence(),
                member.was(),
                member.wasJson(),
                member.reserved());
    }

    private String current(String lockedName) {
        return formerByNew.entrySet().stream()
                .filter(entry -> entry.getValue().equals(lockedName))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(lockedName);
    }

    private void compareMethods(ServiceModel service) {
        for (MethodModel method : service.methods()) {
            for (Method old : lock.services().getOrDefault(service.wireName(), List.of())) {
                if (old.name().equals(method.wireName()) && !old.reserved()) {
                    meet(method.request().full(), old.request());
                    meet(method.reply().full(), old.reply());
                }
            }
        }
    }

    private void compareFields(String name) {
        Optional<Members> old = Optional.ofNullable(lock.messages().get(former(name)));
        if (old.isEmpty()) {
            return;
        }
        for (Member member : wanted.getOrDefault(name, List.of())) {
            old.get().live(member.name()).or(() -> old.get().live(member.was())).ifPresent(locked -> {
                Optional<String> now = LockTypes.reference(member.type());
                Optional<String> then = LockTypes.reference(locked.type());
                if (now.isPresent() && then.isPresent()) {
                    meet(now.get(), then.get());
                }
            });
        }
    }

    private void meet(String now, String then) {
        boolean isNew = !lock.messages().containsKey(now) && !lock.enums().containsKey(now);
        if (!now.equals(then) && isNew && !present.contains(then) && inherited.add(then)) {
            formerByNew.put(now, then);
            toCompare.add(now);
        }
    }
}
