package io.privateer.codegen.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Workspace;
import io.privateer.codegen.client.ClientLanguage;
import io.privateer.codegen.model.ProtoName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of another module: who owns them, and what a class file does not tell. */
final class ForeignTest {
    private final Workspace money;
    private final Workspace shop;

    ForeignTest(@TempDir Path first, @TempDir Path second) {
        money = new Workspace(first).id("com.example", "money");
        shop = new Workspace(second).id("com.example", "shop");
    }

    private Path money() {
        money.source("""
                package money;

                import io.privateer.rpc.annotation.*;
                import java.util.*;
                import org.jspecify.annotations.Nullable;

                @RpcMessage
                public record Money(
                        @RpcField(number = 5) long cents, Unit unit, @Nullable String note, Shape shape,
                        @RpcDefault("7") int rate, Page<String> page) {
                    public enum Unit { EUR, @RpcField(number = 9) USD }

                    public sealed interface Shape permits Round {}

                    public record Round(int r) implements Shape {}

                    public record Page<T>(List<T> all) {}
                }
                """)
                .source("package money;\n\npublic record Forgotten(int a) {}\n")
                .source(
                        "package money;\n\n@io.privateer.rpc.annotation.RpcMessage\npublic class Broke extends Exception"
                                + " {\n    private static final long serialVersionUID = 1;\n    private final int by;\n\n    public"
                                + " Broke(int by) {\n        this.by = by;\n    }\n\n    public int by() {\n        return by;\n   "
                                + " }\n}\n");
        assertEquals("", money.problems());
        return money.compile();
    }

    private void orders(String methods) {
        shop.source("""
                package shop;

                import io.privateer.rpc.annotation.*;
                import java.util.*;
                import money.*;

                @RpcService
                public interface Orders {
                    %s
                }
                """.formatted(methods));
    }

    @Test
    void codecProtoAndNumbersComeFromTheOwnersJar() {
        shop.dependsOn(money());
        orders("Money pay(Money price, Optional<Money.Unit> unit, List<Money.Page<String>> pages) throws Broke;");
        GenerationResult result = shop.generate();
        assertEquals("", shop.text(result));
        assertFalse(shop.exists("java/money"), "the owner has the codec");
        assertFalse(shop.exists("proto/money"), "the owner has the .proto");
        assertFalse(shop.read("rpc.lock").contains("\"money.Money\": ["), "the owner has the numbers");
        assertTrue(shop.read("proto/shop/shop.proto").contains("import \"money/money.proto\";"));
        shop.compile();
    }

    @Test
    void aMethodAndARecordTogetherSeeTheSameNullnessOnEachJdk() {
        shop.dependsOn(money());
        orders("void pay(Money price);");
        var message = Models.of(shop, List.of()).message(new ProtoName("money", "Money"));
        assertTrue(message.foreign());
        assertEquals(
                List.of(
                        "1 unit IMPLICIT",
                        "2 note NULLABLE",
                        "3 shape REQUIRED",
                        "4 rate DEFAULTED",
                        "5 cents IMPLICIT",
                        "6 page REQUIRED"),
                message.fields().stream()
                        .map(field -> field.number() + " " + field.protoName() + " " + field.presence())
                        .toList());
    }

