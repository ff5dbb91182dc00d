package io.privateer.maven;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a project tells its compiler, as far as it decides how sources are read. Taken from where maven-compiler-plugin
 * takes it, so that nobody has to say it twice.
 */
record JavaSettings(Charset encoding, Optional<String> release) {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    static JavaSettings of(MavenProject project) throws MojoFailureException {
        Xpp3Dom compiler = compilerConfiguration(project);
        Optional<String> release = text(compiler, "release")
                .or(() -> property(project, "maven.compiler.release"))
                .or(() -> text(compiler, "source"))
                .or(() -> property(project, "maven.compiler.source"))
                // The name that Java 8 and older once had: "1.8".
                .map(version -> version.startsWith("1.") ? version.substring(2) : version);
        String encoding = text(compiler, "encoding")
                .or(() -> property(project, "project.build.sourceEncoding"))
                .orElse("UTF-8");
        return new JavaSettings(charset(encoding), release);
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

    private static Optional<String> property(MavenProject project, String name) {
        return Optional.ofNullable(project.getProperties().getProperty(name));
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
