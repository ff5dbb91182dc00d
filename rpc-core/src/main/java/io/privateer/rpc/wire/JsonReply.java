package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.uint32;

import java.io.IOException;
import java.util.Map;

/** A reply as JSON. */
final class JsonReply {
    private static final Map<String, String> NAMES = JsonFields.names(
            "client",
            "sequence",
            "code",
            "message",
            "detail",
            "executed",
            "working",
            "draining",
            "retry_after_ms",
            "scope",
            "store_ms",
            "metadata",
            "body",
            "server",
            "settled");

    private static final Map<String, String> DETAIL_NAMES = JsonFields.names("name", "body");

    private static final Map<String, String> SERVER_NAMES = JsonFields.names(
            "instance",
            "max_message_bytes",
            "retention_ms",
            "capabilities",
            "methods",
            "queued",
            "executing",
            "workers");

    private JsonReply() {}

    static byte[] encode(Reply reply) {
        return JsonOutput.object(out -> {
            out.id("client", reply.client());
            out.number64("sequence", reply.sequence());
            out.number32("code", reply.code().number());
            out.text("message", WireText.cut(reply.message(), WireLimits.MESSAGE_BYTES));
            Reply.ErrorDetail detail = reply.detail();
            if (detail != null) {
                out.object("detail", inner -> {
                    inner.text("name", detail.name());
                    inner.json("body", detail.body());
                });
            }
            if (reply.executed() != Executed.UNKNOWN) {
                out.text("executed", reply.executed().name());
            }
            out.flag("working", reply.working());
            out.flag("draining", reply.draining());
            out.number32("retryAfterMs", uint32(reply.retryAfterMs()));
            out.id("scope", reply.scope());
            out.number64("storeMs", reply.storeMs());
            out.metadata("metadata", reply.metadata());
            out.json("body", reply.body());
            ServerInfo server = reply.server();
            if (server != null) {
                out.object("server", inner -> write(inner, server));
            }
            out.flag("settled", reply.settled());
        });
    }

    static Reply decode(byte[] frame) throws MalformedFrameException {
        return JsonFields.readAll(frame, "reply", NAMES, JsonReply::read);
    }

    private static void write(JsonOutput out, ServerInfo server) throws IOException {
        out.id("instance", server.instance());
        out.number64("maxMessageBytes", server.maxMessageBytes());
        out.number64("retentionMs", server.retentionMs());
        out.texts("capabilities", server.capabilities());
        out.texts("methods", server.methods());
        out.number32("queued", server.queued());
        out.number32("executing", server.executing());
        out.number32("workers", server.workers());
    }

    private static Reply read(JsonFields in) throws IOException, MalformedFrameException {
        ReplyDraft draft = new ReplyDraft();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "client" -> draft.client = in.id();
                case "sequence" -> draft.sequence = in.uint64();
                case "code" -> draft.code(in.int64());
                case "message" -> draft.message = in.text();
                case "detail" -> readDetail(in.object(DETAIL_NAMES), draft);
                case "executed" -> draft.executed = Executed.of(in.openEnumeration("UNKNOWN", "NO", "YES"));
                case "working" -> draft.working = in.bool();
                case "draining" -> draft.draining = in.bool();
                case "retry_after_ms" -> draft.retryAfterMs = in.uint32();
                case "scope" -> draft.scope = in.id();
                case "store_ms" -> draft.storeMs = in.int64();
                case "metadata" -> in.metadata(draft.metadata());
                case "body" -> draft.body = in.json();
                case "server" -> readServer(in.object(SERVER_NAMES), draft.server());
                case "settled" -> draft.settled = in.bool();
                default -> throw new AssertionError(name);
            }
        }
        return draft.finish();
    }

    private static void readDetail(JsonFields in, ReplyDraft draft) throws IOException, MalformedFrameException {
        draft.hasDetail = true;
        for (String name = in.next(); name != null; name = in.next()) {
            if (name.equals("name")) {
                draft.detailName = in.text();
            } else {
                draft.detailBody = in.json();
            }
        }
    }

    private static void readServer(JsonFields in, ServerInfoDraft draft) throws IOException, MalformedFrameException {
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "instance" -> draft.instance = in.id();
                case "max_message_bytes" -> draft.maxMessageBytes(in.uint64());
                case "retention_ms" -> draft.retentionMs(in.uint64());
                case "capabilities" -> {
                    in.list();
                    while (in.element()) {
                        draft.capability(in.text());
                    }
                }
                case "methods" -> {
                    in.list();
                    while (in.element()) {
                        draft.method(in.text());
                    }
                }
                case "queued" -> draft.queued = in.count();
                case "executing" -> draft.executing = in.count();
                case "workers" -> draft.workers = in.count();
                default -> throw new AssertionError(name);
            }
        }
    }
}
