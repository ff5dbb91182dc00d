package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README tells a newcomer to type works as it stands there. */
final class ReadmeIT {
    /** A file's name alone on a line, then its content. */
    private static final Pattern FILE = Pattern.compile("(?m)^`(\\S+)`\\n```\\w+\\n(.*?)^```", Pattern.DOTALL);

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^```\\n(mvn -q compile .*)\\n```\\n\\nprints `([^`]+)`");

    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void theFirstServiceOfTheReadmeCompilesAndCalls() throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Project project = projects.empty("hello");
        int files = 0;
        int lines = 0;
        for (Matcher file = FILE.matcher(readme); file.find(); files++) {
            project.write(file.group(1), file.group(2));
            lines += file.group(1).endsWith(".java")
                    ? file.group(2).lines().toList().size()
                    : 0;
        }
        assertEquals(3, files, "files in the README");
        assertTrue(lines <= 30, () -> "the README's Java is longer than it says it is");

        Matcher command = COMMAND.matcher(readme);
        assertTrue(command.find(), "the README's command");
        List<String> arguments = List.of(command.group(1).split(" "));
        Finished finished = project.mvn(arguments.subList(1, arguments.size()).toArray(String[]::new))
                .succeeded();
        assertTrue(finished.output().lines().anyMatch(command.group(2)::equals), finished::output);
        assertTrue(project.has("rpc.lock"));
    }
}
