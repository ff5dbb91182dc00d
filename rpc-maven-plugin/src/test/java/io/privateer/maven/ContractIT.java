package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A module whose services are in {@code src/main/proto}. */
class ContractIT {
    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void aContractIsCalledFromJavaAndPackaged() throws Exception {
        Project shop = projects.copyOf("contract").withLoopback("src/main/java");

        Finished build = shop.mvn("compile").succeeded();

        assertTrue(build.output().contains("shop.v1.Shop/Watch is a streaming method, and left out"), build::output);
        assertEquals(
                new Finished(0, "rope Optional[1970-01-01T00:00:00Z] Optional[Cents[value=250]] Optional.empty\n"),
                shop.java("app.Main", "target/classes"));
        assertTrue(shop.has("target/classes/shop/v1/shop.proto"));
        assertFalse(shop.has("rpc.lock"));
    }

    @Test
    void aStreamingMethodIsRefusedByName() throws Exception {
        Project shop = projects.copyOf("contract").withLoopback("src/main/java");
        shop.replace("pom.xml", "<streaming>skip</streaming>", "");

        assertEquals("""
                1 problem
                src/main/proto/shop/v1/shop.proto:16: shop.v1.Shop/Watch is a streaming method, which cannot be called yet. Leave out all of them with <streaming>skip</streaming>""", shop.refusal("compile"));
    }
}
