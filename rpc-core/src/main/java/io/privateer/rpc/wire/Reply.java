package io.privateer.rpc.wire;

import io.privateer.rpc.call.StatusCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reply, as {@code envelope.proto} has it. Absent identities are {@link Id#NONE}, absent numbers 0, absent text and
 * bodies empty. The body array is shared, never changed.
 *
 * @param executed whether the call ran; of a refusal that is not settled it speaks of the answered copy only
 * @param settled whether {@code executed} holds for the call, whatever other copies are on their way. YES and NO that are
 *     settled never change; a settled UNKNOWN may be replaced by a late result
 */
public record Reply(
        Id client,
        long sequence,
        StatusCode code,
        String message,
        @Nullable ErrorDetail detail,
        Executed executed,
        boolean working,
        boolean draining,
        long retryAfterMs,
        Id scope,
        long storeMs,
        Map<String, String> metadata,
        byte[] body,
        @Nullable ServerInfo server,
        boolean settled) {
    private static final byte[] EMPTY = new byte[0];

    /** A typed error: its name and its bytes in the request's codec. */
    public record ErrorDetail(String name, byte[] body) {}

    /** The call ran and this is its result. */
    public static Reply result(Id client, long sequence, byte[] body) {
        return new Reply(
                client,
                sequence,
                StatusCode.OK,
                "",
                null,
                Executed.YES,
                false,
                false,
                0,
                Id.NONE,
                0,
                Map.of(),
                body,
                null,
                true);
    }

    /** The call, or this copy of it, failed. */
    public static Reply failure(Id client, long sequence, StatusCode code, Executed executed, String message) {
        return new Reply(
                client, sequence, code, message, null, executed, false, false, 0, Id.NONE, 0, Map.of(), EMPTY, null,
                false);
    }

    /** No result yet. */
    public static Reply working(Id client, long sequence) {
        return new Reply(
                client,
                sequence,
                StatusCode.OK,
                "",
                null,
                Executed.UNKNOWN,
                true,
                false,
                0,
                Id.NONE,
                0,
                Map.of(),
                EMPTY,
                null,
                false);
    }

    /** The answer to a PING. */
    public static Reply pong(Id client, long nonce, ServerInfo server) {
        return new Reply(
                client,
                nonce,
                StatusCode.OK,
                "",
                null,
                Executed.NO,
                false,
                false,
                0,
                Id.NONE,
                0,
                Map.of(),
                EMPTY,
                server,
                false);
    }

    /** Whether the server could not tell which request it answers: it did not read it. */
    public boolean namesNoCall() {
        return sequence == 0 && client.isNone();
    }

    public Reply withDetail(ErrorDetail newDetail) {
        return new Reply(
                client,
                sequence,
                code,
                message,
                newDetail,
                executed,
                working,
                draining,
                retryAfterMs,
                scope,
                storeMs,
                metadata,
                body,
                server,
                settled);
    }

    public Reply withRetryAfter(long newRetryAfterMs) {
        return new Reply(
                client,
                sequence,
                code,
                message,
                detail,
                executed,
                working,
                draining,
                newRetryAfterMs,
                scope,
                storeMs,
                metadata,
                body,
                server,
                settled);
    }

    /** Stamped by the server that sends it. */
    public Reply from(Id newScope, long newStoreMs, boolean newDraining) {
        return new Reply(
                client,
                sequence,
                code,
                message,
                detail,
                executed,
                working,
                newDraining,
                retryAfterMs,
                newScope,
                newStoreMs,
                metadata,
                body,
                server,
                settled);
    }

    /** The same, but what it says of the execution holds for the answered copy only. */
    public Reply withoutSettled() {
        return new Reply(
                client,
                sequence,
                code,
                message,
                detail,
                executed,
                working,
                draining,
                retryAfterMs,
                scope,
                storeMs,
                metadata,
                body,
                server,
                false);
    }

    /** What it says of the execution holds for the call, not only for the copy that it answers. */
    public Reply withSettled() {
        return new Reply(
                client,
                sequence,
                code,
                message,
                detail,
                executed,
                working,
                draining,
                retryAfterMs,
                scope,
                storeMs,
                metadata,
                body,
                server,
                true);
    }
}
