package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryBudgetTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - SECOND / 2;

    private static int withdrawals(RetryBudget budget, long now) {
        int paid = 0;
        while (budget.withdraw(now)) {
            paid++;
        }
        return paid;
    }

    @Test
    void itStartsWithTenSecondsOfWhatIsAlwaysAllowed() {
        assertEquals(100, withdrawals(new RetryBudget(0.2, 10, START), START));
    }

    @Test
    void eachCallPaysItsShareOfAResending() {
        RetryBudget budget = new RetryBudget(0.2, 0, START);
        for (int i = 0; i < 4; i++) {
            budget.deposit();
        }
        assertEquals(0, withdrawals(budget, START));
        budget.deposit();
        assertEquals(1, withdrawals(budget, START));
        for (int i = 0; i < 50; i++) {
            budget.deposit();
        }
        assertEquals(10, withdrawals(budget, START));
    }

    @Test
    void someArePaidByTimeAlsoAcrossItsOverflow() {
        RetryBudget budget = new RetryBudget(0, 10, START);
        assertEquals(100, withdrawals(budget, START));
        assertEquals(10, withdrawals(budget, START + SECOND));
        assertEquals(5, withdrawals(budget, START + SECOND + SECOND / 2));
    }

    @Test
    void savingsAreBounded() {
        RetryBudget byTime = new RetryBudget(0.2, 50, START);
        assertEquals(500, withdrawals(byTime, START + 1_000 * SECOND));
        RetryBudget byCalls = new RetryBudget(0.2, 1, START);
        for (int i = 0; i < 100_000; i++) {
            byCalls.deposit();
        }
        assertEquals(200, withdrawals(byCalls, START));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 10", "1.1, 10", "NaN, 10", "0.2, -1", "0.2, NaN"})
    void whatMakesNoSenseIsRefused(double share, double perSecond) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new RetryBudget(share, perSecond, START));
        assertEquals(
                "retry budget: share = " + share + ", must be 0 to 1; perSecond = " + perSecond + ", must be 0 or more",
                refused.getMessage());
    }
}
