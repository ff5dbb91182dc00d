package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class JavaProcessTest {
    /** A JVM starts in a third of a second, on a busy machine in some. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void linesAndStatusOfAProcessThatEndsAreKept() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (JavaProcess child = JavaProcess.of(ChildMain.class)
                .arguments("exit", "3")
                .name("quitter")
                .onLine(seen::add)
                .start()) {
            assertEquals(3, child.exitCode(SOON));
            assertEquals(List.of("to standard output", "to standard error"), child.lines());
            assertEquals(child.lines(), seen);
            assertEquals(
                    "quitter (process " + child.pid() + ") ended without a line like \"ready\"; exit status 3,"
                            + " and printed:\n  to standard output\n  to standard error",
                    assertThrows(AssertionError.class, () -> child.awaitLine("ready", SOON))
                            .getMessage());
            assertThrows(IllegalStateException.class, child::stop);
        }
    }

    @Test
    void awaitedLineGivesItsGroups() {
        try (JavaProcess child =
                JavaProcess.of(ChildMain.class).arguments("watch").start()) {
            assertEquals("4711", child.awaitLine("port (\\d+)", SOON).group(1));
            assertTrue(child.isAlive());
            AssertionError late =
                    assertThrows(AssertionError.class, () -> child.awaitLine("never", Duration.ofMillis(20)));
            String message = String.valueOf(late.getMessage());
            String start = "not within PT0.02S: ChildMain (process " + child.pid()
                    + ") printed no line like \"never\"; it runs, and printed:\n  ready, port 4711\nIts threads:\n  ";
            assertEquals(start, message.substring(0, Math.min(start.length(), message.length())));
            assertTrue(message.contains("at io.privateer.rpc.testkit.ChildMain.forever(ChildMain.java:"), message);
            assertTrue(child.isAlive(), "it goes on after it was asked what it does");
        }
    }

    @Test
    void processThatDoesNotSayWhatItsThreadsAreAtIsDescribedByItsState() {
        try (JavaProcess child =
                JavaProcess.of(ChildMain.class).arguments("watch").start()) {
            child.awaitLine("ready", SOON);
            child.stop();
            assertEquals(
                    "not within PT0.02S: ChildMain (process " + child.pid()
                            + ") has not ended; it runs, and printed:\n  ready, port 4711\n"
                            + "It has not said within PT5S what its threads are at; its state is T",
                    assertThrows(AssertionError.class, () -> child.exitCode(Duration.ofMillis(20)))
                            .getMessage());
        }
    }

    @Test
    void killedProcessRunsNoHookAndTerminatedOneDoes() {
        try (JavaProcess killed =
                        JavaProcess.of(ChildMain.class).arguments("hook").start();
                JavaProcess terminated =
                        JavaProcess.of(ChildMain.class).arguments("hook").start()) {
            killed.awaitLine("ready", SOON);
            killed.kill();
            assertFalse(killed.isAlive());
            assertEquals(137, killed.exitCode(SOON));
            assertEquals(List.of("ready"), killed.lines());

            terminated.awaitLine("ready", SOON);
            terminated.terminate();
            assertEquals(143, terminated.exitCode(SOON));
            assertEquals(List.of("ready", "the hook ran"), terminated.lines());
        }
    }

    @Test
    void stoppedProcessDoesNothingUntilItGoesOn() {
        try (JavaProcess child =
                JavaProcess.of(ChildMain.class).arguments("count").start()) {
            child.awaitLine("count 10", SOON);
            child.stop();
            assertTrue(child.isAlive());
            // What it had printed before may still be on its way.
            int[] lines = {child.lines().size(), 0};
            Await.until(
                    SOON,
                    () -> {
                        int now = child.lines().size();
                        lines[1] = now == lines[0] ? lines[1] + 1 : 0;
                        lines[0] = now;
                        // At 2 ms a look, it would have printed dozens of lines by now.
                        return lines[1] == 50;
                    },
                    "a process that prints nothing more");
            child.cont();
            child.awaitLine("count " + (lines[0] + 20), SOON);
        }
    }

    @Test
    void stoppedProcessCanBeClosed() {
        JavaProcess child = JavaProcess.of(ChildMain.class).arguments("deaf").start();
        child.awaitLine("ready", SOON);
        child.stop();
        child.close();
        assertFalse(child.isAlive());
        child.close();
    }

    @Test
    void closeEndsWhatItHadStarted() {
        long grandchild;
        try (JavaProcess child = JavaProcess.of(ChildMain.class)
                .arguments("start", "deaf", "stay")
                .start()) {
            grandchild = pidOfChild(child);
            assertTrue(isAlive(grandchild));
            child.kill();
            assertTrue(isAlive(grandchild), "kill is for the process alone");
        }
        assertFalse(isAlive(grandchild));
    }

    @Test
    void processThatWatchesItsParentEndsWhenThatIsKilled() {
        try (JavaProcess child = JavaProcess.of(ChildMain.class)
                .arguments("start", "watch", "stay")
                .start()) {
            long grandchild = pidOfChild(child);
            child.kill();
            Await.until(SOON, () -> !isAlive(grandchild), "the grandchild ends by itself");
        }
    }

    @Test
    void endOfTheJvmEndsItsProcesses() {
        try (JavaProcess child = JavaProcess.of(ChildMain.class)
                .arguments("start", "deaf", "exit")
                .start()) {
            assertEquals(0, child.exitCode(SOON));
            long grandchild = pidOfChild(child);
            Await.until(SOON, () -> !isAlive(grandchild), "the grandchild was killed");
        }
    }

    @Test
    void nothingIsLeftAfterClose() {
        Resources before = Resources.snapshot("java-process-output-");
        try (JavaProcess child =
                JavaProcess.of(ChildMain.class).arguments("watch").start()) {
            child.awaitLine("ready", SOON);
            assertEquals(1, Resources.threads("java-process-output-").size());
        }
        before.awaitReleased(Duration.ofMillis(100));
    }

    private static long pidOfChild(JavaProcess child) {
        return Long.parseLong(child.awaitLine("child (\\d+)", SOON).group(1));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
