package io.privateer.rpc.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every reply store keeps to, whatever is behind it. */
abstract class StoreContract {
    static final String CLIENT = "00112233445566778899aabbccddeeff";
    static final Duration RETENTION = Duration.ofMinutes(10);

    OpenStore store;

    /** The same store each time that it is asked for within a test. */
    abstract ReplyStore replyStore() throws Exception;

    abstract ReplyStore small() throws Exception;

    static CallId call(long sequence) {
        return new CallId(CLIENT, sequence);
    }

    static StoreRequest.Start start(long sequence) {
        return new StoreRequest.Start(call(sequence), 77, 1, false);
    }

    static StoreRequest.Settle settle(long sequence, String reply) {
        return new StoreRequest.Settle(call(sequence), reply.getBytes(UTF_8), true);
    }

    static StoreRequest.Settle unknown(long sequence) {
        return new StoreRequest.Settle(call(sequence), "unknown".getBytes(UTF_8), false);
    }

    static StoreRequest.Refuse refuse(long sequence) {
        return new StoreRequest.Refuse(call(sequence), 77, 1, "no".getBytes(UTF_8));
    }

    static StoreRequest.Find find(long sequence) {
        return new StoreRequest.Find(call(sequence));
    }

    StoreAnswer ask(StoreRequest request) {
        return Asked.of(store, request);
    }

    static void assertKnown(String reply, StoreAnswer answer) {
        StoreAnswer.Known known = assertInstanceOf(StoreAnswer.Known.class, answer);
        assertArrayEquals(reply.getBytes(UTF_8), known.reply(), () -> new String(known.reply(), UTF_8));
        assertEquals(77, known.digest());
    }

    OpenStore open(Duration retention) throws Exception {
        return replyStore().open(new ReplyStore.Terms("test", retention));
    }

    void reopen() throws Exception {
        store.close();
        store = open(RETENTION);
    }

