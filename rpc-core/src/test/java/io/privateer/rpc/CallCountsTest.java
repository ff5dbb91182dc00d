package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.retry.CallLog;
import io.privateer.rpc.retry.CallResult;
import org.junit.jupiter.api.Test;

final class CallCountsTest {
    private final CallCounts counts = new CallCounts();

    @Test
    void everyCallIsCountedOnceByItsOutcomeAndAttemptsBeyondTheFirstAreRetries() {
        ended(StatusCode.OK, Outcome.EXECUTED, 1);
        ended(StatusCode.OK, Outcome.EXECUTED, 3);
        ended(StatusCode.RESOURCE_EXHAUSTED, Outcome.NOT_EXECUTED, 0);
        ended(StatusCode.ABORTED, Outcome.EXECUTED, 1);
        ended(StatusCode.ABORTED, Outcome.UNKNOWN, 2);
        assertEquals(new ClientStatistics(5, 7, 3, 2, 1, 1, 1), counts.snapshot());
    }

    private void ended(StatusCode code, Outcome outcome, int attempts) {
        CallLog log = new CallLog("shop.Orders/Place");
        for (int i = 0; i < attempts; i++) {
            log.began("tcp://127.0.0.1:1", i);
        }
        counts.ended(new CallResult(code, outcome, "", true, null, log, null));
    }
}
