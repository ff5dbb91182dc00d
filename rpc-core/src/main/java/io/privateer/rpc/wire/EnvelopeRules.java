package io.privateer.rpc.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds of every envelope beyond its format, in one place for both formats and both directions. Each method returns
 * what is wrong, or {@code null}: the reader makes a {@link MalformedFrameException} of it, the writer an
 * {@link IllegalArgumentException}.
 */
final class EnvelopeRules {
    private static final String TO_LONG_MAX = " to " + Long.MAX_VALUE;

    private EnvelopeRules() {}

    static @Nullable String problem(Request request) {
        if (request.client().isNone()) {
            return "client is missing: every request names its session with 16 bytes";
        }
        if (request.sequence() < (request.kind() == Kind.PING ? 0 : 1)) {
            return "sequence = %s, must be %d%s in a %s"
                    .formatted(
                            Long.toUnsignedString(request.sequence()),
                            request.kind() == Kind.PING ? 0 : 1,
                            TO_LONG_MAX,
                            request.kind());
        }
        String problem = unsigned("done_below", request.doneBelow());
        if (problem == null) {
            problem = done(request.doneBelow(), request.done());
        }
        if (problem == null && request.boundMs() < 0) {
            problem = "bound_ms = %d, must be 0%s".formatted(request.boundMs(), TO_LONG_MAX);
        }
        if (problem == null && request.attempt() < 0) {
            problem = "attempt = %d, must not be negative".formatted(request.attempt());
        }
        if (problem == null) {
            problem = text("method", request.method(), WireLimits.METHOD_BYTES);
        }
        if (problem == null) {
            problem = metadata(request.metadata());
        }
        return problem != null ? problem : unsigned("dispatch", request.dispatch());
    }

    /** What is wrong with a request as JSON, where the argument has to be JSON itself. */
    static @Nullable String jsonProblem(Request request) {
        return request.kind() == Kind.CALL && request.codec() != BodyCodec.JSON
                ? "codec = " + request.codec() + ", must be JSON: the body of a JSON envelope is plain JSON"
                : null;
    }

    /** The message is not looked at: what is over its limit is cut. */
    static @Nullable String problem(Reply reply) {
        String problem = unsigned("sequence", reply.sequence());
        if (problem == null && reply.detail() != null) {
            problem = text("detail.name", reply.detail().name(), WireLimits.ERROR_NAME_BYTES);
        }
        if (problem == null && reply.storeMs() < 0) {
            problem = "store_ms = %d, must be 0%s".formatted(reply.storeMs(), TO_LONG_MAX);
        }
        if (problem == null) {
            problem = metadata(reply.metadata());
        }
        return problem != null || reply.server() == null ? problem : server(reply.server());
    }

    static @Nullable String problem(Registration registration) {
        if (registration.endpoint().isEmpty()) {
            return "endpoint is missing: the front has to know where to connect to";
        }
        if (registration.instance().isNone()) {
            return "instance is missing: 16 bytes, new at each start of the worker";
        }
        String problem = text("endpoint", registration.endpoint(), WireLimits.ENDPOINT_BYTES);
        if (problem == null) {
            problem = size("methods", registration.methods().size(), WireLimits.METHODS);
        }
        for (int i = 0; problem == null && i < registration.methods().size(); i++) {
            problem = text("methods.path", registration.methods().get(i).path(), WireLimits.METHOD_BYTES);
        }
        return problem;
    }

    static @Nullable String problem(Registration.Registered registered) {
        return registered.front().isNone() ? "front is missing: the front's instance, 16 bytes" : null;
    }

    /** What is wrong with the size of something that is counted. */
    static @Nullable String size(String name, int size, int limit) {
        return size > limit ? "%d %s are over the limit of %d".formatted(size, name, limit) : null;
    }

    private static @Nullable String server(ServerInfo server) {
        String problem =
                texts("capabilities", server.capabilities(), WireLimits.CAPABILITIES, WireLimits.CAPABILITY_BYTES);
        if (problem == null) {
            problem = texts("methods", server.methods(), WireLimits.METHODS, WireLimits.METHOD_BYTES);
        }
        if (problem == null
                && (server.maxMessageBytes() < 0
                        || server.retentionMs() < 0
                        || server.queued() < 0
                        || server.executing() < 0
                        || server.workers() < 0)) {
            problem = "server has a negative number: " + server;
        }
        return problem;
    }

    /** Ranges rise, do not meet and begin at {@code done_below} or above. Two that touch are allowed. */
    private static @Nullable String done(long doneBelow, List<Range> done) {
        String problem = size("ranges of done", done.size(), WireLimits.DONE_RANGES);
        long floor = Math.max(1, doneBelow);
        for (int i = 0; problem == null && i < done.size(); i++) {
            Range range = done.get(i);
            if (range.first() < floor || range.last() < range.first()) {
                problem = "done[%d] = %s to %s, must rise, lie apart from the range before and not begin below %d"
                        .formatted(
                                i,
                                Long.toUnsignedString(range.first()),
                                Long.toUnsignedString(range.last()),
                                Math.max(1, doneBelow));
            } else if (range.last() == Long.MAX_VALUE && i + 1 < done.size()) {
                problem = "done[%d] ends at %d, nothing can follow".formatted(i, Long.MAX_VALUE);
            }
            floor = range.last() + 1;
        }
        return problem;
    }

    private static @Nullable String metadata(Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            return null;
        }
        String problem = size("pairs of metadata", metadata.size(), WireLimits.METADATA_PAIRS);
        if (problem != null) {
            return problem;
        }
        long sum = 0;
        for (Map.Entry<String, String> pair : metadata.entrySet()) {
            long key = WireText.bytes(pair.getKey());
            long value = WireText.bytes(pair.getValue());
            if (key < 0 || value < 0) {
                return "metadata " + WireText.quoted(pair.getKey()) + " has half a surrogate pair";
            }
            sum += key + value;
        }
        return sum > WireLimits.METADATA_BYTES
                ? "metadata of %d bytes is over the limit of %d".formatted(sum, WireLimits.METADATA_BYTES)
                : null;
    }

    private static @Nullable String texts(String name, List<String> texts, int count, int limit) {
        String problem = size(name, texts.size(), count);
        for (int i = 0; problem == null && i < texts.size(); i++) {
            problem = text(name, texts.get(i), limit);
        }
        return problem;
    }

    private static @Nullable String text(String name, String text, int limit) {
        long bytes = WireText.bytes(text);
        if (bytes < 0) {
            return name + " has half a surrogate pair: " + WireText.quoted(text);
        }
        return bytes > limit ? "%s of %d bytes is over the limit of %d".formatted(name, bytes, limit) : null;
    }

    private static @Nullable String unsigned(String name, long value) {
        return value < 0 ? "%s = %s, must be 0%s".formatted(name, Long.toUnsignedString(value), TO_LONG_MAX) : null;
    }
}
