package io.privateer.codegen.lock;

import io.privateer.codegen.lock.Lock.Member;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.model.Reserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gives each member of one message or enum its number, and finds what differs from the lock. */
final class MemberPlan {
    private static final int LAST_NUMBER = 536_870_911;
    private static final int FIRST_OF_PROTOBUF = 19_000;
    private static final int LAST_OF_PROTOBUF = 19_999;

    /** The kinds of members, and the words for them. */
    enum Kind {
        FIELD("field"),
        VARIANT("variant"),
        CONSTANT("constant");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private final String owner;
    private final Kind kind;
    private final Optional<Members> locked;
    private final boolean open;
    private final Verdicts verdicts;

    private final Map<Integer, Member> result = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param locked as in the lock, references to moved types already renamed; empty if the owner is new
     * @param wanted as in the sources, in their order, by which new ones are numbered; number 0 where the lock is to decide
     */
    MemberPlan(
            String owner, Kind kind, Optional<Members> locked, boolean open, List<Member> wanted, Verdicts verdicts) {
        this.owner = owner;
        this.kind = kind;
        this.locked = locked;
        this.open = open;
        this.verdicts = verdicts;
        plan(wanted);
    }

    Members members() {
        return new Members(open, List.copyOf(result.values()));
    }

    /** By name in the {@code .proto}. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    Reserved reserved() {
        return new Reserved(
                result.values().stream()
                        .filter(Member::reserved)
                        .map(Member::number)
                        .toList(),
                result.values().stream()
                        .filter(member -> member.reserved() && !member.name().isEmpty())
                        .map(Member::name)
                        .sorted()
                        .toList());
    }

    private void plan(List<Member> members) {
        Map<String, Member> matches = matches(members);
        locked.ifPresent(old -> {
            for (Member member : old.members()) {
                result.put(member.number(), member);
                if (!member.reserved() && !matches.containsValue(member)) {
                    remove(member);
                }
            }
            if (old.open() && !open) {
                closed();
            }
        });
        // First those with a number of their own, so that the others fill the gaps around them.
        for (Member member : members) {
            Member old = matches.get(member.name());
            if (old != null) {
                keep(member, old);
            } else if (member.number() != 0) {
                add(member, member.number());
            }
        }
        for (Member member : members) {
            if (!matches.containsKey(member.name()) && member.number() == 0) {
                add(member, nextFree());
            }
        }
    }

    private Map<String, Member> matches(List<Member> members) {
        Map<String, Member> matches = new HashMap<>();
        Set<String> names = new HashSet<>();
        members.forEach(member -> names.add(member.name()));
        locked.ifPresent(old -> {
            for (Member member : members) {
                old.live(member.name())
                        .or(() -> names.contains(member.was()) ? Optional.empty() : old.live(member.was()))
                        .ifPresent(match -> matches.put(member.name(), match));
            }
        });
        return matches;
    }

    private void remove(Member member) {
        verdicts.ask(new Break(
                part(member.name()),
                change(member.name(), "removed"),
                describe(member),
                "not there",
                "programs that still send it are no longer heard, and those that expect it "
                        + (kind == Kind.FIELD ? "read zero or fail" : "no longer get it"),
                "put it back, or mark its new name with @RpcField(was = \"…\") if it was renamed"));
        result.put(member.number(), Member.reserved(member.number(), member.name()));
    }

    private void closed() {
        verdicts.ask(new Break(
                owner,
                owner + ": @RpcUnknown removed",
                "unknown " + kind.word + "s are read as the one marked @RpcUnknown",
                "unknown " + kind.word + "s are decoding errors",
                "newer programs that send a " + kind.word + " this one does not know yet",
                "mark one with @RpcUnknown again"));
    }

    private void keep(Member member, Member old) {
        int number = old.number();
        if (member.number() != 0 && member.number() != number) {
            differs(member, "number " + number + " to " + member.number(), old, describe(member), "remove the number");
            result.put(number, Member.reserved(number, ""));
            number = member.number();
            if (result.containsKey(number)) {
                taken(member, number);
                return;
            }
        }
        if (!member.type().equals(old.type())) {
            differs(
                    member,
                    "type " + old.type() + " to " + member.type(),
                    old,
                    describe(numbered(member, number)),
                    "give the new type a new name beside the old one");
        }
        if (!member.presence().equals(old.presence())) {
            differs(
                    member,
                    "presence " + old.presence() + " to " + member.presence(),
                    old,
                    describe(numbered(member, number)),
                    "declare it " + old.presence() + " as before, or give the new one a new name");
        }
        for (String name : readNames(old)) {
            if (!readNames(member).contains(name)) {
                verdicts.ask(new Break(
                        part(member.name()),
                        change(member.name(), "JSON name " + name + " no longer read"),
                        String.join(" and ", readNames(old)),
                        String.join(" and ", readNames(member)),
                        "programs that send it in JSON as \"" + name + "\"",
                        "@RpcField(was = …) with the former Java name"));
            }
        }
        put(member, number);
    }

    /** The names under which JSON is read: of constants, the name itself. */
    private Set<String> readNames(Member member) {
        Set<String> names = new LinkedHashSet<>();
        names.add(kind == Kind.CONSTANT ? member.name() : member.json());
        names.add(kind == Kind.CONSTANT ? member.was() : member.wasJson());
        names.remove("");
        return names;
    }

