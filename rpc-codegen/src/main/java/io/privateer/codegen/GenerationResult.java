package io.privateer.codegen;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run did. With problems it wrote nothing at all.
 *
 * @param upToDate whether inputs and outputs were as the last run left them, so that nothing was compiled
 * @param written files that are new or changed, the lock among them
 * @param unchanged files that were as they should be
 * @param deleted files of an earlier run that nothing generates any more
 * @param problems empty if all is well
 * @param warnings what was left out on request, which a streaming method may be; none if all is up to date
 * @param lockDiff what changed in the lock, or would, as lines with {@code +} and {@code -}; empty if nothing
 */
public record GenerationResult(
        boolean upToDate,
        List<Path> written,
        List<Path> unchanged,
        List<Path> deleted,
        List<Problem> problems,
        List<String> warnings,
        String lockDiff) {
    public GenerationResult {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        deleted = List.copyOf(deleted);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    static GenerationResult failed(List<Problem> problems, String lockDiff) {
        return new GenerationResult(false, List.of(), List.of(), List.of(), problems, List.of(), lockDiff);
    }

    /** Whether there is no problem. */
    public boolean successful() {
        return problems.isEmpty();
    }
}
