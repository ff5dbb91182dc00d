package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class JavaSettingsTest {
    private final Model model = new Model();
    private final Properties commandLine = new Properties();

    @Test
    void aProjectThatSaysNothingIsUtf8AndTheJdksOwnJava() throws Exception {
        assertEquals(new JavaSettings(StandardCharsets.UTF_8, Optional.empty(), false), settings());
    }

    @Test
    void propertiesAreWhatMostProjectsSay() throws Exception {
        model.addProperty("maven.compiler.source", "17");
        model.addProperty("project.build.sourceEncoding", "ISO-8859-1");

        assertEquals(new JavaSettings(StandardCharsets.ISO_8859_1, Optional.of("17"), false), settings());

        model.addProperty("maven.compiler.release", "21");
        assertEquals(Optional.of("21"), settings().release());
    }

    @Test
    void theCommandLineIsStrongerThanTheProjectsProperties() throws Exception {
        model.addProperty("maven.compiler.release", "21");
        commandLine.setProperty("maven.compiler.release", "17");

        assertEquals(Optional.of("17"), settings().release());
    }

    @Test
    void previewFeaturesAreReadWhereTheyAreCompiled() throws Exception {
        configureCompiler("enablePreview", "true");

        assertTrue(settings().preview());
    }

    @Test
    void previewFeaturesMayBeAnArgumentToo() throws Exception {
        Xpp3Dom argument = new Xpp3Dom("arg");
        argument.setValue("--enable-preview");
        configureCompiler("compilerArgs", "").addChild(argument);

        assertTrue(settings().preview());
    }

    @Test
    void theCompilersConfigurationIsStrongerThanProperties() throws Exception {
        model.addProperty("maven.compiler.release", "21");
        model.addProperty("project.build.sourceEncoding", "ISO-8859-1");
        configureCompiler("release", "25");
        configureCompiler("encoding", "UTF-16");

        assertEquals(new JavaSettings(StandardCharsets.UTF_16, Optional.of("25"), false), settings());
    }

    @Test
    void theOldNameOfAnOldJavaIsUnderstood() throws Exception {
        configureCompiler("source", "1.8");

        assertEquals(Optional.of("8"), settings().release());
    }

    @Test
    void anUnknownEncodingIsNamed() {
        model.addProperty("project.build.sourceEncoding", "UTF-9");

        MojoFailureException refusal = assertThrows(MojoFailureException.class, this::settings);

        assertEquals("project.build.sourceEncoding = UTF-9 is no encoding that Java knows", refusal.getMessage());
    }

    private JavaSettings settings() throws MojoFailureException {
        return JavaSettings.of(new MavenProject(model), commandLine);
    }

    private Xpp3Dom configureCompiler(String name, String value) {
        if (model.getBuild() == null) {
            Plugin compiler = new Plugin();
            compiler.setArtifactId("maven-compiler-plugin");
            compiler.setConfiguration(new Xpp3Dom("configuration"));
            model.setBuild(new Build());
            model.getBuild().addPlugin(compiler);
        }
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        Xpp3Dom all = (Xpp3Dom) model.getBuild().getPlugins().get(0).getConfiguration();
        all.addChild(element);
        return element;
    }
}
