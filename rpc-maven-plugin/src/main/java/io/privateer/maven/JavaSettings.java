package io.privateer.maven;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What a project tells its compiler, as far as it decides how sources are read. Taken from where maven-compiler-plugin
 * takes it, so that nobody has to say it twice.
 */
record JavaSettings(Charset encoding, List<String> options) {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    static JavaSettings of(MavenProject project) throws MojoFailureException {
        Xpp3Dom compiler = compilerConfiguration(project);
        Optional<String> release = first(
                text(compiler, "release"),
                property(project, "maven.compiler.release"),
                text(compiler, "source"),
                property(project, "maven.compiler.source"));
        String encoding = first(text(compiler, "encoding"), property(project, "project.build.sourceEncoding"))
                .orElse("UTF-8");
        return new JavaSettings(charset(encoding), release.map(number -> List.of("--release", number)).orElse(List.of()));
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

    @SafeVarargs
    private static Optional<String> first(Optional<String>... candidates) {
        return Stream.of(candidates).flatMap(Optional::stream).findFirst();
    }

    private static Charset charset(String name) throws MojoFailureException {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new MojoFailureException("project.build.sourceEncoding = " + name + " is no encoding that Java knows", unknown);
        }
    }
}
