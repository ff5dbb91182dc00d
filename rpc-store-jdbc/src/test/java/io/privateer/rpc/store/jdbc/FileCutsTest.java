package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk as a power failure leaves it: of the write-ahead log there is a part, cut anywhere. What was acknowledged before
 * the cut has to be there, whatever comes after it must not harm.
 */
final class FileCutsTest {
    private static final ReplyStore.Terms TERMS = new ReplyStore.Terms("test", Duration.ofMinutes(10));

    /** One request that was answered, and how long the log was then. */
    private record Acknowledged(StoreRequest request, long logLength) {}

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private byte[] database = {};
    private byte[] log = {};
    private String scope = "";
    private long told;
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    private static Path logOf(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /** Calls of all kinds, each step acknowledged before the next; the files as they are at the end, still open. */
    private void run() throws IOException {
        Path file = folder.resolve("calls.db");
        OpenStore first = FileReplyStore.at(file).open(TERMS);
        scope = first.scope();
        first.close();
        try (OpenStore store = FileReplyStore.at(file).open(TERMS)) {
            for (long i = 1; i <= 24; i++) {
                if (i % 4 == 0) {
                    step(file, store, StoreContract.refuse(i));
                    continue;
                }
                step(file, store, StoreContract.start(i));
                if (i % 4 == 1) {
                    step(file, store, StoreContract.settle(i, "done " + i));
                } else if (i % 4 == 2) {
                    step(file, store, StoreContract.unknown(i));
                }
                if (i % 12 == 0) {
                    step(file, store, new StoreRequest.Finish(StoreContract.CLIENT, i - 6));
                }
            }
            step(file, store, new StoreRequest.Finish(StoreContract.CLIENT, 9));
            told = store.clockMs(System.nanoTime());
            database = Files.readAllBytes(file);
            log = Files.readAllBytes(logOf(file));
        }
    }

    private void step(Path file, OpenStore store, StoreRequest request) throws IOException {
        assertEquals(StoreAnswer.DONE, Asked.of(store, request));
        acknowledged.add(new Acknowledged(request, Files.size(logOf(file))));
    }

    /** Opens what a cut has left, in the place of the files that were cut, and asks for everything. */
    private void check(byte[] cutLog, long intact, String cut) throws IOException {
        Path file = folder.resolve("calls.db");
        Files.write(file, database);
        Files.write(logOf(file), cutLog);
        Files.deleteIfExists(file.resolveSibling("calls.db-shm"));
        Files.deleteIfExists(file.resolveSibling("calls.db.lock"));
        try (OpenStore store = FileReplyStore.at(file).open(TERMS)) {
            assertEquals(scope, store.scope(), cut);
            long below = 1;
            for (Acknowledged step : acknowledged) {
                if (step.request() instanceof StoreRequest.Finish finish && step.logLength() <= intact) {
                    below = Math.max(below, finish.below());
                }
            }
            for (Acknowledged step : acknowledged) {
                if (step.logLength() <= intact) {
                    assertHolds(store, step.request(), below, cut);
                }
            }
            if (intact >= log.length) {
                assertTrue(store.clockMs(System.nanoTime()) >= told, cut + ": the clock went back");
            }
        }
    }

    private static void assertHolds(OpenStore store, StoreRequest request, long below, String cut) {
        if (request instanceof StoreRequest.Start start) {
            StoreAnswer answer = Asked.of(store, start);
            boolean started = answer instanceof StoreAnswer.Lost || answer instanceof StoreAnswer.Known;
            assertTrue(
                    start.call().sequence() < below ? started || answer instanceof StoreAnswer.Finished : started,
                    () -> cut + ": the start of " + start.call().sequence() + " is answered " + answer);
        } else if (request instanceof StoreRequest.Settle settle) {
            if (settle.call().sequence() >= below) {
                assertReply(settle.reply(), Asked.of(store, new StoreRequest.Find(settle.call())), cut);
            }
        } else if (request instanceof StoreRequest.Refuse refuse) {
            if (refuse.call().sequence() >= below) {
                assertReply(refuse.reply(), Asked.of(store, new StoreRequest.Find(refuse.call())), cut);
            }
        }
    }

    private static void assertReply(byte[] reply, StoreAnswer answer, String cut) {
        assertTrue(
                answer instanceof StoreAnswer.Known known && Arrays.equals(reply, known.reply()),
                () -> cut + ": a result is answered " + answer);
    }

    @Test
    void everyAcknowledgedPromiseSurvivesACutOfTheLogAtEveryFrameAndAroundIt() throws IOException {
        run();
        int frame = 24 + 4_096;
        int cuts = 0;
        for (int at = 32; at <= log.length; at += frame) {
            for (int off : new int[] {-frame / 2, -1, 0, 1, 23, 24, 25}) {
                int length = Math.max(0, Math.min(log.length, at + off));
                check(Arrays.copyOf(log, length), length, "cut after " + length + " of " + log.length + " bytes");
                cuts++;
            }
        }
        assertTrue(cuts > 7 * acknowledged.size(), () -> "each step takes a frame or more: " + log.length);
    }

    @Test
    void whatALogHoldsBehindTheCutDoesNoHarm() throws IOException {
        run();
        long seed = System.nanoTime();
        System.out.println("cuts: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int length = random.nextInt(log.length + 1);
            byte[] cut = log.clone();
            byte[] rubbish = new byte[log.length - length];
            if (random.nextBoolean()) {
                random.nextBytes(rubbish);
            }
            System.arraycopy(rubbish, 0, cut, length, rubbish.length);
            check(cut, length, "seed " + seed + ", rubbish behind " + length + " of " + log.length + " bytes");
        }
    }

    /** A check that cannot fail is none. */
    @Test
    void aPromiseThatIsMissingIsNoticed() throws IOException {
        run();
        int half = log.length / 2;
        try {
            check(Arrays.copyOf(log, half), log.length, "half of it");
        } catch (AssertionError e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("half of it"), e::getMessage);
            return;
        }
        throw new AssertionError("half of the log passes for all of it");
    }
}
