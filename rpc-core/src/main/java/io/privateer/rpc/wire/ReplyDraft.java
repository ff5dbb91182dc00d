package io.privateer.rpc.wire;

import io.privateer.rpc.call.StatusCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply while its fields are read, in whatever order they come; the same for both formats. */
final class ReplyDraft {
    Id client = Id.NONE;
    long sequence;
    StatusCode code = StatusCode.OK;
    String message = "";
    Executed executed = Executed.UNKNOWN;
    boolean working;
    boolean draining;
    boolean settled;
    long retryAfterMs;
    Id scope = Id.NONE;
    long storeMs;
    byte[] body = RequestDraft.EMPTY;

    boolean hasDetail;
    String detailName = "";
    byte[] detailBody = RequestDraft.EMPTY;

    private @Nullable ServerInfoDraft server;
    private @Nullable MetadataDraft metadata;

    /** The number is what was read, before it is cut to 32 bits: a large one must not turn into OK. */
    void code(long number) {
        code = number == (int) number ? StatusCode.of((int) number) : StatusCode.UNKNOWN;
    }

    MetadataDraft metadata() {
        if (metadata == null) {
            metadata = new MetadataDraft("reply");
        }
        return metadata;
    }

    /** A second one continues the first, as in Protocol Buffers. */
    ServerInfoDraft server() {
        if (server == null) {
            server = new ServerInfoDraft();
        }
        return server;
    }

    Reply finish() throws MalformedFrameException {
        Reply reply = new Reply(
                client,
                sequence,
                code,
                WireText.cut(message, WireLimits.MESSAGE_BYTES),
                hasDetail ? new Reply.ErrorDetail(detailName, detailBody) : null,
                executed,
                working,
                draining,
                retryAfterMs,
                scope,
                storeMs,
                metadata == null ? Map.of() : metadata.pairs(),
                body,
                server == null ? null : server.finish(),
                settled);
        String problem = EnvelopeRules.problem(reply);
        if (problem != null) {
            throw new MalformedFrameException("reply: " + problem);
        }
        return reply;
    }
}
