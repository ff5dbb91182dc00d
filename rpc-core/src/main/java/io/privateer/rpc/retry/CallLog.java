package io.privateer.rpc.retry;

import io.privateer.rpc.call.Attempt;
import io.privateer.rpc.call.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call tried and how it is told to people. */
final class CallLog {
    private final String method;
    private final List<Attempt> attempts = new ArrayList<>();
    private int sent;
    private @Nullable String openEndpoint;
    private long openedAt;

    CallLog(String method) {
        this.method = method;
    }

    /** How often the call was sent, under all its identities. */
    int sent() {
        return sent;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    void began(String endpoint, long now) {
        sent++;
        openEndpoint = endpoint;
        openedAt = now;
    }

    /** What came of the attempt that is under way; nothing if none is. */
    void ended(long now, String result) {
        String endpoint = openEndpoint;
        if (endpoint != null) {
            attempts.add(new Attempt(endpoint, sent, Duration.ofNanos(now - openedAt), result));
            openEndpoint = null;
        }
    }

    /** The end of every message: {@code , 3 attempts (shop.Orders/Place, sequence 41). Outcome: UNKNOWN, …}. */
    String told(String what, long sequence, Outcome outcome) {
        String tries = sent == 1 ? "1 attempt" : sent + " attempts";
        return what + ", " + tries + " (" + method + ", sequence " + sequence + "). Outcome: " + outcome
                + switch (outcome) {
                    case NOT_EXECUTED -> ", the call did not run and never will";
                    case EXECUTED -> ", the call ran";
                    case UNKNOWN -> ", the call may have been executed";
                };
    }

    static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis / 1_000.0 + " s";
    }
}
