package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.uint32;

import io.privateer.rpc.call.Priority;
import java.io.IOException;
import java.util.Map;

/** A request as JSON. */
final class JsonRequest {
    private static final Map<String, String> NAMES = JsonFields.names(
            "kind",
            "client",
            "sequence",
            "done_below",
            "done",
            "scope",
            "bound_ms",
            "attempt",
            "method",
            "timeout_ms",
            "beat_ms",
            "codec",
            "metadata",
            "body",
            "front",
            "dispatch",
            "priority",
            "extra",
            "batch");

    private static final Map<String, String> RANGE_NAMES = JsonFields.names("first", "last");

    private JsonRequest() {}

    static byte[] encode(Request request) {
        return JsonOutput.object(out -> {
            out.text("kind", request.kind().name());
            out.id("client", request.client());
            out.number64("sequence", request.sequence());
            out.number64("doneBelow", request.doneBelow());
            out.objects("done", request.done(), (element, range) -> {
                element.number64("first", range.first());
                element.number64("last", range.last());
            });
            out.id("scope", request.scope());
            out.number64("boundMs", request.boundMs());
            out.number32("attempt", request.attempt());
            out.text("method", request.method());
            out.number32("timeoutMs", uint32(request.timeoutMs()));
            out.number32("beatMs", uint32(request.beatMs()));
            out.text("codec", request.codec().name());
            out.metadata("metadata", request.metadata());
            out.json("body", request.body());
            out.id("front", request.front());
            out.number64("dispatch", request.dispatch());
            if (request.priority() != Priority.DEFAULT) {
                out.text("priority", request.priority().name());
            }
            out.flag("extra", request.extra());
            out.flag("batch", request.batch());
        });
    }

    static Request decode(byte[] frame) throws MalformedFrameException {
        Request request = JsonFields.readAll(frame, "request", NAMES, JsonRequest::read);
        String problem = EnvelopeRules.jsonProblem(request);
        if (problem != null) {
            throw new MalformedFrameException("request: " + problem);
        }
        return request;
    }

    private static Request read(JsonFields in) throws IOException, MalformedFrameException {
        RequestDraft draft = new RequestDraft();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "kind" -> draft.kind(in.enumeration("KIND_UNSPECIFIED", "CALL", "WAIT", "CANCEL", "PING"));
                case "client" -> draft.client = in.id();
                case "sequence" -> draft.sequence = in.uint64();
                case "done_below" -> draft.doneBelow = in.uint64();
                case "done" -> readDone(in, draft);
                case "scope" -> draft.scope = in.id();
                case "bound_ms" -> draft.boundMs = in.int64();
                case "attempt" -> draft.attempt = in.count();
                case "method" -> draft.method = in.text();
                case "timeout_ms" -> draft.timeoutMs = in.uint32();
                case "beat_ms" -> draft.beatMs = in.uint32();
                case "codec" -> draft.codec(in.enumeration("CODEC_UNSPECIFIED", "PROTOBUF", "JSON"));
                case "metadata" -> in.metadata(draft.metadata());
                case "body" -> draft.body = in.json();
                case "front" -> draft.front = in.id();
                case "dispatch" -> draft.dispatch = in.uint64();
                case "priority" -> draft.priority(in.openEnumeration("DEFAULT", "CRITICAL", "BACKGROUND"));
                case "extra" -> draft.extra = in.bool();
                case "batch" -> draft.batch = in.bool();
                default -> throw new AssertionError(name);
            }
        }
        return draft.finish(BodyCodec.JSON);
    }

    private static void readDone(JsonFields in, RequestDraft draft) throws IOException, MalformedFrameException {
        in.list();
        while (in.element()) {
            JsonFields range = in.object(RANGE_NAMES);
            long first = 0;
            long last = 0;
            for (String name = range.next(); name != null; name = range.next()) {
                if (name.equals("first")) {
                    first = range.uint64();
                } else {
                    last = range.uint64();
                }
            }
            draft.done(first, last);
        }
    }
}
