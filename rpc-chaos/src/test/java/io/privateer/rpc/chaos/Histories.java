package io.privateer.rpc.chaos;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What all callers of a run were told, and the comparison with what the servers' ledger says. Thread-safe. */
final class Histories {
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
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
        for (Told one : told) {
            List<String> servers = effects.remove(one.key());
            lies.addAll(one.lies(servers == null ? List.of() : servers));
        }
        effects.forEach((key, servers) -> lies.add("an effect that nobody asked for: " + key + " on " + servers));
        return lies;
    }
}
