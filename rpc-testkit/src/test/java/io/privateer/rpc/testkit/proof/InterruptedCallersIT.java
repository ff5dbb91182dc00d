package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.Resources;
import io.privateer.rpc.testkit.proof.Ledger.Told;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt is between a caller and its call; nobody else notices. */
@Timeout(120)
final class InterruptedCallersIT {
    private static final int CALLERS = 64;
    private static final int INTERRUPTS = 5_000;

    @Test
    void fiveThousandInterruptsHarmNoOtherCallAndLeakNothing() {
        long seed = System.nanoTime();
        System.out.println("fiveThousandInterruptsHarmNoOtherCallAndLeakNothing: seed " + seed);
        Warmup.run();
        Resources before = Resources.snapshot();
        Ledger ledger = new Ledger();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        AtomicIntegerArray interrupts = new AtomicIntegerArray(CALLERS);
        long start = System.nanoTime();
        int threadsAtWork;
        int descriptorsAtWork;
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .serve(TextService.binding(ledger::execute))
                        .start();
                RpcClient client = RpcClient.builder()
                        .endpoint(server.endpoint())
                        .deadline(Duration.ofSeconds(30))
                        .build()) {
            AtomicInteger ended = new AtomicInteger();
            Callers callers = Callers.start(CALLERS, number -> {
                int suffered = 0;
                for (int i = 0; ended.get() == 0; i++) {
                    calls.incrementAndGet();
                    Told told =
                            ledger.call(client, i % 4 == 0 ? TextService.FIND : TextService.PLACE, number + "/" + i);
                    if (Thread.interrupted()) {
                        suffered++;
                        cancelled.addAndGet(told.isSuccess() ? 0 : 1);
                        assertTrue(told.isSuccess() || told.code() == StatusCode.CANCELLED, told::toString);
                    } else {
                        assertTrue(told.isSuccess(), () -> "nobody interrupted this one: " + told);
                    }
                }
                assertTrue(suffered <= interrupts.get(number), "more interrupts seen than made");
            });
            Random random = new Random(seed);
            for (int i = 0; i < INTERRUPTS; i++) {
                int victim = random.nextInt(CALLERS);
                interrupts.incrementAndGet(victim);
                callers.thread(victim).interrupt();
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(2_000)));
            }
            ended.set(1);
            callers.join(Duration.ofSeconds(60));
            threadsAtWork = Resources.threads("rpc-").size();
            descriptorsAtWork = Resources.descriptors().size();
        }
        before.awaitReleased(Duration.ofSeconds(5));
        assertEquals(List.of(), ledger.lies());
        assertTrue(cancelled.get() > INTERRUPTS / 20, () -> "only " + cancelled + " calls were hit");
        System.out.printf(
                "measured: %d interrupts of %d callers in %.1f s: %d calls, %d of them cancelled, %s; all others had"
                        + " their own answers; %d threads and %d descriptors at work, all released%n",
                INTERRUPTS,
                CALLERS,
                (System.nanoTime() - start) / 1e9,
                calls.get(),
                cancelled.get(),
                ledger.endings(),
                threadsAtWork,
                descriptorsAtWork);
    }
}
