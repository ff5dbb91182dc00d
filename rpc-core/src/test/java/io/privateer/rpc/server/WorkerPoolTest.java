package io.privateer.rpc.server;

import static io.privateer.rpc.server.PoolRig.CLIENT;
import static io.privateer.rpc.server.PoolRig.FIND;
import static io.privateer.rpc.server.PoolRig.FRONT;
import static io.privateer.rpc.server.PoolRig.LEASE_MS;
import static io.privateer.rpc.server.PoolRig.PLACE;
import static io.privateer.rpc.server.PoolRig.handed;
import static io.privateer.rpc.server.PoolRig.hears;
import static io.privateer.rpc.server.PoolRig.lost;
import static io.privateer.rpc.server.PoolRig.pinged;
import static io.privateer.rpc.server.PoolRig.placed;
import static io.privateer.rpc.server.PoolRig.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who joins, who is idle, and who gets which call. */
final class WorkerPoolTest {
    private final PoolRig rig = new PoolRig();

    // ---- credit of one, least recently used first

    @Test
    void aWorkerHasOneCallAtATime() {
        rig.joined("a").place(1).expect(handed("a", PLACE, 1, 1, 60_000));
        rig.place(2).expect();
        assertEquals(1, rig.pool.executing());
        assertEquals(1, rig.pool.queued());
        rig.reply("a", result(1)).expect(hears(1, result(1)), handed("a", PLACE, 2, 2, 60_000));
        rig.reply("a", result(2));
        assertEquals(0, rig.pool.executing());
        assertEquals(0, rig.pool.queued());
    }

    @Test
    void anAnswerToAPingDoesNotFreeAWorkerThatIsBusy() {
        rig.joined("a").after(1_000).place(1).place(2).pong("a", 2, "ia", false);
        assertEquals(1, rig.did("a <- kind=CALL").size());
        rig.skip().reply("a", result(1)).expect(hears(1, result(1)), handed("a", PLACE, 2, 2, 60_000));
    }

    @Test
    void theWorkerThatWasIdleLongestIsNext() {
        rig.joined("a").joined("b").place(1).place(2);
        rig.expect(handed("a", PLACE, 1, 1, 60_000), handed("b", PLACE, 2, 2, 60_000));
        rig.reply("b", result(2)).reply("a", result(1)).skip();
        rig.place(3).expect(handed("b", PLACE, 3, 3, 60_000));
    }

    @Test
    void aCallGoesToAWorkerThatServesItsMethod() {
        rig.joined("a", FIND).joined("b", PLACE).place(1).expect(handed("b", PLACE, 1, 1, 60_000));
        rig.place(2).find(3).expect(handed("a", FIND, 3, 2, 60_000));
    }

    @Test
    void aWorkerGetsTheTimeThatIsLeft() {
        rig.joined("a").place(1).place(2).skip();
        rig.after(1_500).skip();
        rig.reply("a", result(1)).expect(hears(1, result(1)), handed("a", PLACE, 2, 2, 58_500));
    }

    @Test
    void dispatchNumbersAreOneCountForAllWorkers() {
        rig.joined("a").place(1).reply("a", result(1)).skip();
        rig.register("a", "second", PLACE, FIND);
        rig.pong("a", "second", false).skip().place(2);
        rig.expect(handed("a", PLACE, 2, 2, 60_000).replace("scope=ia", "scope=second"));
    }

    // ---- joining

    @Test
    void aWorkerThatJoinsIsAskedBeforeItGetsACall() {
        rig.register("a", "ia", PLACE);
        rig.place(1).expect(pinged("a", 1));
        rig.pong("a", 1, "ia", false).expect(handed("a", PLACE, 1, 1, 60_000));
    }

    @Test
    void aWorkerThatDoesNotKnowThisFrontYetIsAskedAgain() {
        rig.register("a", "ia", PLACE);
        rig.place(1).skip().pong("a", 1, "ia", true).expect();
        rig.after(750).expect().after(250).expect(pinged("a", 2));
        rig.pong("a", 2, "ia", false).expect(handed("a", PLACE, 1, 1, 59_000));
    }

    @Test
    void somebodyElseAtTheWorkersAddressGetsNothing() {
        rig.register("a", "ia", PLACE);
        rig.place(1).skip().pong("a", 1, "stranger", false).expect();
    }

