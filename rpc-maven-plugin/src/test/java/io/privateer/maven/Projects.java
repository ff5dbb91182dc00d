package io.privateer.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hands each test copies of the projects in {@code src/it}, below {@code target/it} where they stay to be looked at, and
 * the Maven that builds them.
 *
 * <p>That Maven is the one that runs this build. It has a local repository of its own, into which this build's artifacts
 * were installed; everything else it takes from the user's local repository, read as a remote one, and only then from the
 * network.
 */
final class Projects implements BeforeEachCallback {
    private static final Path SOURCES = Path.of(property("it.sources"));
    private static final Path TARGET = Path.of(property("it.target"));

    private @Nullable Path folder;

    /** What a copy's {@code pom.xml} gets in place of {@code @…@}. */
    private static final List<String> VERSIONS = List.of("project.version", "lombok.version", "protobuf.version");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = TARGET.resolve(context.getRequiredTestClass().getSimpleName())
                .resolve(context.getRequiredTestMethod().getName());
        delete(folder);
        copy("parent", folder.resolve("parent"));
        // Ends Maven's search for the root of a build, and with it for options that are not this project's.
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(TARGET.resolve("settings.xml"), settings());
    }

    /** A copy of one project, with the files of others laid over it. */
    Project copyOf(String name, String... overlays) throws IOException {
        if (folder == null) {
            throw new IllegalStateException("a project outside of a test");
        }
        Path copy = folder.resolve(name);
        copy(name, copy);
        for (String overlay : overlays) {
            copy(overlay, copy);
        }
        return new Project(copy, TARGET.resolve("settings.xml"), Path.of(property("it.repository")));
    }

    /** A folder without anything, to be filled by the test. */
    Project empty(String name) throws IOException {
        if (folder == null) {
            throw new IllegalStateException("a project outside of a test");
        }
        Path empty = Files.createDirectories(folder.resolve(name));
        return new Project(empty, TARGET.resolve("settings.xml"), Path.of(property("it.repository")));
    }

    static void copy(String name, Path to) throws IOException {
        Path from = SOURCES.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                for (String version : VERSIONS) {
                    text = text.replace("@" + version + "@", property("it." + version));
                }
                Files.writeString(target, text);
            }
        }
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("no system property " + name
                    + ": these tests need the built plugin, so run them with mvn verify from the root");
        }
        return value;
    }

    private static String settings() {
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>cache</id>
                      <repositories>
                        <repository>
                          <id>cache</id>
                          <url>%1$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>cache</id>
                          <url>%1$s</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                          <snapshots><enabled>false</enabled></snapshots>
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles>
                    <activeProfile>cache</activeProfile>
                  </activeProfiles>
                </settings>
                """.formatted(Path.of(property("it.cache")).toUri());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
