package io.privateer.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A figure over several rounds. */
record Spread(double min, double median, double max, int rounds) {
    /**
     * @throws IllegalArgumentException if there are no values
     */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1), sorted.size());
    }

    /** {@code 0.42 (0.40–0.45)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s–%s)", figure(median), figure(min), figure(max));
    }

    static String figure(double value) {
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
