package io.privateer.rpc.call;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one call. Immutable and thread-safe; each {@code with} returns a changed copy.
 *
 * <p>A deadline given here overrides the method's annotation, which overrides the client's default. A call made inside a
 * handler never gets more time than that handler's own caller still waits.
 */
public final class CallOptions {
    /** No settings: everything as the method and the client say. */
    public static final CallOptions DEFAULTS = new CallOptions(null, null, null, Map.of());

    private final @Nullable Duration deadline;
    private final @Nullable Priority priority;
    private final @Nullable Hedging hedging;
    private final Map<String, String> metadata;

    private CallOptions(
            @Nullable Duration deadline,
            @Nullable Priority priority,
            @Nullable Hedging hedging,
            Map<String, String> metadata) {
        this.deadline = deadline;
        this.priority = priority;
        this.hedging = hedging;
        this.metadata = metadata;
    }

    /**
     * These options with another deadline: how long the caller waits for the result, over all attempts. Positive; at most
     * 49 days, the protocol's 32-bit milliseconds.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CallOptions withDeadline(Duration newDeadline) {
        if (newDeadline.isNegative() || newDeadline.isZero()) {
            throw new IllegalArgumentException("deadline = " + newDeadline + ", must be positive");
        }
        return new CallOptions(newDeadline, priority, hedging, metadata);
    }

    /** These options with a priority, in place of the handler's own, which is inherited, and of the method's annotation. */
    public CallOptions withPriority(Priority newPriority) {
        return new CallOptions(deadline, newPriority, hedging, metadata);
    }

    /** These options with hedging, in place of that of the method's annotation and of the client. Idempotent methods only. */
    public CallOptions withHedging(Hedging newHedging) {
        return new CallOptions(deadline, priority, newHedging, metadata);
    }

    /** These options with one more metadata pair, which reaches the handler's context; an equal key is replaced. */
    public CallOptions withMetadata(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(metadata);
        more.put(key, value);
        return new CallOptions(deadline, priority, hedging, Collections.unmodifiableMap(more));
    }

    /** The deadline, if these options set one. */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** The hedging, if these options set one. */
    public Optional<Hedging> hedging() {
        return Optional.ofNullable(hedging);
    }

    /** The priority, if these options set one. */
    public Optional<Priority> priority() {
        return Optional.ofNullable(priority);
    }

    /** The metadata pairs in the order in which they were added. Unmodifiable. */
    public Map<String, String> metadata() {
        return metadata;
    }
}