    @Test
    void anAnswerToAnEarlierPingCountsForNothing() {
        rig.register("a", "ia", PLACE);
        rig.place(1).skip().pong("a", 1, "ia", true);
        rig.after(1_000).expect(pinged("a", 2)).pong("a", 1, "ia", false).expect();
    }

    @Test
    void registeringAnswersWithTheFrontAndTheLease() {
        assertEquals(new Registration.Registered(FRONT, LEASE_MS), rig.register("a", "ia", PLACE));
        List<Registration.Method> methods = List.of(new Registration.Method(PLACE, false));
        assertEquals(
                new Registration.Registered(FRONT, 7_000),
                rig.register(new Registration("b", InWords.id("ib"), methods, 7_000)));
        assertEquals(
                new Registration.Registered(FRONT, 10_000),
                rig.register(new Registration("b", InWords.id("ib"), methods, 4_000_000_000L)),
                "no lease is longer than the longest that is granted");
    }

    @Test
    void aHeartbeatAsksNothingOfAnIdleWorker() {
        rig.joined("a").register("a", "ia", PLACE, FIND);
        rig.expect();
    }

    @Test
    void aWorkerWithoutMethodsLeaves() {
        rig.joined("a").register("a", "ia");
        rig.expect("a closed").place(1).expect();
        assertEquals(0, rig.pool.size());
    }

    @Test
    void aBusyWorkerLeavesAfterItsCall() {
        rig.joined("a").place(1).place(2).skip().register("a", "ia");
        rig.expect().reply("a", result(1)).expect("a closed", hears(1, result(1)));
    }

    @Test
    void aStrangerThatLeavesIsNotLetIn() {
        assertEquals(new Registration.Registered(FRONT, LEASE_MS), rig.register("a", "ia"));
        rig.expect();
        assertEquals(0, rig.pool.size());
    }

    @Test
    void aWorkerThatLeftMayJoinAgain() {
        rig.joined("a").register("a", "ia");
        rig.skip().register("a", "ia", PLACE);
        rig.expect(pinged("a", 2)).pong("a", 2, "ia", false).place(1).expect(handed("a", PLACE, 1, 1, 60_000));
    }

    @Test
    void aDeduplicatedMethodStaysOneWhateverALaterWorkerSays() {
        rig.joined("a", PLACE);
        rig.register(new Registration("b", InWords.id("ib"), List.of(new Registration.Method(PLACE, true)), 0));
        assertEquals(false, rig.pool.idempotent(PLACE));
    }

    @Test
    void workersAndMethodsOfOtherProcessesAreBounded() {
        rig.joined("a", "m1", "m2").joined("b", "m2", "m3", "m4").joined("c", "m1");
        assertFalse(rig.pool.hasRoomFor(registration("d", "m1")), "three workers are all");
        assertTrue(rig.pool.hasRoomFor(registration("b", "m2", "m3", "m4")), "a heartbeat brings nothing new");
        assertFalse(rig.pool.hasRoomFor(registration("b", "m5")), "four methods are all");
    }

    private static Registration registration(String worker, String... methods) {
        List<Registration.Method> served = List.of(methods).stream()
                .map(path -> new Registration.Method(path, false))
                .toList();
        return new Registration(worker, InWords.id("i" + worker), served, 0);
    }

    // ---- PING

    @Test
    void anIdleWorkerIsAskedEverySecond() {
        rig.joined("a").after(750).expect().after(250).expect(pinged("a", 2));
        rig.pong("a", 2, "ia", false).after(1_000).expect(pinged("a", 3));
    }

    @Test
    void aWorkerThatRegistersButDoesNotAnswerGetsANewConnection() {
        rig.joined("a").after(1_000).expect(pinged("a", 2));
        for (int beat = 0; beat < 3; beat++) {
            rig.register("a", "ia", PLACE);
            rig.after(1_000);
        }
        rig.expect("a reopened", pinged("a", 3)).place(1).expect();
        rig.pong("a", 3, "ia", false).expect(handed("a", PLACE, 1, 1, 60_000));
    }

