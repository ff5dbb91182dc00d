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
    private static final String RECEIPT = "src/main/java/shop/Receipt.java";
    private static final String NOTE = ", java.util.Optional<String> note";

    @RegisterExtension
    final Projects projects = new Projects();

    @Test
    void frozenWritesNoLockAndFailsUntilOneIsCommitted() throws Exception {
        Project shop = projects.copyOf("shop");

        assertEquals("""
                1 problem
                rpc.lock: the lock is missing. Run generate and commit the file""", shop.refusal("generate-sources", "-Dprivateer.lock=frozen"));
        assertFalse(shop.has("rpc.lock"));

        shop.mvn("generate-sources").succeeded().says("commit");
        shop.mvn("generate-sources", "-Dprivateer.lock=frozen").succeeded().doesNotSay("commit");

        String committed = shop.read("rpc.lock");
        shop.replace(ORDER, "int count", "int count" + NOTE);
        assertEquals(
                """
                1 problem
                rpc.lock: the lock differs from what generate would write. Run generate and commit the file:
                +%s""".formatted(optional(4, "note").stripTrailing()),
                shop.refusal("generate-sources", "-Dprivateer.lock=frozen"));
        assertEquals(committed, shop.read("rpc.lock"));
    }

    @Test
    void thereIsNoThirdWayToTreatTheLock() throws Exception {
        assertEquals(
                "privateer.lock = thawed: there are append and frozen",
                projects.copyOf("shop").refusal("generate-sources", "-Dprivateer.lock=thawed"));
    }

    @Test
    void checkWritesNothing() throws Exception {
        Project shop = projects.copyOf("shop");

        assertEquals("""
                1 problem
                rpc.lock: the lock is missing. Run generate and commit the file""", shop.refusal("privateer:check"));
        assertFalse(shop.has("rpc.lock"));
        assertFalse(shop.has("target"));

        shop.mvn("generate-sources", "privateer:check").succeeded();
        shop.mvn("privateer:check").succeeded();
    }

    @Test
    void aBreakIsRefusedAndAcceptedWithAReason() throws Exception {
        Project shop = projects.copyOf("shop");
        shop.mvn("generate-sources").succeeded();
        String committed = shop.read("rpc.lock");
        shop.replace(ORDER, "int count", "long count");

        assertEquals("""
                1 problem
                src/main/java/shop/Order.java:5: breaking change: shop.Order.count: type int32 to int64
                  was:    number 3, int32, implicit
                  is:     number 3, int64, implicit
                  breaks: programs built before: they misread what this one sends, and this one what they send
                  keep:   give the new type a new name beside the old one
                  accept: add this to "accepted" in rpc.lock, with your reason:
                          {"break": "shop.Order.count: type int32 to int64", "reason": "…"}""", shop.refusal("generate-sources"));
        assertEquals(committed, shop.read("rpc.lock"));

        shop.replace("rpc.lock", "\"accepted\": []", """
                "accepted": [
                  {"break": "shop.Order.count: type int32 to int64", "reason": "nobody has it yet"}
                ]""");
        shop.mvn("generate-sources").succeeded();
        assertTrue(shop.read("rpc.lock").contains("\"name\": \"count\", \"json\": \"count\", \"type\": \"int64\""));
        shop.mvn("generate-sources", "-Dprivateer.lock=frozen").succeeded();
    }

    @Test
    void branchesThatTouchDifferentMessagesMergeByThemselves() throws Exception {
        Project shop = projects.copyOf("shop");
        shop.mvn("generate-sources").succeeded();
        String base = shop.read("rpc.lock");
        String ours = lockOfBranch(shop, ORDER, "int count", "int count" + NOTE);
        String theirs = lockOfBranch(shop, RECEIPT, "BigDecimal total", "BigDecimal total" + NOTE);

        Finished merged = merge(shop, base, ours, theirs);

        assertEquals(0, merged.status(), merged.output());
        shop.write("rpc.lock", merged.output());
        shop.replace(ORDER, "int count", "int count" + NOTE);
        shop.replace(RECEIPT, "BigDecimal total", "BigDecimal total" + NOTE);
        shop.mvn("generate-sources", "-Dprivateer.lock=frozen").succeeded();
    }

    @Test
    void branchesThatTakeTheSameNumberConflictUntilOneGivesWay() throws Exception {
        String colour = ", java.util.Optional<String> colour";
        Project shop = projects.copyOf("shop");
        shop.mvn("generate-sources").succeeded();
        String base = shop.read("rpc.lock");
        String ours = lockOfBranch(shop, ORDER, "int count", "int count" + NOTE);
        String theirs = lockOfBranch(shop, ORDER, "int count", "int count" + colour);

        Finished merged = merge(shop, base, ours, theirs);

        assertEquals(1, merged.status(), merged.output());
        shop.write("rpc.lock", merged.output());
        shop.replace(ORDER, "int count", "int count" + NOTE + colour);
        assertEquals("""
                1 problem
                rpc.lock:14: a merge left its conflict marker. Take the side that is already released, and let generate add the other's members again with new numbers""", shop.refusal("generate-sources"));

        shop.write("rpc.lock", ours);
        shop.mvn("generate-sources").succeeded();
        assertEquals(
                ours.replace(optional(4, "note"), optional(4, "note") + optional(5, "colour")), shop.read("rpc.lock"));
    }

    /** A line of the lock. */
    private static String optional(int number, String name) {
        return """
                    , {"number": %d, "name": "%s", "json": "%s", "type": "string", "presence": "optional"}
                """.formatted(number, name, name);
    }

    /** What a branch that makes one change commits. The change is taken back. */
    private static String lockOfBranch(Project shop, String file, String before, String after)
            throws IOException, InterruptedException {
        String lock = shop.read("rpc.lock");
        shop.replace(file, before, after);
        shop.mvn("generate-sources").succeeded();
        String changed = shop.read("rpc.lock");
        assertTrue(!changed.equals(lock), changed);
        shop.replace(file, after, before);
        shop.write("rpc.lock", lock);
        return changed;
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
