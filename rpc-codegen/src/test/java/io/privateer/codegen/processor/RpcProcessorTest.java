package io.privateer.codegen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way in through a compiler: any build tool, an IDE, beside the plugin and beside other processors. */
final class RpcProcessorTest {
    private static final String ORDERS = """
            package shop;

            import io.privateer.rpc.annotation.*;
            import java.util.*;

            @RpcService
            public interface Orders {
                Item find(int id, @RpcDefault("EUR") String currency);

                record Item(@RpcField(number = 4) String name, Kind kind) {}

                enum Kind { A, @RpcUnknown B }
            }
            """;

    /** A class that uses what is generated: it must be known in the same compilation. */
    private static final String CLIENT = """
            package shop;

            import io.privateer.rpc.service.RpcChannel;

            final class Client {
                static Orders.Item find(RpcChannel channel) {
                    return new OrdersStub(channel).find(1, "EUR");
                }
            }
            """;

    private final Workspace shop;

    RpcProcessorTest(@TempDir Path folder) {
        shop = new Workspace(folder);
    }

    private List<String> javac(String... options) {
        List<String> all = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
        all.addAll(List.of(options));
        return shop.javac(all, List.of(new RpcProcessor()), "src");
    }

    @Test
    void theServiceEntryNamesIt() {
        assertTrue(ServiceLoader.load(Processor.class).stream()
                .anyMatch(provider -> provider.type().equals(RpcProcessor.class)));
    }

    @Test
    void generatesIntoOneCompilationWithoutAWarning() {
        shop.source(ORDERS).source(CLIENT);
        assertEquals(
                List.of(),
                javac(
                        "-Aprivateer.groupId=com.example",
                        "-Aprivateer.artifactId=shop",
                        "-Aprivateer.lock=" + shop.path("rpc.lock")));
        assertTrue(shop.exists("classes/shop/OrdersStub.class"));
        assertTrue(shop.exists("classes/shop/Client.class"));
        assertTrue(shop.exists("classes/shop/shop.proto"));
        assertTrue(shop.exists("classes/META-INF/privateer/com.example/shop/rpc.lock"));
        assertFalse(shop.exists("rpc.lock"), "the processor never writes the lock");
    }

    @Test
    void writesTheSameFilesAsTheLibrary() {
        shop.source(ORDERS);
        assertEquals(List.of(), javac("-Aprivateer.groupId=com.example", "-Aprivateer.artifactId=shop"));
        assertEquals("", shop.problems());
        assertEquals(shop.read("java/shop/OrdersStub.java"), shop.read("classes/shop/OrdersStub.java"));
        assertEquals(shop.read("proto/shop/shop.proto"), shop.read("classes/shop/shop.proto"));
    }

    @Test
    void takesNumbersFromTheLockAndRefusesABreakAtItsLine() {
        shop.source(ORDERS);
        assertEquals("", shop.problems());
        shop.source(ORDERS.replace("Kind kind)", "Kind kind, long price)"));
        String lock = shop.read("rpc.lock");
        assertEquals("""
                src/shop/Orders.java:10: error: breaking change: shop.OrdersItem.price: added
                    record Item(@RpcField(number = 4) String name, Kind kind, long price) {}
                                                                                   ^
                    was:    not there
                    is:     number 5, int64, implicit
                    breaks: programs built before do not send it, and this one cannot tell that from zero
                    keep:   make it Optional, a collection, or add @RpcDefault("…")
                    accept: add this to "accepted" in rpc.lock, with your reason:
                            {"break": "shop.OrdersItem.price: added", "reason": "…"}""", String.join("\n", javac("-Aprivateer.lock=" + shop.path("rpc.lock"))));
        assertEquals(lock, shop.read("rpc.lock"));
    }

    @Test
    void aLockWithAConflictIsAnErrorWithItsLine() {
        shop.source(ORDERS).file("rpc.lock", "{\"version\": 1\n<<<<<<< HEAD\n}");
        assertEquals(
                List.of(
                        "error: rpc.lock:2: a merge left its conflict marker. Take the side that is already released, and let generate"
                                + " add the other's members again with new numbers"),
                javac("-Aprivateer.lock=" + shop.path("rpc.lock")));
    }

