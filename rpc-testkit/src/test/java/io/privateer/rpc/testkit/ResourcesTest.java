package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ResourcesTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    @Test
    void leakedThreadIsNamedUntilItEnds() {
        Resources before = Resources.snapshot("leak-");
        CountDownLatch end = new CountDownLatch(1);
        Thread leak = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException asked) {
                        Thread.currentThread().interrupt();
                    }
                },
                "leak-1");
        leak.start();
        assertTrue(leaks(before).contains("leaked threads: [leak-1 at "), "the thread");
        end.countDown();
        before.awaitReleased(Duration.ofSeconds(5));
    }

    @Test
    void leakedSocketAndSelectorAreNamedUntilTheyAreClosed() throws IOException {
        try (Selector kept = Selector.open()) {
            Resources before = Resources.snapshot("none-");
            ServerSocket socket = new ServerSocket(0);
            assertTrue(leaks(before).contains("socket:["), "the socket");
            socket.close();
            before.awaitReleased(SHORT);
            try (Selector leak = Selector.open()) {
                assertTrue(leak.isOpen());
                assertTrue(leaks(before).contains("anon_inode:[eventpoll]"), "the second selector");
            }
            before.awaitReleased(SHORT);
            assertTrue(kept.isOpen());
        }
    }

    private static String leaks(Resources before) {
        return String.valueOf(assertThrows(AssertionError.class, () -> before.awaitReleased(SHORT))
                .getMessage());
    }
}
