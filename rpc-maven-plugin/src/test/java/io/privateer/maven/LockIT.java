package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of {@code rpc.lock} from build to build. */
class LockIT {
    private static final String ORDER = "src/main/java/shop/Order.java";

    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void frozenWritesNothingAndFailsUntilTheLockIsCommitted() throws Exception {
        Project shop = projects.copyOf("shop");

        Finished without =
                shop.mvn("generate-sources", "-Dprivateer.lock=frozen").failed();
        assertEquals("", without.reason());
        assertFalse(shop.has("rpc.lock"));

        shop.mvn("generate-sources").succeeded();
        shop.mvn("generate-sources", "-Dprivateer.lock=frozen").succeeded();

        String committed = shop.read("rpc.lock");
        shop.replace(ORDER, "int count", "int count, java.util.Optional<String> note");
        Finished behind =
                shop.mvn("generate-sources", "-Dprivateer.lock=frozen").failed();
        assertEquals("", behind.reason());
        assertEquals(committed, shop.read("rpc.lock"));
    }

    @Test
    void checkWritesNothing() throws Exception {
        Project shop = projects.copyOf("shop");

        assertEquals("", shop.mvn("privateer:check").failed().reason());
        assertFalse(shop.has("rpc.lock"));
        assertFalse(shop.has("target/generated-sources"));

        shop.mvn("generate-sources").succeeded();
        shop.mvn("privateer:check").succeeded();
    }

    @Test
    void aBreakIsRefusedAndAcceptedWithAReason() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.mvn("generate-sources").succeeded();
        String committed = shop.read("rpc.lock");
        shop.replace(ORDER, "int count", "long count");

        Finished build = shop.mvn("generate-sources").failed();

        assertEquals("", build.reason());
        assertEquals(committed, shop.read("rpc.lock"));
    }

    @Test
    void twoBranchesThatTouchDifferentMessagesMergeByThemselves() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.mvn("generate-sources").succeeded();
        String base = shop.read("rpc.lock");
        String ours = lockAfter(shop, base, ORDER, "int count", "int count, java.util.Optional<String> note");
        String theirs = lockAfter(
                shop,
                base,
                "src/main/java/shop/Receipt.java",
                "BigDecimal total",
                "BigDecimal total, java.util.Optional<String> currency");

        Finished merge = merge(shop, base, ours, theirs);

        assertEquals(0, merge.status(), merge.output());
        shop.write("rpc.lock", merge.output());
        shop.replace(ORDER, "int count", "int count, java.util.Optional<String> note");
        shop.mvn("generate-sources", "-Dprivateer.lock=frozen").succeeded();
        assertEquals(merge.output(), shop.read("rpc.lock"));
    }

    @Test
    void twoBranchesThatTakeTheSameNumberConflict() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        shop.mvn("generate-sources").succeeded();
        String base = shop.read("rpc.lock");
        String ours = lockAfter(shop, base, ORDER, "int count", "int count, java.util.Optional<String> note");
        shop.replace(ORDER, "int count, java.util.Optional<String> note", "int count");
        String theirs = lockAfter(shop, base, ORDER, "int count", "int count, java.util.Optional<String> colour");

        Finished merge = merge(shop, base, ours, theirs);

        assertEquals(1, merge.status(), merge.output());
        shop.write("rpc.lock", merge.output());
        assertEquals("", shop.mvn("generate-sources").failed().reason());
    }

    /** What a branch that makes one change commits. The change stays in the sources. */
    private static String lockAfter(Project shop, String base, String file, String before, String after)
            throws IOException, InterruptedException {
        shop.write("rpc.lock", base);
        shop.replace(file, before, after);
        shop.mvn("generate-sources").succeeded();
        String lock = shop.read("rpc.lock");
        assertTrue(!lock.equals(base), lock);
        return lock;
    }

    /** What git makes of the lock of two branches: its exit status is the number of conflicts. */
    private static Finished merge(Project shop, String base, String ours, String theirs)
            throws IOException, InterruptedException {
        shop.write("base", base);
        shop.write("ours", ours);
        shop.write("theirs", theirs);
        return Finished.run(shop.folder(), List.of("git", "merge-file", "-p", "-q", "ours", "base", "theirs"));
    }
}
