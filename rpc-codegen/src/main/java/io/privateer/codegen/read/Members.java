package io.privateer.codegen.read;

import io.privateer.codegen.model.Names;
import io.privateer.rpc.annotation.RpcField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names and wished numbers of one message or enum, each of which may occur once. */
final class Members {
    private static final int LAST_NUMBER = 536_870_911;

    private final Problems problems;
    private final Map<String, String> javaNameByProtoName = new HashMap<>();
    private final Map<String, String> javaNameByCamelName = new HashMap<>();
    private final Map<Integer, String> javaNameByNumber = new HashMap<>();
    private final Set<String> formerNames = new HashSet<>();

    Members(Problems problems) {
        this.problems = problems;
    }

    /**
     * A member's wishes.
     *
     * @param valid whether nothing was reported
     * @param number 0 if the lock is to decide
     * @param was the former Java name
     */
    record Numbered(boolean valid, int number, Optional<String> was) {}

    Numbered accept(Site site, String javaName, String protoName, @Nullable RpcField annotation) {
        boolean valid = name(site, javaName, protoName);
        if (annotation == null) {
            return new Numbered(valid, 0, Optional.empty());
        }
        valid &= annotation.number() == 0 || number(site, javaName, annotation.number());
        valid &= annotation.was().isEmpty() || was(site, javaName, annotation.was());
        return new Numbered(
                valid,
                annotation.number(),
                annotation.was().isEmpty() ? Optional.empty() : Optional.of(annotation.was()));
    }

    private boolean name(Site site, String javaName, String protoName) {
        if (!Names.plain(javaName)) {
            problems.report(
                    site,
                    "the name " + javaName
                            + " goes into files of several languages: write ASCII letters, digits and underscores, a"
                            + " letter first");
            return false;
        }
        String earlier = javaNameByProtoName.putIfAbsent(protoName, javaName);
        String alike = javaNameByCamelName.putIfAbsent(Names.camel(protoName), javaName);
        if (earlier != null) {
            problems.report(
                    site,
                    javaName + " and " + earlier + " would both be " + protoName
                            + " in the .proto. Rename one of them");
        } else if (alike != null) {
            problems.report(
                    site,
                    javaName + " and " + alike
                            + " would differ in underscores alone in the .proto, which protoc refuses. Rename one of"
                            + " them");
        }
        return alike == null;
    }

    private boolean number(Site site, String javaName, int number) {
        if (number < 1 || number > LAST_NUMBER || (number >= 19_000 && number <= 19_999)) {
            problems.report(
                    site,
                    "@RpcField(number = " + number
                            + "): a number is 1 to 536,870,911, without 19,000 to 19,999, which Protocol Buffers keeps"
                            + " for itself");
            return false;
        }
        String earlier = javaNameByNumber.putIfAbsent(number, javaName);
        if (earlier != null) {
            problems.report(
                    site,
                    "@RpcField(number = " + number + ") is the number of " + earlier
                            + " too. Remove it, and the next free one is taken");
        }
        return earlier == null;
    }

    private boolean was(Site site, String javaName, String was) {
        if (!Names.plain(was)) {
            problems.report(site, "@RpcField(was = \"" + was + "\") is no Java name. Write the name before the rename");
            return false;
        }
        if (was.equals(javaName)) {
            problems.report(
                    site, "@RpcField(was = \"" + was + "\") is the name it has. Write the name before the rename");
            return false;
        }
        if (!formerNames.add(was)) {
            problems.report(site, "@RpcField(was = \"" + was + "\") stands twice in one type; only one of them had it");
            return false;
        }
        return true;
    }

    /** To be asked when all members are known: a former name that is in use again would be read as two things. */
    boolean formerNamesFree(Site site) {
        boolean free = true;
        for (String was : formerNames) {
            if (javaNameByProtoName.containsValue(was)) {
                problems.report(
                        site,
                        "@RpcField(was = \"" + was + "\") names a member that exists. Rename that one, or remove was");
                free = false;
            }
        }
        return free;
    }
}
