package io.privateer.rpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.server.FrontDesk.Worker;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is served first and what is given up when more calls come than can be served. */
final class OverloadTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FrontDesk desk = new FrontDesk(100, 1);
    private final Worker worker = desk.workers.get(0);

    private void finishAll() {
        while (worker.inHand != null) {
            desk.finish(worker);
        }
    }

    @Test
    void clientsTakeTurns() {
        for (int sequence = 1; sequence <= 4; sequence++) {
            desk.place(1, sequence);
        }
        desk.place(2, 1);
        desk.place(3, 1);
        desk.place(2, 2);
        finishAll();
        assertEquals(List.of("1/1", "1/2", "2/1", "3/1", "1/3", "2/2", "1/4"), desk.started);
    }

    @Test
    void theCriticalComeFirstAndTheBackgroundLast() {
        desk.place(1, 1);
        desk.place(1, 2, Priority.BACKGROUND, SECOND);
        desk.place(1, 3, Priority.DEFAULT, SECOND);
        desk.place(1, 4, Priority.CRITICAL, SECOND);
        desk.place(2, 1, Priority.CRITICAL, SECOND);
        finishAll();
        assertEquals(List.of("1/1", "1/4", "2/1", "1/3", "1/2"), desk.started);
    }

    @Test
    void aBurstIsServedInOrderAndNothingIsGivenUp() {
        for (int sequence = 1; sequence <= 20; sequence++) {
            desk.place(1, sequence, Priority.DEFAULT, SECOND);
        }
        List<String> inOrder = new ArrayList<>();
        for (int sequence = 1; sequence <= 20; sequence++) {
            inOrder.add("1/" + sequence);
            desk.pass(9);
            desk.finish(worker);
        }
        assertEquals(inOrder, desk.started);
        assertEquals(0, desk.pool.shed());
    }

    @Test
    void aQueueThatStandsServesTheNewestFirst() {
        stand();
        desk.place(1, 90, Priority.DEFAULT, SECOND);
        desk.place(1, 91, Priority.DEFAULT, SECOND);
        assertTrue(desk.pool.isOverloaded());
        desk.finish(worker);
        desk.finish(worker);
        assertEquals(List.of("1/1", "1/91", "1/90"), desk.started);
    }

    /** One call runs on and on, and calls have waited for longer than a tenth of their second for an interval. */
    private void stand() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            desk.place(1, sequence, Priority.DEFAULT, SECOND);
        }
        desk.pass(150);
        desk.place(1, 6, Priority.DEFAULT, SECOND);
        assertFalse(desk.pool.isOverloaded());
        assertEquals(0, desk.pool.shed());
        desk.pass(51);
    }

    @Test
    void whoIsNextIsNotGivenUpHoweverLongTheHandlerBeforeTakes() {
        desk.place(1, 1, Priority.DEFAULT, SECOND);
        desk.place(1, 2, Priority.DEFAULT, SECOND);
        for (int i = 0; i < 9; i++) {
            desk.pass(100);
        }
        assertEquals(0, desk.pool.shed());
        desk.finish(worker);
        assertEquals(List.of("1/1", "1/2"), desk.started);
    }

    @Test
    void whatWaitsTooLongInAQueueThatStandsIsAStoredNo() {
        stand();
        assertEquals(4, desk.pool.shed());
        Reply shed = desk.reply("1/2");
        assertEquals(StatusCode.RESOURCE_EXHAUSTED, shed.code());
        assertEquals(Executed.NO, shed.executed());
        assertTrue(shed.settled());
        assertTrue(shed.retryAfterMs() > 0);
        desk.replies.clear();
        finishAll();
        desk.place(1, 2, Priority.DEFAULT, SECOND);
        assertEquals(shed, desk.reply("1/2").from(shed.scope(), shed.storeMs(), false));
        assertEquals(List.of("1/1", "1/6"), desk.started);
    }

    @Test
    void aQueueThatEmptiedStandsNoMore() {
        stand();
        finishAll();
        assertFalse(desk.pool.isOverloaded());
        for (int sequence = 10; sequence <= 13; sequence++) {
            desk.place(1, sequence, Priority.DEFAULT, SECOND);
        }
        desk.pass(150);
        desk.started.clear();
        finishAll();
        assertEquals(List.of("1/11", "1/12", "1/13"), desk.started);
        assertEquals(4, desk.pool.shed());
    }

    @Test
    void aCallWhoseDeadlinePassedNeverStarts() {
        desk.place(1, 1);
        desk.place(1, 2, Priority.DEFAULT, Duration.ofMillis(50));
        desk.pass(50);
        assertEquals(StatusCode.DEADLINE_EXCEEDED, desk.reply("1/2").code());
        finishAll();
        assertEquals(List.of("1/1"), desk.started);
    }

    @Test
    void aCallThatCannotEndInTimeIsNotStartedButNowAndThen() {
        for (int sequence = 1; sequence <= ServiceTimes.REMEMBERED; sequence++) {
            desk.place(1, sequence);
            desk.pass(40);
            desk.finish(worker);
        }
        desk.started.clear();
        for (int sequence = 11; sequence < 11 + ServiceTimes.TRIED; sequence++) {
            desk.place(1, sequence, Priority.DEFAULT, Duration.ofMillis(39));
        }
        assertEquals(List.of("1/" + (10 + ServiceTimes.TRIED)), desk.started);
        Reply hopeless = desk.reply("1/11");
        assertEquals(StatusCode.DEADLINE_EXCEEDED, hopeless.code());
        assertEquals(Executed.NO, hopeless.executed());
        assertTrue(hopeless.settled());
        assertEquals(
                "it could not end in time: 39 ms are left, and the last executions of shop.Orders/Place took 40 ms or"
                        + " more",
                hopeless.message());
        desk.finish(worker);
        desk.place(1, 30, Priority.DEFAULT, Duration.ofMillis(39));
        assertEquals("1/30", desk.started.get(1), "one fast execution says that it is possible");
    }

    @Test
    void aCallWhoseCallerIsGoneNeverStarts() {
        desk.place(1, 1);
        Request beating = Request.call(new Id(0, 2), 1, FrontDesk.FIND, BodyCodec.PROTOBUF, new byte[0])
                .withTimes(60_000, 300);
        desk.send(beating);
        desk.send(Request.call(new Id(0, 3), 1, FrontDesk.FIND, BodyCodec.PROTOBUF, new byte[0])
                .withTimes(60_000, 0));
        desk.pass(300 + 8 * 300);
        assertTrue(desk.reply("2/1").working());
        desk.finish(worker);
        assertEquals(List.of("1/1", "3/1"), desk.started);
        assertEquals(0, desk.pool.queued());
    }

    @Test
    void aFullQueueIsSharedOut() {
        FrontDesk small = new FrontDesk(4, 1);
        for (int sequence = 1; sequence <= 5; sequence++) {
            small.place(1, sequence);
        }
        small.place(1, 6);
        Reply refused = small.reply("1/6");
        assertEquals(StatusCode.RESOURCE_EXHAUSTED, refused.code());
        assertEquals(Executed.NO, refused.executed());
        assertFalse(refused.settled(), "a refusal is of the copy");
        small.place(2, 1);
        Reply pushedOut = small.reply("1/5");
        assertEquals(StatusCode.RESOURCE_EXHAUSTED, pushedOut.code());
        assertTrue(pushedOut.settled(), "what was admitted is told for good");
        small.place(2, 2);
        small.place(2, 3);
        assertFalse(small.reply("2/3").settled(), "each client waits for two");
        assertEquals(4, small.pool.queued());
        assertEquals(2, small.pool.shed());
        assertEquals(2, small.pool.refused());
    }

    @Test
    void aFullQueueMakesRoomForWhatIsMoreImportant() {
        FrontDesk small = new FrontDesk(2, 1);
        small.place(1, 1);
        small.place(2, 1, Priority.BACKGROUND, SECOND);
        small.place(3, 1, Priority.DEFAULT, SECOND);
        small.place(4, 1, Priority.CRITICAL, SECOND);
        small.place(5, 1, Priority.CRITICAL, SECOND);
        small.place(6, 1, Priority.CRITICAL, SECOND);
        assertEquals(Set.of("2/1", "3/1", "6/1"), small.replies.keySet());
        assertFalse(small.reply("6/1").settled());
    }

    @Test
    void theAdviceWhenToComeBackIsTheTimeThatTheQueueNeeds() {
        FrontDesk small = new FrontDesk(10, 2);
        for (int sequence = 1; sequence <= 20; sequence++) {
            small.place(1, sequence);
            small.pass(100);
            small.finish(small.workers.get(sequence % 2 == 1 ? 0 : 1));
        }
        for (int sequence = 21; sequence <= 32; sequence++) {
            small.place(1, sequence);
        }
        TreeSet<Long> advice = new TreeSet<>();
        for (int sequence = 33; sequence <= 52; sequence++) {
            small.place(1, sequence);
            advice.add(small.reply("1/" + sequence).retryAfterMs());
        }
        // Eleven calls of 100 ms, two at a time: 550 ms.
        assertEquals(20, advice.size(), "spread out, so that not all come back at once");
        assertTrue(advice.first() >= 275 && advice.first() < 330, advice::toString);
        assertTrue(advice.last() <= 827 && advice.last() > 770, advice::toString);
    }

    /** Whatever comes in whatever order: every call ends once, none starts too late, and nothing is left behind. */
    @Test
    void everyCallEndsOnceAndInTime() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        FrontDesk busy = new FrontDesk(20, 3);
        int[] sequences = new int[6];
        Set<String> admitted = new HashSet<>();
        for (int step = 0; step < 20_000; step++) {
            int client = random.nextInt(6);
            int sequence = sequences[client];
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    sequences[client]++;
                    admitted.add(client + 1 + "/" + sequences[client]);
                    busy.place(
                            client + 1,
                            sequences[client],
                            Priority.of(random.nextInt(3)),
                            Duration.ofMillis(random.nextInt(1, 400)));
                }
                case 3 -> busy.pass(random.nextInt(20));
                case 4 -> {
                    Worker any = busy.workers.get(random.nextInt(3));
                    if (any.inHand != null) {
                        busy.finish(any);
                    }
                }
                default -> {
                    if (sequence > 0) {
                        busy.cancel(client + 1, random.nextInt(sequence) + 1);
                    }
                }
            }
            assertTrue(busy.pool.queued() <= 20, () -> "seed " + seed);
        }
        for (Worker each : busy.workers) {
            while (each.inHand != null) {
                busy.finish(each);
            }
        }
        busy.pass(1_000);
        assertEquals(0, busy.pool.queued(), () -> "seed " + seed);
        assertEquals(0, busy.pool.executing(), () -> "seed " + seed);
        assertEquals(admitted, busy.replies.keySet(), () -> "seed " + seed);
        Set<String> started = new HashSet<>(busy.started);
        for (String call : admitted) {
            boolean ran = busy.reply(call).executed() == Executed.YES;
            assertEquals(ran, started.contains(call), () -> call + ", seed " + seed);
        }
    }
}
