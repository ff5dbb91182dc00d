package io.privateer.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates stubs, bindings and codecs for services among the test sources. They have no lock: no released program depends
 * on their numbers.
 */
@Mojo(
        name = "test-generate",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields before it calls execute
public final class TestGenerateMojo extends Goal {
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    boolean skipTests;

    /** Where generated Java goes; it is compiled with the tests. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/privateer")
    File sourceOutput;

    /** Where generated {@code .proto} files go. They are not packaged. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-resources/privateer")
    File resourceOutput;

    /** Languages to generate clients for: those that {@code clients} of the goal {@code generate} may name. */
    @Parameter
    List<String> testClients = List.of();

    /** Where these clients go, each language into a folder of its own. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-clients")
    File testClientOutput;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (skipTests) {
            getLog().info("skipped, as maven.test.skip says");
            return;
        }
        generate(request(
                        project.getTestCompileSourceRoots(),
                        without(project.getBuild().getTestOutputDirectory(), project::getTestClasspathElements),
                        "src/test")
                .javaOutput(sourceOutput.toPath())
                .protoOutput(resourceOutput.toPath())
                .resourceOutput(resourceOutput.toPath())
                .clients(languages("testClients", testClients))
                .clientOutput(testClientOutput.toPath())
                .stateFile(buildDirectory.toPath().resolve("privateer/test-generate.state"))
                .build());
        if (sourceOutput.isDirectory()) {
            project.addTestCompileSourceRoot(sourceOutput.getPath());
        }
    }
}
