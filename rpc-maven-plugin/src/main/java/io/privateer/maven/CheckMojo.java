package io.privateer.maven;

import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.model.ModuleId;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails if {@code rpc.lock} is missing or is not what {@code generate} would write, and writes nothing itself. For modules
 * that use the annotation processor alone, which never writes a lock; where {@code generate} runs, it does the same with
 * {@code -Dprivateer.lock=frozen}.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields before it calls execute
public final class CheckMojo extends Goal {
    /** The lock, which belongs into version control. */
    @Parameter(defaultValue = "${project.basedir}/rpc.lock")
    File lockFile;

    /** Where {@code generate} puts Java, if it runs: these files are not sources of the module. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/privateer")
    File sourceOutput;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Path unused = buildDirectory.toPath().resolve("privateer/check");
        generate(request(
                        project.getCompileSourceRoots(),
                        without(project.getBuild().getOutputDirectory(), project::getCompileClasspathElements),
                        "src/main")
                .module(new ModuleId(project.getGroupId(), project.getArtifactId()))
                .lock(lockFile.toPath())
                .mode(Mode.CHECK)
                .javaOutput(sourceOutput.toPath())
                // In this mode nothing is written there, nor read.
                .protoOutput(unused)
                .resourceOutput(unused)
                .stateFile(unused.resolve("state"))
                .build());
    }
}