    @BeforeEach
    void open() throws Exception {
        store = open(RETENTION);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aStartIsRecordedAndItsResultFoundAgain() {
        assertEquals(StoreAnswer.ABSENT, ask(find(1)));
        assertEquals(StoreAnswer.DONE, ask(start(1)));
        assertEquals(new StoreAnswer.Running(77), ask(find(1)));
        assertEquals(StoreAnswer.DONE, ask(settle(1, "done")));
        assertKnown("done", ask(find(1)));
        assertKnown("done", ask(start(1)));
    }

    @Test
    void aStartThatWasNotAnsweredMayBeAskedForAgain() {
        assertEquals(StoreAnswer.DONE, ask(start(1)));
        assertEquals(StoreAnswer.DONE, ask(start(1)));
    }

    /** As when a handler in another thread has taken all memory. */
    @Test
    void anErrorWhileSomebodyIsAnsweredLosesNeitherTheAnswerNorTheOnesAfterIt() {
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<StoreAnswer> answer = new CompletableFuture<>();
        store.submit(start(1), said -> {
            if (told.getAndIncrement() == 0) {
                throw new OutOfMemoryError("as a test");
            }
            answer.complete(said);
        });
        assertEquals(StoreAnswer.DONE, answer.orTimeout(60, TimeUnit.SECONDS).join());
        assertEquals(StoreAnswer.DONE, ask(settle(1, "done")));
        assertKnown("done", ask(find(1)));
    }

    @Test
    void aRefusalIsTheLastWord() {
        assertEquals(StoreAnswer.DONE, ask(refuse(1)));
        assertKnown("no", ask(start(1)));
        assertKnown("no", ask(refuse(1)));
        assertKnown("no", ask(settle(1, "done")));
    }

    @Test
    void whatIsStartedIsNotRefused() {
        ask(start(1));
        assertEquals(new StoreAnswer.Running(77), ask(refuse(1)));
        ask(settle(1, "done"));
        assertKnown("done", ask(refuse(1)));
    }

    @Test
    void aCertainResultReplacesOneThatIsNotAndNeverTheOtherWayRound() {
        ask(start(1));
        assertEquals(StoreAnswer.DONE, ask(unknown(1)));
        assertKnown("unknown", ask(find(1)));
        assertEquals(StoreAnswer.DONE, ask(settle(1, "late")));
        assertKnown("late", ask(unknown(1)));
        assertKnown("late", ask(settle(1, "later")));
        assertKnown("late", ask(find(1)));
    }

    @Test
    void whatWasNeverStartedIsNotSettled() {
        assertEquals(StoreAnswer.ABSENT, ask(settle(1, "done")));
        assertEquals(StoreAnswer.ABSENT, ask(find(1)));
    }

    @Test
    void aFinishedNumberIsNeverStartedAgain() {
        ask(start(1));
        ask(settle(1, "done"));
        assertEquals(StoreAnswer.DONE, ask(new StoreRequest.Finish(CLIENT, 3)));
        assertEquals(new StoreAnswer.Finished(), ask(start(1)));
        assertEquals(new StoreAnswer.Finished(), ask(start(2)));
        assertEquals(new StoreAnswer.Finished(), ask(refuse(2)));
        assertEquals(new StoreAnswer.Finished(), ask(find(1)));
        assertEquals(StoreAnswer.DONE, ask(start(3)));
    }

    @Test
    void aWatermarkDoesNotFall() {
        ask(new StoreRequest.Finish(CLIENT, 10));
        ask(new StoreRequest.Finish(CLIENT, 5));
        assertEquals(new StoreAnswer.Finished(), ask(start(9)));
    }

    @Test
    void aWatermarkLeavesWhatStillRuns() {
        ask(start(1));
        ask(new StoreRequest.Finish(CLIENT, 3));
        assertEquals(StoreAnswer.DONE, ask(settle(1, "done")));
    }

    @Test
    void sessionsDoNotMixUp() {
        ask(start(1));
        CallId other = new CallId("ffeeddccbbaa99887766554433221100", 1);
        assertEquals(StoreAnswer.ABSENT, ask(new StoreRequest.Find(other)));
        assertEquals(StoreAnswer.DONE, ask(new StoreRequest.Start(other, 78, 1, false)));
        ask(new StoreRequest.Finish(CLIENT, 2));
        assertEquals(new StoreAnswer.Running(78), ask(new StoreRequest.Find(other)));
    }

    @Test
    void manyRequestsAtOnceAreEachAnsweredForThemselves() {
        List<StoreRequest> starts = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            starts.add(i % 3 == 0 ? refuse(i) : start(i));
        }
        for (StoreAnswer answer : Asked.of(store, starts)) {
            assertEquals(StoreAnswer.DONE, answer);
        }
        List<StoreRequest> rest = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            rest.add(settle(i, "done " + i));
        }
        List<StoreAnswer> answers = Asked.of(store, rest);
        for (int i = 1; i <= 2_000; i++) {
            if (i % 3 == 0) {
                assertKnown("no", answers.get(i - 1));
            } else {
                assertEquals(StoreAnswer.DONE, answers.get(i - 1));
            }
        }
        assertKnown("done 1999", ask(find(1_999)));
    }

    @Test
    void aStoreThatIsOpenedAgainKeepsItsScopeItsClockAndItsResults() throws Exception {
        String scope = store.scope();
        ask(start(1));
        ask(settle(1, "done"));
        ask(refuse(2));
        ask(new StoreRequest.Finish("ffeeddccbbaa99887766554433221100", 7));
        long told = store.clockMs(System.nanoTime());

        reopen();

        assertEquals(scope, store.scope());
        long now = store.clockMs(System.nanoTime());
        assertTrue(now >= told, () -> "the clock went back from " + told + " to " + now);
        assertKnown("done", ask(find(1)));
        assertKnown("no", ask(start(2)));
        assertEquals(
                new StoreAnswer.Finished(),
                ask(new StoreRequest.Find(new CallId("ffeeddccbbaa99887766554433221100", 6))));
    }

    @Test
    void whatWasStartedAndNotSettledIsLostUnlessItsTransactionSaysOtherwise() throws Exception {
        ask(start(1));
        ask(new StoreRequest.Start(call(2), 77, 1, true));

        reopen();

        assertEquals(new StoreAnswer.Lost(77), ask(start(1)));
        assertEquals(StoreAnswer.ABSENT, ask(find(2)));
        assertEquals(StoreAnswer.DONE, ask(new StoreRequest.Start(call(2), 77, 1, true)));
        // The result of the old execution may still come, from a worker elsewhere.
        assertEquals(StoreAnswer.DONE, ask(settle(1, "late")));
        assertKnown("late", ask(find(1)));
    }

    @Test
    void theClockRunsAndNeverGoesBack() {
        long first = store.clockMs(System.nanoTime());
        long[] last = {first};
        Await.until(
                Duration.ofSeconds(30),
                () -> {
                    long now = store.clockMs(System.nanoTime());
                    assertTrue(now >= last[0], () -> "from " + last[0] + " back to " + now);
                    last[0] = now;
                    return now > first + 1_500;
                },
                "the clock stands at " + first);
    }

    @Test
    void whatIsOlderThanTheRetentionIsForgottenAndNeverStartedAgain() throws Exception {
        store.close();
        store = open(Duration.ofSeconds(1));
        long bound = store.clockMs(System.nanoTime());
        StoreRequest.Start start = new StoreRequest.Start(call(1), 77, bound, false);
        ask(start);
        ask(settle(1, "done"));
        // Without asking for it: a question lengthens its life. Others that were bound later tell when it is forgotten.
        long later = store.clockMs(System.nanoTime());
        long[] other = {100};
        Await.until(
                Duration.ofSeconds(60),
                () -> ask(new StoreRequest.Start(call(++other[0]), 77, later, false))
                        .equals(new StoreAnswer.Forgotten()),
                "nothing is forgotten");
        assertEquals(new StoreAnswer.Forgotten(), ask(start));
        assertEquals(StoreAnswer.ABSENT, ask(find(1)));
        long now = store.clockMs(System.nanoTime());
        assertEquals(StoreAnswer.DONE, ask(new StoreRequest.Start(call(2), 77, now, false)));
    }

    @Test
    void aFullStoreTakesNothingNewAndKeepsWhatItHas() throws Exception {
        store.close();
        store = small().open(new ReplyStore.Terms("test", RETENTION));
        for (int i = 1; i <= 10; i++) {
            assertEquals(StoreAnswer.DONE, ask(start(i)), "start " + i);
        }
        assertEquals(new StoreAnswer.Full("maxRecords = 10"), ask(start(11)));
        assertEquals(new StoreAnswer.Full("maxRecords = 10"), ask(refuse(12)));
        assertEquals(StoreAnswer.DONE, ask(settle(1, "done")));
        assertKnown("done", ask(start(1)));
        ask(new StoreRequest.Finish(CLIENT, 2));
        assertEquals(StoreAnswer.DONE, ask(start(11)));
    }
}
