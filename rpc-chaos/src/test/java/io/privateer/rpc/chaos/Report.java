package io.privateer.rpc.chaos;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.privateer.rpc.chaos.FaultKind.Strike;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of one run.
 *
 * @param begin when it began, in nanoseconds, as all times are
 * @param later what was said of calls of unknown outcome when all was well again
 * @param struck which faults there were, and when
 */
record Report(
        long seed,
        String store,
        long begin,
        long end,
        List<Told> told,
        List<Told> later,
        List<Struck> struck,
        List<String> lies) {
    /** A fault that was there from its begin to its end, in nanoseconds. */
    record Struck(Strike strike, String target, long begin, long end) {
        FaultKind kind() {
            return strike.kind();
        }

        boolean met(Told call) {
            return call.end() - begin >= 0 && end - call.begin() >= 0;
        }
    }

    private double seconds() {
        return (end - begin) / 1e9;
    }

    private static final List<String> ENDINGS = List.of("OK", "NOT_EXECUTED", "EXECUTED", "UNKNOWN");

    private Map<String, Integer> endings(List<Told> calls) {
        Map<String, Integer> endings = new TreeMap<>();
        calls.forEach(call -> endings.merge(call.ending(), 1, Integer::sum));
        return endings;
    }

    List<Told> of(boolean deduplicated) {
        return told.stream()
                .filter(call -> call.kind().isDeduplicated() == deduplicated)
                .toList();
    }

    List<Told> transactional() {
        return told.stream()
                .filter(call -> call.kind() == CallKind.TRANSACTIONAL)
                .toList();
    }

    /** The calls that each kind of fault met. */
    private Map<FaultKind, List<Told>> byFault() {
        Map<FaultKind, List<Told>> met = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : FaultKind.values()) {
            List<Struck> strikes =
                    struck.stream().filter(one -> one.kind() == kind).toList();
            List<Told> calls = new ArrayList<>();
            for (Told call : told) {
                if (strikes.stream().anyMatch(one -> one.met(call))) {
                    calls.add(call);
                }
            }
            met.put(kind, calls);
        }
        return met;
    }

    void print(PrintStream out) {
        out.printf(
                "chaos: store %s, seed %d: %d calls in %.1f s, %d faults, %d lies%n",
                store, seed, told.size(), seconds(), struck.size(), lies.size());
        out.printf(
                "%-18s %6s %8s %8s %14s %10s %9s%n",
                "", "faults", "calls", "OK", "NOT_EXECUTED", "EXECUTED", "UNKNOWN");
        row(out, "deduplicated", "", of(true));
        row(out, "  transactional", "", transactional());
        row(out, "idempotent", "", of(false));
        row(out, "asked later", "", later);
        byFault().forEach((kind, calls) -> row(out, kind.toString(), Long.toString(count(kind)), calls));
        lies.forEach(lie -> out.println("LIE: " + lie));
    }

    private void row(PrintStream out, String name, String faults, List<Told> calls) {
        Map<String, Integer> endings = endings(calls);
        out.printf("%-18s %6s %8d", name, faults, calls.size());
        int[] widths = {8, 14, 10, 9};
        for (int i = 0; i < widths.length; i++) {
            out.printf(" %" + widths[i] + "d", endings.getOrDefault(ENDINGS.get(i), 0));
        }
        out.println();
    }

    private long count(FaultKind kind) {
        return struck.stream().filter(one -> one.kind() == kind).count();
    }

    /** All runs as one file: seed, counts, verdicts. */
    static void write(Path file, List<Report> reports) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Report report : reports) {
                report.write(json);
            }
            json.writeEndArray();
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seed", seed);
        json.writeStringField("store", store);
        json.writeNumberField("seconds", Math.round(seconds() * 10) / 10.0);
        json.writeStringField("verdict", lies.isEmpty() ? "as promised" : "broken");
        counts(json, "deduplicated", of(true));
        counts(json, "transactional", transactional());
        counts(json, "idempotent", of(false));
        counts(json, "askedLater", later);
        json.writeObjectFieldStart("faults");
        for (Map.Entry<FaultKind, List<Told>> met : byFault().entrySet()) {
            json.writeObjectFieldStart(met.getKey().toString());
            json.writeNumberField("times", count(met.getKey()));
            counts(json, "met", met.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("failures");
        for (Told one : told.stream().filter(call -> !call.success()).toList()) {
            json.writeString(when(one.begin(), one.end()) + ": " + one.kind() + " " + one.key() + ", " + one.outcome()
                    + ", " + one.words());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("schedule");
        for (Struck one : struck) {
            json.writeString(when(one.begin(), one.end()) + ": " + one.strike().describe(one.target()));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lies");
        for (String lie : lies) {
            json.writeString(lie);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private String when(long from, long to) {
        return "%.3f to %.3f s".formatted((from - begin) / 1e9, (to - begin) / 1e9);
    }

    private void counts(JsonGenerator json, String name, List<Told> calls) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("calls", calls.size());
        for (Map.Entry<String, Integer> ending : endings(calls).entrySet()) {
            json.writeNumberField(ending.getKey(), ending.getValue());
        }
        json.writeEndObject();
    }
}
