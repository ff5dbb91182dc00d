package io.privateer.rpc.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata while it is read. Keeps the sender's order; of two equal keys the last wins, as in Protocol Buffers' maps. */
final class MetadataDraft {
    private final String message;
    private @Nullable Map<String, String> pairs;
    private int count;

    MetadataDraft(String message) {
        this.message = message;
    }

    /** Counts what comes, not what is kept: a frame of equal keys is work too. */
    void add(String key, String value) throws MalformedFrameException {
        if (++count > WireLimits.METADATA_PAIRS) {
            throw new MalformedFrameException(
                    message + ": metadata has more pairs than the limit of " + WireLimits.METADATA_PAIRS);
        }
        if (pairs == null) {
            pairs = new LinkedHashMap<>();
        }
        pairs.put(key, value);
    }

    Map<String, String> pairs() {
        return pairs == null ? Map.of() : Collections.unmodifiableMap(pairs);
    }
}
