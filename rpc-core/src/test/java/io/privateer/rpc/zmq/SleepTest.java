package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How polls begin and end to sleep. */
@Timeout(20)
class SleepTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(10);

    private final ClientSockets transport = new ClientSockets("test-client", ZmqOptions.DEFAULTS);

    @Test
    void wakeEndsAPollThatSleeps() throws InterruptedException {
        Thread owner = Thread.currentThread();
        Thread waker = new Thread(() -> {
            Await.await(() -> owner.getState() == Thread.State.RUNNABLE && inSelect(owner));
            transport.wake();
        });
        waker.start();
        assertTrue(pollNanos(LONG) < TimeUnit.SECONDS.toNanos(2));
        waker.join();
        transport.close();
    }

    @Test
    void anyNumberOfWakesEndOnePoll() throws InterruptedException {
        Thread[] wakers = new Thread[4];
        for (int i = 0; i < wakers.length; i++) {
            wakers[i] = new Thread(() -> {
                for (int j = 0; j < 10_000; j++) {
                    transport.wake();
                }
            });
            wakers[i].start();
        }
        for (Thread waker : wakers) {
            waker.join();
        }
        assertTrue(pollNanos(LONG) < TimeUnit.SECONDS.toNanos(2));
        long second = pollNanos(TimeUnit.MILLISECONDS.toNanos(60));
        assertTrue(second >= TimeUnit.MILLISECONDS.toNanos(60), "the second poll slept only " + second + " ns");
        transport.close();
    }

    @Test
    void noWakeIsLostHoweverItMeetsThePoll() throws InterruptedException {
        int rounds = 20_000;
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean given = new AtomicBoolean();
        Thread other = new Thread(() -> {
            for (int i = 1; i <= rounds; i++) {
                asked.set(i);
                transport.wake();
                while (answered.get() < i && !given.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        other.start();
        long start = System.nanoTime();
        while (answered.get() < rounds && System.nanoTime() - start < LONG) {
            if (asked.get() > answered.get()) {
                answered.incrementAndGet();
            } else {
                // A lost wake would make this one last.
                transport.poll(LONG);
            }
        }
        given.set(true);
        other.join();
        assertEquals(rounds, answered.get());
        transport.close();
    }

    @Test
    void pollWithoutTimeOnlyLooks() {
        assertTrue(pollNanos(0) < TimeUnit.SECONDS.toNanos(1));
        assertTrue(pollNanos(-1) < TimeUnit.SECONDS.toNanos(1));
        transport.close();
    }

    @Test
    void interruptOfTheOwnerDoesNotMakeItSpin() {
        Thread.currentThread().interrupt();
        assertTrue(pollNanos(TimeUnit.MILLISECONDS.toNanos(30)) >= TimeUnit.MILLISECONDS.toNanos(30));
        transport.close();
    }

    @Test
    void lightTrafficLeavesTheProcessorIdle() {
        transport.close();
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS);
                Client client = new Client(ZmqOptions.DEFAULTS)) {
            List<Client.Line> lines = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Client.Line line = client.open(server.endpoint());
                line.send("warm-up");
                lines.add(line);
            }
            assertTrue(client.pollUntil(Duration.ofSeconds(2), () -> lines.stream()
                    .noneMatch(line -> line.replies().isEmpty())));
            String mine = Thread.currentThread().getName();
            long before = Threads.cpuNanos("test-") + Threads.cpuNanos(mine);
            long start = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                Client.Line line = lines.get(i % lines.size());
                int replies = line.replies().size();
                line.send("request " + i);
                assertTrue(client.pollUntil(
                        Duration.ofSeconds(2), () -> line.replies().size() > replies));
                client.pollUntil(Duration.ofMillis(25), () -> false);
            }
            long used = Threads.cpuNanos("test-") + Threads.cpuNanos(mine) - before;
            double share = (double) used / (System.nanoTime() - start);
            System.out.printf("lightTrafficLeavesTheProcessorIdle: %.1f %%%n", 100 * share);
            assertTrue(share < 0.2, "used " + share + " of a processor");
            assertEquals(56, server.received.get());
        }
    }

    private long pollNanos(long timeoutNanos) {
        long start = System.nanoTime();
        transport.poll(timeoutNanos);
        return System.nanoTime() - start;
    }

    private static boolean inSelect(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("select")) {
                return true;
            }
        }
        return false;
    }
}
