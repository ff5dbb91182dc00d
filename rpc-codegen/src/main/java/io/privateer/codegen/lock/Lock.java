package io.privateer.codegen.lock;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code rpc.lock} holds: everything that programs already rely on. {@link LockParser} reads it, {@link LockWriter}
 * writes it.
 *
 * @param services by name on the wire
 * @param messages records, requests, replies, errors, sealed types and wrappers, by full name. One that nothing uses any
 *     more stays, so that its numbers are never used again for something else
 * @param enums by full name
 * @param accepted breaking changes that somebody has allowed, in the order of the file
 */
public record Lock(
        SortedMap<String, List<Method>> services,
        SortedMap<String, Members> messages,
        SortedMap<String, Members> enums,
        List<Accepted> accepted) {
    public Lock {
        services = copy(services);
        messages = copy(messages);
        enums = copy(enums);
        accepted = List.copyOf(accepted);
    }

    /** Nothing is promised yet. */
    public static Lock empty() {
        return new Lock(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    private static <V> SortedMap<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /**
     * A method of a service.
     *
     * @param request the message's name, by which numbers are found again when the interface has moved
     * @param errors names on the wire, sorted
     * @param reserved whether it was removed; its name is not used again
     */
    public record Method(
            String name, boolean idempotent, String request, String reply, List<String> errors, boolean reserved) {
        public Method {
            errors = errors.stream().sorted().toList();
        }
    }

    /**
     * The fields of a message, the variants of a sealed type or the constants of an enum.
     *
     * @param open whether unknown variants or constants have a place, {@code @RpcUnknown}
     * @param members sorted by number
     */
    public record Members(boolean open, List<Member> members) {
        public Members {
            members = members.stream()
                    .sorted(Comparator.comparingInt(Member::number))
                    .toList();
        }

        /** The member with this name that is still in use. */
        public Optional<Member> live(String name) {
            return members.stream()
                    .filter(member -> !member.reserved() && member.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * One number. Enum constants have neither JSON name nor type nor presence; reserved numbers have a name at most.
     *
     * @param was the name before a rename, or empty; {@code wasJson} likewise
     */
    public record Member(
            int number,
            String name,
            String json,
            String type,
            String presence,
            String was,
            String wasJson,
            boolean reserved) {
        static Member reserved(int number, String name) {
            return new Member(number, name, "", "", "", "", "", true);
        }
    }

    /**
     * A breaking change that somebody has allowed.
     *
     * @param change the change, in the words of the refusal
     * @param applied whether it has happened; then it allows nothing any more
     * @param line where it stands in the file, from 1; 0 if it was not read from one
     */
    public record Accepted(String change, String reason, boolean applied, int line) {}
}
