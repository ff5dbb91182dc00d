package io.privateer.codegen.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches and one lock: git must stop where both add to one message, and must not where they do not. */
final class GitMergeTest {
    private final Path folder;

    GitMergeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Merge(boolean clean, String text) {}

    private Path lock(String name, String item, String part, String methods) {
        Workspace shop = new Workspace(folder.resolve(name));
        shop.source("""
                package shop;

                import io.privateer.rpc.annotation.*;
                import java.util.*;

                @RpcService
                public interface Orders {
                    void put(Item item, Part part);
                    %s
                    record Item(%s) {}
                    record Part(%s) {}
                }
                """.formatted(methods, item, part));
        if (!name.equals("base")) {
            shop.file("rpc.lock", new Workspace(folder.resolve("base")).read("rpc.lock"));
        }
        assertEquals("", shop.problems());
        return shop.path("rpc.lock");
    }

    private Merge merge(Path ours, Path theirs) throws IOException, InterruptedException {
        Path base = folder.resolve("base/rpc.lock");
        Process git = new ProcessBuilder("git", "merge-file", "-p", ours.toString(), base.toString(), theirs.toString())
                .start();
        String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Merge(git.waitFor() == 0, text);
    }

    @Test
    void twoBranchesThatAddAFieldToOneMessageConflict() throws Exception {
        lock("base", "int a, int b", "int a", "");
        Merge merge = merge(
                lock("ours", "int a, int b, Optional<String> c", "int a", ""),
                lock("theirs", "int a, int b, Optional<String> d", "int a", ""));
        assertFalse(merge.clean());

        Workspace merged = new Workspace(folder.resolve("ours")).file("rpc.lock", merge.text());
        assertTrue(
                merged.problems()
                        .matches("rpc\\.lock:\\d+: a merge left its conflict marker\\. Take the side that is already"
                                + " released, and let generate add the other's members again with new numbers"),
                merged.problems());
    }

    @Test
    void branchesThatAddToDifferentMessagesAndMethodsMerge() throws Exception {
        lock("base", "int a, int b", "int a", "");
        Path ours = lock("ours", "int a, int b, Optional<String> c", "int a", "void zap();");
        Path theirs = lock("theirs", "int a, int b", "int a, List<String> z", "");
        Merge merge = merge(ours, theirs);
        assertTrue(merge.clean(), merge.text());

        Path expected = lock("both", "int a, int b, Optional<String> c", "int a, List<String> z", "void zap();");
        assertEquals(Files.readString(expected), merge.text());
    }

    @Test
    void aMessageAddedBehindTheLastOneDoesNotDisturbItsFields() throws Exception {
        lock("base", "int a, int b", "int a", "");
        Path ours = lock("ours", "int a, int b", "int a, List<String> z", "");
        Path theirs = lock("theirs", "int a, int b", "int a", "void zap(Zoo zoo);\n    record Zoo(int a) {}");
        Merge merge = merge(ours, theirs);
        assertTrue(merge.clean(), merge.text());
    }
}