    @Test
    void theFieldsOfAnExceptionAreThoseOfItsOwnersLock() {
        money.source("""
                package money;

                import io.privateer.rpc.annotation.*;
                import java.util.*;

                @RpcMessage
                @SuppressWarnings("serial") // Newer compilers look at the types of its fields.
                public class Blocked extends Exception {
                    private static final long serialVersionUID = 1;
                    private final List<Money.Round> by;
                    private final boolean forEver;
                    private final Optional<Long> until;

                    public Blocked(
                            String message, @RpcField(number = 7) List<Money.Round> by, boolean forEver, Optional<Long> until) {
                        super(message);
                        this.by = by;
                        this.forEver = forEver;
                        this.until = until;
                    }

                    public List<Money.Round> getBy() { return by; }
                    public boolean isForEver() { return forEver; }
                    public Optional<Long> until() { return until; }
                    public int notAField() { return 0; }
                }
                """);
        shop.dependsOn(money());
        orders("void pay(int cents) throws Blocked, Broke;");
        var model = Models.of(shop, List.of());
        assertEquals(
                List.of("1 message IMPLICIT", "2 for_ever IMPLICIT", "3 until OPTIONAL", "7 by REPEATED"),
                model.message(new ProtoName("money", "Blocked")).fields().stream()
                        .map(field -> field.number() + " " + field.protoName() + " " + field.presence())
                        .toList());
        assertEquals(
                "by",
                model.message(new ProtoName("money", "Broke")).fields().get(0).javaName());
        assertEquals(
                "",
                shop.text(CodeGeneration.run(shop.request()
                        .clients(List.of(ClientLanguage.values()))
                        .clientOutput(shop.path("clients"))
                        .build())));
        assertFalse(shop.exists("java/money"), "the owner has the codec");
        shop.compile();
        assertTrue(shop.read("clients/python/money.py").contains("""
                        class Blocked(_rpc.ServiceError):
                        """), shop.read("clients/python/money.py"));
        for (String field : List.of("message", "for_ever", "until", "by")) {
            assertTrue(shop.read("clients/python/money.py").contains("self." + field + " = " + field), field);
            assertTrue(shop.read("clients/perl/lib/Money.pm").contains("[ '" + field + "', '"), field);
        }
    }

    @Test
    void aRecordThatNobodyOwnsIsRefusedAtItsUse() {
        shop.dependsOn(money());
        orders("void a(Forgotten forgotten);\n    void b(Money.Page<Integer> page);");
        assertEquals(
                """
                shop/Orders.java:9: Orders.a, parameter forgotten: money.Forgotten comes from another module that generated no codec for it. Mark it with @RpcMessage there and run code generation with that module's group and artifact id, or write a record of your own
                shop/Orders.java:10: Orders.b, parameter page: money.Money.Page comes from another module that generated no codec for money.MoneyPageOfInteger. Use it in a service or an @RpcMessage record there and run code generation with that module's group and artifact id, or write a record of your own""".lines().sorted().toList(), shop.problems().lines().sorted().toList());
    }

    @Test
    void aLockThatIsMissingOrOldIsRefusedAtTheUse() {
        Path classes = money();
        shop.dependsOn(classes);
        orders("void a(Money money);");
        String lock = "classes/META-INF/privateer/com.example/money/rpc.lock";
        String text = money.read(lock);
        money.file(lock, text.replace("\"name\": \"note\"", "\"name\": \"other\""));
        assertEquals(
                "shop/Orders.java:9: Orders.a, parameter money: money.Money has the member note, but the rpc.lock in its"
                        + " jar does not. Build com.example:money again",
                shop.problems());
        money.file(lock, text.replace("money.MoneyUnit\": [", "money.Currency\": ["));
        assertEquals(
                "shop/Orders.java:9: Money.unit: money.MoneyUnit is not in META-INF/privateer/com.example/money/rpc.lock"
                        + " on the class path. Build the module that owns it again",
                shop.problems());
        money.delete(lock);
        assertEquals(
                "shop/Orders.java:9: Orders.a, parameter money: META-INF/privateer/com.example/money/rpc.lock is missing"
                        + " from the class path. Build the module that owns it again",
                shop.problems());
    }

    @Test
    void anInheritedMethodOfAClassFileWithoutParameterNamesIsRefusedAtTheService() {
        money.source("package money;\n\npublic interface Store {\n    int find(int id, String shelf);\n}\n");
        money();
        shop.dependsOn(money.path("classes"));
        shop.source(
                "package shop;\n\nimport io.privateer.rpc.annotation.*;\n\n@RpcService\npublic interface Orders extends"
                        + " money.Store {}\n");
        assertEquals(
                "shop/Orders.java:6: Orders.find: is inherited from the class file of money.Store, which has no parameter"
                        + " names. Compile that with -parameters, or declare the method again in this interface",
                shop.problems());
        shop.source(
                "package shop;\n\nimport io.privateer.rpc.annotation.*;\n\n@RpcService\npublic interface Orders extends"
                        + " money.Store {\n    int find(int id, String shelf);\n}\n");
        assertEquals("", shop.problems());
    }
}
