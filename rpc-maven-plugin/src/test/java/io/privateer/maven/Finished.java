package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process printed and how it ended. */
record Finished(int status, String output) {
    private static final int SECONDS = 240;
    private static final Pattern FAILURE = Pattern.compile(
            "\\[ERROR] Failed to execute goal io\\.privateer:rpc-maven-plugin:\\S+ \\(\\S+\\) on project \\S+: (.*?) -> \\[Help 1]",
            Pattern.DOTALL);

    static Finished run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // A short life is not worth the optimising compiler.
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
        // What the surrounding Maven was told, and what the JVM would announce in the output.
        List.of("MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR", "MAVEN_ARGS", "MAVEN_DEBUG_OPTS", "JAVA_TOOL_OPTIONS")
                .forEach(environment::remove);
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        command + " has not ended within " + SECONDS + " s:\n" + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Finished(process.exitValue(), Files.readString(output).replace("\r\n", "\n"));
    }

    Finished succeeded() {
        assertEquals(0, status, output);
        return this;
    }

    Finished failed() {
        assertNotEquals(0, status, output);
        return this;
    }

    Finished says(String text) {
        assertTrue(output.contains(text), () -> "not said: " + text + "\n" + output);
        return this;
    }

    Finished doesNotSay(String text) {
        assertTrue(!output.contains(text), () -> "said: " + text + "\n" + output);
        return this;
    }

    /** Why a goal of ours failed, as Maven repeats it at the end, without its own words around it. */
    String reason() {
        Matcher failure = FAILURE.matcher(output);
        assertTrue(failure.find(), output);
        // A reason of several lines ends with an empty one.
        return failure.group(1).replaceAll("\n\\[ERROR] ?", "\n").strip();
    }
}
