package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server's record of what it did beside what each caller was told, so that the two can be compared. Every call has a
 * text of its own. Thread-safe.
 */
final class Ledger {
    /** What one caller was told; a success has the code OK. */
    record Told(String text, boolean deduplicated, StatusCode code, Outcome outcome, String words) {
        boolean isSuccess() {
            return code == StatusCode.OK;
        }
    }

    private final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    /** The handler of both methods. */
    String execute(String text) {
        effects.computeIfAbsent(text, any -> new AtomicInteger()).incrementAndGet();
        return answerTo(text);
    }

    private static String answerTo(String text) {
        return "done: " + text;
    }

    /** Makes a call, and keeps what its caller was told. */
    Told call(RpcClient client, MethodDescriptor<String, String> method, String text) {
        Told said;
        try {
            String result = client.call(method, text, CallOptions.DEFAULTS);
            said = new Told(text, !method.idempotent(), StatusCode.OK, Outcome.EXECUTED, result);
        } catch (RpcException e) {
            said = new Told(text, !method.idempotent(), e.code(), e.outcome(), String.valueOf(e.getMessage()));
        }
        told.add(said);
        return said;
    }

    /** How often this was executed. */
    int executions(String text) {
        AtomicInteger count = effects.get(text);
        return count == null ? 0 : count.get();
    }

    /** How many calls ended in which way, successes as OK and failures by their outcome. */
    Map<String, Integer> endings() {
        Map<String, Integer> endings = new TreeMap<>();
        told.forEach(one -> endings.merge(one.isSuccess() ? "OK" : one.outcome().toString(), 1, Integer::sum));
        return endings;
    }

    /** Calls that failed. */
    List<Told> failures() {
        return told.stream().filter(one -> !one.isSuccess()).toList();
    }

    /** What is not as promised, empty if all is. To be asked when no handler runs any more. */
    List<String> lies() {
        List<String> lies = new ArrayList<>();
        for (Told one : told) {
            int executions = executions(one.text());
            boolean tooOften = one.deduplicated() && executions > 1;
            boolean wrong =
                    switch (one.outcome()) {
                        case NOT_EXECUTED -> executions > 0;
                        case EXECUTED -> executions == 0;
                        case UNKNOWN -> false;
                    };
            boolean strange = one.isSuccess() && !one.words().equals(answerTo(one.text()));
            if (tooOften || wrong || strange) {
                lies.add(one + ", executed " + executions + " times");
            }
        }
        return lies;
    }
}
