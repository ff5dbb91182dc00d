package io.privateer.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.client.ClientLanguage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as the plugin uses it: what it writes, when it writes nothing, and whose errors it believes. */
final class CodeGenerationTest {
    private static final String ORDERS = """
            package shop;

            import io.privateer.rpc.annotation.*;
            import java.util.*;

            /** Orders of a shop. */
            @RpcService
            public interface Orders {
                /** Deduplicated: a retry never places a second order. */
                Receipt place(Order order) throws OutOfStock;

                @RpcMethod(idempotent = true, timeout = "200ms")
                Optional<Order> find(UUID id);

                record Receipt(long number) {}

                record Order(UUID id, List<Line> lines, Map<String, List<Integer>> notes, Status status) {
                    public record Line(String sku, int amount) {}

                    public enum Status {
                        OPEN,
                        PAID
                    }
                }

                class OutOfStock extends Exception {
                    private static final long serialVersionUID = 1;
                    private final String sku;

                    public OutOfStock(String sku) {
                        super("out of " + sku);
                        this.sku = sku;
                    }

                    public String sku() {
                        return sku;
                    }
                }
            }
            """;

    private final Path folder;
    private final Workspace shop;

    CodeGenerationTest(@TempDir Path folder) {
        this.folder = folder;
        shop = new Workspace(folder);
    }

    @Test
    void generatedCodeCompilesWithoutAWarning() {
        assertEquals("", shop.source(ORDERS).problems());
        shop.compile();
        assertTrue(shop.exists("classes/shop/OrdersStub.class"));
    }

    @Test
    void aSecondRunCompilesNothingAndTouchesNothing() throws Exception {
        GenerationResult first = shop.source(ORDERS).generate();
        assertFalse(first.upToDate());
        FileTime written = Files.getLastModifiedTime(shop.path("java/shop/OrdersStub.java"));

        GenerationResult second = shop.generate();
        assertTrue(second.upToDate());
        assertEquals(List.of(), second.written());
        assertEquals(first.written().size(), second.unchanged().size() + 1, "all but the lock");
        assertEquals(written, Files.getLastModifiedTime(shop.path("java/shop/OrdersStub.java")));
    }

    @Test
    void aChangeWritesOnlyTheFilesThatDiffer() {
        shop.source(ORDERS).generate();
        GenerationResult result = shop.source(ORDERS.replace("int amount)", "int amount, Optional<String> size)"))
                .generate();
        assertEquals(
                List.of(
                        "rpc.lock",
                        "java/shop/OrdersOrderLineCodec.java",
                        "proto/shop/shop.proto",
                        "resources/META-INF/privateer/com.example/shop/rpc.lock"),
                result.written().stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList());
        assertFalse(result.unchanged().isEmpty());
    }

    @Test
    void aFileThatSomebodyTouchedOrDeletedIsWrittenAgain() {
        shop.source(ORDERS).generate();
        shop.file("java/shop/OrdersStub.java", "broken").delete("java/shop/OrdersBinding.java");
        GenerationResult result = shop.generate();
        assertFalse(result.upToDate());
        assertEquals(
                List.of("java/shop/OrdersBinding.java", "java/shop/OrdersStub.java"),
                result.written().stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList());
    }

    @Test
    void clientsAreWrittenBesideAndDeletedWhenNobodyWantsThemAnyMore() {
        shop.source(ORDERS);
        GenerationRequest.Builder request = shop.request().clientOutput(shop.path("clients"));
        assertEquals(
                "",
                shop.text(CodeGeneration.run(
                        request.clients(List.of(ClientLanguage.PYTHON)).build())));
        assertTrue(shop.exists("clients/python/shop.py"));
        assertTrue(CodeGeneration.run(request.build()).upToDate());

        CodeGeneration.run(request.clients(List.of()).build());
        assertFalse(shop.exists("clients/python"));
        assertTrue(shop.exists("java/shop/OrdersStub.java"));
    }

    @Test
    void languagesHaveNames() {
        assertEquals(Optional.of(ClientLanguage.CPP), ClientLanguage.of("cpp"));
        assertEquals(Optional.empty(), ClientLanguage.of("cobol"));
        assertEquals("python, node, perl, cpp, go", ClientLanguage.all());
    }

    @Test
    void whatNothingGeneratesAnyMoreIsDeletedButNothingElse() {
        shop.source(ORDERS)
                .source("package club;\n\n@io.privateer.rpc.annotation.RpcMessage\npublic record Member(int a) {}\n")
                .generate();
        assertTrue(shop.exists("java/club/MemberCodec.java"));
        shop.file("java/shop/Kept.txt", "not ours").delete("src/club/Member.java");
        GenerationResult result = shop.generate();
        assertEquals("", shop.text(result));
        assertEquals(
                List.of("java/club/MemberCodec.java", "proto/club/shop.proto"),
                result.deleted().stream()
                        .map(file -> folder.relativize(file).toString())
                        .toList());
        assertFalse(shop.exists("java/club"));
        assertTrue(shop.exists("java/shop/Kept.txt"));
    }

    @Test
    void aStateFileThatSomebodyEditedDeletesNothingOutsideTheOutput() {
        shop.source(ORDERS).generate();
        shop.file(
                "state",
                "x\n0 " + shop.path("src/shop/Orders.java") + "\n0 " + shop.path("java/../src/shop/Orders.java")
                        + "\n");
        assertEquals("", shop.problems());
        assertTrue(shop.exists("src/shop/Orders.java"));
    }

    @Test
    void aModuleWithoutSourcesIsNothingToDo() {
        GenerationResult result = shop.generate();
        assertEquals("", shop.text(result));
        assertFalse(shop.exists("rpc.lock"));
        assertFalse(shop.exists("java"));
    }