    private void differs(Member member, String difference, Member old, String is, String instead) {
        verdicts.ask(new Break(
                part(member.name()),
                change(member.name(), difference),
                describe(old),
                is,
                "programs built before: they misread what this one sends, and this one what they send",
                instead));
    }

    private void add(Member member, int number) {
        boolean nameUsed = locked.stream()
                .flatMap(old -> old.members().stream())
                .anyMatch(old -> old.reserved() && old.name().equals(member.name()));
        if (nameUsed) {
            verdicts.problem(
                    part(member.name()),
                    kind.word + " " + member.name() + " of " + owner
                            + ": a removed one had this name, and old programs still know it. Take another name");
        } else if (result.containsKey(number)) {
            taken(member, number);
        } else {
            if (locked.isPresent() && harmful(member, locked.get())) {
                added(member, number);
            }
            put(member, number);
        }
    }

    private boolean harmful(Member member, Members old) {
        return kind == Kind.FIELD
                ? member.presence().equals("implicit") || member.presence().equals("required")
                : !old.open();
    }

    private void added(Member member, int number) {
        boolean field = kind == Kind.FIELD;
        verdicts.ask(new Break(
                part(member.name()),
                change(member.name(), "added"),
                "not there",
                describe(numbered(member, number)),
                field
                        ? "programs built before do not send it, and this one cannot tell that from zero"
                        : "programs built before cannot decode it",
                field
                        ? "make it Optional, a collection, or add @RpcDefault(\"…\")"
                        : "release an @RpcUnknown " + kind.word + " first, to everybody who reads " + owner));
    }

    private void taken(Member member, int number) {
        Member holder = result.get(number);
        verdicts.problem(
                part(member.name()),
                kind.word + " " + member.name() + " of " + owner + ": number " + number + " "
                        + (holder == null || holder.reserved()
                                ? "was used before and stays reserved"
                                : "belongs to " + holder.name())
                        + ". Remove the number, and the next free one is taken");
    }

    private void put(Member member, int number) {
        result.put(number, numbered(member, number));
        numbers.put(member.name(), number);
    }

    private int nextFree() {
        int highest = locked.stream()
                .flatMap(old -> old.members().stream())
                .mapToInt(Member::number)
                .max()
                .orElse(0);
        int number = highest + 1;
        while (result.containsKey(number) || (number >= FIRST_OF_PROTOBUF && number <= LAST_OF_PROTOBUF)) {
            number++;
        }
        if (number > LAST_NUMBER) {
            verdicts.problem(owner, owner + ": all numbers up to 536,870,911 are used; start a new type");
        }
        return number;
    }

    private static Member numbered(Member member, int number) {
        return new Member(
                number,
                member.name(),
                member.json(),
                member.type(),
                member.presence(),
                member.was(),
                member.wasJson(),
                false);
    }

    private String describe(Member member) {
        List<String> words = new ArrayList<>(List.of("number " + member.number()));
        if (!member.type().isEmpty()) {
            words.add(member.type());
        }
        if (kind == Kind.FIELD) {
            words.add(member.presence());
        }
        return String.join(", ", words);
    }

    private String part(String member) {
        return owner + "#" + member;
    }

    private String change(String member, String what) {
        return owner + "." + member + ": " + what;
    }
}
