package io.privateer.rpc;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.retry.CallResult;

/** Counts a client's calls as they end. Thread-safe: one lock, so that the numbers of a snapshot fit together. */
final class CallCounts {
    private long calls;
    private long attempts;
    private long retries;
    private long succeeded;
    private long notExecuted;
    private long executed;
    private long unknown;

    synchronized void ended(CallResult result) {
        int sent = result.log().sent();
        calls++;
        attempts += sent;
        retries += Math.max(0, sent - 1);
        if (result.code() == StatusCode.OK) {
            succeeded++;
            return;
        }
        switch (result.outcome()) {
            case NOT_EXECUTED -> notExecuted++;
            case EXECUTED -> executed++;
            case UNKNOWN -> unknown++;
        }
    }

    synchronized ClientStatistics snapshot() {
        return new ClientStatistics(calls, attempts, retries, succeeded, notExecuted, executed, unknown);
    }
}