    @Test
    void aModuleWithoutAnnotationsGetsNoLock() {
        GenerationResult result = shop.source("package shop;\n\nclass Plain { Missing missing; }\n")
                .generate();
        assertEquals("", shop.text(result));
        assertFalse(shop.exists("rpc.lock"));
    }

    @Test
    void symbolsThatOthersWillGenerateAreNoneOfOurBusiness() {
        shop.source(ORDERS).source("""
                        package shop;

                        import lombok.Data;

                        @Data
                        class Desk {
                            OrdersStub stub;
                            Mapper_Generated mapper = Mapper_Generated.INSTANCE;
                        }
                        """);
        assertEquals("", shop.problems());
        assertTrue(shop.exists("java/shop/OrdersStub.java"));
    }

    @Test
    void aMissingTypeInAServiceIsReportedOnceWithoutTheCompilersNoise() {
        shop.source(
                "package shop;\n\nimport io.privateer.rpc.annotation.*;\n\n@RpcService\npublic interface Orders {\n   "
                        + " void a(Gone gone);\n}\n");
        assertEquals(
                "shop/Orders.java:7: Orders.a, parameter gone: the type Gone is not known. Import it, put the jar that has"
                        + " it on the class path, or let the tool that generates it run first",
                shop.problems());
    }

    @Test
    void aSyntaxErrorIsReportedInTheCompilersOwnWords() {
        shop.source(ORDERS).source("package shop;\n\nclass Broken {\n    int a\n}\n");
        assertEquals("shop/Broken.java:4: ';' expected", shop.problems());
    }

    @Test
    void aClassTwiceIsReportedInTheCompilersOwnWords() {
        shop.source(ORDERS).file("src/shop/Other.java", "package shop;\n\ninterface Orders {}\n");
        assertEquals("shop/Other.java:3: duplicate class: shop.Orders", shop.problems());
    }

    @Test
    void anUnknownModuleIsReportedInTheCompilersOwnWords() {
        shop.source(ORDERS).compilerOption("--add-modules").compilerOption("no.such.module");
        assertEquals("module not found: no.such.module", shop.problems());
    }

    @Test
    void anUnknownOptionIsReported() {
        shop.source(ORDERS).compilerOption("--no-such-option");
        assertEquals("javac refuses an option: error: invalid flag: --no-such-option", shop.problems());
    }

    @Test
    void aModuleInfoIsLeftOut() {
        shop.source(ORDERS).file("src/module-info.java", "module shop {\n    requires nobody.knows;\n}\n");
        assertEquals("", shop.problems());
    }

    @Test
    void annotationsThatAreNotOnTheClassPathAreNoEmptySuccess() {
        GenerationResult result = CodeGeneration.run(
                shop.source(ORDERS).request().classPath(List.of()).build());
        assertEquals(
                "shop/Orders.java:3: io.privateer:rpc-core is not on the class path. Add the dependency",
                shop.text(result));
    }

    @Test
    void twoRunsGiveTheSameBytes(@TempDir Path other) {
        shop.source(ORDERS).generate();
        Workspace again = new Workspace(other).source(ORDERS);
        again.generate();
        for (String file : List.of("rpc.lock", "java/shop/OrdersStub.java", "proto/shop/shop.proto")) {
            assertEquals(shop.read(file), again.read(file));
        }
    }

    @Test
    void sourcesInAnotherEncodingAreRead() throws Exception {
        Files.createDirectories(shop.path("src/shop"));
        Files.write(
                shop.path("src/shop/Orders.java"),
                ORDERS.replace("Orders of a shop", "Aufträge").getBytes(StandardCharsets.ISO_8859_1));
        GenerationResult result = CodeGeneration.run(
                shop.request().encoding(StandardCharsets.ISO_8859_1).build());
        assertEquals("", shop.text(result));
        assertTrue(shop.read("proto/shop/shop.proto").contains("Aufträge"));
    }

    @Test
    void testSourcesHaveNoLock() {
        GenerationRequest request = GenerationRequest.builder()
                .sourceRoots(List.of(shop.path("src")))
                .classPath(shop.source(ORDERS).classPath())
                .javaOutput(shop.path("java"))
                .protoOutput(shop.path("proto"))
                .resourceOutput(shop.path("resources"))
                .stateFile(shop.path("state"))
                .build();
        assertEquals("", shop.text(CodeGeneration.run(request)));
        assertTrue(shop.exists("java/shop/OrdersStub.java"));
        assertFalse(shop.exists("rpc.lock"));
        assertFalse(shop.exists("resources"));
    }

    @Test
    void aRequestWithoutAPathSaysWhichOne() {
        IllegalStateException refused = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalStateException.class,
                () -> GenerationRequest.builder().javaOutput(folder).build());
        assertEquals("protoOutput is not set", refused.getMessage());
    }

    @Test
    void anArtifactIdThatLeavesTheFolderIsRefused() {
        shop.source(ORDERS).id("com.example", "../../evil");
        assertEquals(
                "the generated path \"META-INF/privateer/com.example/../../evil/rpc.lock\" does not stay below "
                        + folder.resolve("resources")
                        + ". Use ASCII names for packages, types and the module's artifact id\n"
                        + "the generated path \"shop/../../evil.proto\" does not stay below "
                        + folder.resolve("proto")
                        + ". Use ASCII names for packages, types and the module's artifact id",
                String.join(
                        "\n",
                        shop.generate().problems().stream()
                                .map(Problem::toString)
                                .sorted()
                                .toList()));
        assertFalse(shop.exists("java"));
        assertFalse(shop.exists("rpc.lock"));
    }
}
