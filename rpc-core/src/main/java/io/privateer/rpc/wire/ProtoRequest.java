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
import java.util.List;

/** A request as Protocol Buffers: fields in the order of their numbers, so that equal requests are equal bytes. */
final class ProtoRequest {
    private static final int KIND = 1;
    private static final int CLIENT = 2;
    private static final int SEQUENCE = 3;
    private static final int DONE_BELOW = 4;
    private static final int DONE = 5;
    private static final int SCOPE = 6;
    private static final int BOUND_MS = 7;
    private static final int ATTEMPT = 8;
    private static final int METHOD = 9;
    private static final int TIMEOUT_MS = 10;
    private static final int BEAT_MS = 11;
    private static final int CODEC = 12;
    private static final int METADATA = 13;
    private static final int BODY = 14;
    private static final int FRONT = 15;
    private static final int DISPATCH = 16;
    private static final int PRIORITY = 17;
    private static final int EXTRA = 18;
    private static final int BATCH = 19;

    private static final int FIRST = 1;
    private static final int LAST = 2;

    private ProtoRequest() {}

    static byte[] encode(Request request) {
        return ProtoOutput.bytes(size(request), out -> write(out, request));
    }

    static Request decode(byte[] frame) throws MalformedFrameException {
        ProtoFields in = new ProtoFields(frame, "request");
        try {
            return read(in).finish(BodyCodec.PROTOBUF);
        } catch (IOException e) {
            throw in.broken(e);
        }
    }

    private static int size(Request request) {
        return numberSize(KIND, request.kind().number())
                + idSize(CLIENT, request.client())
                + numberSize(SEQUENCE, request.sequence())
                + numberSize(DONE_BELOW, request.doneBelow())
                + doneSize(request.done())
                + idSize(SCOPE, request.scope())
                + numberSize(BOUND_MS, request.boundMs())
                + numberSize(ATTEMPT, request.attempt())
                + textSize(METHOD, request.method())
                + numberSize(TIMEOUT_MS, uint32(request.timeoutMs()))
                + numberSize(BEAT_MS, uint32(request.beatMs()))
                + numberSize(CODEC, request.codec().number())
                + metadataSize(METADATA, request.metadata())
                + bodySize(BODY, request.body())
                + idSize(FRONT, request.front())
                + numberSize(DISPATCH, request.dispatch())
                + numberSize(PRIORITY, request.priority().number())
                + flagSize(EXTRA, request.extra())
                + flagSize(BATCH, request.batch());
    }

    private static void write(CodedOutputStream out, Request request) throws IOException {
        writeNumber(out, KIND, request.kind().number());
        writeId(out, CLIENT, request.client());
        writeNumber(out, SEQUENCE, request.sequence());
        writeNumber(out, DONE_BELOW, request.doneBelow());
        List<Range> done = request.done();
        for (int i = 0; i < done.size(); i++) {
            Range range = done.get(i);
            writeNested(out, DONE, rangeSize(range));
            writeNumber(out, FIRST, range.first());
            writeNumber(out, LAST, range.last());
        }
        writeId(out, SCOPE, request.scope());
        writeNumber(out, BOUND_MS, request.boundMs());
        writeNumber(out, ATTEMPT, request.attempt());
        writeText(out, METHOD, request.method());
        writeNumber(out, TIMEOUT_MS, uint32(request.timeoutMs()));
        writeNumber(out, BEAT_MS, uint32(request.beatMs()));
        writeNumber(out, CODEC, request.codec().number());
        writeMetadata(out, METADATA, request.metadata());
        writeBody(out, BODY, request.body());
        writeId(out, FRONT, request.front());
        writeNumber(out, DISPATCH, request.dispatch());
        writeNumber(out, PRIORITY, request.priority().number());
        writeFlag(out, EXTRA, request.extra());
        writeFlag(out, BATCH, request.batch());
    }

    private static int doneSize(List<Range> done) {
        int size = 0;
        // By index: an iterator is garbage for each call.
        for (int i = 0; i < done.size(); i++) {
            Range range = done.get(i);
            size += nestedSize(DONE, rangeSize(range));
        }
        return size;
    }

    private static int rangeSize(Range range) {
        return numberSize(FIRST, range.first()) + numberSize(LAST, range.last());
    }

    private static RequestDraft read(ProtoFields in) throws IOException, MalformedFrameException {
        RequestDraft draft = new RequestDraft();
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case KIND << 3 -> draft.kind(in.uint64());
                case CLIENT << 3 | 2 -> draft.client = in.id("client");
                case SEQUENCE << 3 -> draft.sequence = in.uint64();
                case DONE_BELOW << 3 -> draft.doneBelow = in.uint64();
                case DONE << 3 | 2 -> readRange(in, draft);
                case SCOPE << 3 | 2 -> draft.scope = in.id("scope");
                case BOUND_MS << 3 -> draft.boundMs = in.uint64();
                case ATTEMPT << 3 -> draft.attempt = in.count("attempt");
                case METHOD << 3 | 2 -> draft.method = in.method();
                case TIMEOUT_MS << 3 -> draft.timeoutMs = in.uint32("timeout_ms");
                case BEAT_MS << 3 -> draft.beatMs = in.uint32("beat_ms");
                case CODEC << 3 -> draft.codec(in.uint64());
                case METADATA << 3 | 2 -> in.metadata(draft.metadata());
                case BODY << 3 | 2 -> draft.body = in.bytes("body");
                case FRONT << 3 | 2 -> draft.front = in.id("front");
                case DISPATCH << 3 -> draft.dispatch = in.uint64();
                case PRIORITY << 3 -> draft.priority(in.uint64());
                case EXTRA << 3 -> draft.extra = in.bool();
                case BATCH << 3 -> draft.batch = in.bool();
                default -> in.skip(tag, BATCH);
            }
        }
        return draft;
    }

    private static void readRange(ProtoFields in, RequestDraft draft) throws IOException, MalformedFrameException {
        int limit = in.open("done");
        long first = 0;
        long last = 0;
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case FIRST << 3 -> first = in.uint64();
                case LAST << 3 -> last = in.uint64();
                default -> in.skip(tag, LAST);
            }
        }
        in.close(limit);
        draft.done(first, last);
    }
}
