package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code generate} beside whatever else takes part in a build. */
class NeighboursIT {
    private static final String SHOP_SAYS = """
            Optional.empty
            Receipt[placed=2026-01-02T03:04:05Z, total=7.50]
            Optional[Order[id=00000000-0000-0001-0000-000000000002, article=rope, count=3]]
            rope 10
            """;

    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void lombokWritesWhatTheServicesOwnCodeCalls() throws Exception {
        Project lombok = projects.copyOf("lombok").withLoopback("src/main/java");

        lombok.mvn("compile").succeeded();

        assertEquals(new Finished(0, "rope: 7 left\n"), lombok.java("shop.Main", "target/classes"));
    }

    @Test
    void aServiceCarriesTypesOfAnotherGenerator() throws Exception {
        Project fleet = projects.copyOf("other-generator").withLoopback("src/main/java");

        fleet.mvn("compile").succeeded();

        assertEquals(new Finished(0, "Alerte 36.1 -5.4\n"), fleet.java("fleet.Main", "target/classes"));
    }

    @Test
    void aGeneratorThatRunsTooLateIsNamedAsTheReason() throws Exception {
        Project fleet = projects.copyOf("other-generator").withLoopback("src/main/java");
        fleet.replace("pom.xml", "<id>messages</id>", "<id>messages</id><phase>process-sources</phase>");

        assertEquals("""
                1 problem
                src/main/java/fleet/Tracker.java:10: Tracker.Sighting.position: the type Position is not known. Import it, put the jar that has it on the class path, or let the tool that generates it run first""", fleet.refusal("compile"));
    }

    @Test
    void pluginAndProcessorTogetherAreLikeThePluginAlone() throws Exception {
        Project shop = projects.copyOf("shop", "plugin-and-processor").withLoopback("src/main/java");

        shop.mvn("compile").succeeded().doesNotSay("[WARNING]");

        assertEquals(new Finished(0, SHOP_SAYS), shop.java("shop.Main", "target/classes"));
        assertFalse(shop.has("target/generated-sources/annotations/shop"));
    }

    @Test
    void theProcessorAloneDoesWithoutTheRestOfThePlugin() throws Exception {
        Project shop = projects.copyOf("shop", "processor-only").withLoopback("src/main/java");

        shop.mvn("compile").succeeded().doesNotSay("[WARNING]");

        assertEquals(new Finished(0, SHOP_SAYS), shop.java("shop.Main", "target/classes"));
    }

    @Test
    void aModularProgramRunsOnTheModulePath() throws Exception {
        Project shop = projects.copyOf("shop", "modular").withLoopback("src/main/java");

        shop.mvn("package").succeeded();

        String modulePath = Stream.concat(
                        Stream.of(shop.file("target/shop-1.0.jar").toString()), runtime())
                .collect(Collectors.joining(File.pathSeparator));
        assertEquals(
                new Finished(0, SHOP_SAYS),
                Finished.run(
                        shop.folder(),
                        List.of(
                                Project.javaTool(),
                                "--module-path",
                                modulePath,
                                "--module",
                                "com.example.shop/shop.Main")));
    }

    /** Of this test's class path: what a user's program has on its module path. */
    private static Stream<String> runtime() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry)
                        .getFileName()
                        .toString()
                        .matches("(rpc-core|jeromq|jnacl|protobuf-java|jackson-core|slf4j-api)-[0-9].*jar"));
    }

    @Test
    void testSourcesHaveServicesOfTheirOwnAndNoLock() throws Exception {
        Project probe = projects.copyOf("test-services").withLoopback("src/test/java");

        probe.mvn("test-compile").succeeded().doesNotSay("[WARNING]");

        assertEquals(
                new Finished(0, "Report[order=Order[article=anchor, count=10], heavy=true]\n"),
                probe.java("shop.ProbeMain", "target/test-classes", "target/classes"));
        assertFalse(probe.read("rpc.lock").contains("Probe"));
        assertFalse(probe.has("target/test-classes/META-INF"));
        assertTrue(probe.read("target/generated-test-clients/python/shop.py").contains("class ProbeClient:"));
        assertFalse(probe.has("target/generated-clients"));
    }
}
