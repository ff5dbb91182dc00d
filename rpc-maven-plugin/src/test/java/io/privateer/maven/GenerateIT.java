package io.privateer.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code generate} on one module. */
class GenerateIT {
    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void aModulesOwnCodeUsesWhatIsGeneratedFromIt() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");

        shop.mvn("package").succeeded().doesNotSay("[WARNING]");

        assertEquals(new Finished(0, """
                        Optional.empty
                        Receipt[placed=2026-01-02T03:04:05Z, total=7.50]
                        Optional[Order[id=00000000-0000-0001-0000-000000000002, article=rope, count=3]]
                        rope 10
                        """), shop.java("shop.Main", "target/classes"));
        try (JarFile jar = new JarFile(shop.file("target/shop-1.0.jar").toFile())) {
            List<String> beside = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/maven/"))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of("META-INF/MANIFEST.MF", "META-INF/privateer/com.example/shop/rpc.lock", "shop/shop.proto"),
                    beside);
            ZipEntry lock = jar.getEntry("META-INF/privateer/com.example/shop/rpc.lock");
            assertEquals(
                    shop.read("rpc.lock"), new String(jar.getInputStream(lock).readAllBytes(), UTF_8));
        }
    }

    @Test
    void anUnchangedSecondBuildCompilesNothing() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.mvn("compile").succeeded().says("Compiling ");
        SortedMap<String, FileTime> generated = shop.times("target/generated-sources");
        SortedMap<String, FileTime> compiled = shop.times("target/classes");
        FileTime lock = shop.time("rpc.lock");

        shop.mvn("compile").succeeded().says("Nothing to compile").doesNotSay("Compiling ");

        assertEquals(generated, shop.times("target/generated-sources"));
        assertEquals(compiled, shop.times("target/classes"));
        assertEquals(lock, shop.time("rpc.lock"));
    }

    @Test
    void aDeletedServiceLeavesNothingBehind() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.write("src/main/java/shop/Bell.java", """
                package shop;

                @io.privateer.rpc.annotation.RpcService
                public interface Bell {
                    void ring(int times);
                }
                """);
        shop.mvn("compile").succeeded();
        assertTrue(shop.has("target/generated-sources/privateer/shop/BellStub.java"));
        assertTrue(shop.has("target/classes/shop/BellRingRequest.class"));

        shop.delete("src/main/java/shop/Bell.java");
        assertEquals("""
                1 problem
                rpc.lock: breaking change: shop.Bell/Ring: removed
                  was:    a method
                  is:     not there
                  breaks: every program that calls it: it gets UNIMPLEMENTED
                  keep:   put it back; a moved or renamed interface keeps its paths with @RpcService(name = "shop.Bell"), a renamed method with @RpcMethod(name = "Ring")
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Bell/Ring: removed", "reason": "…"}""", shop.refusal("compile"));
        shop.replace(
                "rpc.lock",
                "\"accepted\": []",
                "\"accepted\": [{\"break\": \"shop.Bell/Ring: removed\", \"reason\": \"the bell is stolen\"}]");

        shop.mvn("compile").succeeded();

        assertEquals(
                List.of(),
                shop.times("target").keySet().stream()
                        .filter(name -> name.contains("Bell"))
                        .toList());
        assertFalse(shop.read("target/classes/shop/shop.proto").contains("Bell"));
    }

    @Test
    void mistakesAreReportedTogetherEachAtItsLine() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.replace(
                "src/main/java/shop/Orders.java", "find(UUID id);", "find(UUID id);\n\n    char place(char letter);");

        assertEquals("""
                3 problems
                src/main/java/shop/Orders.java:17: Orders.place, parameter letter: char does not travel. Write int or String
                src/main/java/shop/Orders.java:17: Orders.place, result: char does not travel. Write int or String
                src/main/java/shop/Orders.java:12: Orders.place: two methods named place: the wire needs one name each. Add @RpcMethod(name = "…") to one of them""", shop.refusal("compile"));
        assertFalse(shop.has("rpc.lock"));
    }

    @Test
    void whatJavacCannotReadIsReportedInItsWords() throws Exception {
        Project shop = projects.copyOf("shop");
        shop.replace("src/main/java/shop/Order.java", "int count", "int count,");

        assertEquals("""
                1 problem
                src/main/java/shop/Order.java:5: illegal start of type""", shop.refusal("compile"));
    }

    @Test
    void anOlderJdkThanTheSourcesNeedIsReportedInJavacsWordsToo() throws Exception {
        assertEquals("""
                1 problem
                javac refuses an option: error: release version 99 not supported""", projects.copyOf("shop").refusal("compile", "-Dmaven.compiler.release=99"));
    }

    @Test
    void aModuleWithoutServicesIsNothingToDo() throws Exception {
        Project shop = projects.copyOf("shop");
        shop.replace("src/main/java/shop/Orders.java", "@RpcService\n", "");
        shop.replace("src/main/java/shop/Orders.java", "import io.privateer.rpc.annotation.RpcService;\n", "");
        shop.delete("src/main/java/shop/Main.java");

        shop.mvn("compile").succeeded();

        assertFalse(shop.has("rpc.lock"));
        assertFalse(shop.has("target/generated-sources/privateer"));
        assertFalse(shop.has("target/classes/META-INF"));
    }

    @Test
    void skipSkips() throws Exception {
        Project shop = projects.copyOf("shop");

        shop.mvn("generate-sources", "-Dprivateer.skip").succeeded();

        assertFalse(shop.has("rpc.lock"));
        assertFalse(shop.has("target"));
    }
}
