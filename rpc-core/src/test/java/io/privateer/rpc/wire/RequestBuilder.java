package io.privateer.rpc.wire;

import io.privateer.rpc.call.Priority;
import java.util.List;
import java.util.Map;

/** A request with this and that set, for tests that need what no client would send. Starts as a PING of client 1. */
final class RequestBuilder {
    private Kind kind = Kind.PING;
    private Id client = new Id(0, 1);
    private long sequence;
    private long doneBelow;
    private List<Range> done = List.of();
    private Id scope = Id.NONE;
    private long boundMs;
    private int attempt;
    private String method = "";
    private long timeoutMs;
    private long beatMs;
    private BodyCodec codec = BodyCodec.PROTOBUF;
    private Map<String, String> metadata = Map.of();
    private byte[] body = new byte[0];
    private Id front = Id.NONE;
    private long dispatch;
    private Priority priority = Priority.DEFAULT;
    private boolean extra;
    private boolean batch;

    RequestBuilder() {}

    RequestBuilder(Request request) {
        kind = request.kind();
        client = request.client();
        sequence = request.sequence();
        doneBelow = request.doneBelow();
        done = request.done();
        scope = request.scope();
        boundMs = request.boundMs();
        attempt = request.attempt();
        method = request.method();
        timeoutMs = request.timeoutMs();
        beatMs = request.beatMs();
        codec = request.codec();
        metadata = request.metadata();
        body = request.body();
        front = request.front();
        dispatch = request.dispatch();
        priority = request.priority();
        extra = request.extra();
        batch = request.batch();
    }

    RequestBuilder kind(Kind newKind) {
        kind = newKind;
        return this;
    }

    RequestBuilder client(Id newClient) {
        client = newClient;
        return this;
    }

    RequestBuilder sequence(long newSequence) {
        sequence = newSequence;
        return this;
    }

    RequestBuilder done(long newDoneBelow, List<Range> newDone) {
        doneBelow = newDoneBelow;
        done = newDone;
        return this;
    }

    RequestBuilder bound(Id newScope, long newBoundMs) {
        scope = newScope;
        boundMs = newBoundMs;
        return this;
    }

    RequestBuilder attempt(int newAttempt) {
        attempt = newAttempt;
        return this;
    }

    RequestBuilder method(String newMethod) {
        method = newMethod;
        return this;
    }

    RequestBuilder times(long newTimeoutMs, long newBeatMs) {
        timeoutMs = newTimeoutMs;
        beatMs = newBeatMs;
        return this;
    }

    RequestBuilder codec(BodyCodec newCodec) {
        codec = newCodec;
        return this;
    }

    RequestBuilder metadata(Map<String, String> newMetadata) {
        metadata = newMetadata;
        return this;
    }

    RequestBuilder body(byte[] newBody) {
        body = newBody;
        return this;
    }

    RequestBuilder dispatch(long newDispatch) {
        dispatch = newDispatch;
        return this;
    }

    Request build() {
        return new Request(
                kind, client, sequence, doneBelow, done, scope, boundMs, attempt, method, timeoutMs, beatMs, codec,
                metadata, body, front, dispatch, priority, extra, batch);
    }
}
