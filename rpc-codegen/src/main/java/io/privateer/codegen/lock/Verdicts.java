package io.privateer.codegen.lock;

import io.privateer.codegen.lock.Lock.Accepted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which breaking changes are allowed, and keeps what is refused. */
final class Verdicts {
    private final List<Accepted> accepted;
    private final Set<String> used = new HashSet<>();
    private final List<LockProblem> problems = new ArrayList<>();

    Verdicts(List<Accepted> accepted) {
        this.accepted = accepted;
    }

    /** Asks for a change; a refusal is kept as a problem. */
    void ask(Break change) {
        boolean allowed = accepted.stream()
                .anyMatch(entry -> !entry.applied() && entry.change().equals(change.change()));
        if (allowed) {
            used.add(change.change());
        } else {
            problems.add(new LockProblem(change.part(), 0, change.refusal()));
        }
    }

    /** A contradiction that no entry can accept. */
    void problem(String part, String message) {
        problems.add(new LockProblem(part, 0, message));
    }

    /** Each refusal. */
    List<LockProblem> refusals() {
        return List.copyOf(problems);
    }

    /** Each refusal, and each acceptance of something that does not happen. */
    List<LockProblem> problems() {
        List<LockProblem> all = new ArrayList<>(problems);
        for (Accepted entry : accepted) {
            if (!entry.applied() && !used.contains(entry.change())) {
                all.add(new LockProblem(
                        "",
                        entry.line(),
                        "\"" + entry.change() + "\" is accepted, but the sources have no such change. Remove the entry,"
                                + " or it would allow that change later unseen"));
            }
        }
        return all;
    }

    /** The entries as they are written back: those that have done their work allow nothing any more. */
    List<Accepted> afterwards() {
        return accepted.stream()
                .map(entry -> used.contains(entry.change())
                        ? new Accepted(entry.change(), entry.reason(), true, entry.line())
                        : entry)
                .toList();
    }
}
