package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.idSize;
import static io.privateer.rpc.wire.ProtoOutput.numberSize;
import static io.privateer.rpc.wire.ProtoOutput.writeId;
import static io.privateer.rpc.wire.ProtoOutput.writeNumber;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.List;

/** What a server tells of itself, as Protocol Buffers inside a reply. */
final class ProtoServerInfo {
    private static final int INSTANCE = 1;
    private static final int MAX_MESSAGE_BYTES = 2;
    private static final int RETENTION_MS = 3;
    private static final int CAPABILITIES = 4;
    private static final int METHODS = 5;
    private static final int QUEUED = 6;
    private static final int EXECUTING = 7;
    private static final int WORKERS = 8;

    private ProtoServerInfo() {}

    static int size(ServerInfo server) {
        return idSize(INSTANCE, server.instance())
                + numberSize(MAX_MESSAGE_BYTES, server.maxMessageBytes())
                + numberSize(RETENTION_MS, server.retentionMs())
                + textsSize(CAPABILITIES, server.capabilities())
                + textsSize(METHODS, server.methods())
                + numberSize(QUEUED, server.queued())
                + numberSize(EXECUTING, server.executing())
                + numberSize(WORKERS, server.workers());
    }

    static void write(CodedOutputStream out, ServerInfo server) throws IOException {
        writeId(out, INSTANCE, server.instance());
        writeNumber(out, MAX_MESSAGE_BYTES, server.maxMessageBytes());
        writeNumber(out, RETENTION_MS, server.retentionMs());
        writeTexts(out, CAPABILITIES, server.capabilities());
        writeTexts(out, METHODS, server.methods());
        writeNumber(out, QUEUED, server.queued());
        writeNumber(out, EXECUTING, server.executing());
        writeNumber(out, WORKERS, server.workers());
    }

    static void read(ProtoFields in, ServerInfoDraft draft) throws IOException, MalformedFrameException {
        int limit = in.open("server");
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case INSTANCE << 3 | 2 -> draft.instance = in.id("server.instance");
                case MAX_MESSAGE_BYTES << 3 -> draft.maxMessageBytes(in.uint64());
                case RETENTION_MS << 3 -> draft.retentionMs(in.uint64());
                case CAPABILITIES << 3 | 2 ->
                    draft.capability(in.text("server.capabilities", WireLimits.CAPABILITY_BYTES));
                case METHODS << 3 | 2 -> draft.method(in.text("server.methods", WireLimits.METHOD_BYTES));
                case QUEUED << 3 -> draft.queued = in.count("server.queued");
                case EXECUTING << 3 -> draft.executing = in.count("server.executing");
                case WORKERS << 3 -> draft.workers = in.count("server.workers");
                default -> in.skip(tag, WORKERS);
            }
        }
        in.close(limit);
    }

    /** Elements of a list are written also where they are empty. */
    private static int textsSize(int field, List<String> texts) {
        int size = 0;
        for (String text : texts) {
            size += CodedOutputStream.computeStringSize(field, text);
        }
        return size;
    }

    private static void writeTexts(CodedOutputStream out, int field, List<String> texts) throws IOException {
        for (String text : texts) {
            out.writeString(field, text);
        }
    }
}
