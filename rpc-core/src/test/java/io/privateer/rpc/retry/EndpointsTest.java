package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointsTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Endpoints endpoints = new Endpoints(List.of("a", "b"));

    @Test
    void callsAreSpreadOverAll() {
        assertEquals(List.of("a", "b", "a", "b"), choose(4, 0));
    }

    @Test
    void oneThatFailedGetsNoCallsForASecond() {
        endpoints.avoid("b", 0);
        assertEquals(List.of("a", "a", "a", "a"), choose(4, SECOND - 1));
    }

    @Test
    void oneThatFailedGetsASingleCallPerSecondUntilItAnswers() {
        endpoints.avoid("b", 0);
        assertEquals(List.of("a", "b", "a", "a"), choose(4, SECOND));
        assertEquals(List.of("b", "a", "a", "a"), choose(4, 2 * SECOND));
        endpoints.trust("b");
        assertEquals(List.of("b", "a", "b", "a"), choose(4, 2 * SECOND));
    }

    @Test
    void whereAllFailedTheOneThatFailedLongestAgoIsTried() {
        endpoints.avoid("b", 0);
        endpoints.avoid("a", 1);
        assertEquals(List.of("b", "b"), choose(2, 2));
    }

    private List<String> choose(int times, long now) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            chosen.add(endpoints.choose(now, address -> true));
        }
        return chosen;
    }
}
