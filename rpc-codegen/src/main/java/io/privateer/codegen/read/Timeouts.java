package io.privateer.codegen.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the timeout of {@code @RpcMethod}. */
final class Timeouts {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(365);

    private Timeouts() {}

    /** The duration, or nothing if the text is not one from 1 ms to a year. */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(form.group(1));
        Duration timeout =
                switch (form.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        return timeout.isZero() || timeout.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(timeout);
    }
}
