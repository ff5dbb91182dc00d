package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.Id;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPolicyTest {
    private static final long MILLI = 1_000_000;

    private static RetryPolicy resting(long base, long cap) {
        return new RetryPolicy(MILLI, 3, base, cap, RetryPolicy.PONG_FRESH);
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 100", "3, 200", "4, 400", "5, 800", "6, 1000", "7, 1000", "2147483647, 1000"})
    void theLongestRestDoublesUpToItsCap(int failures, long longestMs) {
        assertEquals(
                longestMs * MILLI, resting(50 * MILLI, 1_000 * MILLI).backoff(failures, new PirateRig.LongestRest()));
    }

    @ParameterizedTest
    @CsvSource({"1", "62", "63", "64", "1000000"})
    void doublingDoesNotOverflow(int failures) {
        for (long base : new long[] {1, 3, Long.MAX_VALUE / 5, Long.MAX_VALUE / 2}) {
            long rest = resting(base, Long.MAX_VALUE - 1).backoff(failures, new PirateRig.LongestRest());
            assertTrue(rest >= base, () -> base + " doubled " + failures + " times gave " + rest);
        }
    }

    @Test
    void jitterIsUniformFromNothingToTheLongest() {
        long seed = System.nanoTime();
        System.out.println("jitter: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        RetryPolicy policy = resting(50 * MILLI, 1_000 * MILLI);
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            long rest = policy.backoff(2, random);
            assertTrue(rest >= 0 && rest <= 100 * MILLI, () -> "rest of " + rest + " ns");
            tenths[(int) Math.min(9, rest / (10 * MILLI))]++;
        }
        for (int count : tenths) {
            // Binomial with a mean of 1,000 and a deviation of 30: ten of these off is no accident.
            assertTrue(count > 700 && count < 1_300, () -> "a tenth was drawn " + count + " times of 10,000");
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 500", "500, 250", "3, 1", "1, 1"})
    void theBeatIsHalfOfTheAttemptTimeoutAndNeverNothing(long timeoutMs, long beatMs) {
        assertEquals(beatMs, new RetryPolicy(timeoutMs * MILLI, 1, 1, 1, RetryPolicy.PONG_FRESH).beatMillis());
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1,1", "1,0,1,1,1", "1,1,0,1,1", "1,1,2,1,1", "1,1,1,1,0"})
    void whatMakesNoSenseIsRefused(long timeout, int attempts, long base, long cap, long fresh) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new RetryPolicy(timeout, attempts, base, cap, fresh));
        assertEquals(
                "attemptTimeout = " + timeout + " ns, maxAttempts = " + attempts + ", backoffBase = " + base
                        + " ns, backoffCap = " + cap + " ns, pongFresh = " + fresh
                        + " ns: all must be positive, and backoffCap not below backoffBase",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "600000, 60000, true", "600000, 60001, false", // a minute at most
        "40000, 10000, true", "40000, 10001, false", // a quarter of a short retention
        "0, 60000, true", "0, 60001, false" // a server that does not tell it
    })
    void aPongIsFreshForAMinuteOrAQuarterOfTheRetention(long retentionMs, long ageMs, boolean fresh) {
        long heard = Long.MAX_VALUE - 5;
        Peer peer = new Peer(Id.NONE, 0, false, 0, retentionMs, false, heard);
        assertEquals(fresh, peer.isFresh(heard + ageMs * MILLI, RetryPolicy.PONG_FRESH));
    }
}
