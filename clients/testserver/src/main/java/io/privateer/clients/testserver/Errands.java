package io.privateer.clients.testserver;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The desk's work, and how often each piece of it was begun. A text is a word and its argument, with a colon between them:
 *
 * <ul>
 *   <li>{@code slow:300:key} takes 300 ms, or less and fails if the call is cancelled
 *   <li>{@code stubborn:300:key} takes 300 ms in any case
 *   <li>{@code refuse:why} fails with the typed error
 *   <li>{@code fail:PERMISSION_DENIED:why} fails with the code
 *   <li>{@code big:5000} answers with so many characters
 *   <li>{@code metadata:key} answers with what the client sent under that key
 *   <li>anything else is answered with itself
 * </ul>
 */
final class Errands implements Desk {
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();

    /** How often an errand was begun, by any server of this process. */
    int executions(String text) {
        return begun.getOrDefault(text, 0);
    }

    @Override
    public String place(String text) throws Refused {
        return run(text);
    }

    @Override
    public String find(String text) throws Refused {
        return run(text);
    }

    private String run(String text) throws Refused {
        int times = begun.merge(text, 1, Integer::sum);
        String[] words = text.split(":", 3);
        return switch (words[0]) {
            case "slow" -> slow(text, Long.parseLong(words[1]), true);
            case "stubborn" -> slow(text, Long.parseLong(words[1]), false);
            case "refuse" -> throw new Refused(words[1], times);
            case "fail" -> throw RpcException.of(StatusCode.valueOf(words[1]), words[2]);
            case "big" -> "x".repeat(Integer.parseInt(words[1]));
            case "metadata" -> String.valueOf(context().metadata().get(words[1]));
            default -> text;
        };
    }

    private static String slow(String text, long millis, boolean cancellable) {
        CallContext context = context();
        long until = System.nanoTime() + millis * 1_000_000;
        while (until - System.nanoTime() > 0) {
            if (cancellable && context.isCancelled()) {
                boolean late = context.remaining().isZero();
                throw RpcException.of(
                        late ? StatusCode.DEADLINE_EXCEEDED : StatusCode.CANCELLED, "nobody waits any more");
            }
            LockSupport.parkNanos(5_000_000);
        }
        return text;
    }

    private static CallContext context() {
        return Objects.requireNonNull(CallContext.current(), "not serving a call");
    }
}
