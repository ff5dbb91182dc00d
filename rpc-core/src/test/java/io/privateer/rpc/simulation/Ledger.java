package io.privateer.rpc.simulation;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.retry.CallResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked, what was executed, and what callers were told; and whether the three agree. */
final class Ledger {
    private record Asked(
            String call,
            boolean idempotent,
            long deadline,
            @Nullable CallResult result,
            long endedAt) {}

    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();
    private final List<String> seen = new ArrayList<>();

    void asked(String call, boolean idempotent, long deadline) {
        asked.put(call, new Asked(call, idempotent, deadline, null, 0));
    }

    /** A promise that was broken where only the simulation sees it. */
    void broken(String promise) {
        seen.add(promise);
    }

    void executed(String call) {
        effects.merge(call, 1, Integer::sum);
    }

    void answered(String call, CallResult result, long now) {
        Asked before = asked.get(call);
        if (before == null || before.result() != null) {
            throw new AssertionError(call + " was answered twice");
        }
        asked.put(call, new Asked(call, before.idempotent(), before.deadline(), result, now));
    }

    /** Calls with this in their name that have no result. */
    List<String> failed(String part) {
        List<String> failed = new ArrayList<>();
        for (Asked call : asked.values()) {
            CallResult result = call.result();
            if (call.call().contains(part) && (result == null || result.code() != StatusCode.OK)) {
                failed.add(call.call() + " failed: "
                        + (result == null ? "no answer" : result.message() + result.attempts()));
            }
        }
        return failed;
    }

    int answers(StatusCode code) {
        int count = 0;
        for (Asked call : asked.values()) {
            count += call.result() != null && call.result().code() == code ? 1 : 0;
        }
        return count;
    }

    int answers(Outcome outcome) {
        int count = 0;
        for (Asked call : asked.values()) {
            count += call.result() != null && call.result().outcome() == outcome ? 1 : 0;
        }
        return count;
    }

    /** Every promise that was broken, in words. */
    List<String> violations(long graceNanos) {
        List<String> broken = new ArrayList<>(seen);
        for (Asked call : asked.values()) {
            int effect = effects.getOrDefault(call.call(), 0);
            CallResult result = call.result();
            if (result == null) {
                broken.add(call.call() + " was never answered");
                continue;
            }
            if (call.endedAt() - call.deadline() > graceNanos) {
                broken.add(call.call() + " was answered " + (call.endedAt() - call.deadline()) / 1_000_000
                        + " ms after its deadline");
            }
            if (!call.idempotent() && effect > 1) {
                broken.add(call.call() + " was executed " + effect + " times");
            }
            if (result.outcome() == Outcome.NOT_EXECUTED && effect > 0) {
                broken.add(call.call() + " was reported NOT_EXECUTED, and it ran: " + result.message());
            }
            if (result.outcome() == Outcome.EXECUTED && effect == 0) {
                broken.add(call.call() + " was reported EXECUTED, and it never ran");
            }
            if (result.code() == StatusCode.OK && !body(result).equals("done:" + call.call())) {
                broken.add(call.call() + " got another call's result: " + body(result));
            }
            if (result.code() == StatusCode.OK && result.outcome() != Outcome.EXECUTED) {
                broken.add(call.call() + " succeeded with outcome " + result.outcome());
            }
        }
        return broken;
    }

    private static String body(CallResult result) {
        return result.reply() == null ? "" : new String(result.reply().body(), StandardCharsets.UTF_8);
    }
}
