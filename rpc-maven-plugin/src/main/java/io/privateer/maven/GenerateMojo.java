package io.privateer.maven;

import io.privateer.codegen.GenerationRequest;
import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.model.ModuleId;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Generates stubs, bindings, codecs and {@code .proto} files for the module's services, and appends the numbers of what is
 * new to {@code rpc.lock}. A module without services gets nothing.
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven fills the fields before it calls execute
public final class GenerateMojo extends Goal {
    /** {@code append}: what is new goes into the lock. {@code frozen}: a lock that is missing or would change is an error. */
    @Parameter(property = "privateer.lock", defaultValue = "append")
    String lock;

    /** The lock, which belongs into version control. */
    @Parameter(defaultValue = "${project.basedir}/rpc.lock")
    File lockFile;

    /** Where generated Java goes; it is compiled with the module. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/privateer")
    File sourceOutput;

    /** Where generated {@code .proto} files and the packaged copy of the lock go; they are resources of the module. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/privateer")
    File resourceOutput;

    /** Languages to generate clients for: {@code python}, {@code node}, {@code perl}, {@code cpp}, {@code go}. */
    @Parameter(property = "privateer.clients")
    List<String> clients = List.of();

    /** Where the clients go, each language into a folder of its own. They are neither compiled nor packaged. */
    @Parameter(property = "privateer.clientOutput", defaultValue = "${project.build.directory}/generated-clients")
    File clientOutput;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        GenerationRequest request = request(
                        project.getCompileSourceRoots(),
                        without(project.getBuild().getOutputDirectory(), project::getCompileClasspathElements),
                        "src/main")
                .module(new ModuleId(project.getGroupId(), project.getArtifactId()))
                .lock(lockFile.toPath())
                .mode(mode())
                .javaOutput(sourceOutput.toPath())
                .protoOutput(resourceOutput.toPath())
                .resourceOutput(resourceOutput.toPath())
                .clients(languages("clients", clients))
                .clientOutput(clientOutput.toPath())
                .stateFile(buildDirectory.toPath().resolve("privateer/generate.state"))
                .build();

        boolean first = !lockFile.exists();
        GenerationResult result = generate(request);

        if (!result.lockDiff().isEmpty() && first) {
            getLog().info("commit " + lockFile + ": it keeps the numbers of your messages");
        } else if (!result.lockDiff().isEmpty()) {
            getLog().info("commit " + lockFile + ", it has changed:");
            result.lockDiff().lines().forEach(getLog()::info);
        }
        if (sourceOutput.isDirectory()) {
            project.addCompileSourceRoot(sourceOutput.getPath());
        }
        for (Path root : contractRoots("src/main")) {
            // For modules that import them, and for people: a contract belongs to what it describes.
            if (Files.isDirectory(root)) {
                Resource contracts = new Resource();
                contracts.setDirectory(root.toString());
                contracts.addInclude("**/*.proto");
                project.addResource(contracts);
            }
        }
        if (resourceOutput.isDirectory()) {
            Resource resource = new Resource();
            resource.setDirectory(resourceOutput.getPath());
            project.addResource(resource);
        }
    }

    private Mode mode() throws MojoFailureException {
        return switch (lock) {
            case "append" -> Mode.GENERATE;
            case "frozen" -> Mode.FROZEN;
            default -> throw new MojoFailureException("privateer.lock = " + lock + ": there are append and frozen");
        };
    }
}