    @Test
    void anIdleWorkerWhoseAddressAnotherOneTookGetsNoMoreCalls() {
        rig.joined("a")
                .after(1_000)
                .pong("a", 2, "stranger", false)
                .skip()
                .place(1)
                .expect();
        rig.after(1_000).pong("a", 3, "ia", false);
        rig.expect(pinged("a", 3), handed("a", PLACE, 1, 1, 59_000));
    }

    @Test
    void anIdleWorkerThatDrainsGetsNoMoreCalls() {
        rig.joined("a").after(1_000).pong("a", 2, "ia", true).skip().place(1).expect();
    }

    @Test
    void aPingThatCannotBeSentIsSentAtTheNextInterval() {
        rig.joined("a").port("a").broken = true;
        rig.after(1_000).expect(pinged("a", 2)).after(750).expect().after(250).expect(pinged("a", 3));
    }

    // ---- workers of this process

    @Test
    void aLocalWorkerHasNoInstanceAndNoLease() {
        PoolRig own = new PoolRig(Map.of(PLACE, false));
        own.local("w1");
        own.place(1);
        own.expect("w1 <- kind=CALL client=me sequence=1 attempt=1 method=" + PLACE
                + " timeoutMs=60000 body=book front=front dispatch=1");
        own.after(30_000).expect();
        own.reply("w1", result(1)).expect(hears(1, result(1)));
    }

    @Test
    void theCallOfALocalWorkerThatDiedIsUnknown() {
        PoolRig own = new PoolRig(Map.of(PLACE, false));
        own.local("w1");
        own.place(1).place(2).skip();
        own.pool.died(own.now(), own.port("w1"), "memory");
        own.expect(lost(1, "the worker died with the call in hand: memory"), "w1 closed");
        own.pool.died(own.now(), own.port("w1"), "again");
        own.expect().local("w2");
        assertEquals(1, own.did("w2 <- kind=CALL client=me sequence=2").size());
    }

    @Test
    void aLocalWorkerWhoseLinkTakesNothingIsReplaced() {
        PoolRig own = new PoolRig(Map.of(PLACE, false));
        own.local("w1").broken = true;
        own.place(1);
        assertEquals(1, own.did("w1 closed").size());
        assertEquals(1, own.pool.queued());
        own.skip().local("w2");
        assertEquals(1, own.did("w2 <- kind=CALL client=me sequence=1").size());
    }

    // ---- methods that nobody serves

    @Test
    void aMethodWhoseWorkersMayJoinYetIsUnavailableAndLaterUnimplemented() {
        rig.admission.request(rig.now(), "r1", placed(1).boundTo(PoolRig.STORE, 0));
        rig.expect(hears(
                1,
                Reply.failure(
                                CLIENT,
                                1,
                                StatusCode.UNAVAILABLE,
                                Executed.NO,
                                "no worker for " + PLACE + " has joined yet")
                        .withRetryAfter(100)));
        rig.after(3 * LEASE_MS);
        rig.admission.request(rig.now(), "r1", placed(1).boundTo(PoolRig.STORE, 0));
        rig.expect(hears(
                1, Reply.failure(CLIENT, 1, StatusCode.UNIMPLEMENTED, Executed.NO, "nobody here serves " + PLACE)));
    }

    @Test
    void aMethodWhoseWorkerLeftWaitsForTheNextOne() {
        rig.joined("a").register("a", "ia");
        rig.skip().place(1).expect();
        rig.register("b", "ib", PLACE);
        rig.pong("b", 2, "ib", false);
        rig.expect(pinged("b", 2), handed("b", PLACE, 1, 1, 60_000));
    }

    @Test
    void methodsAreToldInTheOrderInWhichTheyCameToBeKnown() {
        PoolRig own = new PoolRig(Map.of("own.Method/a", false));
        own.joined("a", PLACE);
        assertEquals(List.of("own.Method/a", PLACE), own.pool.methods());
        assertEquals(null, own.pool.idempotent("no.Such/method"));
    }

    @Test
    void aReplyFromALinkThatWasGivenUpIsDropped() {
        rig.joined("a").place(1).skip();
        PoolRig.Port stranger = rig.new Port("stranger");
        rig.pool.onReply(rig.now(), stranger, result(1));
        rig.expect();
    }
}
