package io.privateer.benchmarks.report;

import java.util.Optional;

/**
 * One line of what Privateer has to reach.
 *
 * @param atMost whether smaller is better
 * @param measured empty if this run did not measure it
 */
record Goal(String what, boolean atMost, double must, double aim, Optional<Spread> measured) {
    String verdict() {
        return measured.map(spread -> reaches(spread, aim) ? "aim met" : reaches(spread, must) ? "must met" : "missed")
                .orElse("not measured");
    }

    private boolean reaches(Spread spread, double bound) {
        return atMost ? spread.median() <= bound : spread.median() >= bound;
    }

    String line() {
        String sign = atMost ? "≤ " : "≥ ";
        return "| " + what + " | " + sign + Spread.figure(must) + " | " + sign + Spread.figure(aim) + " | "
                + measured.map(Spread::toString).orElse("") + " | " + verdict() + " |";
    }
}
