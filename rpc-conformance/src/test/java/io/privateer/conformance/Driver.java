package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A client under test, as its {@code driver.json} describes it. Immutable and thread-safe.
 *
 * @param name of its folder
 * @param worker starts a worker, behind it come the release and the front; empty if there is none
 * @param bytes whether values are given as Protocol Buffers, not as JSON
 * @param codecs what it can send, its first choice first
 * @param keepsUnknownEnums whether numbers that its enums do not know survive
 * @param basic whether only the basic cases are asked of it
 */
record Driver(
        String name,
        Path folder,
        List<List<String>> build,
        List<String> run,
        List<String> worker,
        Map<String, String> environment,
        boolean bytes,
        List<String> codecs,
        boolean keepsUnknownEnums,
        boolean basic) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BUILD_MINUTES = 10;

    /** Reads the description in a folder. */
    static Driver in(Path folder) throws IOException {
        JsonNode description = JSON.readTree(folder.resolve("driver.json").toFile());
        Map<String, String> places = places(folder);
        List<List<String>> build = new ArrayList<>();
        description.path("build").forEach(command -> build.add(strings(command, places)));
        Map<String, String> environment = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : description.path("environment").properties()) {
            environment.put(entry.getKey(), filled(entry.getValue().asText(), places));
        }
        return new Driver(
                folder.getFileName().toString(),
                folder,
                build,
                strings(required(description, "run", folder), places),
                strings(description.path("worker"), places),
                environment,
                required(description, "values", folder).asText().equals("protobuf"),
                strings(required(description, "codecs", folder), places),
                description.path("keepsUnknownEnums").asBoolean(),
                description.path("basic").asBoolean());
    }

    private static JsonNode required(JsonNode description, String key, Path folder) {
        if (!description.has(key)) {
            throw new IllegalArgumentException(folder.resolve("driver.json") + " has no \"" + key + "\"");
        }
        return description.get(key);
    }

    private static Map<String, String> places(Path folder) {
        Path module = Path.of("").toAbsolutePath();
        return Map.of(
                "${here}", folder.toString(),
                "${root}", module.resolve("..").normalize().toString(),
                "${target}", module.resolve("target").toString(),
                "${build}", output(folder).toString(),
                "${java}",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "${classpath}", System.getProperty("java.class.path"));
    }

    /** For what is built of it: below {@code target}, as the folder is below the module. */
    private static Path output(Path folder) {
        Path module = Path.of("").toAbsolutePath();
        return module.resolve("target").resolve(module.relativize(folder));
    }

    private static List<String> strings(JsonNode array, Map<String, String> places) {
        List<String> strings = new ArrayList<>();
        array.forEach(text -> strings.add(filled(text.asText(), places)));
        return strings;
    }

    private static String filled(String text, Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }

    /** A process with this command, in the driver's folder and with its environment. */
    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs its build commands, whose output goes into a file. */
    void buildAll() throws IOException, InterruptedException {
        Path output = output(folder).resolve("build.log");
        Files.createDirectories(output.getParent());
        Files.deleteIfExists(output);
        for (List<String> command : build) {
            Process process = process(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command + " took longer than " + BUILD_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                List<String> lines = Files.readAllLines(output);
                throw new IOException(command + " ended with " + process.exitValue() + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
        }
    }
}
