package io.privateer.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class LoadTest {
    private static Contender.Client client(Contender.BlockingCall call) {
        return new Contender.Client() {
            @Override
            public Contender.BlockingCall blocking(Workload workload, int bytes) {
                return call;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void standstillAtAFixedRateCountsForEveryCallThatWasDueInIt() throws Exception {
        AtomicBoolean stood = new AtomicBoolean();
        long pause = Duration.ofMillis(400).toNanos();
        Contender.BlockingCall stallsOnce = () -> {
            // The first call is the one that connects, before the clock runs.
            if (!stood.compareAndSet(false, true)) {
                if (stood.get() && Thread.currentThread().getName().equals("caller-0")) {
                    Thread.currentThread().setName("stood");
                    LockSupport.parkNanos(pause);
                }
            }
        };
        Cell cell = Cell.of("any", Workload.ECHO, Mode.SYNC, 1, 40).withRate(1_000);
        Measurement measured = Load.run(cell, List.of(client(stallsOnce)), Duration.ofMillis(600));
        // Some 400 of some 600 calls were due while nothing moved, the first of them for the whole time.
        assertTrue(measured.p50Micros() > 10_000, measured::toString);
        assertTrue(measured.maxMicros() >= pause / 1e3, measured::toString);
    }

    @Test
    void failuresAreCountedApartAndTheFirstIsTold() throws Exception {
        AtomicBoolean connected = new AtomicBoolean();
        Contender.BlockingCall fails = () -> {
            if (connected.getAndSet(true)) {
                throw new IllegalStateException("broken");
            }
        };
        Cell cell = Cell.of("any", Workload.ECHO, Mode.SYNC, 2, 40).withRate(1_000);
        // One caller's connecting call succeeds, the other one's fails at once.
        Exception failure = null;
        try {
            Load.run(cell, List.of(client(fails)), Duration.ofMillis(10));
        } catch (IllegalStateException e) {
            failure = e;
        }
        assertEquals("broken", failure == null ? "" : failure.getMessage());

        Measurement measured = Load.run(
                cell.withClients(1).withWorkers(1),
                List.of(client(() -> {
                    if (Thread.currentThread().getName().startsWith("caller-")) {
                        throw new IllegalStateException("broken");
                    }
                })),
                Duration.ofMillis(20));
        assertEquals(0, measured.calls());
        assertTrue(measured.failures() > 0);
        assertEquals("java.lang.IllegalStateException: broken", measured.firstFailure());
    }
}
