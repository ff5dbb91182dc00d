package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.retry.HealthPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The defaults of a client as docs/reliability.md tells them. */
final class ReliabilityPageTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private static String row(String what, String value, Object... numbers) {
        return "| " + what + " | " + String.format(Locale.ROOT, value, numbers) + " | ";
    }

    private static String times(double share, String one) {
        return Math.abs(share * 4 - 1) < 1e-9
                ? "a quarter of " + one
                : Math.abs(share * 5 - 1) < 1e-9 ? "a fifth of " + one : share + " of " + one;
    }

    @Test
    void defaultsOfAClientAreThoseOfThePage() throws IOException {
        ClientSettings settings =
                RpcClient.builder().endpoint("tcp://127.0.0.1:5555").settings();
        long attemptTimeout = settings.retry().attemptTimeout();
        HealthPolicy health = settings.health();
        List<String> rows = List.of(
                row("deadline of a call", "%d s", settings.deadline().toSeconds()),
                row("attempt timeout", "%d s", attemptTimeout / SECOND),
                row("attempts", "%d", settings.retry().maxAttempts()),
                row(
                        "back-off",
                        "%d ms doubling to %d s, full jitter",
                        settings.retry().backoffBase() / MILLI,
                        settings.retry().backoffCap() / SECOND),
                row(
                        "retry budget",
                        "%s, and %.0f/s",
                        times(settings.retryShare(), "the calls"),
                        settings.retriesPerSecond()),
                row(
                        "a server that has calls in hand and says nothing is asked",
                        "after %s, and dead after three quarters",
                        times((double) health.suspicion() / attemptTimeout, "the attempt timeout")),
                row(
                        "an idle server is asked",
                        "%d s after it was heard; without calls ever more rarely, to %d s",
                        health.heartbeat() / SECOND,
                        8 * health.heartbeat() / SECOND),
                row(
                        "a server is ejected",
                        "for %d failures in a row, or over %.0f %% of %d or more calls in %d s",
                        health.failuresInARow(),
                        100 * health.failedShare(),
                        health.failedVolume(),
                        health.interval() / SECOND),
                row(
                        "for",
                        "%d s, each further time %d s more, to %d min",
                        health.ejection() / SECOND,
                        health.ejection() / SECOND,
                        health.longestEjection() / SECOND / 60),
                row("hedging", "%s; else at the 95th percentile or a fixed delay", settings.hedging()));
        assertEquals(0.5, health.panicShare());
        String page = Files.readString(Path.of("..", "docs", "reliability.md"));
        for (String row : rows) {
            assertTrue(page.contains("\n" + row), () -> "docs/reliability.md does not say: " + row);
        }
    }
}
