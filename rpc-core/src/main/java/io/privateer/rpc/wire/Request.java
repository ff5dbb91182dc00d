package io.privateer.rpc.wire;

import io.privateer.rpc.call.Priority;
import java.util.List;
import java.util.Map;

/**
 * One request, as {@code envelope.proto} has it. Absent identities are {@link Id#NONE}, absent numbers 0, absent text and
 * bodies empty. The body array is shared, never changed.
 */
public record Request(
        Kind kind,
        Id client,
        long sequence,
        long doneBelow,
        List<Range> done,
        Id scope,
        long boundMs,
        int attempt,
        String method,
        long timeoutMs,
        long beatMs,
        BodyCodec codec,
        Map<String, String> metadata,
        byte[] body,
        Id front,
        long dispatch,
        Priority priority,
        boolean extra,
        boolean batch) {
    private static final byte[] EMPTY = new byte[0];

    /** A CALL as its first attempt; the rest is set with the methods below. */
    public static Request call(Id client, long sequence, String method, BodyCodec codec, byte[] body) {
        return call(client, sequence, method, codec, body, Priority.DEFAULT, false, false, Map.of());
    }

    /** A CALL as its first attempt, {@linkplain #with with all that a client says of it}. */
    public static Request call(
            Id client,
            long sequence,
            String method,
            BodyCodec codec,
            byte[] body,
            Priority priority,
            boolean extra,
            boolean readsBatches,
            Map<String, String> metadata) {
        return new Request(
                Kind.CALL,
                client,
                sequence,
                0,
                List.of(),
                Id.NONE,
                0,
                1,
                method,
                0,
                0,
                codec,
                metadata,
                body,
                Id.NONE,
                0,
                priority,
                extra,
                readsBatches);
    }

    /** A PING; the nonce comes back as its reply's sequence. */
    public static Request ping(Id client, long nonce) {
        return ping(client, nonce, Id.NONE);
    }

    /** A front's PING to a worker, which answers as draining until it knows that this front has taken it on. */
    public static Request ping(Id client, long nonce, Id front) {
        return new Request(
                Kind.PING,
                client,
                nonce,
                0,
                List.of(),
                Id.NONE,
                0,
                0,
                "",
                0,
                0,
                BodyCodec.PROTOBUF,
                Map.of(),
                EMPTY,
                front,
                0,
                Priority.DEFAULT,
                false,
                false);
    }

    /** The same call with a new identity: bound to no reply store and not sent yet. */
    public Request anew(Id session, long number) {
        return new Request(
                kind, session, number, 0, List.of(), Id.NONE, 0, 0, method, 0, 0, codec, metadata, body, Id.NONE, 0,
                priority, extra, batch);
    }

    /** A WAIT or CANCEL for this call: its identity and scope, no body. */
    public Request about(Kind newKind) {
        return new Request(
                newKind, client, sequence, doneBelow, done, scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                Map.of(), EMPTY, front, dispatch, priority, extra, batch);
    }

    /** What it is about, without body, metadata and finished ranges. */
    public Request withoutContents() {
        return new Request(
                kind, client, sequence, doneBelow, List.of(), scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                Map.of(), EMPTY, front, dispatch, priority, extra, batch);
    }

    public Request withAttempt(int number) {
        return attempted(number, scope, boundMs, extra);
    }

    /**
     * As it is sent now.
     *
     * @param leftMs how long the caller still waits
     * @param everyMs within how long it wants an answer, WORKING if there is no result yet
     */
    public Request withTimes(long leftMs, long everyMs) {
        return sent(leftMs, everyMs, doneBelow, done);
    }

    /** With what its session has finished: all numbers below one, and ranges above that. */
    public Request withDone(long below, List<Range> ranges) {
        return sent(timeoutMs, beatMs, below, ranges);
    }

    /** All of {@link #withTimes} and {@link #withDone} in one copy. */
    public Request sent(long leftMs, long everyMs, long below, List<Range> ranges) {
        return attempt(attempt, scope, boundMs, extra, leftMs, everyMs, below, ranges);
    }

    /** All of {@link #withAttempt}, {@link #boundTo}, {@link #withExtra} and {@link #sent} in one copy. */
    public Request attempt(
            int number,
            Id store,
            long atMs,
            boolean newExtra,
            long leftMs,
            long everyMs,
            long below,
            List<Range> ranges) {
        return new Request(
                kind, client, sequence, below, ranges, store, atMs, number, method, leftMs, everyMs, codec, metadata,
                body, front, dispatch, priority, newExtra, batch);
    }

    public Request withMetadata(Map<String, String> pairs) {
        return with(priority, extra, batch, pairs);
    }

    /**
     * With all that a client says of it, at one go.
     *
     * @param readsBatches whether its reply may stand behind one empty frame with others
     */
    public Request with(Priority urgency, boolean newExtra, boolean readsBatches, Map<String, String> pairs) {
        return new Request(
                kind,
                client,
                sequence,
                doneBelow,
                done,
                scope,
                boundMs,
                attempt,
                method,
                timeoutMs,
                beatMs,
                codec,
                pairs,
                body,
                front,
                dispatch,
                urgency,
                newExtra,
                readsBatches);
    }

    /** As a copy beside another one that may be executed too. */
    public Request withExtra(boolean newExtra) {
        return attempted(attempt, scope, boundMs, newExtra);
    }

    private Request attempted(int number, Id store, long atMs, boolean newExtra) {
        return attempt(number, store, atMs, newExtra, timeoutMs, beatMs, doneBelow, done);
    }

    /** Bound to a reply store, at a time of that store's clock: deduplicated from here on. */
    public Request boundTo(Id store, long atMs) {
        return attempted(attempt, store, atMs, extra);
    }

    /**
     * As a front hands it to a worker: no acknowledgements, the front's instance and a dispatch number. In place of the
     * scope stands the worker's instance, because its memory of dispatches ends with that: a copy that the network kept
     * for the worker's predecessor must not run. {@link Id#NONE} for a worker of the same process.
     */
    public Request dispatched(Id by, long number, Id worker, long leftMs) {
        return new Request(
                kind, client, sequence, 0, List.of(), worker, 0, attempt, method, leftMs, 0, codec, metadata, body, by,
                number, priority, extra, false);
    }
}
