package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.bodySize;
import static io.privateer.rpc.wire.ProtoOutput.flagSize;
import static io.privateer.rpc.wire.ProtoOutput.idSize;
import static io.privateer.rpc.wire.ProtoOutput.metadataSize;
import static io.privateer.rpc.wire.ProtoOutput.nestedSize;
import static io.privateer.rpc.wire.ProtoOutput.numberSize;
import static io.privateer.rpc.wire.ProtoOutput.textSize;
import static io.privateer.rpc.wire.ProtoOutput.uint32;
import static io.privateer.rpc.wire.ProtoOutput.writeBody;
import static io.privateer.rpc.wire.ProtoOutput.writeFlag;
import static io.privateer.rpc.wire.ProtoOutput.writeId;
import static io.privateer.rpc.wire.ProtoOutput.writeMetadata;
import static io.privateer.rpc.wire.ProtoOutput.writeNested;
import static io.privateer.rpc.wire.ProtoOutput.writeNumber;
import static io.privateer.rpc.wire.ProtoOutput.writeText;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A reply as Protocol Buffers: fields in the order of their numbers, so that equal replies are equal bytes. */
final class ProtoReply {
    private static final int CLIENT = 1;
    private static final int SEQUENCE = 2;
    private static final int CODE = 3;
    private static final int MESSAGE = 4;
    private static final int DETAIL = 5;
    private static final int EXECUTED = 6;
    private static final int WORKING = 7;
    private static final int DRAINING = 8;
    private static final int RETRY_AFTER_MS = 9;
    private static final int SCOPE = 10;
    private static final int STORE_MS = 11;
    private static final int METADATA = 12;
    private static final int BODY = 13;
    private static final int SERVER = 14;
    private static final int SETTLED = 15;

    private static final int ERROR_NAME = 1;
    private static final int ERROR_BODY = 2;

    private ProtoReply() {}

    static byte[] encode(Reply reply) {
        String message = WireText.cut(reply.message(), WireLimits.MESSAGE_BYTES);
        return ProtoOutput.bytes(size(reply, message), out -> write(out, reply, message));
    }

    static Reply decode(byte[] frame) throws MalformedFrameException {
        ProtoFields in = new ProtoFields(frame, "reply");
        try {
            return read(in).finish();
        } catch (IOException e) {
            throw in.broken(e);
        }
    }

    private static int size(Reply reply, String message) {
        return idSize(CLIENT, reply.client())
                + numberSize(SEQUENCE, reply.sequence())
                + numberSize(CODE, reply.code().number())
                + textSize(MESSAGE, message)
                + (reply.detail() == null ? 0 : nestedSize(DETAIL, detailSize(reply.detail())))
                + numberSize(EXECUTED, reply.executed().number())
                + flagSize(WORKING, reply.working())
                + flagSize(DRAINING, reply.draining())
                + numberSize(RETRY_AFTER_MS, uint32(reply.retryAfterMs()))
                + idSize(SCOPE, reply.scope())
                + numberSize(STORE_MS, reply.storeMs())
                + metadataSize(METADATA, reply.metadata())
                + bodySize(BODY, reply.body())
                + (reply.server() == null ? 0 : nestedSize(SERVER, ProtoServerInfo.size(reply.server())))
                + flagSize(SETTLED, reply.settled());
    }

    private static void write(CodedOutputStream out, Reply reply, String message) throws IOException {
        writeId(out, CLIENT, reply.client());
        writeNumber(out, SEQUENCE, reply.sequence());
        writeNumber(out, CODE, reply.code().number());
        writeText(out, MESSAGE, message);
        writeDetail(out, reply.detail());
        writeNumber(out, EXECUTED, reply.executed().number());
        writeFlag(out, WORKING, reply.working());
        writeFlag(out, DRAINING, reply.draining());
        writeNumber(out, RETRY_AFTER_MS, uint32(reply.retryAfterMs()));
        writeId(out, SCOPE, reply.scope());
        writeNumber(out, STORE_MS, reply.storeMs());
        writeMetadata(out, METADATA, reply.metadata());
        writeBody(out, BODY, reply.body());
        if (reply.server() != null) {
            writeNested(out, SERVER, ProtoServerInfo.size(reply.server()));
            ProtoServerInfo.write(out, reply.server());
        }
        writeFlag(out, SETTLED, reply.settled());
    }

    private static int detailSize(Reply.ErrorDetail detail) {
        return textSize(ERROR_NAME, detail.name()) + bodySize(ERROR_BODY, detail.body());
    }

    private static void writeDetail(CodedOutputStream out, Reply.@Nullable ErrorDetail detail) throws IOException {
        if (detail != null) {
            writeNested(out, DETAIL, detailSize(detail));
            writeText(out, ERROR_NAME, detail.name());
            writeBody(out, ERROR_BODY, detail.body());
        }
    }

    private static ReplyDraft read(ProtoFields in) throws IOException, MalformedFrameException {
        ReplyDraft draft = new ReplyDraft();
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case CLIENT << 3 | 2 -> draft.client = in.id("client");
                case SEQUENCE << 3 -> draft.sequence = in.uint64();
                case CODE << 3 -> draft.code(in.uint64());
                case MESSAGE << 3 | 2 -> draft.message = in.text("message", Integer.MAX_VALUE);
                case DETAIL << 3 | 2 -> readDetail(in, draft);
                case EXECUTED << 3 -> draft.executed = Executed.of(in.uint64());
                case WORKING << 3 -> draft.working = in.bool();
                case DRAINING << 3 -> draft.draining = in.bool();
                case RETRY_AFTER_MS << 3 -> draft.retryAfterMs = in.uint32("retry_after_ms");
                case SCOPE << 3 | 2 -> draft.scope = in.id("scope");
                case STORE_MS << 3 -> draft.storeMs = in.uint64();
                case METADATA << 3 | 2 -> in.metadata(draft.metadata());
                case BODY << 3 | 2 -> draft.body = in.bytes("body");
                case SERVER << 3 | 2 -> ProtoServerInfo.read(in, draft.server());
                case SETTLED << 3 -> draft.settled = in.bool();
                default -> in.skip(tag, SETTLED);
            }
        }
        return draft;
    }

    private static void readDetail(ProtoFields in, ReplyDraft draft) throws IOException, MalformedFrameException {
        int limit = in.open("detail");
        draft.hasDetail = true;
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case ERROR_NAME << 3 | 2 -> draft.detailName = in.text("detail.name", WireLimits.ERROR_NAME_BYTES);
                case ERROR_BODY << 3 | 2 -> draft.detailBody = in.bytes("detail.body");
                default -> in.skip(tag, ERROR_BODY);
            }
        }
        in.close(limit);
    }
}
