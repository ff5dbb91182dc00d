package io.privateer.rpc.wire;

import io.privateer.rpc.call.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request while its fields are read, in whatever order they come; the same for both formats. */
final class RequestDraft {
    /** The one empty body. */
    static final byte[] EMPTY = new byte[0];

    Id client = Id.NONE;
    long sequence;
    long doneBelow;
    Id scope = Id.NONE;
    long boundMs;
    int attempt;
    String method = "";
    long timeoutMs;
    long beatMs;
    byte[] body = EMPTY;
    Id front = Id.NONE;
    long dispatch;
    Priority priority = Priority.DEFAULT;
    boolean extra;
    boolean batch;

    private @Nullable Kind kind;
    private @Nullable BodyCodec codec;
    private @Nullable List<Range> done;
    private @Nullable MetadataDraft metadata;

    MetadataDraft metadata() {
        if (metadata == null) {
            metadata = new MetadataDraft("request");
        }
        return metadata;
    }

    /** Number 0 is the field left out. */
    void kind(long number) throws MalformedFrameException {
        kind = Kind.of(number);
        if (kind == null && number != 0) {
            throw new MalformedFrameException("request: kind = " + Long.toUnsignedString(number)
                    + " is unknown here, known are CALL = 1, WAIT = 2, CANCEL = 3, PING = 4");
        }
    }

    /** Number 0 is the field left out. */
    void codec(long number) throws MalformedFrameException {
        codec = BodyCodec.of(number);
        if (codec == null && number != 0) {
            throw new MalformedFrameException("request: codec = " + Long.toUnsignedString(number)
                    + " is unknown here, known are PROTOBUF = 1, JSON = 2");
        }
    }

    /** A number from a later version says something finer than this one knows. */
    void priority(long number) {
        priority = Priority.of(number);
    }

    /** Counts at once: a small frame has room for many empty ranges. */
    void done(long first, long last) throws MalformedFrameException {
        if (done == null) {
            done = new ArrayList<>();
        } else if (done.size() == WireLimits.DONE_RANGES) {
            throw new MalformedFrameException(
                    "request: done has more ranges than the limit of " + WireLimits.DONE_RANGES);
        }
        done.add(new Range(first, last));
    }

    /**
     * The request.
     *
     * @param defaultCodec what a codec that was left out means
     */
    Request finish(BodyCodec defaultCodec) throws MalformedFrameException {
        if (kind == null) {
            throw new MalformedFrameException("request: kind is missing, must be CALL, WAIT, CANCEL or PING");
        }
        Request request = new Request(
                kind,
                client,
                sequence,
                doneBelow,
                done == null ? List.of() : Collections.unmodifiableList(done),
                scope,
                boundMs,
                attempt,
                method,
                timeoutMs,
                beatMs,
                codec == null ? defaultCodec : codec,
                metadata == null ? Map.of() : metadata.pairs(),
                body,
                front,
                dispatch,
                priority,
                extra,
                batch);
        String problem = EnvelopeRules.problem(request);
        if (problem != null) {
            throw new MalformedFrameException("request: " + problem);
        }
        return request;
    }
}
