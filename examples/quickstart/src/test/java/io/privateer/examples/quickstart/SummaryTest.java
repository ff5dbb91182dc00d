package io.privateer.examples.quickstart;

import static io.privateer.examples.quickstart.Samples.NOW;
import static io.privateer.examples.quickstart.Samples.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.examples.quickstart.Purchase.Trouble;
import io.privateer.rpc.ClientStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of three orders, of which the third was turned down. */
final class SummaryTest {
    private static final Order ROPE = order("W-1", "ROPE", 4);
    private static final Order CHAIN = order("W-2", "CHAIN", 1);
    private static final Order TOO_MUCH = order("W-3", "ROPE", 7);
    private static final Execution ROPE_TAKEN = Execution.of(ROPE, NOW, "worker-1");
    private static final Execution CHAIN_TAKEN = Execution.of(CHAIN, NOW, "worker-2");
    private static final ClientStatistics CALLS = new ClientStatistics(6, 9, 3, 3, 1, 1, 1);

    private final List<Purchase> purchases = new ArrayList<>(List.of(
            new Purchase(
                    ROPE,
                    new Settlement.Accepted(ROPE_TAKEN.receipt()),
                    List.of(Trouble.NOT_EXECUTED, Trouble.UNKNOWN_AND_MISSING)),
            new Purchase(CHAIN, new Settlement.Accepted(CHAIN_TAKEN.receipt()), List.of(Trouble.UNKNOWN_AND_TAKEN)),
            new Purchase(TOO_MUCH, new Settlement.Rejected(new OutOfStock("ROPE", 7, 6)), List.of())));
    private final List<Execution> ledger = new ArrayList<>(List.of(ROPE_TAKEN, CHAIN_TAKEN));

    @Test
    void everyOrderOnceIsClean() {
        assertEquals("""
                orders in the file                              3
                  accepted                                      2
                  turned down, out of stock                     1
                calls, of place and find                        6
                  attempts                                      9
                  retries among them                            3
                outcomes unknown                                2
                  find: it was taken                            1
                  find: it was not, so it was placed again      1
                certainly not executed, so placed again         1
                lines in the ledger                             2
                duplicates (must be 0)                          0
                lost (must be 0)                                0
                contradictions (must be 0)                      0
                never settled (must be 0)                       0
                Every order once, in 12.3 s.""", summary().text());
        assertTrue(summary().isClean());
    }

    @Test
    void allThatIsWrongIsNamed() {
        ledger.set(0, CHAIN_TAKEN);
        purchases.remove(0);
        assertEquals("""
                orders in the file                              3
                  accepted                                      1
                  turned down, out of stock                     1
                calls, of place and find                        6
                  attempts                                      9
                  retries among them                            3
                outcomes unknown                                1
                  find: it was taken                            1
                  find: it was not, so it was placed again      0
                certainly not executed, so placed again         0
                lines in the ledger                             2
                duplicates (must be 0)                          1
                lost (must be 0)                                1
                contradictions (must be 0)                      1
                never settled (must be 0)                       1
                taken more than once: W-2
                lost: W-1
                order W-3: turned down, but of 7 ROPE there are 10 left
                NOT EVERY ORDER ONCE, in 12.3 s.""", summary().text());
        assertFalse(summary().isClean());
    }

    @Test
    void orderWhoseCustomerKnowsNothingIsNotCleanAlthoughItWasTaken() {
        purchases.remove(0);
        assertFalse(summary().isClean());
    }

    private Summary summary() {
        return Summary.of(
                List.of(ROPE, CHAIN, TOO_MUCH),
                purchases,
                CALLS,
                ledger,
                new Stock(Map.of("ROPE", 10, "CHAIN", 2)),
                Duration.ofMillis(12_345));
    }
}
