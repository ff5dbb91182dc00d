package io.privateer.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One copy of a project: its files, its builds, its programs. */
record Project(Path folder, Path settings, Path repository) {
    /** Runs Maven on it. */
    Finished mvn(String... arguments) throws IOException, InterruptedException {
        return mvnIn(folder, arguments);
    }

    /** Runs Maven on it, which must fail by one of our goals: why, with file names as seen from the project. */
    String refusal(String... arguments) throws IOException, InterruptedException {
        return mvn(arguments).failed().reason().replace(folder + File.separator, "");
    }

    /** Gives it the channel that ends at a binding, as the package {@code loopback}. */
    Project withLoopback(String sourceFolder) throws IOException {
        Projects.copy("loopback", folder.resolve(sourceFolder).resolve("loopback"));
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    String read(String name) throws IOException {
        return Files.readString(file(name));
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    void delete(String name) throws IOException {
        Files.delete(file(name));
    }

    /** Changes a text that must be there. */
    void replace(String name, String before, String after) throws IOException {
        String text = read(name);
        if (!text.contains(before)) {
            throw new AssertionError(name + " has no \"" + before + "\":\n" + text);
        }
        write(name, text.replace(before, after));
    }

    FileTime time(String name) throws IOException {
        return Files.getLastModifiedTime(file(name));
    }

    /** All files below a folder and when each was last written. */
    SortedMap<String, FileTime> times(String below) throws IOException {
        SortedMap<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(file(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(folder.relativize(file).toString().replace('\\', '/'), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    /** Runs a compiled program of it; the libraries are those of this test, so the stubs' runtime among them. */
    Finished java(String mainClass, String... classFolders) throws IOException, InterruptedException {
        String path = Stream.concat(
                        Arrays.stream(classFolders).map(this::file).map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        return Finished.run(folder, List.of(javaTool(), "-cp", path, mainClass));
    }

    static String javaTool() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Finished mvnIn(Path where, String... arguments) throws IOException, InterruptedException {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        command.add(Path.of(Projects.property("it.maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-ntp", "-gs", settings.toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return Finished.run(where, command);
    }
}
