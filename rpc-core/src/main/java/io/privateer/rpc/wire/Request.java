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
        boolean extra) {
    private static final byte[] EMPTY = new byte[0];

    /** A CALL as its first attempt; the rest is set with the methods below. */
    public static Request call(Id client, long sequence, String method, BodyCodec codec, byte[] body) {
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
                Map.of(),
                body,
                Id.NONE,
                0,
                Priority.DEFAULT,
                false);
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
                false);
    }

    /** A WAIT or CANCEL for this call: its identity and scope, no body. */
    public Request about(Kind newKind) {
        return new Request(
                newKind, client, sequence, doneBelow, done, scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                Map.of(), EMPTY, front, dispatch, priority, extra);
    }

    /** What it is about, without body, metadata and finished ranges. */
    public Request withoutContents() {
        return new Request(
                kind, client, sequence, doneBelow, List.of(), scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                Map.of(), EMPTY, front, dispatch, priority, extra);
    }

    public Request withAttempt(int newAttempt) {
        return new Request(
                kind,
                client,
                sequence,
                doneBelow,
                done,
                scope,
                boundMs,
                newAttempt,
                method,
                timeoutMs,
                beatMs,
                codec,
                metadata,
                body,
                front,
                dispatch,
                priority,
                extra);
    }

    public Request withTimes(long newTimeoutMs, long newBeatMs) {
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
                newTimeoutMs,
                newBeatMs,
                codec,
                metadata,
                body,
                front,
                dispatch,
                priority,
                extra);
    }

    public Request withDone(long newDoneBelow, List<Range> newDone) {
        return new Request(
                kind,
                client,
                sequence,
                newDoneBelow,
                newDone,
                scope,
                boundMs,
                attempt,
                method,
                timeoutMs,
                beatMs,
                codec,
                metadata,
                body,
                front,
                dispatch,
                priority,
                extra);
    }

    public Request withMetadata(Map<String, String> newMetadata) {
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
                newMetadata,
                body,
                front,
                dispatch,
                priority,
                extra);
    }

    public Request withPriority(Priority newPriority) {
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
                metadata,
                body,
                front,
                dispatch,
                newPriority,
                extra);
    }

    /** With all that a caller says of it, at one go. */
    public Request with(Priority newPriority, boolean newExtra, Map<String, String> newMetadata) {
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
                newMetadata,
                body,
                front,
                dispatch,
                newPriority,
                newExtra);
    }

    /** As a copy beside another one that may be executed too. */
    public Request withExtra(boolean newExtra) {
        return new Request(
                kind, client, sequence, doneBelow, done, scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                metadata, body, front, dispatch, priority, newExtra);
    }

    /** Bound to a reply store: deduplicated from here on. */
    public Request boundTo(Id newScope, long newBoundMs) {
        return new Request(
                kind,
                client,
                sequence,
                doneBelow,
                done,
                newScope,
                newBoundMs,
                attempt,
                method,
                timeoutMs,
                beatMs,
                codec,
                metadata,
                body,
                front,
                dispatch,
                priority,
                extra);
    }

    /**
     * As a front hands it to a worker: no acknowledgements, the front's instance and a dispatch number. In place of the
     * scope stands the worker's instance, because its memory of dispatches ends with that: a copy that the network kept
     * for the worker's predecessor must not run. {@link Id#NONE} for a worker of the same process.
     */
    public Request dispatched(Id newFront, long newDispatch, Id worker, long newTimeoutMs) {
        return new Request(
                kind,
                client,
                sequence,
                0,
                List.of(),
                worker,
                0,
                attempt,
                method,
                newTimeoutMs,
                0,
                codec,
                metadata,
                body,
                newFront,
                newDispatch,
                priority,
                extra);
    }
}
