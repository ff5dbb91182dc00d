package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AwaitTest {
    @Test
    void returnsAsSoonAsTheConditionHolds() {
        AtomicInteger looks = new AtomicInteger();
        Await.until(Duration.ofSeconds(5), () -> looks.incrementAndGet() == 3, "three looks");
        assertEquals(3, looks.get());
    }

    @Test
    void looksOnceAtLeast() {
        assertEquals("there", Await.value(Duration.ZERO, () -> Optional.of("there"), () -> "a value"));
    }

    @Test
    void failsWithWhatWasWaitedForAndWhatWasThereThen() {
        AtomicInteger looks = new AtomicInteger();
        AssertionError late = assertThrows(
                AssertionError.class,
                () -> Await.until(
                        Duration.ofMillis(20), () -> looks.incrementAndGet() < 0, () -> "seen " + looks.get()));
        assertEquals("not within PT0.02S: seen " + looks.get(), late.getMessage());
        assertTrue(looks.get() >= 2, () -> looks + " looks");
    }

    @Test
    void interruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        AssertionError interrupted =
                assertThrows(AssertionError.class, () -> Await.until(Duration.ofSeconds(5), () -> false, "something"));
        assertTrue(Thread.interrupted(), "still set, and cleared for the next test");
        assertEquals("interrupted while waiting: something", interrupted.getMessage());
    }
}
