package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EndpointsTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final HealthPolicy POLICY = HealthPolicy.of(SECOND, SECOND);

    private final long seed = System.nanoTime();
    private final Endpoints endpoints = new Endpoints(POLICY, new SplittableRandom(seed));

    private Server server(String address) {
        return Objects.requireNonNull(endpoints.find(address));
    }

    private List<String> choose(int times, long now) {
        return choose(times, now, Id.NONE);
    }

    private List<String> choose(int times, long now, Id scope) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            chosen.add(String.valueOf(endpoints.choose(now, scope, Set.of())));
        }
        return chosen;
    }

    private void eject(String address, long now) {
        for (int i = 0; i < POLICY.failuresInARow(); i++) {
            server(address).failed(now);
        }
    }

    // ---- choosing

    @Test
    void ofTwoThatAreLevelTheOneThatWasTakenLongerAgoIsTaken() {
        endpoints.set(List.of("a", "b"), 0);
        assertEquals(List.of("a", "b", "a", "b"), choose(4, 0));
    }

    @Test
    void theOneWithFewerCallsInFlightIsTaken() {
        endpoints.set(List.of("a", "b"), 0);
        server("a").began();
        assertEquals(List.of("b", "b", "b"), choose(3, 0));
        server("a").ended();
        server("b").began();
        assertEquals(List.of("a", "a"), choose(2, 0));
    }

    /** Little's law does it: a server that takes ten times as long has more in flight when it gets the same. */
    @Test
    void aServerThatIsSlowAndAliveIsUsedLessAndNeverEjected() {
        endpoints.set(List.of("a", "b", "slow"), 0);
        TreeMap<Long, List<Server>> ends = new TreeMap<>();
        Map<String, Integer> taken = new TreeMap<>();
        for (long ms = 0; ms < 10_000; ms++) {
            long now = ms * MILLI;
            ends.headMap(ms, true)
                    .values()
                    .forEach(done -> done.forEach(server -> {
                        server.ended();
                        server.heard(now, Id.NONE, false);
                        server.succeeded(now);
                    }));
            ends.headMap(ms, true).clear();
            Server server = Objects.requireNonNull(endpoints.choose(now, Id.NONE, Set.of()));
            server.began();
            taken.merge(server.address(), 1, Integer::sum);
            ends.computeIfAbsent(ms + (server.address().equals("slow") ? 100 : 10), any -> new ArrayList<>())
                    .add(server);
        }
        int slow = taken.getOrDefault("slow", 0);
        assertTrue(slow < 1_500 && slow > 100, () -> "seed " + seed + ": " + taken);
        assertFalse(server("slow").isEjected(10 * SECOND) || server("slow").isDead());
    }

    @Test
    void aServerThatDrainsGetsNoNewCallsWhileAnotherIsThere() {
        endpoints.set(List.of("a", "b"), 0);
        server("a").heard(0, Id.random(new Random(1)), true);
        assertEquals(List.of("b", "b", "b"), choose(3, 0));
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsLeftAloneWhileAnotherIsThere() {
        endpoints.set(List.of("a", "b"), 0);
        server("a").pushedBack(100 * MILLI);
        assertEquals(List.of("b", "b"), choose(2, 99 * MILLI));
        assertTrue(choose(2, 100 * MILLI).contains("a"));
    }

    @Test
    void aBoundCallGoesToAnyServerWithItsStoreAlsoIfThatDrains() {
        endpoints.set(List.of("a", "b", "c"), 0);
        Id shared = Id.random(new Random(1));
        server("a").heard(0, shared, true);
        server("b").heard(0, Id.random(new Random(2)), false);
        server("c").heard(0, shared, false);
        assertEquals(Set.of("a", "c"), Set.copyOf(choose(4, 0, shared)));
        server("a").silent(0, 0);
        assertEquals(List.of("c", "c"), choose(2, 0, shared));
    }

    @Test
    void nobodyIsChosenWhereAllAreExcluded() {
        endpoints.set(List.of("a"), 0);
        assertNull(endpoints.choose(0, Id.NONE, Set.of(server("a"))));
    }

    @Test
    void whoStaysKeepsWhatIsKnownOfIt() {
        endpoints.set(List.of("a", "b"), 0);
        Server stays = server("b");
        stays.silent(0, 0);
        endpoints.set(List.of("b", "c", "c"), 0);
        assertSame(stays, server("b"));
        assertEquals(2, endpoints.all().size());
        assertEquals(List.of("c", "c"), choose(2, 0));
    }

    // ---- dead

    @Test
    void aDeadServerGetsNoCallBeforeItHasAnswered() {
        endpoints.set(List.of("a", "b"), 0);
        server("b").silent(0, 0);
        assertEquals(List.of("a", "a", "a"), choose(3, 3_600 * SECOND));
        server("b").heard(0, Id.NONE, false);
        assertTrue(choose(2, 0).contains("b"));
    }

    @Test
    void whereAllAreDeadTheyAreTriedInTurn() {
        endpoints.set(List.of("a", "b", "c"), 0);
        for (Server server : endpoints.all()) {
            server.silent(0, 0);
        }
        assertEquals(List.of("a", "b", "c", "a"), choose(4, 0));
    }

    @Test
    void aLostMessageIsNoSilence() {
        endpoints.set(List.of("a"), 0);
        server("a").heard(10, Id.NONE, false);
        server("a").silent(20, 5);
        assertFalse(server("a").isDead(), "it was heard at 10, after 5");
        server("a").silent(20, 15);
        assertTrue(server("a").isDead());
    }

    @Test
    void everyServerIsAskedAtOnceAndThenAtHeartbeatsThatGrowRareWithoutCalls() {
        Server server = new Server("a", POLICY, 0);
        List<Long> asked = new ArrayList<>();
        for (long now = 0; now < 30 * SECOND; now += 10 * MILLI) {
            if (server.onTime(now) == Server.Due.ASK) {
                asked.add(now / SECOND);
                server.heard(now, Id.NONE, false);
            }
        }
        assertEquals(List.of(0L, 2L, 6L, 14L, 22L), asked);
    }

    @Test
    void aServerWithCallsInHandThatSaysNothingIsDeadBeforeAnAttemptTimeoutIsOver() {
        Server server = new Server("a", POLICY, 0);
        assertEquals(Server.Due.ASK, server.onTime(0));
        server.heard(0, Id.NONE, false);
        server.began();
        assertEquals(Server.Due.NOTHING, server.onTime(249 * MILLI));
        assertEquals(Server.Due.ASK, server.onTime(250 * MILLI));
        assertEquals(Server.Due.NOTHING, server.onTime(499 * MILLI));
        assertEquals(Server.Due.ASK, server.onTime(500 * MILLI));
        assertEquals(Server.Due.DIED, server.onTime(750 * MILLI));
        assertTrue(server.isDead());
        assertEquals(Server.Due.ASK_ANEW, server.onTime(1_750 * MILLI));
    }

    @Test
    void whatOneCallFoundOutIsToldToAllThatWait() {
        Server server = new Server("a", POLICY, 0);
        server.heard(0, Id.NONE, false);
        server.silent(10 * MILLI, 5 * MILLI);
        assertEquals(Server.Due.DIED, server.onTime(10 * MILLI));
        server.heard(20 * MILLI, Id.NONE, false);
        server.lost(30 * MILLI);
        assertEquals(Server.Due.ASK_ANEW, server.onTime(30 * MILLI), "a lost connection speaks for itself alone");
    }

    @Test
    void oneLostPingDoesNotKillAServer() {
        Server server = new Server("a", POLICY, 0);
        server.onTime(0);
        server.heard(0, Id.NONE, false);
        server.began();
        server.onTime(250 * MILLI);
        server.onTime(500 * MILLI);
        server.heard(510 * MILLI, Id.NONE, false);
        assertEquals(Server.Due.NOTHING, server.onTime(750 * MILLI));
        assertFalse(server.isDead());
    }

    @Test
    void aServerThatWasNeverMetGetsAWholeAttemptTimeoutToAnswer() {
        Server server = new Server("a", POLICY, 0);
        assertEquals(Server.Due.ASK, server.onTime(0));
        assertEquals(Server.Due.NOTHING, server.onTime(999 * MILLI));
        assertEquals(Server.Due.DIED, server.onTime(SECOND));
    }

    // ---- ejected

    @Test
    void fiveFailuresInARowEjectForHalfAMinuteAndThenForLonger() {
        endpoints.set(List.of("a", "b"), 0);
        eject("a", 0);
        assertEquals(List.of("b", "b"), choose(2, 30 * SECOND - 1));
        assertTrue(choose(2, 30 * SECOND).contains("a"));
        eject("a", 30 * SECOND);
        assertTrue(server("a").isEjected(90 * SECOND - 1));
        assertFalse(server("a").isEjected(90 * SECOND));
    }

    @Test
    void aSuccessEndsTheRow() {
        endpoints.set(List.of("a"), 0);
        for (int i = 0; i < 20; i++) {
            server("a").failed(0);
            server("a").succeeded(0);
        }
        assertFalse(server("a").isEjected(0));
    }

    @Test
    void aLowShareOfSuccessEjectsOnceThereAreEnoughCalls() {
        Server poor = new Server("a", POLICY, 0);
        Server bearable = new Server("b", POLICY, 0);
        for (int i = 0; i < 49; i++) {
            outcome(poor, i % 4 == 0);
            outcome(bearable, i % 6 == 0);
        }
        assertFalse(poor.isEjected(0), "a quarter of 49 failed");
        outcome(poor, false);
        outcome(bearable, false);
        outcome(bearable, true);
        assertFalse(poor.isEjected(0), "a success is no moment to eject");
        outcome(poor, true);
        assertTrue(poor.isEjected(0));
        assertFalse(bearable.isEjected(0));
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        Server server = new Server("a", POLICY, 0);
        for (int i = 0; i < 49; i++) {
            outcome(server, i % 2 == 0);
        }
        server.succeeded(31 * SECOND);
        server.failed(31 * SECOND);
        assertFalse(server.isEjected(31 * SECOND));
    }

    private static void outcome(Server server, boolean fails) {
        if (fails) {
            server.failed(0);
        } else {
            server.succeeded(0);
        }
    }

    @Test
    void ejectionIsIgnoredWhereTooFewWouldBeLeft() {
        endpoints.set(List.of("a", "b", "c", "d"), 0);
        eject("a", 0);
        eject("b", 0);
        assertEquals(Set.of("c", "d"), Set.copyOf(choose(20, 0)), "half is left: " + seed);
        eject("c", 0);
        assertEquals(Set.of("a", "b", "c", "d"), Set.copyOf(choose(200, 0)), "a quarter would be: " + seed);
    }

    @Test
    void deadOnesAreNoReasonForThatPanic() {
        endpoints.set(List.of("a", "b", "c"), 0);
        server("a").silent(0, 0);
        server("b").silent(0, 0);
        assertEquals(Set.of("c"), Set.copyOf(choose(20, 0)));
    }
}
