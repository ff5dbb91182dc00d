package io.privateer.rpc.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds in a real overload however slow the machine is; how fast it is, {@code scripts/overload} measures. */
final class OverloadRunTest {
    @Test
    @Timeout(120)
    void everyCallOfAnOverloadIsAnsweredOnceAndWhatIsTooMuchIsTurnedAway() {
        OverloadFigures run = new OverloadRun(5, 300, 1_500, 700).run(500);
        String figures = OverloadReport.table(Map.of("5 times", run));
        assertEquals(0, run.unanswered(), figures);
        assertTrue(run.served() > 0, figures);
        assertTrue(run.shed() + run.refused() > 0, figures);
        assertTrue(run.retryAfterMs() > 0, figures);
        assertTrue(run.sent() >= run.served() + run.shed() + run.refused(), figures);
    }
}