    @Test
    void aCompilerThatShowsOneFileOnlyDoesNotMissTheOthers() {
        shop.source(ORDERS)
                .source("package shop;\n\n@io.privateer.rpc.annotation.RpcService\npublic interface Stock {\n    int"
                        + " left();\n}\n");
        assertEquals("", shop.problems());
        shop.delete("src/shop/Stock.java");
        assertEquals(List.of(), javac("-Aprivateer.lock=" + shop.path("rpc.lock")));
    }

    @Test
    void yieldsInSilenceToThePlugin() {
        shop.source(ORDERS).source(CLIENT);
        assertEquals("", shop.problems());
        assertEquals(
                List.of(),
                shop.javac(
                        List.of(
                                "-Xlint:all",
                                "-Werror",
                                "-Aprivateer.groupId=com.example",
                                "-Aprivateer.artifactId=shop",
                                "-Aprivateer.lock=" + shop.path("rpc.lock")),
                        List.of(new RpcProcessor()),
                        "src",
                        "java"));
        assertTrue(shop.exists("classes/shop/OrdersStub.class"));
        assertFalse(shop.exists("classes/shop/shop.proto"), "the plugin packages it");
    }

    @Test
    void aUsersClassWithAGeneratedNameIsNoOutputOfThePlugin() {
        shop.source(ORDERS).source("package shop;\n\nfinal class OrdersBinding {}\n");
        assertEquals("""
                src/shop/Orders.java:7: error: Orders: the class shop.OrdersBinding is generated for it, but a class of that name exists. Rename that class
                public interface Orders {
                       ^""", String.join("\n", javac()));
    }

    @Test
    void allProblemsOfAnInterfaceComeAtOnce() {
        shop.source(ORDERS.replace("Item find(", "void a(char x);\n    Object b();\n    Item find("));
        List<String> messages = javac();
        assertEquals(2, messages.size(), messages.toString());
        assertTrue(messages.get(0).startsWith("src/shop/Orders.java:8: error: Orders.a, parameter x: char"));
        assertTrue(messages.get(1).startsWith("src/shop/Orders.java:9: error: Orders.b, result: Object"));
    }

    @Test
    void aTypeOfAnotherProcessorArrivesOneRoundLater() {
        shop.source(ORDERS.replace("Item find(", "Late late();\n    Item find("));
        assertEquals(List.of(), shop.javac(List.of(), List.of(new LateProcessor("Late"), new RpcProcessor()), "src"));
        assertTrue(shop.exists("classes/shop/LateCodec.class"));
        assertTrue(shop.read("classes/shop/shop.proto").contains("message Late {"));
    }

    @Test
    void aServiceOfAnotherProcessorIsReadToo() {
        shop.source(ORDERS);
        assertEquals(
                List.of(), shop.javac(List.of(), List.of(new RpcProcessor(), new LateProcessor("LateService")), "src"));
        assertTrue(shop.exists("classes/shop/LateServiceStub.class"));
        assertTrue(shop.read("classes/shop/shop.proto").contains("service LateService {"));
        assertTrue(shop.read("classes/shop/shop.proto").contains("service Orders {"));
    }

    @Test
    void aTypeThatNeverComesIsReportedInTheLastRound() {
        shop.source(ORDERS.replace("Item find(", "Never never();\n    Item find("));
        String messages = String.join("\n", shop.javac(List.of(), List.of(new RpcProcessor()), "src"));
        assertTrue(
                messages.contains(
                        "src/shop/Orders.java:8: error: Orders.never, result: the type Never is not known. Import"
                                + " it, or put the jar that has it on the class path"),
                messages);
    }

    /** Writes one more source in the first round, as Lombok's kin do. */
    private static final class LateProcessor extends AbstractProcessor {
        private final String name;
        private boolean done;

        LateProcessor(String name) {
            this.name = name;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer out = processingEnv
                        .getFiler()
                        .createSourceFile("shop." + name)
                        .openWriter()) {
                    out.write(
                            name.endsWith("Service")
                                    ? "package shop;\n@io.privateer.rpc.annotation.RpcService\npublic interface " + name
                                            + " { int a(); }\n"
                                    : "package shop;\npublic record " + name + "(int a) {}\n");
                } catch (IOException unwritable) {
                    throw new UncheckedIOException(unwritable);
                }
            }
            return false;
        }
    }
}
