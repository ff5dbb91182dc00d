package io.privateer.rpc.chaos;

import io.privateer.rpc.Resolution;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What all callers of a run were told, and the comparison with what the servers' ledger says. Thread-safe. */
final class Histories {
    /** Longer than anything that runs, and than the lease of a worker that will not be back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A call that ended as UNKNOWN, and whom to ask about it. */
    private record Open(RpcClient client, CallKind kind, String key, CallId id) {}

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<Open> open = new ConcurrentLinkedQueue<>();
    private final Queue<Told> later = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deduplicated = new AtomicInteger();
    private final AtomicInteger idempotent = new AtomicInteger();

    /** Makes a call, and keeps what its caller was told. */
    void call(RpcClient client, CallKind kind, String key) {
        long begin = System.nanoTime();
        Told said;
        try {
            String result = client.call(kind.method(), key, CallOptions.DEFAULTS);
            said = new Told(key, kind, true, Outcome.EXECUTED, result, begin, System.nanoTime());
        } catch (RpcException e) {
            said = new Told(key, kind, false, e.outcome(), e.code() + ": " + e.getMessage(), begin, System.nanoTime());
            CallId id = e.callId();
            if (e.outcome() == Outcome.UNKNOWN && kind.isDeduplicated() && id != null) {
                open.add(new Open(client, kind, key, id));
            }
        }
        told.add(said);
        (kind.isDeduplicated() ? deduplicated : idempotent).incrementAndGet();
    }

    /** How many calls of the kind that has fewer have ended. */
    int fewest() {
        return Math.min(deduplicated.get(), idempotent.get());
    }

    List<Told> all() {
        return List.copyOf(told);
    }

    /**
     * Asks what became of the calls that ended as UNKNOWN. To be done when nothing is broken any more; what is said then is
     * compared with the ledger, too.
     */
    void askLater() {
        for (Open one = open.poll(); one != null; one = open.poll()) {
            later.add(asked(one));
        }
    }

    private static Told asked(Open one) {
        long begin = System.nanoTime();
        Resolution<Object> said = Await.value(
                PATIENCE,
                () -> Optional.of(one.client.resolve(one.kind.method(), one.id)).filter(answer -> !answer.running()),
                () -> one + " has not come to its end");
        boolean success = said.outcome() == Outcome.EXECUTED && said.code() == StatusCode.OK;
        String words = success ? String.valueOf(said.value()) : said.code() + ": " + said.message();
        return new Told(one.key, one.kind, success, said.outcome(), words, begin, System.nanoTime());
    }

    /** What was said of the calls that were asked for again. */
    List<Told> toldLater() {
        return List.copyOf(later);
    }

    /** Calls that nobody can say anything of, also later. Only a death, or time, is a reason for that. */
    List<String> unknownForGood() {
        return later.stream()
                .filter(one -> one.outcome() == Outcome.UNKNOWN)
                .map(one -> "UNKNOWN for good: " + one)
                .toList();
    }

    /**
     * Compares with the ledger, in which each line is a call's key and the server that had the effect. To be asked when
     * all servers have ended.
     */
    List<String> lies(List<String> ledger) {
        Map<String, List<String>> effects = new HashMap<>();
        for (String line : ledger) {
            String[] words = line.split(" ", 2);
            effects.computeIfAbsent(words[0], key -> new ArrayList<>()).add(words[1]);
        }
        List<String> lies = new ArrayList<>();
        for (Told one : later) {
            lies.addAll(one.lies(effects.getOrDefault(one.key(), List.of())));
        }
        for (Told one : told) {
            List<String> servers = effects.remove(one.key());
            lies.addAll(one.lies(servers == null ? List.of() : servers));
        }
        effects.forEach((key, servers) -> lies.add("an effect that nobody asked for: " + key + " on " + servers));
        return lies;
    }
}
