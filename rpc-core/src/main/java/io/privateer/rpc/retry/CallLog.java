package io.privateer.rpc.retry;

import io.privateer.rpc.call.Attempt;
import io.privateer.rpc.call.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call tried and how it is told to people. Belongs to the client's thread until the call is over, and does not change
 * from then on.
 */
public final class CallLog {
    private final String method;
    /** Made with the first one: most calls have none. */
    private @Nullable List<Attempt> attempts;

    private int sent;
    private @Nullable String openEndpoint;
    private long openedAt;
    /** How long the attempt took that brought the result; it is still the open one, because hardly anybody asks for it. */
    private long answeredAfter = -1;

    /** Of a call of this method that was not sent yet. */
    public CallLog(String method) {
        this.method = method;
    }

    /** How often the call was sent, under all its identities. */
    public int sent() {
        return sent;
    }

    /** Each that came to an end, the one with the result last. */
    public List<Attempt> attempts() {
        List<Attempt> all = attempts == null ? new ArrayList<>() : new ArrayList<>(attempts);
        String endpoint = openEndpoint;
        if (answeredAfter >= 0 && endpoint != null) {
            all.add(new Attempt(endpoint, sent, Duration.ofNanos(answeredAfter), "result"));
        }
        return List.copyOf(all);
    }

    /** It is sent once more. */
    public void began(String endpoint, long now) {
        sent++;
        openEndpoint = endpoint;
        openedAt = now;
    }

    /** The attempt that is under way brought the result. */
    void answered(long now) {
        answeredAfter = now - openedAt;
    }

    /** What came of the attempt that is under way; nothing if none is. */
    void ended(long now, String result) {
        String endpoint = openEndpoint;
        if (endpoint != null) {
            if (attempts == null) {
                attempts = new ArrayList<>();
            }
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
