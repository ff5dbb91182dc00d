package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code generate} on several modules, of which one owns records for the others. */
class ModulesIT {
    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void aSharedModuleOwnsItsRecordsAndOthersUseThem() throws Exception {
        Project modules = projects.copyOf("modules").withLoopback("app/src/main/java");

        // On two threads, as the goals promise to allow; and only compiled, so that modules meet as folders.
        modules.mvn("compile", "-T2").succeeded().doesNotSay("[WARNING]");

        assertEquals(
                new Finished(0, "Money[amount=7.75, currency=DUCAT]\n"),
                modules.java("app.Main", "app/target/classes", "orders/target/classes", "money/target/classes"));
        assertTrue(modules.has("money/target/classes/money/MoneyCodec.class"));
        assertFalse(modules.has("orders/target/generated-sources/privateer/money"));
        assertTrue(modules.read("orders/target/classes/shop/orders.proto").contains("import \"money/money.proto\";"));
        assertTrue(modules.has("money/rpc.lock"));
        assertTrue(modules.has("orders/rpc.lock"));
        assertFalse(modules.has("app/rpc.lock"));
        assertFalse(modules.has("rpc.lock"));

        // The same as jars.
        modules.mvn("package").succeeded().doesNotSay("[WARNING]");
    }

    @Test
    void aRecordThatItsModuleDoesNotOwnIsAnErrorThatSaysHow() throws Exception {
        Project modules = projects.copyOf("modules").withLoopback("app/src/main/java");
        modules.replace("money/src/main/java/money/Money.java", "@RpcMessage\n", "");
        modules.replace("money/src/main/java/money/Money.java", "import io.privateer.rpc.annotation.RpcMessage;\n", "");

        String advice =
                "money.Money comes from another module that generated no codec for it. Mark it with @RpcMessage there"
                        + " and run code generation with that module's group and artifact id, or write a record of your own";
        assertEquals("""
                2 problems
                orders/src/main/java/shop/Orders.java:9: Orders.place, result: %1$s
                orders/src/main/java/shop/Line.java:5: Line.price: %1$s""".formatted(advice), modules.refusal("compile"));
    }
}
