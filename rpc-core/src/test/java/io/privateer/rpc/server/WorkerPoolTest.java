package io.privateer.rpc.server;

import static io.privateer.rpc.server.PoolRig.CLIENT;
import static io.privateer.rpc.server.PoolRig.FIND;
import static io.privateer.rpc.server.PoolRig.FRONT;
import static io.privateer.rpc.server.PoolRig.LEASE_MS;
import static io.privateer.rpc.server.PoolRig.PLACE;
import static io.privateer.rpc.server.PoolRig.asked;
import static io.privateer.rpc.server.PoolRig.failure;
import static io.privateer.rpc.server.PoolRig.handed;
import static io.privateer.rpc.server.PoolRig.hears;
import static io.privateer.rpc.server.PoolRig.lost;
import static io.privateer.rpc.server.PoolRig.notFound;
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

/** Who gets which call, who is dead, and what becomes of the call that the dead one had. */
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

    // ---- the lease

    @Test
    void aWorkerLivesAsLongAsItRegisters() {
        rig.joined("a").place(1).skip();
        for (int beat = 0; beat < 10; beat++) {
            rig.after(2_750).register("a", "ia", PLACE);
        }
        assertEquals(List.of(), rig.did("r1"));
        rig.skip().reply("a", result(1)).expect(hears(1, result(1)));
    }

    @Test
    void theCallOfAWorkerWhoseLeaseIsOverIsUnknownAndGoesToNoOther() {
        rig.joined("a").place(1).after(2_000).joined("b").after(750);
        assertEquals(List.of(), rig.did("r1"));
        rig.skip().after(250);
        assertEquals(List.of(lost(1, "the worker a died with the call in hand")), rig.did("r1"));
        assertEquals(List.of(), rig.did("b <- kind=CALL"));
        assertEquals(1, rig.pool.size());
        assertEquals(0, rig.pool.executing());
        assertEquals("worker a is dead: not heard of for 3000 ms", rig.log.get(rig.log.size() - 1));
        rig.joined("c");
        assertEquals(2, rig.pool.size(), "b and c");
    }

    @Test
    void anIdempotentCallOfADeadWorkerGoesToAnotherOneBeforeAllThatWait() {
        rig.joined("a").find(1).after(2_000).register("b", "ib", PLACE, FIND);
        rig.place(2).skip().after(1_000).skip();
        rig.pong("b", 2, "ib", false).expect(handed("b", FIND, 1, 2, 57_000));
    }

    @Test
    void anIdempotentCallThatTookThreeWorkersDownGetsNoOther() {
        PoolRig own = new PoolRig(Map.of(FIND, true));
        for (int worker = 1; worker <= 4; worker++) {
            own.local("w" + worker);
        }
        own.find(1).skip();
        own.pool.died(own.now(), own.port("w1"), "memory");
        own.pool.died(own.now(), own.port("w2"), "memory");
        own.skip();
        own.pool.died(own.now(), own.port("w3"), "memory");
        own.expect(
                hears(
                        1,
                        Reply.failure(
                                CLIENT,
                                1,
                                StatusCode.ABORTED,
                                Executed.UNKNOWN,
                                "the worker died with the call in hand: memory")),
                "w3 closed");
    }

    @Test
    void aLostWorkerThatComesBackIsAskedAndUsedAgain() {
        rig.joined("a").after(3_000).skip().register("a", "ia", PLACE);
        rig.expect(pinged("a", 3)).pong("a", 3, "ia", false);
        rig.place(1).expect(handed("a", PLACE, 1, 1, 60_000));
    }

    @Test
    void aLostWorkerIsForgottenAfterAWhile() {
        rig.joined("a").after(3_000 + 59_750).skip().after(250).expect("a closed");
    }

    // ---- a new instance

    @Test
    void aNewInstanceIsTheOldOnesDeathAtOnceAndGetsALinkOfItsOwn() {
        rig.joined("a").place(1).place(2).skip();
        PoolRig.Port old = rig.port("a");
        rig.register("a", "second", PLACE);
        rig.expect(
                lost(1, "the worker was replaced with the call in hand"),
                "a closed",
                "a <- kind=PING client=second sequence=2 front=front");
        rig.pool.onReply(rig.now(), old, result(1));
        rig.expect().pong("a", 2, "second", false);
        rig.expect(handed("a", PLACE, 2, 2, 60_000).replace("scope=ia", "scope=second"));
    }

    // ---- late results

    private PoolRig lostOne() {
        return rig.joined("a").place(1).after(3_000).skip();
    }

    private void storedNow(Reply reply) {
        rig.skip().place(1).expect(hears(1, reply));
    }

    @Test
    void aLateResultReplacesAStoredUnknown() {
        lostOne().reply("a", result(1)).expect();
        storedNow(result(1));
    }

    @Test
    void aLateResultCountsFromWhicheverLinkItComes() {
        lostOne().joined("b").reply("b", result(1));
        storedNow(result(1));
    }

    @Test
    void aLateNoOfTheOnlyWorkerThatGotTheCallCounts() {
        Reply refused = failure(1, StatusCode.UNAVAILABLE, Executed.NO).withSettled();
        lostOne().reply("a", refused);
        storedNow(refused);
    }

    @Test
    void whatSaysNothingForCertainDoesNotKeepALateResultFromCounting() {
        lostOne()
                .reply("a", notFound(1))
                .reply("a", Reply.working(CLIENT, 1))
                .reply("a", failure(1, StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN))
                .reply("a", result(1));
        storedNow(result(1));
    }

    @Test
    void aResultAfterTheWorkersOwnUnknownCounts() {
        Reply unknown = failure(1, StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN);
        rig.joined("a").place(1).skip().reply("a", unknown).expect(hears(1, unknown.withSettled()));
        rig.reply("a", result(1));
        storedNow(result(1));
    }

    @Test
    void aLateResultOfAnIdempotentCallThatWaitsAgainEndsIt() {
        rig.joined("a").find(1).after(3_000).skip().reply("a", result(1)).expect(hears(1, result(1)));
        assertEquals(0, rig.pool.queued());
    }

    @Test
    void aLateNoOfAnIdempotentCallThatWentOnSaysNothing() {
        rig.joined("a").find(1).after(3_000).skip();
        rig.reply("a", failure(1, StatusCode.UNAVAILABLE, Executed.NO)).expect();
        assertEquals(1, rig.pool.queued());
        rig.joined("b").reply("b", result(1)).expect(hears(1, result(1)));
    }

    @Test
    void workingOfALostIdempotentCallIsNotItsResult() {
        rig.joined("a")
                .find(1)
                .after(3_000)
                .skip()
                .reply("a", Reply.working(CLIENT, 1))
                .expect();
        assertEquals(1, rig.pool.queued());
    }

    @Test
    void theSecondResultOfACallIsDropped() {
        rig.joined("a").place(1).reply("a", result(1)).skip();
        rig.reply("a", failure(1, StatusCode.INTERNAL, Executed.YES)).expect();
        storedNow(result(1));
    }

    @Test
    void aReplyToAnotherCallThanTheOneInHandDoesNotEndIt() {
        rig.joined("a").place(1).skip().reply("a", result(2)).expect();
        rig.reply("a", Reply.result(InWords.id("you"), 1, new byte[0])).expect();
        assertEquals(1, rig.pool.executing());
        rig.reply("a", result(1)).expect(hears(1, result(1)));
    }

    // ---- lost on the way

    private PoolRig busy() {
        // A long lease, so that nothing but the questions happens.
        rig.register(new Registration(
                "a",
                InWords.id("ia"),
                List.of(new Registration.Method(PLACE, false), new Registration.Method(FIND, true)),
                10_000));
        return rig.pong("a", "ia", false).skip();
    }

    @Test
    void aSilentWorkerIsAskedAfterASecondAndThenEverMoreRarely() {
        busy().place(1).skip().after(750).expect().after(250).expect(asked("a", PLACE, 1, 1));
        rig.after(1_750).expect().after(250).expect(asked("a", PLACE, 1, 1));
        rig.after(3_750).expect().after(250).expect(asked("a", PLACE, 1, 1));
    }

    @Test
    void notFoundTwiceMeansThatTheCallNeverArrived() {
        busy().place(1).after(1_000).skip().reply("a", notFound(1)).expect();
        rig.after(1_000).expect(asked("a", PLACE, 1, 1)).reply("a", notFound(1));
        rig.expect(lost(1, "the call was lost on its way to worker a"));
        rig.place(2).expect(handed("a", PLACE, 2, 2, 60_000));
    }

    @Test
    void aResultThatNotFoundOvertookCounts() {
        busy().place(1).after(1_000).skip().reply("a", notFound(1)).expect();
        rig.reply("a", result(1)).expect(hears(1, result(1)));
    }

    @Test
    void workingBetweenTwoNotFoundsMeansThatItArrivedLate() {
        busy().place(1).after(1_000).reply("a", notFound(1)).after(1_000).skip();
        rig.reply("a", Reply.working(CLIENT, 1)).reply("a", notFound(1)).expect();
        rig.reply("a", result(1)).expect(hears(1, result(1)));
    }

    @Test
    void notFoundOfOneCallIsNotCountedForTheNext() {
        busy().place(1)
                .after(1_000)
                .reply("a", notFound(1))
                .reply("a", result(1))
                .place(2)
                .skip();
        rig.after(1_000).reply("a", notFound(2)).expect(asked("a", PLACE, 2, 2));
    }

    @Test
    void anIdempotentCallThatWasLostOnTheWayIsHandedOutAgain() {
        busy().find(1).after(1_000).reply("a", notFound(1)).after(1_000).skip().reply("a", notFound(1));
        rig.expect(handed("a", FIND, 1, 2, 58_000));
    }

    @Test
    void aNotFoundThatTheHandlerSaidIsAResult() {
        Reply said = failure(1, StatusCode.NOT_FOUND, Executed.YES).withSettled();
        busy().place(1).skip().reply("a", said).expect(hears(1, said));
    }

    @Test
    void aCallThatCouldNotBeSentGoesToAnotherWorkerWhateverItsKind() {
        rig.joined("a").joined("b").port("a").broken = true;
        rig.place(1)
                .expect(
                        handed("a", PLACE, 1, 1, 60_000),
                        "a reopened",
                        pinged("a", 3),
                        handed("b", PLACE, 1, 2, 60_000));
        assertEquals(1, rig.pool.executing());
        rig.pong("a", 3, "ia", false).place(2).expect(handed("a", PLACE, 2, 3, 60_000));
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
