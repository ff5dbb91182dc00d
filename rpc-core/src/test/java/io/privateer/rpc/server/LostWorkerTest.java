package io.privateer.rpc.server;

import static io.privateer.rpc.server.PoolRig.CLIENT;
import static io.privateer.rpc.server.PoolRig.FIND;
import static io.privateer.rpc.server.PoolRig.PLACE;
import static io.privateer.rpc.server.PoolRig.asked;
import static io.privateer.rpc.server.PoolRig.failure;
import static io.privateer.rpc.server.PoolRig.handed;
import static io.privateer.rpc.server.PoolRig.hears;
import static io.privateer.rpc.server.PoolRig.lost;
import static io.privateer.rpc.server.PoolRig.notFound;
import static io.privateer.rpc.server.PoolRig.pinged;
import static io.privateer.rpc.server.PoolRig.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dead workers, those that only seem dead, and what becomes of the calls that they had. */
final class LostWorkerTest {
    private final PoolRig rig = new PoolRig();

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
}
