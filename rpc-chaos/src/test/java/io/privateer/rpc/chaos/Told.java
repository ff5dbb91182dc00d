package io.privateer.rpc.chaos;

import io.privateer.rpc.call.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What one caller was told of one call.
 *
 * @param key names the call and nothing else in the run
 * @param success whether there is a result
 * @param words the result, or why there is none
 * @param begin when it was made, in nanoseconds
 * @param end when its caller was told
 */
record Told(String key, CallKind kind, boolean success, Outcome outcome, String words, long begin, long end) {
    static String resultOf(String key, String server) {
        return key + " by " + server;
    }

    /** What it counts as. */
    String ending() {
        return success ? "OK" : outcome.toString();
    }

    /**
     * What is not as promised.
     *
     * @param servers who had the effect, one entry for each time
     */
    List<String> lies(List<String> servers) {
        List<String> lies = new ArrayList<>();
        if (kind.isDeduplicated() && servers.size() > 1) {
            lies.add("executed " + servers.size() + " times: " + this + " on " + servers);
        }
        if (success && servers.stream().noneMatch(server -> words.equals(resultOf(key, server)))) {
            lies.add("a result that is not its own: " + this + ", executed on " + servers);
        }
        if (!success && outcome == Outcome.EXECUTED && servers.isEmpty()) {
            lies.add("EXECUTED, and was not: " + this);
        }
        if (outcome == Outcome.NOT_EXECUTED && !servers.isEmpty()) {
            lies.add("NOT_EXECUTED, and was: " + this + " on " + servers);
        }
        return lies;
    }
}
