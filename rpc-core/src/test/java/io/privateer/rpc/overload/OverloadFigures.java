package io.privateer.rpc.overload;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What became of each call of a calm, a storm and a calm, and what that comes to. Times in milliseconds from the start. */
final class OverloadFigures {
    /** How far a point of a plot looks. */
    private static final int BUCKET_MS = 250;

    private static final int RECOVERY_STEP_MS = 10;

    /** The part of the calls that is served once an overload is over. */
    private static final double RECOVERED = 0.99;

    /** One call, as its caller sees it. */
    static final class Call {
        private final double at;
        private final Priority priority;
        private final boolean greedy;
        private double ended = Double.MAX_VALUE;
        private boolean served;
        private boolean shed;
        private boolean refused;
        private long retryAfterMs;

        private Call(double at, Priority priority, boolean greedy) {
            this.at = at;
            this.priority = priority;
            this.greedy = greedy;
        }

        /** It ran, and this is its result. */
        void result(double ms) {
            ended = ms;
            served = true;
        }

        /** It was admitted, and given up before it ran. */
        void shed(double ms, long newRetryAfterMs) {
            ended = ms;
            shed = true;
            retryAfterMs = newRetryAfterMs;
        }

        /** It was turned away at once. */
        void refused(double ms, long newRetryAfterMs) {
            ended = ms;
            refused = true;
            retryAfterMs = newRetryAfterMs;
        }

        private double latency() {
            return ended - at;
        }
    }

    final int calmMs;
    final int stormMs;
    final int afterMs;
    final double capacity;
    final long timeoutMs;
    private final List<Call> calls = new ArrayList<>();

    /**
     * @param capacity calls a second that the workers can serve
     */
    OverloadFigures(int calmMs, int stormMs, int afterMs, double capacity, long timeoutMs) {
        this.calmMs = calmMs;
        this.stormMs = stormMs;
        this.afterMs = afterMs;
        this.capacity = capacity;
        this.timeoutMs = timeoutMs;
    }

    boolean isStorm(double ms) {
        return ms >= calmMs && ms < calmMs + stormMs;
    }

    int endMs() {
        return calmMs + stormMs + afterMs;
    }

    /**
     * @param greedy whether it is a call of the one client that sends half of all
     */
    Call sent(double ms, Priority priority, boolean greedy) {
        Call call = new Call(ms, priority, greedy);
        calls.add(call);
        return call;
    }

    private boolean good(Call call) {
        return call.served && call.latency() <= timeoutMs;
    }

    // ---- of the storm

    double offered() {
        return count(call -> true) * 1_000.0 / stormMs;
    }

    private long count(Predicate<Call> which) {
        return calls.stream().filter(call -> isStorm(call.at)).filter(which).count();
    }

    /** Results that came in time while it lasted, as a part of the capacity. */
    double goodput() {
        long good = calls.stream()
                .filter(call -> isStorm(call.ended))
                .filter(this::good)
                .count();
        return good * 1_000.0 / stormMs / capacity;
    }

    /** Of calls that ran, in time or not. */
    double latency(double quantile) {
        double[] latencies = calls.stream()
                .filter(call -> isStorm(call.at) && call.served)
                .mapToDouble(Call::latency)
                .sorted()
                .toArray();
        return quantile(latencies, quantile);
    }

    private static double quantile(double[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))];
    }

    long late() {
        return count(call -> call.served && !good(call));
    }

    long refused() {
        return count(call -> call.refused);
    }

    long shed() {
        return count(call -> call.shed);
    }

    long unanswered() {
        return calls.stream().filter(call -> call.ended == Double.MAX_VALUE).count();
    }

    long sent() {
        return calls.size();
    }

    long served() {
        return calls.stream().filter(call -> call.served).count();
    }

    double servedOf(Priority priority) {
        return share(call -> call.priority == priority);
    }

    double servedOfGreedy(boolean greedy) {
        return share(call -> call.greedy == greedy);
    }

    private double share(Predicate<Call> which) {
        long all = count(which);
        return all == 0 ? 0 : (double) count(which.and(this::good)) / all;
    }

    /** The median advice of those that were turned away. */
    double retryAfterMs() {
        double[] advice = calls.stream()
                .filter(call -> isStorm(call.at) && call.retryAfterMs > 0)
                .mapToDouble(call -> call.retryAfterMs)
                .sorted()
                .toArray();
        return quantile(advice, 0.5);
    }

    /**
     * How long after the storm it took until {@value #RECOVERED} of all calls sent from then on were served in time. Not all
     * of them: at 70 % of the capacity a queue has its bursts too.
     */
    double recoveryMs() {
        int stormEnd = calmMs + stormMs;
        int from = stormEnd;
        while (from < endMs() && servedFrom(from) < RECOVERED) {
            from += RECOVERY_STEP_MS;
        }
        return from - stormEnd;
    }

    private double servedFrom(int ms) {
        List<Call> sent = calls.stream().filter(call -> call.at >= ms).toList();
        return sent.isEmpty() ? 0 : (double) sent.stream().filter(this::good).count() / sent.size();
    }

    // ---- over time

    /** Results in time, in calls a second. */
    Series goodputOver(Series into) {
        int[] buckets = new int[endMs() / BUCKET_MS];
        for (Call call : calls) {
            int bucket = (int) (call.ended / BUCKET_MS);
            if (good(call) && bucket < buckets.length) {
                buckets[bucket]++;
            }
        }
        for (int i = 0; i < buckets.length; i++) {
            into.add((i + 0.5) * BUCKET_MS / 1_000, buckets[i] * 1_000.0 / BUCKET_MS);
        }
        return into;
    }

    /** The 99th percentile of the time that calls which ran took, in milliseconds, by when they were sent. */
    Series latencyOver(Series into) {
        for (int i = 0; i < endMs() / BUCKET_MS; i++) {
            int from = i * BUCKET_MS;
            double[] latencies = calls.stream()
                    .filter(call -> call.served && call.at >= from && call.at < from + BUCKET_MS)
                    .mapToDouble(Call::latency)
                    .toArray();
            Arrays.sort(latencies);
            if (latencies.length > 0) {
                into.add((i + 0.5) * BUCKET_MS / 1_000, quantile(latencies, 0.99));
            }
        }
        return into;
    }
}
