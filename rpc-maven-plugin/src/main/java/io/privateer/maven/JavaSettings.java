package io.privateer.maven;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a project tells its compiler, as far as it decides how sources are read. Taken from where maven-compiler-plugin
 * takes it, so that nobody has to say it twice.
 */
record JavaSettings(Charset encoding, Optional<String> release, boolean preview) {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    /** @param commandLine what {@code -D} set, which is stronger than the project's own properties */
    static JavaSettings of(MavenProject project, Properties commandLine) throws MojoFailureException {
        Xpp3Dom compiler = compilerConfiguration(project);
        UnaryOperator<@Nullable String> property =
                name -> commandLine.getProperty(name, project.getProperties().getProperty(name));
        Optional<String> release = text(compiler, "release")
                .or(() -> Optional.ofNullable(property.apply("maven.compiler.release")))
                .or(() -> text(compiler, "source"))
                .or(() -> Optional.ofNullable(property.apply("maven.compiler.source")))
                // The name that Java 8 and older once had: "1.8".
                .map(version -> version.startsWith("1.") ? version.substring(2) : version);
        String encoding = text(compiler, "encoding")
                .or(() -> Optional.ofNullable(property.apply("project.build.sourceEncoding")))
                .orElse("UTF-8");
        boolean preview = text(compiler, "enablePreview")
                .or(() -> Optional.ofNullable(property.apply("maven.compiler.enablePreview")))
                .map(Boolean::parseBoolean)
                .orElse(false);
        return new JavaSettings(charset(encoding), release, preview || argument(compiler, "--enable-preview"));
    }

    private static boolean argument(@Nullable Xpp3Dom compiler, String wanted) {
        return Optional.ofNullable(compiler).map(all -> all.getChild("compilerArgs")).stream()
                .flatMap(all -> Stream.of(all.getChildren()))
                .anyMatch(argument -> wanted.equals(argument.getValue()));
    }

    private static @Nullable Xpp3Dom compilerConfiguration(MavenProject project) {
        var plugin = project.getPlugin(COMPILER);
        return plugin == null ? null : (Xpp3Dom) plugin.getConfiguration();
    }

    private static Optional<String> text(@Nullable Xpp3Dom configuration, String name) {
        return Optional.ofNullable(configuration)
                .map(all -> all.getChild(name))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.isBlank());
    }

    private static Charset charset(String name) throws MojoFailureException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new MojoFailureException(
                    "project.build.sourceEncoding = " + name + " is no encoding that Java knows", unknown);
        }
    }
}
