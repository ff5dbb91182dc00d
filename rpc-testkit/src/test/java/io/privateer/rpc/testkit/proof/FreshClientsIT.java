package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.Resources;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JeroMQ forgets one in a hundred fresh connections; no caller may notice. */
@Timeout(150)
final class FreshClientsIT {
    private static final int CLIENTS = 3_000;
    /**
     * Each lane makes its clients one after the other. A single lane would spend most of its time waiting for the next of
     * many thread wake-ups; a few of them fill the processors instead, which makes it no easier for any client.
     */
    private static final int LANES = 4;

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** The JDK keeps one socket of its own, made when the first channel is closed. */
    private static final int OF_THE_JDK = 1;

    @Test
    void firstCallOfThreeThousandFreshClientsNeverTakesASecond() {
        Warmup.run();
        int descriptors = Resources.descriptors().size();
        long[] first = new long[CLIENTS];
        long[] whole = new long[CLIENTS];
        try (RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(TextService.binding(text -> text + "!"))
                .start()) {
            Callers.start(LANES, lane -> {
                        for (int i = lane; i < CLIENTS; i += LANES) {
                            first[i] = firstCall(server.endpoint(), i, whole);
                        }
                    })
                    .join(Duration.ofSeconds(140));
        }
        Await.until(
                Duration.ofSeconds(5),
                () -> Resources.threads("rpc-").isEmpty()
                        && Resources.descriptors().size() - descriptors <= OF_THE_JDK,
                () -> Resources.threads("rpc-") + " and "
                        + (Resources.descriptors().size() - descriptors) + " descriptors are left");
        Arrays.sort(first);
        Arrays.sort(whole);
        System.out.printf(
                "measured: %d fresh clients: first call median %.1f ms, p99 %.1f ms, max %.1f ms, %d over 150 ms;"
                        + " with build and close median %.1f ms, max %.1f ms%n",
                CLIENTS,
                first[CLIENTS / 2] / 1e6,
                first[CLIENTS * 99 / 100] / 1e6,
                first[CLIENTS - 1] / 1e6,
                Arrays.stream(first).filter(took -> took > 150_000_000).count(),
                whole[CLIENTS / 2] / 1e6,
                whole[CLIENTS - 1] / 1e6);
        assertTrue(first[CLIENTS - 1] < LIMIT.toNanos(), () -> first[CLIENTS - 1] / 1e6 + " ms is over " + LIMIT);
    }

    /** How long a fresh client's first call took. */
    private static long firstCall(String endpoint, int number, long[] whole) {
        String text = "call " + number;
        long start = System.nanoTime();
        long took;
        try (RpcClient client = RpcClient.builder().endpoint(endpoint).build()) {
            long built = System.nanoTime();
            String result = number % 2 == 0 ? TextService.place(client, text) : TextService.find(client, text);
            took = System.nanoTime() - built;
            assertEquals(text + "!", result);
        }
        whole[number] = System.nanoTime() - start;
        return took;
    }
}
