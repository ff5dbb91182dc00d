package io.privateer.rpc.retry;

import static io.privateer.rpc.retry.PirateRig.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HedgeTest {
    private static final CallResult RESULT = new CallResult(
            StatusCode.OK, Outcome.EXECUTED, "", true, PirateRig.result("done"), new CallLog("Place"), null);

    private final PirateRig rig = new PirateRig("a", "b");
    private final List<String> actions = new ArrayList<>();
    private final Hedge hedge = hedge(rig);

    private Hedge hedge(PirateRig world) {
        LazyPirate.Shared shared = new LazyPirate.Shared(
                new RetryPolicy(1_000 * MILLI, 3, 100 * MILLI, 800 * MILLI, RetryPolicy.PONG_FRESH),
                world.session,
                new RetryBudget(0, 0.1, world.now()),
                world.endpoints,
                world.random);
        Hedge.Copies copies = new Hedge.Copies() {
            @Override
            public void second(long now, Server first, long timeout) {
                actions.add("second beside " + first + ", " + timeout / MILLI + " ms left");
            }

            @Override
            public void cancelFirst(long now) {
                actions.add("cancel first");
            }

            @Override
            public void cancelSecond(long now) {
                actions.add("cancel second");
            }

            @Override
            public void done(CallResult result) {
                actions.add("done " + result.code() + " " + result.outcome());
            }
        };
        return new Hedge(shared, copies, 50 * MILLI, 1_000 * MILLI, world.now());
    }

    private static CallResult failure(StatusCode code, Outcome outcome) {
        return new CallResult(code, outcome, "why", false, null, new CallLog("Place"), null);
    }

    private long at(long millis) {
        return rig.now() + millis * MILLI;
    }

    private void hedged() {
        hedge.onTime(at(49), rig.server("a"));
        expect();
        hedge.onTime(at(50), rig.server("a"));
        expect("second beside a, 950 ms left");
    }

    private void expect(String... expected) {
        assertEquals(List.of(expected), actions);
        actions.clear();
    }

    @Test
    void aResultBeforeTheDelayNeedsNoSecondCopy() {
        hedge.firstEnded(at(10), RESULT);
        expect("done OK EXECUTED");
        hedge.onTime(at(50), rig.server("a"));
        expect();
    }

    @Test
    void theFirstResultIsTheCallsAndTheOtherCopyIsCancelled() {
        hedged();
        hedge.secondEnded(at(60), RESULT);
        expect("done OK EXECUTED", "cancel first");
        hedge.firstEnded(at(60), failure(StatusCode.CANCELLED, Outcome.UNKNOWN));
        expect();
    }

    @Test
    void theFirstCopyMayStillWin() {
        hedged();
        hedge.firstEnded(at(60), RESULT);
        expect("done OK EXECUTED", "cancel second");
    }

    @Test
    void aFailureWaitsForTheOtherCopy() {
        hedged();
        hedge.secondEnded(at(60), failure(StatusCode.UNAVAILABLE, Outcome.UNKNOWN));
        expect();
        hedge.firstEnded(at(70), RESULT);
        expect("done OK EXECUTED");
    }

    @Test
    void whereBothFailTheFirstOnesFailureIsTold() {
        hedged();
        hedge.firstEnded(at(60), failure(StatusCode.DEADLINE_EXCEEDED, Outcome.UNKNOWN));
        expect();
        hedge.secondEnded(at(70), failure(StatusCode.UNAVAILABLE, Outcome.NOT_EXECUTED));
        expect("done DEADLINE_EXCEEDED UNKNOWN");
    }

    @Test
    void notExecutedIsNotSaidWhileTheOtherCopyMayHaveRun() {
        hedged();
        hedge.secondEnded(at(60), failure(StatusCode.UNAVAILABLE, Outcome.UNKNOWN));
        hedge.firstEnded(at(70), failure(StatusCode.DEADLINE_EXCEEDED, Outcome.NOT_EXECUTED));
        expect("done UNAVAILABLE UNKNOWN");
    }

    @Test
    void theHandlersOwnFailureIsAnAnswer() {
        hedged();
        hedge.secondEnded(
                at(60),
                new CallResult(
                        StatusCode.NOT_FOUND,
                        Outcome.EXECUTED,
                        "no such order",
                        true,
                        PirateRig.refusal(),
                        new CallLog("Place"),
                        null));
        expect("done NOT_FOUND EXECUTED", "cancel first");
    }

    @Test
    void aCancelledCallCancelsBoth() {
        hedged();
        hedge.cancel(at(60));
        expect("cancel second", "cancel first");
    }

    @Test
    void aHedgeIsPaidFromTheRetryBudget() {
        LazyPirate.Shared none = new LazyPirate.Shared(
                new RetryPolicy(1_000 * MILLI, 3, 100 * MILLI, 800 * MILLI, RetryPolicy.PONG_FRESH),
                rig.session,
                new RetryBudget(0, 0, rig.now()),
                rig.endpoints,
                rig.random);
        new Hedge(none, NOTHING, 50 * MILLI, 1_000 * MILLI, rig.now()).onTime(at(50), rig.server("a"));
        expect();
    }

    private static final Hedge.Copies NOTHING = new Hedge.Copies() {
        @Override
        public void second(long now, Server first, long timeout) {
            throw new AssertionError("hedged without a budget");
        }

        @Override
        public void cancelFirst(long now) {}

        @Override
        public void cancelSecond(long now) {}

        @Override
        public void done(CallResult result) {}
    };

    @Test
    void thereIsNothingToHedgeWithoutAnotherServerThatLives() {
        rig.server("b").silent(rig.now(), rig.now());
        hedge.onTime(at(50), rig.server("a"));
        expect();
    }

    @Test
    void aFirstCopyThatIsNowhereYetIsHedgedOnceItIsSomewhere() {
        hedge.onTime(at(50), null);
        expect();
        assertEquals(at(100), hedge.due());
        hedge.onTime(at(100), rig.server("a"));
        expect("second beside a, 900 ms left");
        assertEquals(true, hedge.isDecided());
    }

    @Test
    void theSecondCopyGoesElsewhereOnceAndSaysWhatItIs() {
        PirateRig world = new PirateRig("a", "b").met("a").met("b");
        LazyPirate first = world.create(true, 5_000, "book");
        LazyPirate second = LazyPirate.hedge(
                world.shared(), world, world.request("book"), world.server("a"), 950 * MILLI, world.now());
        second.start(world.now());
        world.expect("connect b", PirateRig.idempotent(1, 1, 950) + " extra=true");
        assertEquals(false, first.isOver());
        second.onReply(world.now(), PirateRig.refusal());
        world.expect("release", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void theNinetyFifthPercentileIsOfTheLastHundred() {
        Latencies latencies = new Latencies();
        for (int i = 1; i < 20; i++) {
            latencies.took(i);
            assertEquals(Long.MAX_VALUE, latencies.p95(), "too few to say");
        }
        latencies.took(20);
        assertEquals(20, latencies.p95());
        for (int i = 0; i < 300; i++) {
            latencies.took(1_000 + i % 100);
        }
        assertEquals(1_095, latencies.p95());
    }
}
